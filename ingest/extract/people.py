"""People: which names are persons, which names are one person, and what stands for a person without a name.

"đồng chí Trần Tiến Dũng", then "ông Dũng", "Phó Chủ tịch UBND tỉnh" and "Ông": four mentions of one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.tokens import is_syllable
from ingest.extract.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT = 2
_SPELLING = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")  # "Sỹ" and "Sĩ" are one name
_LONGEST_BYLINE = 5  # "Quang Hải - Trần Lan - Văn Bình"


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence cut into chunks, with the names that are persons: chunk index → full name."""

    chunks: tuple[Chunk, ...]
    people: dict[int, str] = field(default_factory=dict)


def _namesake(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether the name is that of a street, a school, a prize: "đường Lê Lợi", "giải thưởng Hồ Chí Minh"."""
    before: list[str] = []
    for chunk in reversed(chunks[max(0, at - 4) : at]):
        if chunk.sort in {Sort.NAME, Sort.HONORIFIC, Sort.RANK} or chunk.low in {
            ",",
            ".",
            ":",
            ";",
            "-",
            "–",
            "(",
            ")",
        }:
            break
        before = [*chunk.low.split(), *before]
    words = lines("before_namesakes")
    if any(" ".join(before[-length:]) in words for length in range(1, min(4, len(before)) + 1)):
        return not (at > 0 and chunks[at - 1].sort in {Sort.POST, Sort.HONORIFIC, Sort.RANK})
    return _revered(chunks, at)


def _revered(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether the words speak of what bears the name: "lăng Chủ tịch Hồ Chí Minh", "ngày sinh Chủ tịch …"."""
    first = at
    while first > 0 and chunks[first - 1].sort in {Sort.POST, Sort.HONORIFIC, Sort.RANK}:
        first -= 1
    words = [word for chunk in chunks[max(0, first - 3) : first] for word in chunk.low.split()][-3:]
    revered = lines("revered")
    return any(" ".join(words[i:]) in revered or " ".join(words[i : i + 2]) in revered for i in range(len(words)))


def _called_for(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether the words around call for a person: an honorific, a rank or a post before; a post behind."""
    words = len(chunks[at].low.split())
    if len(chunks[at].low) == 1:
        return False
    before = chunks[at - 1] if at else None
    if before and before.sort in {Sort.HONORIFIC, Sort.RANK}:
        return before.low not in lines("occupations") or words > _SHORT
    if before and before.sort is Sort.POST and words >= _SHORT:
        return True
    if words < _SHORT or at + 2 >= len(chunks):
        return False
    behind = chunks[at + 1].low in {",", "-", "–", "("} and chunks[at + 2].sort in {Sort.POST, Sort.RANK}
    listed = before is not None and before.low in {":", ";", "và", ","}
    return behind and (listed or before is None or before.low in {"theo", "có", "do", "cùng", "gồm"})


def _credit(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether the name is a photographer's or an author's: "Ảnh: Văn Biên"."""
    back = [chunk.low for chunk in chunks[max(0, at - 6) : at]]
    for index in range(len(back) - 1, 0, -1):
        if back[index] == ":" and back[index - 1] in lines("credits"):
            return True
    if len(chunks) > _LONGEST_BYLINE:
        return False
    names = [chunk for chunk in chunks if chunk.low not in {".", "-", "–"}]
    short = all(chunk.strong or len(names) == 1 or len(chunk.low.split()) <= _SHORT for chunk in names)
    return short and all(chunk.sort is Sort.NAME for chunk in names)


def _persons(chunks: Sequence[Chunk]) -> list[int]:
    """Return the indices of the names that may be persons: of no street, and of nobody who took the picture."""
    names = [at for at, chunk in enumerate(chunks) if chunk.sort is Sort.NAME]
    return [at for at in names if not _namesake(chunks, at) and not _credit(chunks, at)]


def _name_of(text: str, chunk: Chunk) -> str:
    words = chunk.span.of(text)
    if words.isupper() and len(words) > 3:  # noqa: PLR2004 - an initial is no shouted name
        words = " ".join(word.capitalize() for word in words.split())
    return " ".join(words.split())


def _opens(words: Sequence[str], other: str) -> bool:
    """Tell whether a foreign name opens with a shorter one: "Fidel Castro", "Fidel Castro Ruz"."""
    longer = other.split()
    return longer[: len(words)] == words and not any(is_syllable(word) for word in words)


class Roster:
    """The people of one article: full names, and what short forms stand for."""

    def __init__(self, text: str, rows: Sequence[tuple[Chunk, ...]]) -> None:
        """Take the text and its sentences, cut into chunks."""
        self.text = text
        self.full: dict[str, str] = {}
        self.rows = [Row(chunks) for chunks in rows]
        persons = [_persons(chunks) for chunks in rows]
        self._full_forms([name for row, names in zip(rows, persons, strict=True) for name in self._certain(row, names)])
        for row, names in zip(self.rows, persons, strict=True):
            self._people(row, names)

    def _certain(self, chunks: Sequence[Chunk], names: Sequence[int]) -> Iterator[str]:
        for at in names:
            if chunks[at].strong or _called_for(chunks, at):
                yield _name_of(self.text, chunks[at])

    def _full_forms(self, names: Sequence[str]) -> None:
        """Tie every form to the longest name that ends with it: "Quyết Tâm" to "Nguyễn Thị Quyết Tâm"."""
        spelled: dict[str, str] = {}
        for name in names:
            spelled.setdefault(name.casefold(), name)
        first: dict[str, str] = {}
        for low, name in spelled.items():
            first.setdefault(low.translate(_SPELLING), name)
        by_length = sorted(spelled, key=lambda low: (-len(low.split()), names.index(spelled[low])))
        for low in by_length:
            words = low.split()
            longer = [
                other
                for other in by_length
                if len(other.split()) > len(words) and (other.split()[-len(words) :] == words or _opens(words, other))
            ]
            self.full[low] = self.full.get(longer[0], spelled[longer[0]]) if longer else first[low.translate(_SPELLING)]

    def _people(self, row: Row, names: Sequence[int]) -> None:
        for at in names:
            low = _name_of(self.text, row.chunks[at]).casefold()
            if low in self.full:
                single = len(low.split()) == 1
                titled = at > 0 and row.chunks[at - 1].sort in {Sort.HONORIFIC, Sort.RANK, Sort.POST}
                if not single or titled:
                    row.people[at] = self.full[low]

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
