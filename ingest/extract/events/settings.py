"""When and where an occasion is, as its own sentence tells: "Chiều 28/6, tại Hà Nội, …", "… ngày 3/4 tại xã Hưng Bình".

Dates and places belong to the noun that they follow, or open the sentence for its first one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from ingest.extract.vocabulary import Act, Head, words
from ingest.extract.signs import BODY, DATE, MARK, PERSON, PHRASE, PLACE, POST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.dates import DateMention
    from ingest.extract.events.namings import Naming
    from ingest.extract.signs import Sign

AFTER, OPENING, BEFORE, FAR = 0, 1, 2, 3
"""How near a date stands: right after the naming, at the opening of the sentence, before, somewhere after."""
_GAP_AFTER = 5
_OPENING = 6
_REACH = 25
_AT = frozenset({"tại", "nhân", "dự", "trong"})
_IN_PASSING = frozenset({"nhân", "khuôn khổ", "khổ", "dịp", "sau", "trước", "trong"})
_TELLING = frozenset({"organiser", "chair", "attendee", "speaker", "host"})
_BACK = 9
_HAPPENS = frozenset({"diễn ra", "khai mạc", "bế mạc", "do", "diễn", "tổ chức"})
_YEAR = 4
_DAY = len("2020-02-26")
_SPACE = regex.compile(r"\s+")
_VENUE_SIGNS = 9


def date_of(row: Sequence[Sign], naming: Naming, others: Sequence[Naming]) -> tuple[DateMention | None, int]:
    """Return the date that the sentence gives a naming and how near it stands (0 is nearest); (None, FAR) if none."""
    dates = [(at, sign.value) for at, sign in enumerate(row) if sign.kind == DATE and _a_day(sign) and not _until(row, at) and not _explained(row, at) and not _of_document(row, at)]
    if not dates:
        return None, FAR
    following = [at for at in (other.at for other in others) if at > naming.at]
    limit = min(following, default=len(row))
    month: DateMention | None = None
    for at, date in dates:
        if naming.reach <= at < limit and at - naming.reach <= _GAP_AFTER and not _ends(row, naming.reach, at) and not _turns(row, at, limit):
            if date.start is None or len(date.start) == _DAY:
                return date, AFTER
            if at - naming.reach <= 1:
                return date, AFTER
            month = month or date
    if naming.aside or (naming.at and row[naming.at - 1].low in _IN_PASSING):
        return (month, AFTER) if month else (None, FAR)
    dates = [(at, date) for at, date in dates if at == 0 or row[at - 1].low != "("]
    first = min((other.at for other in others), default=naming.at)
    for at, date in reversed(dates):
        if at < naming.at and (at < _OPENING or (at < first and not _ends(row, at, naming.at))) :
            return date, BEFORE if _spoken_between(row, at, naming.at) else OPENING
    if month is not None:
        return month, AFTER
    before = [date for at, date in dates if 0 < naming.at - at <= _REACH and not any(at < other.at < naming.at for other in others) and not _ends(row, at, naming.at)]
    if before:
        return before[-1], BEFORE
    within = [date for at, date in dates if naming.at < at < limit and any(sign.low in _HAPPENS for sign in row[naming.stop : at])]
    return (within[0], BEFORE) if within else (None, FAR)


def opening_day(rows: Sequence[Sequence[Sign]], bodies: Sequence[int]) -> DateMention | None:
    """Return the day with which one of the first sentences opens: "Sáng 22/3, Chủ tịch Quốc hội … trình bày …"."""
    for index in bodies:
        for at, sign in enumerate(rows[index][:_OPENING]):
            if sign.kind == DATE and _a_day(sign) and len(sign.value.start or "") == _DAY and not _until(rows[index], at):
                return sign.value  # type: ignore[no-any-return]
    return None


def until(row: Sequence[Sign], naming: Naming) -> DateMention | None:
    """Return the day up to which an occasion lasts: "kỳ họp sẽ diễn ra đến ngày 11/7/2019"."""
    for at in range(naming.stop, min(len(row), naming.stop + _BACK)):
        if row[at].kind == DATE and _until(row, at) and any(sign.low in ("diễn ra", "kéo dài", "làm việc", "đến", "diễn") for sign in row[naming.stop : at]):
            return row[at].value  # type: ignore[no-any-return]
    return None


def _until(row: Sequence[Sign], at: int) -> bool:
    return row[at].low.startswith(("đến", "trước", "sau", "hết")) or (at > 0 and row[at - 1].low in ("đến", "trước", "sau", "hết", "kể từ", "tới"))


def _spoken_between(row: Sequence[Sign], start: int, stop: int) -> bool:
    """Tell whether somebody says something between a date and a noun: the day is then of the saying."""
    between = row[start:stop]
    said = any(isinstance(sign.value, Act) and sign.value.saying for sign in between)
    return said


def _explained(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a day that cannot be told is given again right after: "sáng nay 28/11", "hôm nay (26-8)"."""
    return row[at].value.start is None and any(sign.kind == DATE and sign.value.start is not None for sign in row[at + 1 : at + 3])


def _a_day(sign: Sign) -> bool:
    """Tell whether a date is that of an occasion: a day, or a month, not a year and not a span of years."""
    start, end = sign.value.start, sign.value.end
    if start is None:
        return True
    return len(start) > _YEAR and (end is None or end[:_YEAR] == start[:_YEAR] or int(end[:_YEAR]) == int(start[:_YEAR]) + 1)


