"""Posts that stand together: "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh", "Giám đốc kiêm Tổng Biên tập"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_JOINTS = frozenset({",", "-", "–", "—", "và", "kiêm", "đồng thời", "cùng", "&", "/", "rồi"})
_BETWEEN = frozenset({Sort.WORD, Sort.BODY, Sort.PLACE, Sort.RANK})
_SLIGHT = frozenset({"là", "quyền"})
_AND_HOLDS = (["và", "giữ", "chức"], ["và", "giữ", "chức", "vụ"])
_BOARDS = ("Hội đồng", "Ban ", "Ủy ban", "Tổ ")  # to be whose member is an office
_MOST_JOINTS = 2  # ", kiêm"
_TERMS = (("khóa",), ("nhiệm", "kỳ"))
_TERM = regex.compile(r"\d+|[ivx]+")
_LONGEST_TERM = 12  # "(từ tháng 8 năm 2011 đến tháng 4 năm 2016)"
_DASHES = frozenset({"-", "–"})

FORMER = frozenset({"nguyên", "cựu", "cố"})
"""Words before a post that has been left."""


def groups(chunks: Sequence[Chunk]) -> Iterator[list[int]]:
    """Yield the indices of posts that stand together."""
    group: list[int] = []
    for index in [at for at, chunk in enumerate(chunks) if chunk.sort is Sort.POST]:
        if group and not _together(chunks[group[-1] + 1 : index]):
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def offices(chunks: Sequence[Chunk]) -> Iterator[list[int]]:
    """Yield the groups of posts without those whose role is no office: "làm cán bộ Đoàn"."""
    for group in groups(chunks):
        posts = [index for index in group if not _no_office(chunks[index])]
        if posts:
            yield posts


def _together(gap: Sequence[Chunk]) -> bool:
    if [chunk.low for chunk in gap] in _AND_HOLDS:
        return True
    plain = [chunk.low for chunk in without_term(gap) if chunk.low not in FORMER and chunk.low not in _SLIGHT]
    joined = len(plain) <= _MOST_JOINTS and all(word in _JOINTS for word in plain)
    return joined and all(chunk.sort in _BETWEEN for chunk in gap)


def without_term(gap: Sequence[Chunk]) -> Sequence[Chunk]:
    """Leave out the term of the post before: "Ủy viên Trung ương Đảng [khóa 13], Chủ tịch", "[(1967-1975)]"."""
    if gap and gap[0].low == "(":
        closing = next((end for end, chunk in enumerate(gap[:_LONGEST_TERM]) if chunk.low == ")"), 0)
        years = any(chunk.low[0].isdigit() for chunk in gap[1:closing])
        return gap[closing + 1 :] if years else gap
    at = next((len(words) for words in _TERMS if tuple(chunk.low for chunk in gap[: len(words)]) == words), 0)
    if not at:
        return gap
    while at < len(gap) and (gap[at].low in _DASHES or _TERM.fullmatch(gap[at].low)):
        at += 1
    return gap[at:]


def _no_office(chunk: Chunk) -> bool:
    post = chunk.post
    if post is None:
        return False
    if chunk.low.startswith("tham gia"):
        return post.body is None or not post.body.complete
    board = post.role == "Thành viên" and post.body is not None and post.body.name.startswith(_BOARDS)
    return post.role in lines("no_offices") and not board and not (post.body and post.capital)
