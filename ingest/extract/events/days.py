"""When an occasion is, as its own sentence tells: "Chiều 28/6, … tổ chức lễ …", "… hội nghị ngày 3/4".

A date belongs to the noun that it follows, or opens the sentence for its first noun.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.dates import DateMention
from ingest.extract.signs import DATE, MARK
from ingest.extract.vocabulary import Act, openings, words
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.events.naming import Naming
    from ingest.extract.signs import Sign

AFTER, OPENING, BEFORE, FAR = 0, 1, 2, 3
"""How near a date stands: right after the naming, at the opening of the sentence, elsewhere, nowhere."""
_GAP, _OPENING, _REACH, _LASTING = 5, 6, 25, 9
"""How many signs may stand between noun and date after it; before a date that opens the sentence; between a date
and the noun after it; between noun and the day up to which it lasts."""
_YEAR, _MONTH, _DAY = len("2020"), len("2020-02"), len("2020-02-26")
_LATE = 3
"""How many signs after a naming its year may stand."""
_DOCUMENT = 8
_HOUR = re.compile(r"\d{1,2}(?:h\d*|g\d*)?")

Dates = list[tuple[int, DateMention]]
"""Dates, each with the index of its sign."""


def dates_of(row: Sequence[Sign]) -> Dates:
    """Return the dates of a sentence that can be those of an occasion, each with the index of its sign."""
    return [(at, sign.value) for at, sign in enumerate(row) if sign.kind == DATE and _of_occasion(row, at)]


def date_of(
    row: Sequence[Sign], naming: Naming, others: Sequence[Naming], dates: Dates
) -> tuple[DateMention | None, int]:
    """Return the date that the sentence gives a naming and how near it stands; (None, FAR) if there is none.

    Args:
        row: The signs of the sentence.
        naming: The naming asked about.
        others: All namings of the sentence.
        dates: What ``dates_of`` returns for it.
    """
    limit = min((other.at for other in others if other.at > naming.at), default=len(row))
    after = next(_after(row, naming, dates, limit), None)
    if after is not None and (_exact(after[1]) or after[0] - naming.reach <= 1):
        return after[1], AFTER
    month = after[1] if after is not None else None
    if not (naming.aside or (naming.at and row[naming.at - 1].low in words("events", "in_passing"))):
        found = _before(row, naming, [(at, date) for at, date in dates if not at or row[at - 1].low != "("], others)
        if found is not None and (found[1] != BEFORE or month is None):
            return found
        if month is None:
            within = next(_within(row, naming, dates, limit), None)
            if within is not None:
                return within, BEFORE
    late = month or next(_late(row, naming, limit), None)
    return (late, AFTER) if late is not None else (None, FAR)


def _after(row: Sequence[Sign], naming: Naming, dates: Dates, limit: int) -> Iterator[tuple[int, DateMention]]:
    """Yield the dates that follow a naming, days before months: "hội đàm ngày 11/4", "kỳ họp (từ 28 đến 30/5)"."""
    near = [
        (at, date)
        for at, date in dates
        if naming.reach <= at < limit and at - naming.reach <= _GAP and not _ends(row, naming.reach, at)
    ]
    near = [(at, date) for at, date in near if not (_turns(row, at, limit) or _said(row[naming.reach : at]))]
    yield from sorted(near, key=lambda found: not (_exact(found[1]) or found[0] - naming.reach <= 1))


def _before(
    row: Sequence[Sign], naming: Naming, dates: Dates, others: Sequence[Naming]
) -> tuple[DateMention, int] | None:
    """Return the date that opens the sentence or stands before the naming: "Sáng 9/7, tại …, HĐND khai mạc kỳ họp"."""
    first = min((other.at for other in others), default=naming.at)
    for at, date in reversed(dates):
        if at < naming.at and (at < _OPENING or (at < first and not _ends(row, at, naming.at))):
            return date, BEFORE if _said(row[at : naming.at]) else OPENING
    if _at_an_hour(row, naming.stop):
        return next(((date, OPENING) for at, date in reversed(dates) if at < naming.at), None)
    for at, date in reversed(dates):
        between = any(at < other.at < naming.at for other in others)
        if 0 < naming.at - at <= _REACH and not between and not _ends(row, at, naming.at):
            return date, BEFORE
    return None


def _at_an_hour(row: Sequence[Sign], at: int) -> bool:
    """Tell whether only an hour of the day that stands before is said: "…; lễ an táng | lúc 17h"."""
    at_once = at + 1 < len(row) and row[at].low in ("lúc", "vào", "hồi")
    return at_once and _HOUR.fullmatch(row[at + 1].low) is not None


def _late(row: Sequence[Sign], naming: Naming, limit: int) -> Iterator[DateMention]:
    """Yield the month or year that is all one knows: "phiên họp thường kỳ tháng 8/2020", "… cuối năm 2023"."""
    monthly = naming.kind in words("events", "monthly")
    for at in range(naming.at + 1, min(limit, naming.reach + _LATE)):
        date = row[at].value if row[at].kind == DATE else None
        if date is None or date.start is None or is_until(row, at):
            continue
        month = monthly and len(date.start) == _MONTH and row[at].low.startswith("tháng")
        year = at > naming.stop and len(date.start) == _YEAR and row[at - 1].low in words("events", "at_year")
        if month or (year and date.end is None):
            yield date


def _said(between: Sequence[Sign]) -> bool:
    """Tell whether somebody says what follows: "tại cuộc họp, ông X nêu rõ, ngày 12/6 …"."""
    return any(isinstance(sign.value, Act) and sign.value.saying for sign in between)


def _within(row: Sequence[Sign], naming: Naming, dates: Dates, limit: int) -> Iterator[DateMention]:
    """Yield the dates after a verb of the occasion itself: "hội nghị do … tổ chức tại Hà Nội vào ngày 3/4"."""
    for at, date in dates:
        if naming.at < at < limit and any(sign.low in words("events", "happens") for sign in row[naming.stop : at]):
            yield date


def _of_occasion(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a date can be that of an occasion: a day or a month that is no limit and no document's."""
    start, end = row[at].value.start, row[at].value.end
    if is_until(row, at) or of_document(row, at):
        return False
    if start is None:
        if row[at].low.startswith(("năm", "tuần", "quý")):
            return False
        explained = any(sign.kind == DATE and sign.value.start is not None for sign in row[at + 1 : at + 3])
        return not explained
    lasts = 0 if end is None else int(end[:_YEAR]) - int(start[:_YEAR])
    return len(start) > _YEAR and lasts <= 1


