"""Verbs that make an occasion: "đến thăm Công an tỉnh", "làm việc với …", "tiếp …", "Ban Bí thư họp"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from ingest.extract.events.days import opening_day
from ingest.extract.events.naming import Naming, title_of
from ingest.extract.events.nouns import people
from ingest.extract.events.titles import opens, title_stop
from ingest.extract.events.touching import touched_on
from ingest.extract.events.venues import country_at, sight_at
from ingest.extract.participation.agents import after_comma, doers
from ingest.extract.signs import AGENTS, BODY, DATE, PERSON, PLACE, POST
from ingest.extract.vocabulary import Act, Head, words
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.signs import Sign
    from ingest.extract.vocabulary import Deed

_NEAR, _OBJECT = 4, 12
"""How many signs after a verb the side stands that it needs, and the place or body that is visited."""
_CALLED_ON = 18
"""Before how many signs after "đến thăm" the person stands who is called on, with rank and honours."""
_DELEGATION = 6
_TO_MEET = 10
HANDING, MAKING_KNOWN = "lễ trao quyết định", "lễ công bố quyết định"
"""The kinds of an occasion of which only the verb is told."""
_ABOUT = 18
"""How many signs after a decision what it is about may stand."""
_ROLES = ("organiser", "chair", "attendee")


def verb(text: str, row: Sequence[Sign], at: int, index: int) -> Naming | None:
    """Return the naming that the verb at ``row[at]`` makes, or None if its sides are not there."""
    deed: Deed = row[at].value
    if deed.kind == "họp" and at and isinstance(row[at - 1].value, Act) and row[at - 1].value.role in _ROLES:
        return _meeting(text, row, at, index, deed)
    if deed.kind == "họp" and at + 1 < len(row) and isinstance(row[at + 1].value, Head):
        return None
    if not _needed(row, at, deed) and not _official(text, row, at, deed):
        return None
    start = _over_other_verbs(row, at + 1, deed)
    titled = deed.kind not in ("buổi tiếp", "họp") or opens(row, start, "of_meeting")
    stop = title_stop(row, start, after_noun=False) if titled else start
    title = title_of(text, row, start, stop) if stop > start else None
    if title and deed.keeps_last_word:
        title = f"{row[at].low.split(' ')[-1]} {title}"
    kind, family = deed.kind, deed.family
    if title and kind == "họp" and title.startswith(("kỳ ", "phiên ")):
        kind, family = f"{title.split()[0]} họp", "session"
    return Naming(
        index,
        at,
        at + 1,
        Span(row[at].start, row[max(stop, at + 1) - 1].stop),
        kind,
        family,
        title,
        aside=touched_on(row, at),
        generic=kind == "họp",
        deed=deed,
        reach=stop,
        met=people(row, at + 1, max(stop, at + 1 + _NEAR)),
    )


def handing(text: str, row: Sequence[Sign], index: int) -> Naming | None:
    """Read "Ngày 19/12, ông A đã trao quyết định …", where no noun says at what occasion; None if it is not so."""
    at = next((at for at, sign in enumerate(row) if isinstance(sign.value, Act) and _decision(row, at)), None)
    if at is None or opening_day(row, exact=False) is None or not doers(row, at, many=False):
        return None
    start = _decision(row, at)
    stop = title_stop(row, start, after_noun=False)
    title = title_of(text, row, start, stop) if stop > start else None
    span = Span(row[at].start, row[max(stop, start) - 1].stop)
    kind = HANDING if row[at].low.startswith("trao") else MAKING_KNOWN
    return Naming(index, at, at + 1, span, kind, "ceremony", title, reach=stop)


def _decision(row: Sequence[Sign], at: int) -> int:
    """Return where the words open that say what decision is handed over or made known; 0 if none is.

    "trao | quyết định", not "trao quà"; "công bố quyết định | ông A thôi giữ chức", not "công bố quyết định khởi tố".
    """
    low = row[at].low
    if low == "trao":
        return at + 1 if at + 1 < len(row) and row[at + 1].low.startswith("quyết") else 0
    if low == "trao quyết định":
        return at + 1
    after = [sign.low for sign in row[at + 1 : at + 3]]
    start = at + 1 if low == "công bố quyết định" else at + 3 if after == ["quyết", "định"] and low == "công bố" else 0
    about = f" {' '.join(sign.low for sign in row[start : start + _ABOUT])} "
    return start if start and any(f" {word} " in about for word in words("events", "personnel")) else 0


def _meeting(text: str, row: Sequence[Sign], at: int, index: int, deed: Deed) -> Naming:
    """Read "tổ chức họp thành viên UBND tỉnh", "chủ trì họp giao ban": the verb stands as a noun."""
    stop = max(title_stop(row, at + 1), at + 1)
    title = title_of(text, row, at + 1, stop) if stop > at + 1 else None
    span = Span(row[at].start, row[stop - 1].stop)
    aside = touched_on(row, at)
    return Naming(index, at, stop, span, "cuộc họp", deed.family, title, aside=aside, generic=True)


def _over_other_verbs(row: Sequence[Sign], start: int, deed: Deed) -> int:
    """Return where the title of a visit opens: "đến thăm, | chúc tết …", "thăm và | tặng quà …"."""
    if deed.family == "visit":
        while start < len(row) and (row[start].low in ("và", ",") or isinstance(row[start].value, Act)):
            start += 1
    return start


def _needed(row: Sequence[Sign], at: int, deed: Deed) -> bool:
    """Tell whether the verb stands between what makes an occasion of it."""
    if deed.needs == "body":
        return _body_meets(row, at)
    if deed.needs == "court":
        court = any(sign.kind == BODY and sign.value.startswith("Tòa án") for sign in row[max(0, at - _TO_MEET) : at])
        return court and any(sign.kind == DATE for sign in row)
    led = any("đoàn" in sign.low for sign in row[max(0, at - _DELEGATION) : at])
    while_saying = at > 0 and row[at - 1].low == "khi" and any(sign.kind == PERSON for sign in row[:at])
    if not (led or while_saying or doers(row, at, many=False) or after_comma(row, at) is not None):
        return False
    after, object_ = row[at + 1 : at + 1 + _NEAR], row[at + 1 : at + 1 + _OBJECT]
    if deed.needs in ("day", "date"):
        return _datable(row, at, deed)
    if deed.needs == "place":
        return any(sign.kind in (BODY, PLACE) for sign in object_) or _calls_on(row, at)
    leaders = any(sign.low == "lãnh đạo" for sign in after) and any(sign.kind == PLACE for sign in object_)
    return leaders or any(sign.kind in AGENTS or sign.kind == POST for sign in after)


def _calls_on(row: Sequence[Sign], at: int) -> bool:
    """Tell whether an official calls on somebody: "Chủ tịch nước A đến thăm ông B", "Ông A cũng đến thăm bà C"."""
    object_ = takewhile(lambda sign: sign.low not in ",;.", row[at + 1 : at + 1 + _CALLED_ON])
    if not row[at].low.endswith(("thăm", "thăm hỏi")) or not any(sign.kind == PERSON for sign in object_):
        return False
    goes_on = any(sign.low == "cũng" for sign in row[max(0, at - 3) : at])
    return goes_on or (any(sign.kind == POST for sign in row[:at]) and any(sign.kind == DATE for sign in row))


def _datable(row: Sequence[Sign], at: int, deed: Deed) -> bool:
    """Tell whether a verb that is no occasion by itself has its day and place: "Ngày 3/4, đoàn kiểm tra tại xã …"."""
    after, object_ = row[at + 1 : at + 1 + _NEAR], row[at + 1 : at + 1 + _OBJECT]
    if deed.needs == "day":
        stays = not at or row[at - 1].low not in ("khi", "trình", "từng")
        return stays and opening_day(row, exact=False) is not None and any(sign.kind in (BODY, PLACE) for sign in after)
    there = any(sign.low == "tại" for sign in object_)
    spots = object_ if there or row[at].low.startswith("đi ") else after
    return any(sign.kind == DATE for sign in row) and any(sign.kind in (BODY, PLACE) for sign in spots)


def _official(text: str, row: Sequence[Sign], at: int, deed: Deed) -> bool:
    """Tell whether somebody visits a country or a sight: "thăm hữu nghị chính thức Lào", "thăm Khu lưu niệm …"."""
    if deed.kind != "chuyến thăm" or not (doers(row, at, many=False) or after_comma(row, at) is not None):
        return False
    spots = range(at + 1, min(len(row), at + 1 + _OBJECT))
    if any(sight_at(text, row, index) is not None for index in spots[:_NEAR]):
        return True
    on_record = opens(row, at + 1, "official") or any(sign.kind == DATE for sign in row)
    return on_record and any(country_at(text, row, index) is not None for index in spots)


def _body_meets(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a body meets: "Ban Bí thư họp", "HĐND tỉnh khóa IX (nhiệm kỳ 2016-2021) họp lần thứ nhất"."""
    bracket = False
    for index in range(at - 1, max(-1, at - 1 - _TO_MEET), -1):
        sign = row[index]
        if sign.low in "()":
            bracket = sign.low == ")"
        elif bracket:
            continue
        elif sign.kind == BODY:
            return not (index and row[index - 1].low in ("của", "tại", "với", "do"))
        elif sign.kind != DATE and sign.low not in words("events", "to_meet"):
            return False
    return False
