"""The concept schemes, read as a lexicon: the words that name a role, a rank, a kind of body, event or directive.

Each file under ``ontology/schemes/`` is one SKOS concept scheme. What the extractor recognises are the labels
of its concepts, so a new role or a new abbreviation is an edit of a data file. Three sorts of label tell how
words are to be read:

- ``skos:prefLabel``: the words written out, "Phó Chủ tịch"; what a fact says, unless ``canonicalRole`` says otherwise;
- ``skos:altLabel``: other words for the same, written out; matched, as the preferred label is, whatever their case;
- ``skos:hiddenLabel``: abbreviations ("PCT", matched in their case) and misspellings.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, RdfFormat, parse

from ontology.files import SCHEMES
from ontology.terms import BM, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

BASE = "https://w3id.org/bomay/concept/"


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a scheme, with the words that name it.

    ``slug`` is its local name ("pho-chu-tich"), ``label`` its Vietnamese preferred label, ``labels`` all other
    Vietnamese labels in the order of the file, ``hidden`` those of them that are abbreviations or misspellings.
    ``broader`` is a slug of the same scheme. ``features`` holds the literal ``bm:`` properties by local name
    ("unitWord" → "Ban", "standsAlone" → "true"); each has one value at most.
    """

    iri: str
    slug: str
    label: str
    english: str
    labels: tuple[str, ...] = ()
    broader: str | None = None
    features: Mapping[str, str] = field(default_factory=dict, hash=False)
    hidden: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """The preferred label and all others."""
        return (self.label, *self.labels)


def names() -> tuple[str, ...]:
    """Return the names of all schemes, sorted."""
    return tuple(sorted(path.stem for path in SCHEMES.glob("*.ttl")))


@cache
def scheme(name: str) -> tuple[Concept, ...]:
    """Return the concepts of a scheme in the order of its file.

    Args:
        name: a file stem under ``ontology/schemes/``: "roles", "ranks", "organisation-kinds" …

    Raises:
        LookupError: there is no such scheme.
    """
    path = SCHEMES / f"{name}.ttl"
    if not path.is_file():
        message = f"no concept scheme {name!r}; there are {', '.join(names())}"
        raise LookupError(message)
    return tuple(_concepts(path))


def _concepts(path: Path) -> Iterator[Concept]:
    """Yield the concepts of a file: one for each subject that says ``skos:inScheme``."""
    statements: dict[str, dict[str, list[str | Literal]]] = {}
    for triple in parse(path=path, format=RdfFormat.TURTLE):
        value = triple.object if isinstance(triple.object, Literal) else str(triple.object).strip("<>")
        of_subject = statements.setdefault(str(triple.subject).strip("<>"), defaultdict(list))
        of_subject[str(triple.predicate).strip("<>")].append(value)
    for iri, said in statements.items():
        if SKOS.inScheme in said:
            yield _concept(iri, said)


def _concept(iri: str, said: Mapping[str, list[str | Literal]]) -> Concept:
    def words(label: str, language: str = "vi") -> list[str]:
        values = said.get(label, ())
        return [each.value for each in values if isinstance(each, Literal) and each.language == language]

    broader = [_slug(str(each)) for each in said.get(SKOS.broader, ())]
    features = {
        predicate.removeprefix(BM.NAMESPACE): values[0].value
        for predicate, values in said.items()
        if predicate.startswith(BM.NAMESPACE) and isinstance(values[0], Literal)
    }
    return Concept(
        iri=iri,
        slug=_slug(iri),
        label=words(SKOS.prefLabel)[0],
        english=words(SKOS.prefLabel, "en")[0],
        labels=(*words(SKOS.altLabel), *words(SKOS.hiddenLabel)),
        broader=broader[0] if broader else None,
        features=features,
        hidden=frozenset(words(SKOS.hiddenLabel)),
    )


def _slug(iri: str) -> str:
    return iri.rpartition("/")[2]
