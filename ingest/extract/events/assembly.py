"""An occasion and what is known of it, put together as a record: one fact however often it is told."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.certainty import witnessed
from ingest.extract.events.days import last_day, year_of
from ingest.extract.events.reported import confidence
from ingest.extract.vocabulary import words
from ingest.records import Event, Participant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.events.occasions import Occasion
    from ingest.extract.participation import Part
    from ingest.extract.signs import Sign
    from ingest.records import Span

_REACH = 40
"""How far before a directive the words that carry it out are looked for, in code points."""


def dated(event: Event, signs: Sequence[Sequence[Sign]], occasion: Occasion) -> Event:
    """Return an event with its date, its end and how the year is known; without, where its year cannot be told."""
    day = occasion.day
    if day is None:
        years = (year_of(signs[naming.row], naming) for naming in occasion.namings)
        day = next((year for year in years if year is not None), None)
    if day is None or day.start is None:
        return event
    ends = (last_day(signs[naming.row], naming) for naming in occasion.namings)
    end = day.end or next((end for end in ends if end is not None and end > day.start), None)
    return replace(event, date=day.start, end_date=end, date_basis=day.basis, date_reason=day.reason)


def undated(occasion: Occasion, people: Sequence[Part], points: float) -> Event:
    """Return the record of an occasion, its date and place still open.

    Args:
        occasion: The occasion.
        people: Who took part in it, in the order of the text.
        points: Its weight, as ``reported.weight`` gives it.
    """
    first = occasion.first
    rule = "event-verb" if first.deed is not None else "event-noun"
    return Event(
        kind=first.kind,
        title=first.title,
        evidence=witnessed(tuple(naming.span for naming in occasion.namings), rule, confidence(points)),
        announced=occasion.announced,
        participants=tuple(participants(people)),
    )


def participants(people: Sequence[Part]) -> Iterator[Participant]:
    """Yield each agent once for each of its roles, with all spans that tell it and the surest rule."""
    told: dict[tuple[str, str], list[Part]] = {}
    for part in people:
        told.setdefault((part.agent, part.role), []).append(part)
    for (agent, role), parts in told.items():
        best = max(parts, key=lambda part: part.confidence)
        spans = tuple(dict.fromkeys(part.span for part in parts))
        capacities = tuple(dict.fromkeys(post for part in parts for post in part.capacities))
        yield Participant(agent, role, witnessed(spans, best.rule, best.confidence), capacities)


def carried_out(
    text: str, occasion: Occasion, told: Sequence[Span], directives: Sequence[tuple[int, Span]]
) -> tuple[int, ...]:
    """Return the indices of the directives that an occasion carries out: "sơ kết 5 năm thực hiện Chỉ thị 07".

    Its title says so, or a sentence told of it: "yêu cầu quán triệt Nghị quyết …", "5 năm thi hành Chỉ thị …".

    Args:
        text: The article's text.
        occasion: The occasion.
        told: The sentences that tell of it.
        directives: Where directives stand, in order, each with its index.
    """
    verbs = words("events", "carrying_out")
    found: set[int] = set()
    for naming in occasion.namings:
        if any(verb in (naming.title or "").lower() for verb in verbs):
            found |= {index for index, span in _within(naming.span, directives) if span.stop <= naming.span.stop}
    for sentence in told:
        found |= {index for index, span in _within(sentence, directives) if _executed(text, sentence, span)}
    return tuple(sorted(found))


def _within(span: Span, directives: Sequence[tuple[int, Span]]) -> Iterator[tuple[int, Span]]:
    """Yield the directives that open in a span."""
    for at in range(bisect_left(directives, span.start, key=lambda found: found[1].start), len(directives)):
        if directives[at][1].start >= span.stop:
            return
        yield directives[at]


def _executed(text: str, sentence: Span, directive: Span) -> bool:
    """Tell whether words of carrying out stand right before a directive in a sentence told of the occasion."""
    before = text[max(sentence.start, directive.start - _REACH) : directive.start].lower().rstrip()
    before = before.removesuffix(" các").removesuffix(" tốt").removesuffix(" nghiêm")
    return before.endswith(tuple(words("events", "executing")))
