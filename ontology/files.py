"""The Turtle files that stand in every store beside the articles, and the graph that each belongs in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = Path(__file__).parent
VOCABULARY: Final = FOLDER / "vocabulary.ttl"
SHAPES: Final = FOLDER / "shapes.ttl"
SCHEMES: Final = FOLDER / "schemes"
PLACES: Final = FOLDER / "places"

ONTOLOGY_GRAPH: Final = "https://w3id.org/bomay/graph/ontology"
PLACES_GRAPH: Final = "https://w3id.org/bomay/graph/places"


def reference() -> Iterator[tuple[str, Path]]:
    """Yield (graph IRI, Turtle file) for all reference data, in a fixed order.

    Vocabulary and concept schemes stand in ``ONTOLOGY_GRAPH``, places in ``PLACES_GRAPH``. The shapes are no
    data and are left out.
    """
    yield ONTOLOGY_GRAPH, VOCABULARY
    for path in sorted(SCHEMES.glob("*.ttl")):
        yield ONTOLOGY_GRAPH, path
    for level in ("provinces", "districts", "communes"):
        yield PLACES_GRAPH, PLACES / f"{level}.ttl"
