"""Months, quarters and years: "tháng 5/2013", "quý I/2019", "năm 2019", "nhiệm kỳ 2016-2021", "tháng tới"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.dates import grammar
from ingest.extract.dates.points import Point, Written, today, year_of
from ingest.extract.scan import matches

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from ingest.extract.dates.reference import Reference
    from ingest.records import Span

_REVOLUTION = "cách mạng "
_CUE_BACK = 20


def periods(text: str, span: Span, reference: Reference) -> Iterator[Written]:
    """Yield the months, quarters and years of a span, in order."""
    for found in matches(grammar.PERIODS, grammar.PERIOD, text, span.start, span.stop):
        for group, read in _FORMS.items():
            if found[group]:
                written = read(found, text, reference)
                if written is not None:
                    yield written
                break


def _month(found: re.Match[str], text: str, reference: Reference) -> Written | None:
    """Read "tháng 5/2013", "tháng 5 đến tháng 8/2020"; "Cách mạng Tháng Tám" and "tháng 9 hằng năm" are none."""
    start, stop = found.span()
    if text[max(0, start - len(_REVOLUTION)) : start].lower() == _REVOLUTION or grammar.NO_DATE_AFTER.match(text, stop):
        return None
    year = year_of(found["month_year"] or found["month_year_word"] or found["month_year_bare"], reference)
    last, first = int(found["month"]), int(found["month_first"] or found["month"])
    if first < last:
        return Written(start, stop, Point(year, first), Point(year, last))
    return Written(start, stop, Point(year, last))


def _bare_month(found: re.Match[str], text: str, _: Reference) -> Written | None:
    """Read "từ 5/2013", "(5/2013)", "1/1985 - [10/1987]"."""
    back = max(0, found.start() - _CUE_BACK)
    cue = grammar.CUE.search(text, back, found.start())
    if cue is None:
        return _plain_month(found) if grammar.MONTH_BEFORE.search(text, back, found.start()) else None
    if found["bare_sep"] == "-" and cue["bracket"]:
        return None
    return _plain_month(found)


def _plain_month(found: re.Match[str]) -> Written:
    return Written(*found.span(), Point(int(found["bare_year"]), int(found["bare_month"])))


def _quarter(found: re.Match[str], _: str, reference: Reference) -> Written:
    """Read "quý I/2019": its first and its last month."""
    year = year_of(found["quarter_year"] or found["quarter_year_word"], reference)
    end = 3 * grammar.quarter(found["quarter"])
    return Written(*found.span(), Point(year, end - 2), Point(year, end))


def _years(found: re.Match[str], _: str, __: Reference) -> Written | None:
    """Read "2016-2021", "nhiệm kỳ 2015 2020"."""
    first, last = int(found["from_year"] or found["term_from"]), int(found["to_year"] or found["term_to"])
    return Written(*found.span(), Point(first), Point(last)) if first < last else None


def _year(found: re.Match[str], _: str, __: Reference) -> Written:
    """Read "năm 2019"."""
    return Written(*found.span(), Point(int(found["year"])))


def _counted_year(found: re.Match[str], _: str, reference: Reference) -> Written:
    """Read "năm nay", "năm ngoái"."""
    return Written(*found.span(), Point(year_of(found["year_relative"], reference)), None, "publication")


def _counted_month(found: re.Match[str], _: str, reference: Reference) -> Written:
    """Read "tháng này", "tháng tới", "tháng trước"."""
    day = today(reference)
    if day is None:
        return Written(*found.span(), Point(None), None, "publication")
    step = {"này": 0, "tới": 1, "sau": 1}.get(found["month_relative"].lower(), -1)
    months = day.year * 12 + day.month - 1 + step
    return Written(*found.span(), Point(months // 12, months % 12 + 1), None, "publication")


_FORMS: dict[str, Callable[[re.Match[str], str, Reference], Written | None]] = {
    "month": _month,
    "month_relative": _counted_month,
    "bare_month": _bare_month,
    "quarter": _quarter,
    "from_year": _years,
    "term_from": _years,
    "year": _year,
    "year_relative": _counted_year,
}
