"""The year that dates without one take: from the day of publication, else from what the text says.

"Ngày 26/2 … hội nghị tổng kết công tác năm 2019 và triển khai chương trình năm 2020" was written about New Year
2020. Clues are weighed; of those that point to the latest year (or the year before it) the strongest counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.extract.dates import clues
from ingest.extract.dates.calendar import day_of, iso, nearest_year
from ingest.extract.dates.grammar import quarter

if TYPE_CHECKING:
    from collections.abc import Iterator

_OLDEST = 2000
"""No newspaper that is read here is older; earlier years are history told."""
_LEAD = 600
"""The opening of an article, in code points: a full date in it is that of the news itself."""
_SINCE = timedelta(days=150)
"""A full date further down is looked back on: the article is of the months after it."""
_AHEAD = timedelta(days=90)
"""What is still to come is announced some months before."""


@dataclass(frozen=True, slots=True)
class Reference:
    """When an article was written.

    ``published`` is the ISO day of publication; ``year`` the year that dates without one take in the main;
    ``reason`` the words or the day that gave it. ``anchor`` is the ISO day about which the article was written: a
    day without a year falls into the year that brings it nearest. ``today`` is the day of writing where it is
    known exactly ("sáng nay (26/2)"). All None where nothing tells.
    """

    published: str | None
    year: int | None
    reason: str | None
    anchor: str | None = None
    today: str | None = None


@dataclass(frozen=True, slots=True)
class _Clue:
    """Words that tell about when the article was written, and how well (``weight``)."""

    weight: int
    anchor: date
    words: str


def reference(text: str, published: str | None) -> Reference:
    """Tell when an article was written.

    Args:
        text: The article's text.
        published: ISO 8601 day of publication, or None.

    Returns:
        The reference that ``dates`` resolves days without a year by; all None where nothing tells the year.
    """
    day = day_of(published) if published else None
    if day is not None:
        return Reference(published, day.year, f"ngày đăng {day.day}/{day.month}/{day.year}", published, published)
    found = [clue for clue in _clues(text) if clue.anchor.year >= _OLDEST]
    if not found:
        return Reference(published, None, None)
    strong = [clue for clue in found if clue.weight] or found
    latest = max(clue.anchor.year for clue in strong)
    best = max((clue for clue in strong if clue.anchor.year >= latest - 1), key=lambda clue: (clue.weight, clue.anchor))
    return Reference(published, best.anchor.year, best.words, best.anchor.isoformat(), _today(text, best.anchor))


def _today(text: str, anchor: date) -> str | None:
    """Return the day that the text calls its own: "Hôm nay (26-8)", "sáng nay 28/11"."""
    if (found := clues.OWN_DAY.search(text)) is None:
        return None
    month, day = int(found["month"]), int(found["day"])
    return iso(int(found["year"] or nearest_year(month, day, anchor, 1.0)), month, day)


def _clues(text: str) -> Iterator[_Clue]:
    """Yield what the full dates and the years of the text tell."""
    for found in clues.FULL_DATE.finditer(text):
        before = text[max(0, found.start() - 80) : found.start()]
        day = day_of(f"{found['year']}-{int(found['month']):02d}-{int(found['day'] or 15):02d}")
        if day is None or clues.OF_A_DOCUMENT.search(before):
            continue
        if clues.GOAL.search(before, max(0, len(before) - 40)):
            if found["day"] and clues.IN_FORCE.search(before):
                yield _Clue(1, day, found.group())
            continue
        if found.start() >= _LEAD and clues.OF_A_LIFE.match(text, found.end()):
            continue
        if not found["day"] and clues.AHEAD.search(before):
            yield _Clue(1, day - _AHEAD, found.group())
            continue
        fresh = found["day"] and (found.start() < _LEAD or clues.SECOND.search(before))
        since = timedelta(0) if fresh else _SINCE
        yield _Clue(2, day + since, found.group())
    for found in clues.YEAR_AT.finditer(text):
        before = text[max(0, found.start() - 120) : found.start()]
        if found["until"]:
            yield from _range_clues(int(found["from"]), int(found["until"]), before, found.group())
        elif not (clues.STILL.search(before) and clues.STILL_ON.match(text, found.end())):
            yield from _year_clues(int(found["from"]), before, found.group())
    yield from _anniversaries(text)
    yield from _lives_and_terms(text)


def _lives_and_terms(text: str) -> Iterator[_Clue]:
    """Count from a birth to a death, take the end of a term for its last session, else an edge of a year for near."""
    age = clues.AGE_AT_DEATH.search(text)
    if age is not None and (born := clues.BORN.search(text)) is not None:
        yield _Clue(2, date(int(born["year"]) + int(age["age"]), 7, 1), f"{born.group()} … {age.group()}")
    if "cuối cùng" in text and clues.LAST_SESSION.search(text) and (term := clues.TERM.search(text)) is not None:
        yield _Clue(3, date(int(term["until"]), 3, 1), term.group())
    for edge in clues.EDGE.finditer(text):
        before = text[max(0, edge.start() - 70) : edge.start()]
        if clues.NEAR_BEFORE.search(before) or clues.NEAR_AFTER.match(text, edge.end()):
            month = 12 if edge["edge"].lower() == "cuối" else 1
            yield _Clue(0, date(int(edge["year"]), month, 1), edge.group())


def _anniversaries(text: str) -> Iterator[_Clue]:
    """Count from a founding: "kỷ niệm 20 năm ngày truyền thống … thành lập ngày 28/11/1996" is of 28/11/2016."""
    kept = {int(found["count"]) for found in clues.KEPT.finditer(text)}
    if len(kept) != 1:
        return
    count = kept.pop()
    for found in clues.FULL_DATE.finditer(text):
        first = not clues.SECOND.search(text, max(0, found.start() - 3), found.start())
        if found["day"] and first and clues.FOUNDED.search(text, max(0, found.start() - 60), found.start()):
            day = day_of(f"{int(found['year']) + count}-{int(found['month']):02d}-{int(found['day']):02d}")
            if day is not None:
                yield _Clue(2, day, f"{count} năm từ {found.group()}")


def _range_clues(first: int, last: int, before: str, words: str) -> Iterator[_Clue]:
    """Read "tổng kết … giai đoạn 2007-2015" is of 2016, "đại hội … nhiệm kỳ 2018-2023" of 2018."""
    if opening := clues.OPENING.search(before):
        yield _Clue(0 if opening["congress"] else 2, date(first, 7, 1), words)
    elif any(last - first == int(count["count"]) for count in clues.KEPT.finditer(before)):
        yield _Clue(3, date(last, 7, 1), words)
    elif review := clues.STRETCH.search(before):
        yield _Clue(0, date(last + 1, 3, 20), _tail(review) + words)


def _year_clues(year: int, before: str, words: str) -> Iterator[_Clue]:
    """Read "6 tháng đầu năm 2019" (July), "phương hướng năm 2019" (turn of the year), "tổng kết năm 2018" (its end)."""
    if part := clues.PART_OF_YEAR.search(before):
        day = date(year, _month_after(part), 10)
        ahead = clues.AHEAD.search(before) is not None
        yield _Clue(1 if ahead else 3, day - _AHEAD if ahead else day, _tail(part) + words)
        return
    if clues.GOAL.search(before) or clues.OF_A_LAW.search(before):
        return
    plan, review = clues.PLAN.match(before), clues.REVIEW.match(before)
    if plan and not (review and clues.AS_DONE.fullmatch(before, review.end("head"), plan.start("head"))):
        yield _Clue(3, date(year, 3, 20), _tail(plan) + words)
    elif review:
        yield _Clue(2, date(year + 1, 1, 20), _tail(review) + words)
    elif not clues.TOLD.search(before):
        yield _Clue(1, date(year, 7, 1), "năm " + words)


def _month_after(part: re.Match[str]) -> int:
    """Return the month about which is spoken of that part of a year."""
    if part["months"]:
        return 7 if part["half"].lower() == "cuối" else min(int(part["months"]) + 1, 12)
    if part["quarter"]:
        return 3 * quarter(part["quarter"])
    if part["edge"]:
        return 3 if part["edge"].lower() == "đầu" else 12
    return int(part["month"])


def _tail(found: re.Match[str]) -> str:
    """Return the matched words as they stand, at most the last eight of them, and a space."""
    return (
        " ".join(
            found.string[found.start("head") if "head" in found.re.groupindex else found.start() : found.end()].split()[
                -8:
            ]
        )
        + " "
    )
