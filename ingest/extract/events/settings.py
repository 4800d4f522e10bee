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
_TELLING = frozenset({"organiser", "chair", "attendee", "speaker", "host"})
_BACK = 9
_HAPPENS = frozenset({"diễn ra", "khai mạc", "bế mạc", "được tổ chức", "do"})
_SPACE = regex.compile(r"\s+")
_VENUE_SIGNS = 9


def date_of(row: Sequence[Sign], naming: Naming, others: Sequence[Naming]) -> tuple[DateMention | None, int]:
    """Return the date that the sentence gives a naming and how near it stands (0 is nearest); (None, FAR) if none."""
    dates = [(at, sign.value) for at, sign in enumerate(row) if sign.kind == DATE and _a_day(sign)]
    if not dates:
        return None, FAR
    following = [at for at in (other.at for other in others) if at > naming.at]
    limit = min(following, default=len(row))
    for at, date in dates:
        if naming.stop <= at < limit and at - naming.stop <= _GAP_AFTER and not _ends(row, naming.stop, at):
            return date, AFTER
    if naming.aside:
        return None, FAR
    first = min((other.at for other in others), default=naming.at)
    for at, date in dates:
        if at < naming.at and (at < _OPENING or (at < first and not _ends(row, at, naming.at))):
            return date, OPENING
    before = [date for at, date in dates if at < naming.at and not any(at < other.at < naming.at for other in others)]
    if before:
        return before[-1], BEFORE
    within = [date for at, date in dates if naming.at < at < limit and any(sign.low in _HAPPENS for sign in row[naming.stop : at])]
    return (within[0], BEFORE) if within else (None, FAR)


def _a_day(sign: Sign) -> bool:
    """Tell whether a date is that of an occasion: a day, or a month; a bare year only where it stands alone."""
    start = sign.value.start
    return start is None or len(start) > 4  # noqa: PLR2004 - a year has four figures


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
    return any(sign.low in _HAPPENS for sign in row[naming.stop : naming.stop + 4])


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
        if here.kind in (MARK, DATE, PERSON, POST) or (here.kind == PHRASE and stop > at + 1) or here.low in _VENUE_ENDS:
            break
        named = named or here.kind in (PLACE, BODY) or text[here.start].isupper()
        stop += 1
        if here.kind in (PLACE, BODY):
            break
    if not named or stop == at:
        return None
    words_ = [row[i].value if row[i].kind in (PLACE, BODY) else text[row[i].start : row[i].stop] for i in range(at, stop)]
    return _SPACE.sub(" ", " ".join(words_)), row[at].start, row[stop - 1].stop


_VENUE_ENDS = frozenset({"đã", "và", "diễn", "có", "để", "với", "là", "sẽ", "được", "do", "nhân", "nhằm", "tại", "ở", "vào", "cho", "về"})


def _opens_venue(row: Sequence[Sign], at: int) -> bool:
    venues = words("events", "venues")
    run = ""
    for sign in row[at : at + 3]:
        run = f"{run} {sign.low}".strip()
        if run in venues:
            return True
    return False
