"""Who asked whom to do what: "Đồng chí Trần Tiến Dũng yêu cầu Công an tỉnh tiếp tục …".

A verb of asking with a person or body before it; what is asked for runs to the end of the sentence. A second verb
goes on with the subject of the first: "Ông A đánh giá cao …, đề nghị các sở …".
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from ingest.extract.certainty import witnessed
from ingest.extract.instructions.asked import asked
from ingest.extract.instructions.speakers import Verb, speakers, verbs
from ingest.extract.reading import Block, within
from ingest.extract.vocabulary import words as vocabulary
from ingest.records import Instruction, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.reading import Reading, Sentence
    from ingest.extract.tokens import Words
    from ingest.records import Event

_SHORTEST = 3
"""Fewer words say nothing that could be done."""


def instructions(reading: Reading, events: Sequence[Event]) -> Iterator[Instruction]:
    """Yield what is asked for, as it stands in the text."""
    speeches = _speeches(events)
    for sentence, tokens in zip(reading.sentences, reading.words(), strict=True):
        found = verbs(tokens) if sentence.block is Block.BODY else []  # titles and captions say it again
        if any(verb.asks for verb in found):
            yield from _sentence(reading, sentence, tokens, found, speeches)


def _sentence(
    reading: Reading,
    sentence: Sentence,
    tokens: Words,
    found: Sequence[Verb],
    speeches: Sequence[tuple[Span, str, int]],
) -> Iterator[Instruction]:
    agents = sorted(
        (*within(reading.people, sentence.span), *within(reading.organisations, sentence.span)),
        key=lambda mention: (mention.span.start, -mention.span.stop),
    )
    told = list(speakers(tokens, found, agents, _posts(reading, sentence.span)))
    for number, (verb, speaker) in enumerate(told):
        if not verb.asks:
            continue
        behind = next((after.start for after, _ in told[number + 1 :] if after.asks), len(tokens))
        words = asked(tokens, verb.stop, behind, agents)
        if words is None or words.size < _SHORTEST or (verb.low in _addressed() and not (words.names or words.group)):
            continue
        span = Span(speaker.span.start, words.span.stop)
        yield Instruction(
            speaker=speaker.name,
            verb=verb.low,
            quote=words.span,
            evidence=witnessed((span,), f"asks-{'on' if verb.goes_on else 'directly'}", 0.75 if verb.goes_on else 0.9),
            addressees=words.names,
            group=words.group,
            event=next((at for where, who, at in speeches if who == speaker.name and where.overlaps(span)), None),
        )


def _addressed() -> frozenset[str]:
    return vocabulary("instructions", "addressed")


def _speeches(events: Sequence[Event]) -> list[tuple[Span, str, int]]:
    """Return where somebody speaks at an event: the passage, who, the event's index."""
    return [
        (span, one.agent, at)
        for at, event in enumerate(events)
        for one in event.participants
        if one.role in {"speaker", "chair"}
        for span in one.evidence.spans
    ]


def _posts(reading: Reading, span: Span) -> list[Span]:
    """Return where posts stand inside a span, in order."""
    starts = [post.span.start for post in reading.posts]
    first = bisect_left(starts, span.start)
    return [post.span for post in reading.posts[first:] if span.covers(post.span)]
