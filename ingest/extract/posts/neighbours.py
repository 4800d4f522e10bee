"""The people around a group of posts: before it, behind it, in a row with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.posts.groups import FORMER, without_term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENING = frozenset({",", "-", "–", "—", "(", ":"})
_DASHES = frozenset({",", "-", "–"})
_PRESENT = frozenset({"là", "hiện", "đang", "nay", "tân", "quyền"})
_LISTING = frozenset({"gồm", "các", "là"})
_ROW_JOINTS = frozenset({",", "và", "&", "cùng"})
_FOR = frozenset({"cho", "đối", "với"})
_BEFORE_GIVEN = frozenset({*_FOR, "của", "các", ":"})
_BEFORE_LISTING = frozenset(
    [
        "khác",
        "mới",
        "còn",
        "lại",
        "hiện",
        "nay",
        "đương",
        "nhiệm",
        "khi",
        "lúc",
        "đó",
        "ấy",
        "bấy",
        "giờ",
        "thời",
        "điểm",
    ]
)
_TITLES = frozenset({Sort.HONORIFIC, Sort.RANK})
_OWN = frozenset({Sort.POST, Sort.NAME})
_TERM = frozenset({"khóa", "nhiệm"})
_NEAR = 5
_TERM_REACH = 12  # "nhiệm kỳ 2016 - 2021" may stand between a post and "đối với ông …"

PRONOUN = -1
"""Stands for the person that the pronouns of the sentence mean, where else the index of a name stands."""


def left(chunks: Sequence[Chunk], first: int, pronouns: frozenset[int]) -> int | None:
    """Return the name before a group of posts: "Trần Tiến Dũng – [Phó Chủ tịch …]", "ông là [Bí thư …]"."""
    at = first - 1
    while at >= 0 and (chunks[at].low in FORMER or chunks[at].low in _PRESENT):
        at -= 1
    copula = any(chunk.low == "là" for chunk in chunks[at + 1 : first])
    if at > 0 and chunks[at].sort is Sort.RANK and chunks[at - 1].low in _OPENING:
        at -= 1
    if at >= 0 and (chunks[at].low in _OPENING or copula):
        before = at if copula and chunks[at].sort is Sort.NAME else _over_aside(chunks, at - 1)
        if before >= 0 and chunks[before].sort is Sort.NAME:
            return before
    if copula and at in pronouns:
        return PRONOUN
    if at > 0 and chunks[at].low == ")":
        at = before_details(chunks, at)
    return at if at >= 0 and chunks[at].sort is Sort.NAME else None


def _over_aside(chunks: Sequence[Chunk], at: int) -> int:
    """Step back over a bracket or a rank: "Trần Tiến Dũng (sinh năm 1970), Phó Chủ tịch …"."""
    if at >= 0 and chunks[at].low == ")":
        while at >= 0 and chunks[at].low != "(":
            at -= 1
        return at - 1
    if at >= 1 and chunks[at].sort is Sort.RANK and chunks[at - 1].low in _OPENING:
        return at - 2
    return at


def right(chunks: Sequence[Chunk], last: int) -> tuple[int | None, bool]:
    """Return the name behind a group of posts, and whether nothing but honorifics and ranks stands between."""
    direct, behind = True, _behind_aside(chunks, last + 1) or _behind_term(chunks, last + 1)
    for at in range(behind or last + 1, len(chunks)):
        chunk = chunks[at]
        if chunk.sort is Sort.NAME:
            return at, direct
        if chunk.sort in _TITLES:
            continue
        if chunk.sort is Sort.POST and chunks[at - 1].low == ":":  # "các Ủy viên Bộ Chính trị: Chủ tịch nước A"
            continue
        if chunk.low in _BEFORE_LISTING and _listing(chunks, at + 1):
            continue
        listing = chunk.low == ":" or chunk.low in _LISTING
        if not listing and not (direct and chunk.low in _DASHES):
            break
        direct = False
    return None, False


def _listing(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether "là" or "gồm" ends such words from a chunk on: "hai Phó Bí thư [còn lại là]", "[khi đó là]"."""
    ended = next((chunk.low for chunk in chunks[at : at + _NEAR] if chunk.low not in _BEFORE_LISTING), "")
    return ended in _LISTING


def _behind_term(chunks: Sequence[Chunk], at: int) -> int:
    """Return where a term ends behind which its holders are listed: "4 Phó Chủ tịch nhiệm kỳ 2011-2016, [gồm]"."""
    if at >= len(chunks) or chunks[at].low not in _TERM:
        return 0
    behind = len(chunks) - len(without_term(chunks[at:]))
    behind += behind < len(chunks) and chunks[behind].low == ","
    return behind if behind < len(chunks) and chunks[behind].low in {"gồm", ":", "là"} else 0


