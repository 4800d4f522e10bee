"""Who stands beside a verb: "Đồng chí A, Phó Bí thư Tỉnh ủy và đồng chí B | chủ trì", "Dự có các đồng chí: A, …; B, …".

A group of doers holds people, bodies, their posts and ranks, commas and "và", "cùng"; it ends at a word that opens
something else: "tại", "của", "với", another verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.signs import AGENTS, BODY, DATE, MARK, PERSON, PHRASE, PLACE, POST
from ingest.extract.vocabulary import Act, Deed, Head, Neutral, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.signs import Sign

NEAR, ASIDE, FAR = 3, 14, 24
"""How many words that name nobody may stand before a verb of saying, in an aside about the speaker, in a list of
those who came.
"""
_GAP = 9
_CHAIN = 10
"""How many signs may stand between two verbs that share their doer."""
_STOPS = frozenset(".!?:\"“”")


def doers(row: Sequence[Sign], verb: int, *, many: bool, reach: int = _GAP) -> list[int]:
    """Return the indices of those who do what the verb at ``row[verb]`` says, nearest first.

    Args:
        row: The signs of the sentence.
        verb: Index of the verb.
        many: Whether those joined by commas count too (joined by "và" and "cùng" they always do).
        reach: How many words that name nobody may stand between two doers, or the last one and the verb.
    """
    found: list[int] = []
    gap = 0
    closed = False
    for at in range(_meanwhile(row, verb) - 1, -1, -1):
        sign = row[at]
        if sign.low in "()" and sign.kind == MARK:
            closed = sign.low == ")"
        elif closed:
            continue
        elif sign.kind in AGENTS:
            if _owned(row, at):
                gap += 1
                continue
            if found and not many and not _joined(row, at, found[-1]) and not _next_to(row, at, found[-1]):
                break
            found.append(at)
            gap = 0
        elif sign.kind == POST:
            gap = 0
        elif _bounds(row, at, verb, found) or gap >= reach:
            break
        elif sign.kind != MARK and sign.low not in words("participation", "adverbs"):
            gap += 1
    return found


def _meanwhile(row: Sequence[Sign], verb: int) -> int:
    """Return where to look back from: over "nêu khi" in "ông A nêu khi chủ trì phiên họp"."""
    if verb > 1 and row[verb - 1].low == "khi":
        return verb - 2 if isinstance(row[verb - 2].value, Act) else verb - 1
    return verb


def _bounds(row: Sequence[Sign], at: int, verb: int, found: list[int]) -> bool:
    """Tell whether a sign ends the group of doers, read from the verb back."""
    sign = row[at]
    if sign.kind == MARK:
        return (sign.low in _STOPS and not abbreviates(row, at)) or (sign.low == ";" and not found)
    if sign.kind == DATE:
        return bool(found) or at < verb - 1
    if sign.kind == PLACE:
        return not found and row[at - 1].low in ("tại", "ở")
    if sign.kind == PHRASE:
        if isinstance(sign.value, Act) and sign.low == "tổ chức" and at and row[at - 1].kind == POST:
            return False
        if isinstance(sign.value, Act):
            return bool(found) or not _chained(row, at, verb)
        return isinstance(sign.value, Deed | Head)
    if sign.low == "khi" and isinstance(row[verb].value, Deed) and not found:
        return False
    if sign.low == "với" and at and row[at - 1].low in ("phối hợp", "hợp"):
        return False
    return sign.low in words("participation", "bounds")


def _chained(row: Sequence[Sign], at: int, verb: int) -> bool:
    """Tell whether two verbs share their doer: "dự và phát biểu", "đến thăm, chúc mừng"."""
    between = row[at + 1 : verb]
    if any(sign.kind in AGENTS for sign in between) or len(between) > _CHAIN:
        return False
    return not between or any(sign.low in ("và", ",", "đồng thời") for sign in between)


def _next_to(row: Sequence[Sign], at: int, nearest: int) -> bool:
    """Tell whether two bodies act together, with nothing but a comma or dash between: "HĐND - UBND huyện"."""
    both = row[at].kind == BODY and row[nearest].kind == BODY
    return both and nearest - at == 2 and row[at + 1].low in ",-–"  # noqa: PLR2004 - the comma stands between


def _joined(row: Sequence[Sign], at: int, nearest: int) -> bool:
    """Tell whether "và" or "cùng" joins a doer to the one nearer to the verb, with only posts between."""
    between = row[at + 1 : nearest]
    joined = any(sign.low in words("participation", "joins") for sign in between)
    return joined and not any(isinstance(sign.value, Act | Deed) and sign.low != "phối hợp" for sign in between)


_OWNERS = frozenset({"của", "thuộc", "trực thuộc", "tại", "ở", "từ", "nguyên", "trên", "cho", "báo", "theo", "trưởng", "viên", "thư", "biểu", "mặt", "sở", "tịch", "đốc", "phó", "bởi", "trường", "với", "về", "tin", "cờ"})
_HONORIFIC = frozenset({"ông", "bà", "chí", "anh", "chị", "đồng chí"})


def _owned(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a body or person is only what something belongs to: "của Sở Y tế", "thay mặt Bộ Chính trị"."""
    if not at:
        return False
    before = row[at - 1].low
    if row[at].kind == PERSON:
        before = row[at - 2].low if before in _HONORIFIC and at > 1 else before
        return before in ("của", "gia đình", "nhà", "đối với", "về", "cho")
    if at + 1 < len(row) and row[at + 1].low == "các":
        return True
    if before == "với" and at > 1 and row[at - 2].low in ("phối hợp", "hợp"):
        return False
    return before in _OWNERS or (before in ("lãnh đạo", "đại diện", "tập thể") and at > 1 and row[at - 2].low in _OWNERS)


def in_group(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a body stands for its people: "lãnh đạo Sở Y tế, Sở Nội vụ và Văn phòng UBND tỉnh"."""
    for index in range(at - 1, -1, -1):
        sign = row[index]
        if sign.low in words("participation", "groups"):
            return True
        if not (sign.kind in (BODY, POST) or sign.low in (",", "và", "các", "cùng", "của")):
            tail = [before.low for before in row[max(0, index - 2) : index + 1]]
            return any(" ".join(tail[-length:]) in words("participation", "groups") for length in (2, 3))
    return False


def listed(row: Sequence[Sign], start: int) -> list[int]:
    """Return the indices of those listed from ``row[start]`` to the end of the list or sentence."""
    found: list[int] = []
    for at in range(start, len(row)):
        sign = row[at]
        if sign.kind == PERSON or (sign.kind == BODY and (at == start + 1 or not _owned(row, at)) and not _label(row, at)):
            found.append(at)
        elif sign.kind == MARK and sign.low in ".!?…\"“”" and not abbreviates(row, at):
            break
        elif found and (isinstance(sign.value, Deed | Head) or (isinstance(sign.value, Act) and not isinstance(sign.value, Neutral))):
            break
    return found


def abbreviates(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a full stop belongs to a title before a name: "GS.TS. Nguyễn …"."""
    return row[at].low == "." and 0 < at < len(row) - 1 and len(row[at - 1].low) <= _TITLE


_TITLE = 3
"""How many letters an abbreviated title has at most: "PGS", "ThS"."""


def _label(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a body heads a list of its people: "các đồng chí Thường trực Tỉnh ủy: A; B"."""
    return at + 1 < len(row) and row[at + 1].low == ":" or (at > 0 and row[at - 1].low in ("chí", "viên", "các đồng chí"))
