"""Where the words end that say what an occasion was about.

"Hội nghị | tổng kết công tác năm 2019, triển khai nhiệm vụ năm 2020 | diễn ra tại …": the title ends where the clause
goes on, at the verb of the occasion ("diễn ra", "đã"), its day, place or chair ("tại", "do", "dưới sự"), or at a comma
that does not go on with what it was about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.events.days import of_document
from ingest.extract.signs import BODY, DATE, MARK, PERSON, PHRASE, PLACE, POST, WORD
from ingest.extract.vocabulary import Act, Head, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.signs import Sign

LONGEST = 70
"""How many signs a title may have."""
_BRACKET = 14
"""How many signs may stand in brackets inside a title."""
_CHUNK = 10
"""How many signs of what follows a comma are looked at."""
_DAY = len("2020-02-26")
_ENDS = ".;:!?…"
_CLOSING = ")”\"’'»"
_QUOTES = {"“": "”", '"': '"”', "‘": "’", "'": "'’", "«": "»"}
"""Marks that open a quotation, each with those that close it."""


def title_stop(row: Sequence[Sign], at: int, *, after_noun: bool = True) -> int:
    """Return the index after the last sign of the title that opens at ``row[at]``; ``at`` itself if there is none."""
    index, end = quoted(row, at), min(len(row), at + LONGEST)
    while index < end:
        if row[index].kind == MARK:
            step = _over_mark(row, index, at)
        elif index == at and not after_noun and opens(row, at, "of_meeting"):
            step = index + 1
        else:
            step = index if _closes(row, index, first=index == at and after_noun) else index + 1
        if step == index:
            break
        index = step
    while index > at and _hangs(row[index - 1]) and not (row[index - 1].low == "cùng" and row[index - 2].low == "cuối"):
        index -= 1
    return index


def quoted(row: Sequence[Sign], at: int) -> int:
    """Return the index after the quotation that opens at a sign; ``at`` itself if none does."""
    if at >= len(row) or row[at].low not in _QUOTES:
        return at
    closing = _QUOTES[row[at].low]
    return next((index + 1 for index in range(at + 2, min(len(row), at + LONGEST)) if row[index].low in closing), at)


def _hangs(sign: Sign) -> bool:
    """Tell whether a title does not end in this sign: a comma, "và", "của"."""
    return (sign.kind == MARK and sign.low not in _CLOSING) or sign.low in words("events", "dangling")


def _over_mark(row: Sequence[Sign], index: int, at: int) -> int:
    """Return where to read on after a mark, or ``index`` where the title ends."""
    low = row[index].low
    if low in _ENDS or index + 1 == len(row):
        return index
    after = row[index + 1]
    if low == "(":
        return _over_bracket(row, index)
    if low == ",":
        return index + 1 if index > at and _goes_on(row, index + 1) else index
    if low in "-–—":
        return index if after.kind in (PERSON, POST) or after.low == "ảnh" else index + 1
    return index + 1


def _over_bracket(row: Sequence[Sign], index: int) -> int:
    """Return the index after a bracket that belongs to the title, or ``index`` for a day in brackets."""
    if row[index + 1].kind == DATE:
        return index
    closing = (close for close in range(index + 1, min(len(row), index + _BRACKET)) if row[close].low == ")")
    return next(closing, index - 1) + 1


def _goes_on(row: Sequence[Sign], at: int) -> bool:
    """Tell whether what follows a comma still says what it was about: "…, triển khai nhiệm vụ năm 2020"."""
    after = row[at]
    if after.kind == BODY:
        verb = at + 1 < len(row) and isinstance(row[at + 1].value, Act)
        return not (verb or opens(row, at + 1, "title_end", "at_once"))
    if after.kind == PLACE or opens(row, at, "title_end", "over_comma"):
        return True
    ends = words("events", "title_end", "at_once") | words("events", "title_end", "former")
    if after.kind != WORD or after.low in ends or _closes(row, at, first=True):
        return False
    for index in range(at, min(len(row), at + _CHUNK)):
        sign = row[index]
        if sign.kind == MARK:
            return True
        if sign.kind in (PERSON, POST, DATE) or isinstance(sign.value, Act | Head) or _closes(row, index, first=False):
            return False
    return True


def opens(row: Sequence[Sign], at: int, section: str, key: str = "words") -> bool:
    """Tell whether a phrase of a list of ``words/events.toml`` opens at a sign."""
    run = ""
    for sign in row[at : at + 3]:
        run = f"{run} {sign.low}".strip()
        if run in words("events", section, key):
            return True
    return False


def _closes(row: Sequence[Sign], index: int, *, first: bool) -> bool:
    """Tell whether the title ends before this sign."""
    sign = row[index]
    if sign.kind == DATE:
        exact = sign.value.start is None or len(sign.value.start) == _DAY
        return exact and not of_document(row, index)
    if sign.kind in (PERSON, POST):
        return _closes_at_person(row, index, first=first)
    ends = words("events", "title_end")
    if sign.kind == PHRASE and first and isinstance(sign.value, Act):
        alone = index + 1 == len(row) or row[index + 1].kind == MARK
        return sign.low in ends or (alone and sign.low in _at_once()) or sign.low.split(" ")[0] in ends
    return _closes_at_word(row, index, first=first)


def _closes_at_person(row: Sequence[Sign], index: int, *, first: bool) -> bool:
    """Tell whether a person opens the next clause: not after "với", "của", nor after a post of the title."""
    before = row[index - 1]
    if before.kind == POST and not first:
        return False
    belongs = {before.low, before.low.split(" ")[-1]} & words("events", "name_openers")
    return not belongs and (first or row[index].kind == PERSON)


def _closes_at_word(row: Sequence[Sign], index: int, *, first: bool) -> bool:
    low, after = row[index].low, row[index + 1] if index + 1 < len(row) else None
    if low == "tổ chức" and after is not None:
        return after.kind == DATE or after.low in words("events", "held") or (first and "tổ chức" in _at_once())
    if low in words("events", "title_end"):
        before = row[index - 1].low
        if low == "không":
            return after is None or after.low not in words("events", "not_denied")
        return not ((low == "do" and before == "tự") or (low == "vào" and before in words("events", "into")))
    pair = f"{low} {after.low}" if after is not None else low
    if first and pair in words("events", "title_end", "over_comma"):
        return False
    return pair in words("events", "title_end") or (first and not _at_once().isdisjoint((low, pair)))


def _at_once() -> frozenset[str]:
    return words("events", "title_end", "at_once")
