"""Who stands beside a verb: "Đồng chí A, Phó Bí thư Tỉnh ủy và đồng chí B | chủ trì", "Dự có các đồng chí: A, …; B, …".

A group of doers holds people, bodies, their posts and ranks, commas and "và", "cùng"; it ends at a word that opens
something else: "tại", "của", "với", another verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.signs import AGENTS, BODY, DATE, MARK, PERSON, PHRASE, PLACE, POST
from ingest.extract.vocabulary import Act, Deed, Head, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.signs import Sign

_SHORT_GAP = 5
_LONG_GAP = 10
_STOPS = frozenset(".!?…:;")


def doers(row: Sequence[Sign], verb: int, *, many: bool) -> list[int]:
    """Return the indices of those who do what the verb at ``row[verb]`` says, nearest first.

    Args:
        row: The signs of the sentence.
        verb: Index of the verb.
        many: Whether those joined by commas count too (joined by "và" and "cùng" they always do).
    """
    found: list[int] = []
    gap = 0
    at = verb - 1
    while at >= 0:
        sign = row[at]
        if sign.kind in AGENTS:
            if not _owned(row, at):
                if found and not (many or _joined(row, at, found[-1])):
                    break
                found.append(at)
            gap = 0
        elif sign.kind == POST:
            gap = 0
        elif _bounds(row, at, verb, found):
            break
        elif sign.kind == MARK and sign.low == ",":
            gap += 1
        else:
            gap += 1
        if gap > (_LONG_GAP if not found else _SHORT_GAP + 5):
            break
        at -= 1
    return found


def _bounds(row: Sequence[Sign], at: int, verb: int, found: list[int]) -> bool:
    """Tell whether a sign ends the group of doers, read from the verb back."""
    sign = row[at]
    if sign.kind == MARK:
        if sign.low == ";":
            return not found
        return sign.low in _STOPS or sign.low in "\"“”"
    if sign.kind in (DATE, PLACE):
        return sign.kind == DATE
    if sign.kind == PHRASE:
        if isinstance(sign.value, Act):
            return bool(found) or not _chained(row, at, verb)
        return isinstance(sign.value, Deed | Head)
    return sign.low in words("participation", "bounds", "words") and not (sign.low in _SOFT and not found)


_SOFT = frozenset({"trong", "tại", "vào", "trước", "sau"})


def _chained(row: Sequence[Sign], at: int, verb: int) -> bool:
    """Tell whether two verbs share their doer: "dự và phát biểu", "đến thăm, chúc mừng"."""
    between = row[at + 1 : verb]
    return not any(sign.kind in AGENTS for sign in between) and len(between) <= _LONG_GAP and any(
        sign.low in ("và", ",", "đồng thời") for sign in between
    ) or len(between) == 0


def _joined(row: Sequence[Sign], at: int, nearest: int) -> bool:
    """Tell whether "và" or "cùng" joins a doer to the one nearer to the verb, with only posts between."""
    between = row[at + 1 : nearest]
    return any(sign.low in words("participation", "joins", "words") for sign in between) and not any(
        isinstance(sign.value, Act | Deed) for sign in between
    )


def _owned(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a body or person is only what something belongs to: "của Sở Y tế", "thuộc Bộ Công an"."""
    if not at:
        return False
    before = row[at - 1].low
    if row[at].kind == PERSON:
        before = row[at - 2].low if before in _HONORIFIC and at > 1 else before
        return before in ("của", "thay", "gia đình", "nhà")
    return before in _OWNERS or (before in ("lãnh đạo", "đại diện") and at > 1 and row[at - 2].low in _OWNERS)


_OWNERS = frozenset({"của", "thuộc", "trực thuộc", "tại", "ở", "từ", "nguyên", "trên", "cho", "báo", "theo", "trưởng", "viên", "thư", "chủ tịch", "đốc", "phó"})
_HONORIFIC = frozenset({"ông", "bà", "đồng chí", "chí", "anh", "chị"})


def listed(row: Sequence[Sign], start: int) -> list[int]:
    """Return the indices of those listed from ``row[start]`` to the end of the list or sentence."""
    found: list[int] = []
    for at in range(start, len(row)):
        sign = row[at]
        if sign.kind in AGENTS:
            if not _owned(row, at):
                found.append(at)
        elif sign.kind == MARK and sign.low in ".!?…":
            break
        elif isinstance(sign.value, Deed | Head) or (isinstance(sign.value, Act) and not sign.value.saying):
            if found:
                break
        elif sign.low in ("tại", "theo") and found and row[at - 1].kind == MARK:
            break
    return found


__all__ = ["BODY", "doers", "listed"]
