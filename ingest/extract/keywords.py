"""Which sentences hold a word at all: one pass over the text before the expensive patterns.

Most sentences name no document and no award; an automaton over the words that every such phrase must hold finds
those that may, in time linear in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ahocorasick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ingest.extract.reading import Sentence


def lowered(text: str) -> str:
    """Return the text in small letters, code point for code point, so that offsets stay."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter if len(letter) == 1 else kept for kept in text for letter in (kept.lower(),))


class Keywords:
    """Words to look for, in small letters, wherever they stand, inside other words too."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words in any case; white space counts as one space."""
        self._automaton = ahocorasick.Automaton()
        for word in words:
            key = " ".join(word.lower().split())
            if key:
                self._automaton.add_word(key, len(key))
        self._automaton.make_automaton()

    def sentences(self, text: str, sentences: Iterable[Sentence]) -> Iterator[int]:
        """Yield the index of each sentence that holds a word, in order."""
        ends = iter([stop + 1 for stop, _ in self._automaton.iter(lowered(text))])
        end = next(ends, None)
        for at, sentence in enumerate(sentences):
            while end is not None and end <= sentence.span.start:
                end = next(ends, None)
            if end is None:
                return
            if end <= sentence.span.stop:
                yield at
