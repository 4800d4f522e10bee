"""Dates where they stand, with their years: "Ngày 26/2", "từ ngày 3 đến 5-9", "sáng nay (20.2)", "tháng 5/2013"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ingest.extract.dates import grammar
from ingest.extract.dates.calendar import nearest_year
from ingest.extract.dates.days import bare, days
from ingest.extract.dates.periods import periods
from ingest.extract.dates.points import Point, Written
from ingest.extract.dates.relative import relative
from ingest.extract.keywords import lowered
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ingest.extract.dates.reference import Reference

_YEAR_ONLY, _DAY = len("2020"), len("2020-02-26")
_APART = 80
"""Dates so many code points apart are no interval, and none stands in apposition to the other."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that the text names.

    ``start`` and ``end`` are ISO 8601 days, months or years; ``end`` only for an interval. ``start`` is None where
    a date stands but its year cannot be told. ``basis`` is ``stated`` (with its year), ``inferred-year`` or
    ``publication`` (counted from the day of writing); ``reason`` the words or the day that gave the year.
    """

    span: Span
    start: str | None
    end: str | None
    basis: str
    reason: str | None = None


def dates(text: str, span: Span, reference: Reference) -> list[DateMention]:
    """Return the dates of a span of the text, in order, none overlapping.

    Args:
        text: The article's text.
        span: Where to look.
        reference: What ``reference`` returned for the article.
    """
    said = reference
    mentions: list[DateMention] = []
    found = list(_merged(text, _written(text, span, reference)))
    latest = max((point.year or 0 for item in found for point in (item.first, item.last or item.first)), default=0)
    for written in found:
        mention = _mention(written, said)
        mentions.append(mention)
        if reference.anchor is None and mention.start and _tells_year(mention.start, latest):
            said = replace(reference, anchor=mention.start[:7] + "-15", reason=mention.span.of(text))
    return mentions


def _tells_year(start: str, latest: int) -> bool:
    """Tell whether a date gives its year to those after it: a day does, a month only of the latest year named."""
    return len(start) == _DAY or (len(start) > _YEAR_ONLY and start[:_YEAR_ONLY] >= str(latest))


def _written(text: str, span: Span, reference: Reference) -> list[Written]:
    """The dates as written, none overlapping; a day goes before a month or year, and "cùng ngày", that it overlaps."""
    words = lowered(span.of(text))
    found: list[Written] = []
    if numbered := grammar.DIGIT.search(words) is not None:
        found += days(text, span, reference)
    if numbered or any(word in words for word in grammar.PERIOD_WORDS):
        found += periods(text, span, reference)
    if any(word in words for word in grammar.RELATIVE_WORDS):
        found += relative(text, span, reference)
    kept: list[Written] = []
    for item in sorted(found, key=lambda item: (item.start, -item.stop)):
        if not kept or item.start >= kept[-1].stop:
            kept.append(item)
        elif item.stop > kept[-1].stop and item.first.day:
            if kept[-1].basis == "same":
                kept[-1] = replace(item, start=kept[-1].start)
            elif not kept[-1].first.day:
                kept[-1] = item
    return kept


def _merged(text: str, written: Iterable[Written]) -> Iterator[Written]:
    """Join "sáng nay" with "(26/2)", "28/2" with "- 2/3", "15/3" with "và 16/3"."""
    held: Written | None = None
    for item in written:
        if held is None or item.start - held.stop > _APART:
            if held is not None:
                yield held
            held = item
            continue
        between = bare(text[held.stop : item.start])
        if held.joins and item.basis != "publication" and item.first.day and grammar.APPOSITION.fullmatch(between):
            held = replace(item, start=held.start)
        elif _interval(between, held, item):
            held = replace(held, stop=item.stop, last=item.first, basis=item.basis)
        else:
            yield held
            held = item
    if held is not None:
        yield held


def _interval(between: str, held: Written, item: Written) -> bool:
    """Tell whether two dates are the ends of one interval: "28/2 - 2/3", or two days running: "15/3 và 16/3"."""
    if held.last or item.last or held.first.precision != item.first.precision:
        return False
    if grammar.JOINT.fullmatch(between):
        return True
    if not grammar.AND.fullmatch(between) or not (held.first.day and item.first.day):
        return False
    return held.first.month == item.first.month and item.first.day - held.first.day == 1


def _mention(written: Written, reference: Reference) -> DateMention:
    span, basis, reason = Span(written.start, written.stop), written.basis, reference.reason
    points = [written.first] if written.last is None else [written.first, written.last]
    if basis in {"stated", "same"}:
        basis = "inferred-year" if all(point.year is None for point in points) else "stated"
    last = _dated(points[-1], reference)
    first = last if len(points) == 1 else _before(points[0], last, reference)
    if first.year is None:
        return DateMention(span, None, None, basis)
    return DateMention(
        span, first.iso(), last.iso() if written.last else None, basis, None if basis == "stated" else reason
    )


def _dated(point: Point, reference: Reference) -> Point:
    """Give a point without a year the one that brings it nearest to the day of writing."""
    if point.year is not None or point.month is None or reference.anchor is None:
        return point
    anchor = date.fromisoformat(reference.anchor)
    weight = {} if reference.published else {"future_weight": 1.0}
    return replace(point, year=nearest_year(point.month, point.day, anchor, **weight))


def _before(point: Point, last: Point, reference: Reference) -> Point:
    """Give the first day of an interval its year from the last day: "28/12 đến 3/1/2020" begins in 2019."""
    if point.year is not None:
        return point
    if last.year is None:
        return _dated(point, reference)
    later = (point.month or 0, point.day or 0) > (last.month or 0, last.day or 0)
    return replace(point, year=last.year - later)
