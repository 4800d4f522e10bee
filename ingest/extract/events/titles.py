"""What an occasion was about: the words after its noun, "hội nghị | tổng kết công tác năm 2019, triển khai nhiệm vụ năm 2020".

The title ends where the clause goes on: at the verb of the occasion ("diễn ra", "đã"), its day, place or chair
("tại", "do", "dưới sự"), or at a comma that does not go on with what it was about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.vocabulary import Act, Head, words
from ingest.extract.signs import BODY, DATE, MARK, PERSON, PHRASE, PLACE, POST, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.signs import Sign

LONGEST = 70
"""How many signs a title may have."""
_BRACKET = 14
"""How many signs may stand in brackets inside a title."""
_ENDS = frozenset(".;:!?…")
_CHUNK = 10
"""How many signs what follows a comma may have."""
_DAY = 10
_OPENS_A_NAME = frozenset({"của", "với", "cho", "đồng chí", "ông", "bà", "giữa", "và", "cùng", "các", "thứ trưởng", "tướng", "tá", "gặp", "tiếp", "nhớ"})


def title_stop(row: Sequence[Sign], at: int, *, after_noun: bool = True) -> int:
    """Return the index after the last sign of the title that opens at ``row[at]``; ``at`` itself if there is none."""
    index = at
    end = min(len(row), at + LONGEST)
    while index < end:
        sign = row[index]
        if sign.kind == MARK:
            step = _mark(row, index, at)
            if step == index:
                break
            index = step
            continue
        if _closes(row, index, first=index == at and after_noun):
            break
        index += 1
    while index > at and (row[index - 1].kind == MARK and row[index - 1].low not in ')”"’' or row[index - 1].low in _DANGLING):
        index -= 1
    return index


_DANGLING = frozenset({"và", "với", "của", "cho", "về", "tại", "do", "các", "đối với", "cùng", "lúc", "hôm", "hồi", "vào", "ngày", "sáng", "chiều", "tối", "thứ"})


def _mark(row: Sequence[Sign], index: int, at: int) -> int:
    """Return where to read on after a mark, or ``index`` where the title ends."""
    low = row[index].low
    if low in _ENDS:
        return index
    after = row[index + 1] if index + 1 < len(row) else None
    if after is None:
        return index
    if low == "(":
        for close in range(index + 1, min(len(row), index + _BRACKET)):
            if row[close].low == ")":
                return close + 1
            if row[close].kind == DATE and close == index + 1:
                return index
        return index
    if low == ",":
        return index + 1 if index > at and _goes_on(row, index + 1) else index
    if low in "-–—":
        return index if after.kind in (PERSON, POST) or after.low == "ảnh" else index + 1
    return index + 1


def _goes_on(row: Sequence[Sign], at: int) -> bool:
    """Tell whether what follows a comma still says what it was about: "…, triển khai nhiệm vụ năm 2020"."""
    after = row[at]
    first = " ".join(sign.low for sign in row[at : at + 3])
    if after.low in words("events", "title_end", "over_comma") or after.kind in (BODY, PLACE):
        return not (after.kind == BODY and at + 1 < len(row) and isinstance(row[at + 1].value, Act))
    if any(first.startswith(opening + " ") for opening in words("events", "title_end", "over_comma")):
        return True
    if after.kind != WORD or after.low in words("events", "title_end", "at_once") or _closes(row, at, first=True):
        return False
    for index in range(at, min(len(row), at + _CHUNK)):
        sign = row[index]
        if sign.kind == MARK:
            return True
        if sign.kind in (PERSON, POST, DATE) or isinstance(sign.value, Act | Head) or _closes(row, index, first=False):
            return False
    return True


def _closes(row: Sequence[Sign], index: int, *, first: bool) -> bool:
    """Tell whether the title ends before this sign."""
    sign = row[index]
    before = row[index - 1].low if index else ""
    if sign.kind == DATE:
        return _is_day(sign)
    if sign.kind in (PERSON, POST):
        if not first and row[index - 1].kind == POST:
            return False
        return before.split(" ")[-1] not in _OPENS_A_NAME and before not in _OPENS_A_NAME and (first or sign.kind == PERSON)
    if sign.kind == PHRASE and first and getattr(sign.value, "role", ""):
        return sign.low in words("events", "title_end") or sign.low.split(" ")[0] in words("events", "title_end")
    low = sign.low
    if low == "tổ chức" and index + 1 < len(row) and (row[index + 1].kind == DATE or row[index + 1].low in ("tại", "từ", "ở", "vào", "ngày", "trong")):
        return True
    if low in words("events", "title_end"):
        return not (low == "do" and before == "tự")
    pair = low + " " + row[index + 1].low if index + 1 < len(row) else low
    if first and (low in words("events", "title_end", "at_once") or pair in words("events", "title_end", "at_once")):
        return True
    return pair in words("events", "title_end")


def _is_day(sign: Sign) -> bool:
    start = sign.value.start
    return start is None or len(start) == _DAY
