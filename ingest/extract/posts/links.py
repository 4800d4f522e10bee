"""Words that tie a post to a person, or keep it from one: "giữ chức", "từng là", "giới thiệu để bầu", "thay mặt"."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.words import ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 7
_LONGEST = 6


class Sense(StrEnum):
    """What the words before a post say of it; ``OTHER``: it is of somebody for whom the named person acts."""

    HOLD = "hold"
    FORMER = "former"
    PROPOSE = "propose"
    SKIP = "skip"
    OTHER = "other"


@cache
def _links() -> dict[tuple[str, ...], Sense]:
    rows = (row.split("=") for row in ordered("link_phrases"))
    return {tuple(phrase.split()): Sense(sense.strip()) for phrase, sense in rows}


def sense(chunks: Sequence[Chunk], post: int) -> Sense | None:
    """Return what the words right before a post chunk say of it, or None."""
    words: list[str] = []
    for chunk in reversed(chunks[max(0, post - _REACH) : post]):
        if chunk.sort is not Sort.WORD and chunk.sort is not Sort.HONORIFIC:
            break
        words = [*chunk.low.split(), *words]
    if words[-1:] == [":"] and chunks[post - 2].sort is Sort.WORD:
        words.pop()
    joining = Sense.HOLD if chunks[post].low.startswith("tham gia") else None  # is a verb itself
    tails = (tuple(words[-length:]) for length in range(min(_LONGEST, len(words)), 0, -1))
    return next((_links()[tail] for tail in tails if tail in _links()), joining)