def _turns(row: Sequence[Sign], at: int, limit: int) -> bool:
    """Tell whether a date between commas opens the clause of another occasion: "Nhân kỳ họp thứ 6, chiều nay, … có cuộc gặp"."""
    return limit < len(row) and row[at - 1].low == "," and any(sign.low == "," for sign in row[at + 1 : at + 3])


def _of_document(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a day is that of a document: "Nghị quyết số 17/NQ-CP ngày 07/3/2019"."""
    before = [sign.low for sign in row[max(0, at - 8) : at]]
    return row[at].low.startswith("ngày") and "," not in before[-1:] and ("số" in before or "/" in before)


def _ends(row: Sequence[Sign], start: int, stop: int) -> bool:
    return any(sign.kind == MARK and sign.low in ".;!?" for sign in row[start:stop])


def told(row: Sequence[Sign], naming: Naming, date: DateMention | None, distance: int) -> bool:
    """Tell whether the sentence tells of the occasion: somebody held, led, joined it, or it has its day."""
    if naming.aside:
        return False
    if naming.deed is not None or (date is not None and distance <= OPENING):
        return True
    before = row[max(0, naming.at - _BACK) : naming.at]
    if any(isinstance(sign.value, Act) and sign.value.role in _TELLING and not sign.value.saying for sign in before):
        return True
    if naming.title is not None and (naming.follows in _AT or (naming.family == "visit" and naming.title.startswith("chính thức"))):
        return True
    after = row[naming.stop : naming.stop + 4]
    return any(sign.low in _HAPPENS or (isinstance(sign.value, Act) and sign.value.role == "organiser") for sign in after)


def fresh(row: Sequence[Sign], naming: Naming) -> bool:
    """Tell whether the sentence turns to another occasion: "Chiều cùng ngày, …", "Trước đó, …"."""
    return any(_low(row, start).startswith(opening) for start in range(min(2, naming.at)) for opening in words("events", "another"))


def _low(row: Sequence[Sign], start: int) -> str:
    return " ".join(sign.low for sign in row[start : start + 3])


def announced(row: Sequence[Sign], naming: Naming) -> bool:
    """Tell whether the occasion is still to come: "sẽ tổ chức hội nghị", "kỳ họp sẽ khai mạc"."""
    near = row[max(0, naming.at - 5) : naming.at] + row[naming.stop : naming.stop + 3]
    return any(sign.low in words("events", "announced") for sign in near)


def place_of(text: str, row: Sequence[Sign], naming: Naming, others: Sequence[Naming]) -> tuple[str, int, int] | None:
    """Return the place that the sentence gives a naming, with its span: the most specific one, as the reading names it."""
    limit = min((other.at for other in others if other.at > naming.at), default=len(row))
    first = min((other.at for other in others), default=naming.at) == naming.at
    spots = [at for at, sign in enumerate(row) if sign.low in ("tại", "ở") and at + 1 < len(row)]
    after = [at for at in spots if naming.stop <= at < limit and not _ends(row, naming.stop, at)]
    before = [at for at in spots if at < naming.at] if first and not naming.aside else []
    for at in [*[spot for spot in after if spot - naming.stop <= _BACK], *before]:
        found = _place(text, row, at + 1)
        if found is not None:
            return found
    return None


def _place(text: str, row: Sequence[Sign], at: int) -> tuple[str, int, int] | None:
    """Return the place that opens at a sign: a place, a body, or a sort of venue with what follows it."""
    sign = row[at]
    if sign.kind in (PLACE, BODY):
        return sign.value, sign.start, sign.stop
    if sign.kind in (PERSON, POST, DATE, MARK) or (sign.kind == PHRASE and isinstance(sign.value, Head)):
        return None
    if not _opens_venue(row, at):
        return None
    stop, named = at, False
    while stop < len(row) and stop - at < _VENUE_SIGNS:
        here = row[stop]
        ends = here.low in _VENUE_ENDS and text[here.start].islower()
        if here.kind in (MARK, DATE, PERSON, POST) or (here.kind == PHRASE and stop > at + 1) or ends:
            break
        named = named or here.kind in (PLACE, BODY) or text[here.start].isupper()
        stop += 1
        if here.kind in (PLACE, BODY):
            break
    if not named or stop == at:
        return None
    written = " ".join(_written(text, row[index]) for index in range(at, stop))
    return _SPACE.sub(" ", written), row[at].start, row[stop - 1].stop


def _written(text: str, sign: Sign) -> str:
    """Return the words of a venue, with the jurisdiction that the reading adds: "hội trường Công an tỉnh Quảng Bình"."""
    raw = text[sign.start : sign.stop]
    if sign.kind not in (PLACE, BODY):
        return raw
    fuller = sign.value.startswith(raw) or any(word.isupper() for word in raw.split())
    return str(sign.value) if fuller else raw


_VENUE_ENDS = frozenset({"đã", "và", "diễn", "có", "để", "với", "là", "sẽ", "được", "do", "nhân", "nhằm", "tại", "ở", "vào", "cho", "về"})


def _opens_venue(row: Sequence[Sign], at: int) -> bool:
    venues = words("events", "venues")
    run = ""
    for sign in row[at : at + 3]:
        run = f"{run} {sign.low}".strip()
        if run in venues:
            return True
    return False
