"""The labels of the concept schemes as phrases that can be looked up word by word.

An abbreviation ("CA", "ThU") is met only as it is written, any other label by any case: "giám đốc", "Giám đốc".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from ingest.extract.tokens import Token, tokenise
from ontology.schemes import Concept, scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T")


class Match(NamedTuple, Generic[T]):
    """A phrase met in the text: what it stands for, and its tokens ``start`` to ``stop`` (half open)."""

    value: T
    start: int
    stop: int


_JOINTS = frozenset({"và", "&", "-", "–", ","})


_Entry = tuple[tuple[str, ...], str, T]
"""The words of a phrase ("&" for what joins its parts), the phrase itself if it is an abbreviation, its value."""


class Phrases(Generic[T]):
    """A dictionary of phrases, each standing for a value; the longest phrase wins.

    Where a phrase joins its parts ("và", a comma, a dash), the text may join them otherwise or not at all:
    "Bộ Thông tin Truyền thông", "Lao động, Thương binh và Xã hội".
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take pairs of a phrase and its value; of equal phrases the first is kept."""
        by_first: dict[str, list[_Entry[T]]] = {}
        seen: set[tuple[tuple[str, ...], str]] = set()
        for phrase, value in entries:
            words = tokenise(phrase)
            key = (tuple("&" if word.low in _JOINTS else word.low for word in words), _abbreviation(phrase))
            if words and key not in seen:
                seen.add(key)
                by_first.setdefault(words[0].low, []).append((*key, value))
        self._by_first = {first: _by_second(phrases) for first, phrases in by_first.items()}
        self.first_words = frozenset(self._by_first)

    def match(self, tokens: Sequence[Token], at: int) -> Match[T] | None:
        """Return the longest phrase that stands at token ``at``, or None."""
        opening = self._by_first.get(tokens[at].low)
        if opening is None:
            return None
        by_second, single = opening
        for words, abbreviation, value in by_second.get(tokens[at + 1].low, single) if at + 1 < len(tokens) else single:
            if abbreviation and not _written(tokens, at, abbreviation):
                continue
            stop = _reach(tokens, at, words)
            if stop is not None:
                return Match(value, at, stop)
        return None

    def openings(self) -> Iterator[tuple[str, str | None]]:
        """Yield the first two words of the phrases, None where one has no second."""
        for first, (by_second, single) in self._by_first.items():
            yield from ((first, second) for second in by_second)
            if single:
                yield first, None

    def __contains__(self, phrase: str) -> bool:
        """Tell whether exactly this phrase is in the dictionary."""
        words = tokenise(phrase)
        found = self.match(words, 0) if words else None
        return found is not None and found.stop == len(words)


class Openings(Generic[T]):
    """Which of several dictionaries have a phrase that opens with two words: the others need not be asked there."""

    def __init__(self, dictionaries: Iterable[tuple[T, Phrases[Any]]]) -> None:
        """Take the dictionaries with their names; one name may stand for several."""
        alone: dict[str, set[T]] = {}
        pairs: dict[str, dict[str, set[T]]] = {}
        for name, dictionary in dictionaries:
            for first, second in dictionary.openings():
                if second is None:
                    alone.setdefault(first, set()).add(name)
                else:
                    pairs.setdefault(first, {}).setdefault(second, set()).add(name)
        self._by_first = {
            first: (
                {second: frozenset(names | alone.get(first, set())) for second, names in pairs.get(first, {}).items()},
                frozenset(alone.get(first, ())),
            )
            for first in alone | pairs
        }
        self.first_words = frozenset(self._by_first)

    def at(self, tokens: Sequence[Token], at: int) -> frozenset[T]:
        """Return the names of the dictionaries of which a phrase may stand at token ``at``."""
        found = self._by_first.get(tokens[at].low)
        if found is None:
            return frozenset()
        by_second, single = found
        return by_second.get(tokens[at + 1].low, single) if at + 1 < len(tokens) else single


def _by_second(phrases: list[_Entry[T]]) -> tuple[dict[str, list[_Entry[T]]], list[_Entry[T]]]:
    """Return the phrases of one first word by their second word, and those of one word; each list longest first."""
    single = [entry for entry in phrases if len(entry[0]) == 1]
    longer: dict[str, list[_Entry[T]]] = {}
    for entry in sorted(phrases, key=lambda entry: -len(entry[0])):
        words = entry[0]
        for second in (*_JOINTS, *words[2:3]) if words[1:2] == ("&",) else words[1:2]:
            longer.setdefault(second, []).append(entry)
    return {second: [*found, *single] for second, found in longer.items()}, single


def _abbreviation(phrase: str) -> str:
    """Return the phrase if it is one word with capitals inside ("UBND", "ThU"), else the empty string."""
    return phrase if phrase.isalpha() and not phrase[1:].islower() and len(phrase) > 1 and phrase[0].isupper() else ""


def _written(tokens: Sequence[Token], at: int, abbreviation: str) -> bool:
    """Tell whether an abbreviation stands at token ``at``, in one piece or where its case turns: "ThUV"."""
    word = tokens[at].text
    while len(word) < len(abbreviation) and at + 1 < len(tokens) and not tokens[at + 1].gap:
        at += 1
        word += tokens[at].text
    return word == abbreviation


def _reach(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> int | None:
    """Return where the words of a phrase end that stand at token ``at``, or None if they don't stand there."""
    for word in words:
        if word == "&":
            at += at < len(tokens) and tokens[at].low in _JOINTS
        elif at < len(tokens) and tokens[at].low == word:
            at += 1
        else:
            return None
    return at


def _labelled(concepts: Iterable[Concept]) -> Iterable[tuple[str, Concept]]:
    for concept in concepts:
        yield concept.label, concept
        for label in concept.labels:
            yield label, concept


@cache
def concepts(*names: str) -> Phrases[Concept]:
    """Return the phrases of one scheme or several, each standing for its concept."""
    return Phrases(entry for name in names for entry in _labelled(scheme(name)))
