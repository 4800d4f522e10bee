"""Ranks of people: "Đại tá Vũ Đình An", "Vũ Đình An - Đại tá", "thăng cấp bậc hàm Thiếu tướng cho Đại tá Vũ Đình An".

A rank is its bearer's who stands right behind it; else, where it is conferred, of whom it is conferred on; else of the
name that it follows over a mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.posts import PRONOUN
from ingest.extract.posts.neighbours import given_to
from ingest.extract.posts.subjects import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TITLES = frozenset({Sort.HONORIFIC, Sort.RANK})
_CONFERRED = frozenset({"lên", "hàm", "phong", "thăng"})
_DASHES = frozenset({"-", "–"})
_MARKS = frozenset({"-", "–", ",", "("})
_MOST_TITLES = 3


def ranks(chunks: Sequence[Chunk], pronouns: frozenset[int] = frozenset()) -> Iterator[tuple[int, int]]:
    """Yield the index of a name, or PRONOUN, and of a rank that is that person's, over one sentence.

    Args:
        chunks: the sentence, cut; names that are no persons are words already.
        pronouns: indices of the chunks that stand for a person named before.
    """
    for at, chunk in enumerate(chunks):
        if chunk.sort is Sort.RANK:
            bearer = _bearer(chunks, at, pronouns)
            if bearer is not None:
                yield bearer, at


def _bearer(chunks: Sequence[Chunk], at: int, pronouns: frozenset[int]) -> int | None:
    behind = at + 1
    while behind < len(chunks) and behind - at < _MOST_TITLES and chunks[behind].sort in _TITLES:
        behind += 1
    if behind < len(chunks) and chunks[behind].sort is Sort.NAME:
        return behind
    if _conferred(chunks, at):
        return _receiver(chunks, at, pronouns)
    later = _over_post(chunks, behind)
    if later is not None:
        return later
    after_mark = at > 1 and chunks[at - 1].low in _MARKS and chunks[at - 2].sort is Sort.NAME
    return at - 2 if after_mark and behind == at + 1 else None


def _over_post(chunks: Sequence[Chunk], at: int) -> int | None:
    """Return the name that a dash and a post part from its rank: "Đại tướng - Bộ trưởng Quốc phòng [Vũ Đình An]"."""
    row = chunks[at : at + 3]
    parted = len(row) == 3 and row[0].low in _DASHES and (row[1].sort, row[2].sort) == (Sort.POST, Sort.NAME)  # noqa: PLR2004 - dash, post, name
    return at + 2 if parted else None


def _conferred(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether a rank is given, or the one that a higher one replaces: "từ [Trung tá] lên [Thượng tá]"."""
    before = chunks[at - 1].low if at else ""
    raised = before == "từ" and at + 1 < len(chunks) and chunks[at + 1].low == "lên"
    return before in _CONFERRED or raised


def _receiver(chunks: Sequence[Chunk], at: int, pronouns: frozenset[int]) -> int | None:
    """Return whom a rank is conferred on: "… cho [đồng chí Vũ Đình An]", "[Vũ Đình An] được thăng …"."""
    found = given_to(chunks, at)
    if found is not None:
        return found
    found = nearest(chunks, at, pronouns)
    if found is None:
        return None
    start = found if found != PRONOUN else max((each for each in pronouns if each < at), default=0)
    return found if any(chunk.low == "được" for chunk in chunks[start:at]) else None
