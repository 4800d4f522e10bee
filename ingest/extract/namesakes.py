"""Names that are nobody's: those of streets, schools and prizes, and those of photographers and authors.

"đường [Lê Lợi]", "số 80 [Phan Chu Trinh]", "tấm gương [Hồ Chí Minh]"; "Ảnh: [Văn An]", a line of names alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.words import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORT = 2
_LONGEST_BYLINE = 5  # "Quang Hải - Trần Lan - Văn Bình"
_MARKS = frozenset({",", ".", ":", ";", "-", "–", "(", ")"})
_NO_NAMESAKES = frozenset({Sort.HONORIFIC, Sort.RANK, Sort.PLACE})
_CALLS = frozenset({Sort.POST, Sort.HONORIFIC, Sort.RANK})
_BEFORE_HOUSES = frozenset({"số", "(", "ở", "tại", "nhà", "đất"})
_ADDRESSES = frozenset({"ông", "bà", "anh", "chị", "cháu"})


def namesake(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether the name is that of a street, a school, a prize: "đường Lê Lợi", "giải thưởng Hồ Chí Minh"."""
    if at > 0 and chunks[at - 1].low[-1].isdigit() and _numbered(chunks, at):
        return True
    before: list[str] = []
    for chunk in reversed(chunks[max(0, at - 4) : at]):
        if chunk.sort in _NO_NAMESAKES or chunk.strong or chunk.low in _MARKS:
            break
        before = [*chunk.low.split(), *before]
    endings = [" ".join(before[-length:]) for length in range(1, min(4, len(before)) + 1)]
    if any(ending in lines("before_namesakes") for ending in endings) and not _compound(endings):
        return not (at > 0 and chunks[at - 1].sort in _CALLS)
    return _revered(chunks, at)


def _compound(endings: Sequence[str]) -> list[str]:
    """Return the last two words where they are one: the "cầu" of "yêu cầu" is no bridge."""
    return [ending for ending in endings[1:2] if ending in lines("no_namesakes")]


def _numbered(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether the number before a name is that of a house: "số 80 Lê Lợi", not "ngày 5/10 Lê An đến"."""
    if not chunks[at - 1].low.isdigit():
        return chunks[at - 1].low.split()[-2:-1] == ["số"]
    behind = at + 2 < len(chunks) and chunks[at + 1].low in _MARKS and chunks[at + 2].sort is Sort.PLACE
    return behind or (at > 1 and (chunks[at - 2].low in _BEFORE_HOUSES or chunks[at - 2].sort is not Sort.WORD))


def _revered(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether the words speak of what bears the name: "lăng Chủ tịch Hồ Chí Minh", "ngày sinh Chủ tịch …"."""
    first = at
    while first > 0 and chunks[first - 1].sort in _CALLS:
        first -= 1
        post = chunks[first].post
        if chunks[first].low in _ADDRESSES or (post and post.body and post.body.stop > post.body.start):
            return False
    words = [word for chunk in chunks[max(0, first - 3) : first] for word in chunk.low.split()][-3:]
    revered = lines("revered")
    return any(" ".join(words[i:]) in revered or " ".join(words[i : i + 2]) in revered for i in range(len(words)))


def credit(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether the name is a photographer's or an author's: "Ảnh: Văn Biên", a line of names alone."""
    back = at - 1
    while back > 0 and (chunks[back].sort is Sort.NAME or chunks[back].low in {",", "-", "–", "và", "."}):
        back -= 1
    if back > 0 and chunks[back].low == ":" and chunks[back - 1].low in lines("credits"):
        return True
    if at == 0 and len(chunks) > 1 and chunks[1].low == "©":
        return True
    names = [chunk for chunk in chunks if chunk.low not in {".", "-", "–", "anh"}]
    if any(chunk.sort is not Sort.NAME for chunk in names):
        return False
    short = all(chunk.strong or len(names) == 1 or len(chunk.low.split()) <= _SHORT for chunk in names)
    return short and (len(chunks) <= _LONGEST_BYLINE or all(chunk.low != "." for chunk in chunks[:-1]))


def ends_in_credit(chunks: Sequence[Chunk]) -> bool:
    """Tell whether a line ends in the words before a photographer's name: "… Ảnh:"."""
    return len(chunks) > 1 and chunks[-1].low == ":" and chunks[-2].low in lines("credits")
