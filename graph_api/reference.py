"""The reference data that every graph stands on: the vocabulary with its concept schemes, and the places.

They are Turtle files of the ontology room; each set of files has a graph of its own. The shapes are no
data: they are read by ``ontology.conform`` and stay out of the store.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

ONTOLOGY_GRAPH = "https://w3id.org/bomay/graph/ontology"
PLACES_GRAPH = "https://w3id.org/bomay/graph/places"

_TURTLE = (".ttl", ".ttl.gz")


@dataclass(frozen=True, slots=True)
class Reference:
    """One graph of reference data: its IRI, and the Turtle files (plain or gzipped) that make it up."""

    graph: str
    files: tuple[Path, ...]

    def digest(self) -> str:
        """SHA-256 over the names and bytes of the files, in hexadecimal."""
        total = hashlib.sha256()
        for file in self.files:
            total.update(file.name.encode() + b"\0")
            total.update(hashlib.sha256(file.read_bytes()).digest())
        return total.hexdigest()


def references(root: Path | None = None) -> tuple[Reference, ...]:
    """Return the two reference graphs with the files found under ``root`` (default: the ontology package).

    A file with ``place`` in its path below the root belongs to the places, one with ``shape`` to nobody,
    every other one to the ontology.
    """
    top = root if root is not None else Path(str(resources.files("ontology")))
    places: list[Path] = []
    terms: list[Path] = []
    for file in sorted(top.rglob("*")):
        below = file.relative_to(top).as_posix()
        if not file.name.endswith(_TURTLE) or "shape" in below:
            continue
        (places if "place" in below else terms).append(file)
    return Reference(ONTOLOGY_GRAPH, tuple(terms)), Reference(PLACES_GRAPH, tuple(places))


def turtle(file: Path) -> bytes:
    """Return the bytes of a Turtle file, unpacked where it is gzipped."""
    return gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
