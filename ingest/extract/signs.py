"""A sentence as a row of signs: people, bodies, posts, places, dates, events, verbs, and the words between them.

"Sáng 9/7, | UBND tỉnh | tổ chức | hội nghị | tổng kết …" is read as date, mark, body, verb, event, word, word. What
names something hides the words inside it, so the "Đại hội" of "Ban Tổ chức Đại hội" is no event.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ingest.extract.lexicon import concepts
from ingest.extract.reading import PostMention
from ingest.extract.tokens import tokenise
from ingest.extract.words import lines
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.dates import DateMention
    from ingest.extract.lexicon import Phrases
    from ingest.extract.reading import Reading
    from ingest.extract.tokens import Token

PERSON: Final = "person"
BODY: Final = "body"
POST: Final = "post"
PLACE: Final = "place"
DATE: Final = "date"
PHRASE: Final = "phrase"
WORD: Final = "word"
MARK: Final = "mark"
AGENTS: Final = (PERSON, BODY)


_AFTER = 6
"""Among how many words from a body's name on a longer word is looked for."""


class Sign(NamedTuple):
    """One sign: code points ``start`` to ``stop``, its kind, what it stands for, its words in lower case.

    ``value`` is the name of a person, body or place, a ``PostMention``, a ``DateMention``, or what a phrase of
    the lexicon stands for; None for plain words and marks.
    """

    start: int
    stop: int
    kind: str
    value: Any
    low: str


class _Named(NamedTuple):
    start: int
    stop: int
    kind: str
    value: Any


def _named(reading: Reading, dates: Sequence[DateMention]) -> list[_Named]:
    """Return what is named, in order and without overlaps: people hide posts, posts hide bodies, bodies places."""
    layers = (
        [_Named(m.span.start, m.span.stop, PERSON, m.name) for m in reading.people],
        [_Named(m.span.start, m.span.stop, POST, m) for m in reading.posts],
        [_Named(m.span.start, m.span.stop, BODY, m.name) for m in reading.organisations],
        [_Named(m.span.start, m.span.stop, DATE, m) for m in dates],
        [_Named(m.span.start, m.span.stop, PLACE, m.name) for m in reading.places],
    )
    taken: list[_Named] = []
    for layer in layers:
        taken = list(_merged(taken, layer))
    return taken


def _merged(upper: list[_Named], lower: list[_Named]) -> Iterator[_Named]:
    """Yield both lists in order, leaving out what of ``lower`` overlaps the others."""
    at, last = 0, 0
    for item in sorted(lower, key=lambda named: (named.start, -named.stop)):
        while at < len(upper) and upper[at].start <= item.start:
            last = upper[at].stop
            yield upper[at]
            at += 1
        if item.start >= last and (at == len(upper) or item.stop <= upper[at].start):
            last = item.stop
            yield item
    yield from upper[at:]


def rows(reading: Reading, dates: Sequence[DateMention], phrases: Phrases[Any]) -> list[list[Sign]]:
    """Return the signs of each sentence of a reading.

    Args:
        reading: The article with its mentions.
        dates: The dates of the whole text.
        phrases: The lexicon whose phrases become signs of kind ``PHRASE``.
    """
    named = _named(reading, dates)
    starts = [item.start for item in named]
    found = []
    for sentence, tokens in zip(reading.sentences, reading.words(), strict=True):
        start, stop = sentence.span.start, sentence.span.stop
        inside = named[bisect_left(starts, start) : bisect_left(starts, stop)]
        found.append(_row(reading.text, tokens, [item for item in inside if item.stop <= stop], phrases))
    return found


def _row(text: str, tokens: Sequence[Token], named: Sequence[_Named], phrases: Phrases[Any]) -> list[Sign]:
    """Return the signs of one sentence: what is named where it stands, and the words before, between and after."""
    row: list[Sign] = []
    at = 0
    for item in named:
        stop = at
        while stop < len(tokens) and tokens[stop].start < item.start:
            stop += 1
        if item.kind == BODY and _is_verb_or_event(text, item, tokens[stop : stop + _AFTER], phrases):
            continue
        row += _plain(tokens[at:stop], phrases)
        low = text[item.start : item.stop].lower()
        row.append(Sign(item.start, item.stop, *_office(item, low), low))
        at = stop
        while at < len(tokens) and tokens[at].start < item.stop:
            at += 1
    row += _plain(tokens[at:], phrases)
    return row


def _is_verb_or_event(text: str, item: _Named, tokens: Sequence[Token], phrases: Phrases[Any]) -> bool:
    """Tell whether what was taken for a body opens an event's noun or a verb: "Hội" of "Hội nghị", "tổ chức Lễ"."""
    match = phrases.match(tokens, 0) if tokens else None
    return match is not None and (tokens[match.stop - 1].stop > item.stop or text[item.start].islower())


def _office(item: _Named, low: str) -> tuple[str, Any]:
    """Return kind and value of what is named; a body named by the office of its head is a post: "Bộ trưởng Công an"."""
    if item.kind == BODY:
        head = _head(low)
        if head is not None:
            return POST, PostMention(Span(item.start, item.stop), "", head, item.value)
    return item.kind, item.value


@lru_cache(maxsize=4096)
def _head(low: str) -> str | None:
    """Return the role that the name of a body opens with, if more follows; articles name the same bodies again."""
    words = tokenise(low)
    match = concepts("roles").match(words, 0)
    if match is None or match.stop == len(words) or match.value.label in lines("no_offices"):
        return None
    return match.value.label


def _plain(tokens: Sequence[Token], phrases: Phrases[Any]) -> Iterator[Sign]:
    """Yield the signs of words that name nothing."""
    new, reached = tuple.__new__, 0  # most signs are made here, and so in half the time that the class takes
    for at, token in enumerate(tokens):
        if at < reached:
            continue
        match = phrases.match(tokens, at) if token.low in phrases.first_words else None
        if match is None:
            kind = WORD if token.word or token.low.isalnum() else MARK
            yield new(Sign, (token.start, token.stop, kind, None, token.low))
        else:
            reached = match.stop
            low = " ".join(word.low for word in tokens[at:reached])
            yield Sign(token.start, tokens[reached - 1].stop, PHRASE, match.value, low)
