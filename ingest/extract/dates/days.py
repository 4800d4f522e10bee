"""Days in figures: "26/2", "sáng 20.2", "27-28/2", "từ ngày 3 đến 5-9", "15 và 16/3", "26 tháng 2 năm 2020".

A number is a day only next to words that make it one, or with its year; fractions, scores, prices, document
numbers and holidays that name an occasion ("dịp lễ 30/4") are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.dates import grammar
from ingest.extract.dates.calendar import exists
from ingest.extract.dates.points import Point, Written, year_of
from ingest.extract.scan import matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.dates.reference import Reference
    from ingest.records import Span

_BACK = 80
"""How far before a number its cue and the words that forbid it are looked for, in code points."""
_LEAD_BACK = 40
_CUE_BACK = 30
_AFTER = 12
_NUMBERED = re.compile(r"\bsố\s*$", re.IGNORECASE)
_ORDINAL = re.compile(r"\bthứ\s*$", re.IGNORECASE)
_WEEKDAYS = 7
"""Up to this number "thứ" may count a day of the week: "thứ 6, 12/4"."""


def days(text: str, span: Span, reference: Reference) -> Iterator[Written]:
    """Yield the days in figures of a span, in order."""
    previous = span.start - 1
    for found in matches(grammar.DAYS, grammar.NUMBER, text, span.start, span.stop):
        month, day = int(found["month"] or found["month_word"]), int(found["day"])
        year = year_of(found["year"] or found["year_slash"] or found["year_word"], reference)
        if not exists(month, day):
            continue
        follows = previous >= span.start and _goes_on(text[previous : found.start()])
        if not _is_date(text, found, with_year=year is not None, follows=follows):
            continue
        previous = found.end()
        start, last = _lead(text, found.start(), span.start), Point(year, month, day)
        first = int(found["first"]) if found["first"] else day
        if first < day and exists(month, first):
            yield Written(start, found.end(), Point(year, month, first), last)
        else:
            yield Written(start, found.end(), last)


def bare(between: str) -> str:
    """Return the words between two days without those that belong to the second: " đến hết ngày " → " đến hết "."""
    lead = grammar.LEAD.search(between)
    return between[: lead.start()] if lead else between


def _goes_on(between: str) -> bool:
    """Tell whether a day follows another in an interval or a list."""
    if len(between) > _BACK:
        return False
    joint = bare(between)
    return bool(grammar.JOINT.fullmatch(joint) or grammar.AND.fullmatch(joint))


def _is_date(text: str, found: re.Match[str], *, with_year: bool, follows: bool) -> bool:
    before = text[max(0, found.start() - _BACK) : found.start()]
    if int(found["day"]) > _WEEKDAYS and _ORDINAL.search(before):
        return False
    if grammar.NO_DATE_AFTER.match(text, found.end(), min(len(text), found.end() + _AFTER)):
        return False
    cue = grammar.CUE.search(before, max(0, len(before) - _CUE_BACK))
    if with_year:
        return cue is not None or _NUMBERED.search(before) is None
    told = follows or (cue is not None and _cued(text, found, cue))
    return told and not _forbidden(before, cue)


def _forbidden(before: str, cue: re.Match[str] | None) -> bool:
    """Tell whether the number names an occasion or a thing: "dịp lễ 30/4", "Ngày Nhà giáo Việt Nam 20/11"."""
    forbidding = grammar.NO_DATE.search(before)
    if forbidding is None:
        return False
    strong = (cue["strong"] or "").lower() if cue else ""
    if strong and strong != "ngày":
        return False
    named = forbidding.group().lower()
    return not (strong and named.startswith("ngày ") and named.endswith("ngày "))


def _cued(text: str, found: re.Match[str], cue: re.Match[str]) -> bool:
    """Weigh the words right before: "sáng" makes any figures a day, "từ" only some, a bracket only "(26/2)"."""
    separator = (found["sep"] or "").strip()
    if cue["strong"]:
        return True
    if separator == ".":
        return False
    if cue["bracket"]:
        return text.startswith(")", found.end()) and separator not in {"-", "–"}
    return grammar.CLOSED_AFTER.match(text, found.end()) is not None


def _lead(text: str, start: int, floor: int) -> int:
    """Return where the words begin that belong to the day: "sáng thứ Ba, ngày 3/4"."""
    lead = grammar.LEAD.search(text, max(floor, start - _LEAD_BACK), start)
    if lead is None:
        return start
    opening = lead.start()
    while opening < start and (text[opening].isspace() or (opening > 0 and text[opening - 1].isalpha())):
        opening += 1
    return opening
