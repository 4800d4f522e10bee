"""Sentences, and the part of the page they stand in: title, body, caption.

A line never holds half a sentence in this genre, so lines are cut first, then full stops that end
something: not those of "TP. HCM", "PGS.TS. Trần", "26.2" or an initial.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from ingest.extract.reading import Block, Sentence
from ingest.extract.words import lines
from ingest.records import Article, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = regex.compile(
    r"[^\n]+(?:(?<=\b(?:TP|TX|PGS|GS|TS|ThS|BS|KTS|NSND|NSƯT)\.)\n(?!(?:Ông|Bà|Anh|Chị|Theo|Tại|Trước|Sau|Ngày|Sáng|Chiều|Ngoài)\s)[^\n]*)*"
)
_OPENERS = "|".join(sorted(lines("sentence_openers")))
_CAPITALS = "".join(sorted({words[0] for words in lines("sentence_openers")}))
_END = regex.compile(
    r"(?:[.!?…]|\.{3})[\"”’')\]]*(?=\s+[\"“‘'(\[]?[\p{Lu}\d–-]|[\"“(]?\p{Lu}\p{Ll}+\s|\s*$)"
    rf"|\s(?=[{_CAPITALS}])(?<=[\p{{Ll}}\d]\s)(?=(?:{_OPENERS})[\s,])"
)
"""A full stop that ends something, or the blank where a caption without a stop runs into the next sentence."""
_BEFORE = regex.compile(r"[\p{L}.]+$")
_CREDIT = regex.compile(r"\b(?:Ảnh|Clip|Video)\s*:", regex.IGNORECASE)
_CLOSED = regex.compile(r"[.!?…:;][\"”’')\]]*\s*$")
_CAPTION_LENGTH = 220
_LONGEST = 3_000
"""Code points after which text without a full stop is cut all the same, so that time grows with the text alone."""


def _abbreviated(line: str, dot: int) -> bool:
    """Tell whether the full stop at ``dot`` belongs to an abbreviation or an initial: "TP.", "ThS.", "H."."""
    before = _BEFORE.search(line, max(0, dot - 12), dot)
    word = before.group().rsplit(".", 1)[-1] if before else ""
    return line[dot] == "." and (
        (len(word) == 1 and word.isupper()) or word.lower() in lines("abbreviations_with_stop")
    )


def _cuts(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(line):
        if not _abbreviated(line, match.start()):
            yield from _bounded(line, start, match.end())
            start = match.end()
    if line[start:].strip():
        yield from _bounded(line, start, len(line))


def _bounded(line: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence whole, or cut where a clause or at least a word ends if no sentence is that long."""
    while stop - start > _LONGEST:
        limit = start + _LONGEST
        ends = (line.rfind(mark, start + _LONGEST // 2, limit) + 1 for mark in (";", ",", " "))
        cut = next((end for end in ends if end), limit)
        yield start, cut
        start = cut
    yield start, stop


def _block(line: str) -> Block:
    """A line that ends without a stop, or that names its photographer, is a caption (or a heading)."""
    if (":" in line and _CREDIT.search(line)) or (len(line) < _CAPTION_LENGTH and not _CLOSED.search(line)):
        return Block.CAPTION
    return Block.BODY


@lru_cache(maxsize=1000)  # asked for when an article is read, and soon again when its graph is written
def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the article in order; their spans hold no white space at the ends."""
    text = article.text
    found = []
    for line in _LINE.finditer(text):
        offset, words = line.start(), line.group()
        titled = offset == 0 and article.title != "" and text.startswith(article.title)
        block = Block.TITLE if titled else _block(words)
        for start, stop in _bounded(words, 0, len(words)) if titled else _cuts(words):
            inner = words[start:stop]
            left = offset + start + len(inner) - len(inner.lstrip())
            right = left + len(inner.strip())
            if right > left:
                found.append(Sentence(Span(left, right), block))
    return tuple(found)
