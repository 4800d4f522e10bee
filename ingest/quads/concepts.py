"""Words of a fact as concepts of the schemes: "PCT" and "Phó chủ tịch" are both ``roles/pho-chu-tich``."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode

from ingest.resolve.iris import fold
from ontology.schemes import scheme


@cache
def _labelled(name: str) -> dict[str, tuple[NamedNode, str]]:
    """Return concept and preferred label by each folded label; what a concept is called first wins over other words."""
    found: dict[str, tuple[NamedNode, str]] = {}
    for concept in scheme(name):
        found.setdefault(fold(concept.label), (NamedNode(concept.iri), concept.label))
    for concept in scheme(name):
        for label in concept.labels:
            found.setdefault(fold(label), (NamedNode(concept.iri), concept.label))
    return found


def concept(name: str, words: str) -> NamedNode | None:
    """Return the concept of scheme ``name`` that has exactly these words as a label, but for case and punctuation."""
    found = _labelled(name).get(fold(words))
    return found[0] if found else None


def preferred(name: str, words: str) -> str:
    """Return the preferred label of the concept that the words name, or the words themselves."""
    found = _labelled(name).get(fold(words))
    return found[1] if found else words


@cache
def opening(name: str, words: str) -> NamedNode | None:
    """Return the concept whose label is the longest that the words open with: "hội nghị" of "hội nghị tổng kết"."""
    parts = fold(words).split()
    labels = (" ".join(parts[:stop]) for stop in range(len(parts), 0, -1))
    return next((found[0] for label in labels if (found := _labelled(name).get(label))), None)


@cache
def by_slug(name: str, slug: str) -> NamedNode | None:
    """Return the concept of a local name."""
    return next((NamedNode(concept.iri) for concept in scheme(name) if concept.slug == slug), None)
