"""Days counted from the day of writing: "sáng nay", "hôm qua", "ngày mai", "thứ Sáu tuần tới", "cùng ngày"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.extract.dates import grammar
from ingest.extract.dates.days import days
from ingest.extract.dates.points import Written, point, today
from ingest.extract.scan import matches
from ingest.records import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from ingest.extract.dates.reference import Reference

_SAME_DAY_BACK = 1500
"""How far back "cùng ngày" looks for its day, in code points."""
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "nhật": 6}
_WEEKS = {"này": 0, "tới": 1, "sau": 1}
_DAYS_AWAY = {"nay": 0, "qua": -1, "mai": 1, "kia": -2}


def relative(text: str, span: Span, reference: Reference) -> Iterator[Written]:
    """Yield the relative days and weeks of a span, in order; without a day of writing they say no date."""
    day = today(reference)
    for found in matches(grammar.RELATIVE, grammar.RELATION, text, span.start, span.stop):
        if found["same"]:
            yield _same_day(text, found, reference)
            continue
        first, last = _away(found, day) if day else (None, None)
        end = point(last) if last else None
        yield Written(*found.span(), point(first), end, "publication", joins=not found["week"])


def _away(found: re.Match[str], day: date) -> tuple[date, date | None]:
    """Return the day, or first and last day of the week, that the words mean."""
    monday = day - timedelta(days=day.weekday())
    if found["week"]:
        first = monday + timedelta(weeks=_WEEKS.get(found["week"].lower(), -1))
        return first, first + timedelta(days=6)
    if found["weekday"]:
        return _weekday(found, day, monday), None
    if found["ngay"]:
        return day + timedelta(days=1 if found["ngay"].lower() == "mai" else 2), None
    return day + timedelta(days=_DAYS_AWAY[(found["hom"] or found["part_day"]).lower()]), None


def _weekday(found: re.Match[str], day: date, monday: date) -> date:
    """Read "thứ Sáu tuần tới" (of that week), "thứ Sáu tới" (the next), "thứ Sáu vừa qua" (the last)."""
    word, which = found["weekday"].split()[-1].lower(), found["which"].lower()
    weekday = int(word) - 2 if word.isdigit() else _WEEKDAYS[word]
    if "tuần" in which:
        return monday + timedelta(weeks=_WEEKS.get(which.split()[-1], -1), days=weekday)
    ahead = (weekday - day.weekday()) % 7
    if which == "tới":
        return day + timedelta(days=ahead or 7)
    return day + timedelta(days=ahead if which == "này" else ahead - 7)


def _same_day(text: str, found: re.Match[str], reference: Reference) -> Written:
    """Read "cùng ngày": the last day that stands before it, else the day of writing; "cùng ngày 15/5" says its own."""
    earlier = list(days(text, Span(max(0, found.start() - _SAME_DAY_BACK), found.start()), reference))
    if earlier:
        return Written(*found.span(), earlier[-1].last or earlier[-1].first, None, "same", joins=True)
    return Written(*found.span(), point(today(reference)), None, "publication", joins=True)
