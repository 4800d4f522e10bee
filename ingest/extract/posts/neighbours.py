"""The people around a group of posts: before it, behind it, in a row with another, nearest in the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.posts.groups import FORMER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENING = frozenset({",", "-", "–", "—", "(", ":"})
_DASHES = frozenset({",", "-", "–"})
_PRESENT = frozenset({"là", "hiện", "đang", "nay", "tân", "quyền"})
_LISTING = frozenset({"gồm", "các", "là"})
_ROW_JOINTS = frozenset({",", "và", "&", "cùng"})
_FOR = frozenset({"cho", "đối", "với"})
_PASSIVE = frozenset({"được", "bị", "do"})
_TITLES = frozenset({Sort.HONORIFIC, Sort.RANK})
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
    direct, behind = True, _behind_aside(chunks, last + 1)
    for at in range(behind or last + 1, len(chunks)):
        chunk = chunks[at]
        if chunk.sort is Sort.NAME:
            return at, direct
        if chunk.sort in _TITLES:
            continue
        if chunk.sort is Sort.POST and chunks[at - 1].low == ":":  # "các Ủy viên Bộ Chính trị: Chủ tịch nước A"
            continue
        listing = chunk.low == ":" or chunk.low in _LISTING
        if not listing and not (direct and chunk.low in _DASHES):
            break
        direct = False
    return None, False


def _behind_aside(chunks: Sequence[Chunk], at: int) -> int:
    """Return where a bracket ends behind which a dash gives the post: "Giám đốc Công ty X (chuỗi Y) [- Trần An]"."""
    if at >= len(chunks) or chunks[at].low != "(":
        return 0
    closing = next((end for end in range(at, min(at + _TERM_REACH, len(chunks))) if chunks[end].low == ")"), None)
    dash = closing is not None and closing + 1 < len(chunks) and chunks[closing + 1].low in {"-", "–"}
    return closing + 1 if closing is not None and dash else 0


def given_to(chunks: Sequence[Chunk], last: int) -> int | None:
    """Return the name in "[bổ nhiệm] Giám đốc Sở Y tế cho ông Nguyễn Văn An", "… đối với đồng chí …"."""
    for at in range(last + 1, min(last + 1 + _TERM_REACH, len(chunks))):
        if chunks[at].low in _FOR and chunks[at - 1].low != "thay":
            behind = (index for index in range(at, len(chunks)) if chunks[index].low not in _FOR)
            name = next((index for index in behind if chunks[index].sort not in _TITLES), None)
            return name if name is not None and chunks[name].sort is Sort.NAME else None
        if chunks[at].sort in {Sort.POST, Sort.NAME} or chunks[at].low in {".", ";"}:
            break
    return None


def row(chunks: Sequence[Chunk], name: int, step: int) -> Iterator[int]:
    """Yield the names in a row with ``name``, itself first, parted by commas and "và" alone; step 1 or -1."""
    yield name
    at = name + step
    while 0 <= at < len(chunks):
        if chunks[at].sort is Sort.NAME:
            yield at
        elif chunks[at].sort not in _TITLES and chunks[at].low not in _ROW_JOINTS:
            return
        at += step


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


def nearest(chunks: Sequence[Chunk], post: int, pronouns: frozenset[int]) -> int | None:
    """Return the name or pronoun nearest before a post in its clause, passing over who only appoints."""
    for at in range(post - 1, -1, -1):
        if chunks[at].sort is Sort.NAME and not _agent(chunks, at):
            return at
        if at in pronouns:
            return PRONOUN
        if chunks[at].low == ";":
            break
    return None


def _agent(chunks: Sequence[Chunk], name: int) -> bool:
    """Tell whether a name is who does it, not whom it befalls: "[ông A] được bà B bổ nhiệm làm …"."""
    before = name - 1
    while before >= 0 and chunks[before].sort in {*_TITLES, Sort.POST}:
        before -= 1
    passive = before >= 0 and chunks[before].low in _PASSIVE
    return passive and any(chunk.sort is Sort.NAME for chunk in chunks[:before])
