"""The labels of the concept schemes as phrases that can be looked up word by word.

A label in capitals ("CA", "BTV") is met only by capitals, any other label by any case: "giám đốc", "Giám đốc".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from ingest.extract.tokens import Token, tokenise
from ontology.schemes import Concept, scheme

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase met in the text: what it stands for, and its tokens ``start`` to ``stop`` (half open)."""

    value: T
    start: int
    stop: int


class Phrases(Generic[T]):
    """A dictionary of phrases, each standing for a value; the longest phrase wins."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take pairs of a phrase and its value; of equal phrases the first is kept."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, T]]] = {}
        seen: set[tuple[tuple[str, ...], bool]] = set()
        for phrase, value in entries:
            words = tokenise(phrase)
            key = (tuple(word.low for word in words), phrase.isupper() and len(words) == 1)
            if words and key not in seen:
                seen.add(key)
                self._by_first.setdefault(words[0].low, []).append((*key, value))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda entry: -len(entry[0]))

    def match(self, tokens: Sequence[Token], at: int) -> Match[T] | None:
        """Return the longest phrase that stands at token ``at``, or None."""
        for words, capitals, value in self._by_first.get(tokens[at].low, ()):
            stop = at + len(words)
            if stop > len(tokens) or (capitals and not tokens[at].text.isupper()):
                continue
            if all(tokens[at + i].low == words[i] for i in range(1, len(words))):
                return Match(value, at, stop)
        return None

    def __contains__(self, phrase: str) -> bool:
        """Tell whether exactly this phrase is in the dictionary."""
        words = tokenise(phrase)
        found = self.match(words, 0) if words else None
        return found is not None and found.stop == len(words)


def _labelled(concepts: Iterable[Concept]) -> Iterable[tuple[str, Concept]]:
    for concept in concepts:
        yield concept.label, concept
        for label in concept.labels:
            yield label, concept


@cache
def concepts(*names: str) -> Phrases[Concept]:
    """Return the phrases of one scheme or several, each standing for its concept."""
    return Phrases(entry for name in names for entry in _labelled(scheme(name)))
