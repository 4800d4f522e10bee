"""The assembly that sits in an article: who are called "đại biểu Nguyễn Văn An" there are its deputies."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from ingest.extract.organisations import OrganisationMatch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.chunks import Chunk

_NATIONAL = "Quốc hội"
_MAIN_SHARE = 0.6
_COUNCIL = "Hội đồng nhân dân"
_SITTING = frozenset({("kỳ", "họp"), ("chất", "vấn"), ("cử", "tri"), ("phiên", "họp"), ("thảo", "luận")})


def assembly(rows: Sequence[Sequence[Chunk]]) -> OrganisationMatch | None:
    """Return the assembly that most mentions name, where an article tells that one sits or meets voters."""
    named = [body for row in rows for body in _assemblies(row)]
    times = Counter(body.name for body in named).most_common(1)
    if not times or times[0][1] < _MAIN_SHARE * len(named) or not any(_sits(row) for row in rows):
        return None
    return next(body for body in named if body.name == times[0][0])


def _assemblies(row: Sequence[Chunk]) -> Iterator[OrganisationMatch]:
    for chunk in row:
        body = chunk.body or (chunk.post.body if chunk.post else None)
        if body and body.complete and body.name.endswith(_NATIONAL):
            yield OrganisationMatch(body.start, body.start, _NATIONAL, "quoc-hoi", complete=True)
        elif body and body.complete and body.name.startswith(_COUNCIL) and body.place:
            yield body


def _sits(row: Sequence[Chunk]) -> bool:
    lows = [chunk.low for chunk in row]
    return any(pair in _SITTING for pair in itertools.pairwise(lows))
