"""Dates where they stand: "Ngày 26/2", "từ ngày 3 đến 5-9", "sáng nay (20.2)", "tháng 5/2013", "nhiệm kỳ 2016-2021".

A number is a date only next to words that make it one ("ngày", "sáng", "từ … đến …") or with its year; fractions,
scores, prices, document numbers and holidays that name an occasion ("dịp lễ 30/4") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.extract.dates import grammar
from ingest.extract.dates.calendar import day_of, exists, iso, nearest_year
from ingest.extract.keywords import lowered
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.dates.reference import Reference

_BACK = 80
"""How far before a number its cue and the words that forbid it are looked for, in code points."""
_YEAR_ONLY = len("2020")
_SAME_DAY_BACK = 1500
"""How far back "cùng ngày" looks for its day, in code points."""


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


@dataclass(frozen=True, slots=True)
class _Point:
    year: int | None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        return None if self.year is None else iso(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class _Found:
    """A date as written: its first and last point, years perhaps missing; ``basis`` as of a DateMention."""

    start: int
    stop: int
    first: _Point
    last: _Point | None
    basis: str = "stated"
    joins: bool = False


def dates(text: str, span: Span, reference: Reference) -> list[DateMention]:
    """Return the dates of a span of the text, in order, none overlapping.

    Args:
        text: The article's text.
        span: Where to look.
        reference: What ``reference`` returned for the article.
    """
    said = reference
    mentions: list[DateMention] = []
    for found in _merge(text, _found(text, span, reference)):
        mention = _mention(found, said)
        mentions.append(mention)
        if reference.anchor is None and mention.start and len(mention.start) > _YEAR_ONLY:
            said = replace(reference, anchor=mention.start[:7] + "-15", reason=mention.span.of(text))
    return mentions


def _found(text: str, span: Span, reference: Reference) -> list[_Found]:
    words = lowered(span.of(text))
    found: list[_Found] = []
    if numbered := grammar.DIGIT.search(words) is not None:
        found += _days(text, span, reference)
    if numbered or any(word in words for word in grammar.PERIOD_WORDS):
        found += _periods(text, span, reference)
    if any(word in words for word in grammar.RELATIVE_WORDS):
        found += _relative(text, span, reference)
    found.sort(key=lambda item: (item.start, -item.stop))
    kept: list[_Found] = []
    for item in found:
        if not kept or item.start >= kept[-1].stop:
            kept.append(item)
        elif item.stop > kept[-1].stop and item.first.day and not kept[-1].first.day:
            kept[-1] = item
    return kept


def _days(text: str, span: Span, reference: Reference) -> Iterator[_Found]:
    """ "26/2", "sáng 20.2", "27-28/2", "từ ngày 3 đến 5-9", "15 và 16/3", "26 tháng 2 năm 2020"."""
    previous = -1
    for found in grammar.DAYS.finditer(text, span.start, span.stop):
        month = int(found["month"] or found["month_word"])
        day = int(found["day"])
        year = _year(found["year"] or found["year_slash"] or found["year_word"], reference)
        if not exists(month, day):
            continue
        follows = previous >= span.start and bool(
            grammar.JOINT.fullmatch(_bare(text[previous : found.start()]))
            or grammar.AND.fullmatch(_bare(text[previous : found.start()]))
        )
        if not (_is_date(text, found, year=year, follows=follows)):
            continue
        previous = found.end()
        start = _lead(text, found.start(), span.start)
        last = _Point(year, month, day)
        if found["first"] and exists(month, first := int(found["first"])) and first < day:
            yield _Found(start, found.end(), _Point(year, month, first), last)
        elif found["first"] and int(found["first"]) >= day and found["join"].strip() in {"đến", "tới"}:
            yield _Found(start, found.end(), last, None)
        else:
            yield _Found(start, found.end(), last, None)


def _is_date(text: str, found: re.Match[str], *, year: int | None, follows: bool) -> bool:
    before = text[max(0, found.start() - _BACK) : found.start()]
    if grammar.NO_DATE_AFTER.match(text, found.end(), min(len(text), found.end() + 12)):
        return False
    cue = grammar.CUE.search(before)
    if year is not None:
        return not (re.search(r"\bsố\s*$", before) and not cue)
    if (forbidding := grammar.NO_DATE.search(before)) and not (
        cue and cue["strong"] and cue["strong"].lower() != "ngày"
    ):
        named = forbidding.group().lower()
        return bool(cue and cue["strong"] and named.startswith("ngày ") and named.endswith("ngày "))
    if follows:
        return True
    if cue is None:
        return False
    if cue["strong"]:
        return True
    if found["sep"] and found["sep"].strip() == ".":
        return False
    if cue["bracket"]:
        return text[found.end() : found.end() + 1] == ")" and (found["sep"] or "").strip() != "-"
    return grammar.CLOSED_AFTER.match(text, found.end()) is not None


def _bare(between: str) -> str:
    """The words between two numbers without those that belong to the second: " đến hết ngày " → " đến hết "."""
    return between[: len(between) - len(m.group())] if (m := grammar.LEAD.search(between)) else between


def _lead(text: str, start: int, floor: int) -> int:
    lead = grammar.LEAD.search(text, max(floor, start - 40), start)
    if lead is None:
        return start
    opening = lead.start()
    while opening < start and (text[opening].isspace() or (opening > 0 and text[opening - 1].isalpha())):
        opening += 1
    return opening


def _periods(text: str, span: Span, reference: Reference) -> Iterator[_Found]:
    """ "tháng 5/2013", "quý I/2019", "năm 2019", "nhiệm kỳ 2016-2021", "tháng tới", "năm ngoái"."""
    for found in grammar.PERIODS.finditer(text, span.start, span.stop):
        if (period := _period(found, text, reference)) is not None:
            yield period


def _period(found: re.Match[str], text: str, reference: Reference) -> _Found | None:  # noqa: PLR0911 - one return per form
    start, stop = found.span()
    if found["month"]:
        before = text[max(0, start - 12) : start].lower()
        if before.endswith("cách mạng ") or grammar.NO_DATE_AFTER.match(text, stop):
            return None
        year = _year(found["month_year"] or found["month_year_word"] or found["month_year_bare"], reference)
        last = _Point(year, int(found["month"]))
        if found["month_first"] and int(found["month_first"]) < int(found["month"]):
            return _Found(start, stop, _Point(year, int(found["month_first"])), last)
        return _Found(start, stop, last, None)
    if found["bare_month"]:
        cue = grammar.CUE.search(text, max(0, start - 20), start)
        if cue is None or (found["bare_sep"] == "-" and cue["bracket"]):
            return None
        return _Found(start, stop, _Point(int(found["bare_year"]), int(found["bare_month"])), None)
    if found["quarter"]:
        year = _year(found["quarter_year"] or found["quarter_year_word"], reference)
        end = 3 * {"I": 1, "II": 2, "III": 3, "IV": 4}.get(found["quarter"].upper(), 0) or 3 * int(found["quarter"])
        return _Found(start, stop, _Point(year, end - 2), _Point(year, end))
    if found["from_year"] or found["term_from"]:
        first, last_year = int(found["from_year"] or found["term_from"]), int(found["to_year"] or found["term_to"])
        return _Found(start, stop, _Point(first), _Point(last_year)) if first < last_year else None
    if found["year"]:
        return _Found(start, stop, _Point(int(found["year"])), None)
    return _counted(found, start, stop, reference)


def _counted(found: re.Match[str], start: int, stop: int, reference: Reference) -> _Found:
    """ "năm nay", "năm ngoái", "tháng này", "tháng tới": counted from the day of writing."""
    if found["year_relative"]:
        return _Found(start, stop, _Point(_year(found["year_relative"], reference)), None, "publication")
    today = _today(reference)
    if today is None:
        return _Found(start, stop, _Point(None), None, "publication")
    step = {"này": 0, "tới": 1, "sau": 1}.get(found["month_relative"].lower(), -1)
    months = today.year * 12 + today.month - 1 + step
    return _Found(start, stop, _Point(months // 12, months % 12 + 1), None, "publication")


def _year(words: str | None, reference: Reference) -> int | None:
    """Return the year of "2019", "nay", "ngoái", "trước", "tới", "sau"."""
    if words is None:
        return None
    if words.isdigit():
        return int(words)
    if reference.year is None:
        return None
    return reference.year + {"nay": 0, "ngoái": -1, "trước": -1}.get(words.lower(), 1)


def _today(reference: Reference) -> date | None:
    return day_of(reference.today) if reference.today else None


_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "nhật": 6}
_DAYS_AWAY = {"nay": 0, "qua": -1, "mai": 1}


def _relative(text: str, span: Span, reference: Reference) -> Iterator[_Found]:
    """ "sáng nay", "hôm qua", "ngày mai", "cùng ngày", "thứ Sáu tuần tới", "tuần này"."""
    today = _today(reference)
    for found in grammar.RELATIVE.finditer(text, span.start, span.stop):
        if found["same"]:
            yield _Found(found.start(), found.end(), _same_day(text, found.start(), reference), None, "same")
            continue
        first, last = _away(found, today) if today else (None, None)
        end = _point(last) if last else None
        yield _Found(found.start(), found.end(), _point(first), end, "publication", joins=not found["week"])


def _point(day: date | None) -> _Point:
    return _Point(day.year, day.month, day.day) if day else _Point(None)


def _away(found: re.Match[str], today: date) -> tuple[date, date | None]:
    monday = today - timedelta(days=today.weekday())
    if found["week"]:
        first = monday + timedelta(weeks={"này": 0, "tới": 1, "sau": 1}.get(found["week"].lower(), -1))
        return first, first + timedelta(days=6)
    if found["weekday"]:
        word = found["weekday"].split()[-1].lower()
        weekday = int(word) - 2 if word.isdigit() else _WEEKDAYS[word]
        which = found["which"].lower()
        if "tuần" in which:
            week = {"này": 0, "tới": 1, "sau": 1}.get(which.split()[-1], -1)
            return monday + timedelta(weeks=week, days=weekday), None
        ahead = (weekday - today.weekday()) % 7
        return today + timedelta(
            days=(ahead or 7) if which in {"tới"} else ahead if which == "này" else ahead - 7
        ), None
    if found["hom"]:
        return today + timedelta(days={"nay": 0, "qua": -1}.get(found["hom"].lower(), -2)), None
    if found["ngay"]:
        return today + timedelta(days=1 if found["ngay"].lower() == "mai" else 2), None
    return today + timedelta(days=_DAYS_AWAY[found["part_day"].lower()]), None


def _same_day(text: str, start: int, reference: Reference) -> _Point:
    """Return the last day that stands before "cùng ngày"."""
    floor = max(0, start - _SAME_DAY_BACK)
    earlier = [item for item in _days(text, Span(floor, start), reference)]
    if earlier:
        return earlier[-1].last or earlier[-1].first
    return _point(_today(reference))


def _merge(text: str, found: list[_Found]) -> Iterator[_Found]:
    """Join "sáng nay" with "(26/2)", "28/2" with "- 2/3", "15/3" with "và 16/3"; drop anniversaries."""
    held: _Found | None = None
    for item in found:
        if held is None:
            held = item
            continue
        between = _bare(text[held.stop : item.start])
        if held.joins and not item.joins and item.first.day and grammar.APPOSITION.fullmatch(between):
            held = replace(item, start=held.start)
        elif (
            held.last is None
            and item.last is None
            and _granular(held) == _granular(item)
            and _interval(between, held, item)
        ):
            held = replace(held, stop=item.stop, last=item.first, basis=item.basis)
        else:
            yield held
            held = item
    if held is not None:
        yield held


def _granular(found: _Found) -> tuple[bool, bool]:
    return found.first.month is None, found.first.day is None


def _interval(between: str, held: _Found, item: _Found) -> bool:
    if grammar.JOINT.fullmatch(between):
        return True
    if not grammar.AND.fullmatch(between) or not (held.first.day and item.first.day):
        return False
    return held.first.month == item.first.month and item.first.day - held.first.day == 1


def _mention(found: _Found, reference: Reference) -> DateMention:
    span = Span(found.start, found.stop)
    points = [found.first] if found.last is None else [found.first, found.last]
    basis, reason = found.basis, reference.reason
    if basis == "stated" and points[-1].year is None and points[0].year is None:
        basis = "inferred-year"
    elif basis == "same":
        basis = "stated" if points[0].year is not None else "inferred-year"
    if basis == "stated":
        reason = None
    last = _dated(points[-1], reference)
    first = last if len(points) == 1 else _before(points[0], last, reference)
    if first.year is None:
        return DateMention(span, None, None, basis)
    return DateMention(span, first.iso(), last.iso() if found.last else None, basis, reason)


def _dated(point: _Point, reference: Reference) -> _Point:
    """Give a point without a year the one that brings it nearest to the day of writing."""
    if point.year is not None or point.month is None or reference.anchor is None:
        return point
    anchor = date.fromisoformat(reference.anchor)
    weight = {} if reference.published else {"future_weight": 1.0}
    return replace(point, year=nearest_year(point.month, point.day, anchor, **weight))


def _before(point: _Point, last: _Point, reference: Reference) -> _Point:
    """Give the first day of an interval its year from the last day: "28/12 đến 3/1/2020" begins in 2019."""
    if point.year is not None:
        return point
    if last.year is None:
        return _dated(point, reference)
    later = (point.month or 0, point.day or 0) > (last.month or 0, last.day or 0)
    return replace(point, year=last.year - later)
