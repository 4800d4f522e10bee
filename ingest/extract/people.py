"""People: which names are persons, which names are one person, and what stands for a person without a name.

"đồng chí Trần Tiến Dũng", then "ông Dũng", "Phó Chủ tịch UBND tỉnh" and "Ông": four mentions of one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.forms import endings, full_forms
from ingest.extract.namesakes import ends_in_credit
from ingest.extract.persons import candidates, certain

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence cut into chunks, with the names that are persons: chunk index → full name."""

    chunks: tuple[Chunk, ...]
    people: dict[int, str] = field(default_factory=dict)


def _name_of(text: str, chunk: Chunk) -> str:
    words = chunk.span.of(text)
    if words.isupper() and len(words) > 3:  # noqa: PLR2004 - an initial is no shouted name
        words = " ".join(word.capitalize() for word in words.split())
    return " ".join(words.split())


class Roster:
    """The people of one article: full names, and what short forms stand for."""

    def __init__(self, text: str, rows: Sequence[tuple[Chunk, ...]]) -> None:
        """Take the text and its sentences, cut into chunks."""
        self.text = text
        self.rows = [Row(chunks) for chunks in rows]
        before = ((), *rows)
        named = [candidates(chunks, credited=ends_in_credit(last)) for last, chunks in zip(before, rows, strict=False)]
        sure = [certain(chunks, names) for chunks, names in zip(rows, named, strict=True)]
        often = Counter(
            _name_of(text, row[at]).casefold() for row, names in zip(rows, named, strict=True) for at in names
        )
        self.full = full_forms(
            [_name_of(text, row[at]) for row, names in zip(rows, sure, strict=True) for at in names], often
        )
        self._recent: dict[str, str] = {}
        self._ranked: dict[tuple[str, str], str] = {}
        for row, names in zip(self.rows, named, strict=True):
            self._people(row, names)

    def _people(self, row: Row, names: Sequence[int]) -> None:
        """Note who is named; a short form of several means who of them has the rank before it, or was named last."""
        for at in names:
            low = _name_of(self.text, row.chunks[at]).casefold()
            full = self.full.get(low)
            if full is None:
                continue
            titled = at > 0 and row.chunks[at - 1].sort in {Sort.HONORIFIC, Sort.RANK, Sort.POST}
            if titled or " " in low:
                rank = row.chunks[at - 1].label if at else ""
                if full.casefold() != low:
                    full = self._ranked.get((rank, low)) or self._recent.get(low, full)
                row.people[at] = full
                self._recent.update(dict.fromkeys(endings(full.casefold()), full))
                if rank:
                    self._ranked |= {(rank, ending): full for ending in endings(full.casefold())}

    @property
    def names(self) -> tuple[str, ...]:
        """Full names in the order in which the article first gives them."""
        seen: dict[str, None] = {}
        for row in self.rows:
            for at in sorted(row.people):
                seen.setdefault(row.people[at])
        return tuple(seen)


def without_strangers(row: Row) -> tuple[Chunk, ...]:
    """Return the chunks of a row in which every name is a person's; the other names are plain words."""
    strangers = [at for at, chunk in enumerate(row.chunks) if chunk.sort is Sort.NAME and at not in row.people]
    if not strangers:
        return row.chunks
    chunks = list(row.chunks)
    for at in strangers:
        chunks[at] = chunks[at]._replace(sort=Sort.WORD)
    return tuple(chunks)