def _behind_aside(chunks: Sequence[Chunk], at: int) -> int:
    """Return where a bracket ends behind which the holder stands: "Giám đốc Công ty X (chuỗi Y) [- Trần An]"."""
    if at >= len(chunks) or chunks[at].low != "(":
        return 0
    closing = next((end for end in range(at, min(at + _TERM_REACH, len(chunks))) if chunks[end].low == ")"), None)
    if closing is None or closing + 1 >= len(chunks) or any(chunk.sort in _OWN for chunk in chunks[at:closing]):
        return 0
    behind = chunks[closing + 1]
    return closing + 1 if behind.low in {"-", "–", ":"} or behind.sort in {*_TITLES, Sort.NAME} else 0


def given_to(chunks: Sequence[Chunk], last: int) -> int | None:
    """Return the name in "[bổ nhiệm] Giám đốc Sở Y tế cho ông Nguyễn Văn An", "… đối với đồng chí …"."""
    own = len(chunks) - len(without_term(chunks[last + 1 :]))  # "miễn nhiệm Chủ tịch nhiệm kỳ 2016-2021 của ông A"
    for at in range(last + 1, min(last + 1 + _TERM_REACH, len(chunks))):
        if (chunks[at].low in _FOR and chunks[at - 1].low != "thay") or (at == own and chunks[at].low == "của"):
            behind = (index for index in range(at, len(chunks)) if chunks[index].low not in _BEFORE_GIVEN)
            name = next((index for index in behind if chunks[index].sort not in _TITLES), None)
            return name if name is not None and chunks[name].sort is Sort.NAME else None
        if chunks[at].sort in {Sort.POST, Sort.NAME} or chunks[at].low in {".", ";"}:
            break
    return None


def row(chunks: Sequence[Chunk], name: int, step: int) -> Iterator[int]:
    """Yield the names in a row with ``name``, itself first, parted by commas and "và" alone; step 1 or -1."""
    yield name
    at = _over_details(chunks, name) if step > 0 else name - 1
    while 0 <= at < len(chunks):
        if chunks[at].sort is Sort.NAME:
            yield at
            at = _over_details(chunks, at) if step > 0 else at - 1
            continue
        if step < 0 and chunks[at].low == ")":
            at = before_details(chunks, at)
            continue
        if chunks[at].sort not in _TITLES and chunks[at].low not in _ROW_JOINTS:
            return
        at += step


def before_details(chunks: Sequence[Chunk], closing: int) -> int:
    """Return the name whose age or year of birth a bracket tells, else -1: "ông A [(55 tuổi)] và ông B"."""
    first = max(0, closing - _NEAR)
    opening = next((at for at in range(closing, first, -1) if chunks[at].low == "("), 0)
    told = any(chunk.low in {"tuổi", "sinh", "sn"} for chunk in chunks[opening:closing])
    return opening - 1 if opening and told and chunks[opening - 1].sort is Sort.NAME else -1


def _over_details(chunks: Sequence[Chunk], name: int) -> int:
    """Return what stands behind a name and what is told of it: "ông A[, 51 tuổi,] và ông B", "bà A [(tái cử)] và …"."""
    at = name + 1
    if at + 2 < len(chunks) and chunks[at].low in {",", "("} and chunks[at + 2].low == "tuổi":
        at += 3
    elif at < len(chunks) and chunks[at].low == "(":
        inside = range(at, min(at + _TERM_REACH, len(chunks)))
        closing = next((end for end in inside if chunks[end].low == ")" or chunks[end].sort is Sort.POST), at)
        return closing + 1 if chunks[closing].low == ")" else at
    return at + 1 if at < len(chunks) and chunks[at].low == ")" else at


def items(chunks: Sequence[Chunk], colon: int) -> Iterator[int]:
    """Yield the first name of each item of a list: "các Ủy viên Bộ Chính trị: [Chủ tịch nước] A; [Thủ tướng] B; C"."""
    waiting = True
    first = next((chunk.sort for chunk in chunks[colon + 1 :] if chunk.sort in {Sort.NAME, Sort.POST}), Sort.NAME)
    for at in range(colon + 1, len(chunks)):
        chunk = chunks[at]
        if chunk.sort is Sort.POST and first is Sort.NAME:  # "các Phó Thủ tướng: A, B; Bộ trưởng C"
            return
        if chunk.low == ";" or (chunk.low == "," and chunks[at + 1 : at + 2] and chunks[at + 1].sort is Sort.POST):
            waiting = True
        elif waiting and chunk.sort is Sort.NAME:
            yield at
            waiting = False
        elif waiting and chunk.sort not in {*_TITLES, Sort.POST} and chunk.low not in _DASHES:
            return