def of_document(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a day is that of a document: "Nghị quyết số 17/NQ-CP ngày 07/3/2019"."""
    before = [sign.low for sign in row[max(0, at - _DOCUMENT) : at]]
    return row[at].low.startswith("ngày") and before[-1:] != [","] and ("số" in before or "/" in before)


def _turns(row: Sequence[Sign], at: int, limit: int) -> bool:
    """Tell whether a date between commas opens the clause of another occasion: "Nhân kỳ họp thứ 6, chiều nay, …"."""
    return limit < len(row) and row[at - 1].low == "," and any(sign.low == "," for sign in row[at + 1 : at + 3])


def _exact(date: DateMention) -> bool:
    return date.start is None or len(date.start) == _DAY


def _ends(row: Sequence[Sign], start: int, stop: int) -> bool:
    """Tell whether a sentence or clause ends between two signs; an initial's stop ends none: "Kevin B. Smith"."""
    return any(
        sign.kind == MARK and sign.low in ".;!?" and not (sign.low == "." and row[index - 1].low[-2:-1] in ("", " "))
        for index, sign in enumerate(row[start:stop], start)
    )


def is_until(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a date is a limit: "đến ngày 11/7", "trước 30/4"."""
    return row[at].low.startswith(openings("events", "happens", "until")) or (
        at > 0 and row[at - 1].low in words("events", "happens", "until")
    )


def last_day(row: Sequence[Sign], naming: Naming) -> str | None:
    """Return the day up to which an occasion lasts: "kỳ họp sẽ diễn ra đến ngày 11/7/2019"."""
    for at in range(naming.stop, min(len(row), naming.stop + _LASTING)):
        lasts = any(sign.low in words("events", "happens", "lasts") for sign in row[naming.stop : at])
        if row[at].kind == DATE and is_until(row, at) and lasts:
            date: DateMention = row[at].value
            return date.end or date.start
    return None


def year_of(row: Sequence[Sign], naming: Naming) -> DateMention | None:
    """Return the year of an occasion of which no day is told: "lễ trao học bổng năm 2016", "Năm 2022, hội thi …"."""
    if naming.aside:
        return None
    reviewed = any(word in (naming.title or "").lower() for word in words("events", "other_year"))
    own = () if reviewed else row[naming.at + 1 : naming.reach + 1]
    for sign in (*row[:1], *own):
        if sign.kind == DATE and len(sign.value.start or "") == _YEAR and sign.value.end is None:
            date: DateMention = sign.value
            return date
    return _edition(row[naming.stop - 1]) if naming.family == "contest" or _festival(naming.kind) else None


def _festival(kind: str) -> bool:
    return kind in words("events", "festivals")


def _edition(last: Sign) -> DateMention | None:
    """Return the year that closes the name of a contest or festival: "kỳ thi THPT quốc gia 2018"."""
    if len(last.low) != _YEAR or not last.low.isdigit() or not last.low.startswith("20"):
        return None
    return DateMention(Span(last.start, last.stop), last.low, None, "stated")


def opening_day(row: Sequence[Sign], *, exact: bool = True) -> DateMention | None:
    """Return the day with which a sentence opens: "Sáng 22/3, Chủ tịch Quốc hội … trình bày …".

    Args:
        row: The signs of the sentence.
        exact: Whether its year must be known.
    """
    for at, sign in enumerate(row[:_OPENING]):
        known = len(sign.value.start or "") == _DAY if sign.kind == DATE and (exact or sign.value.start) else not exact
        if sign.kind == DATE and known and _of_occasion(row, at):
            date: DateMention = sign.value
            return date
    return None
