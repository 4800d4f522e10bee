"""Which names of a sentence are people's: "ông [Vũ An]", "[Xệng Páo] (SN 1995)", "các ca sĩ [Cẩm Vy], [Quốc Tú]".

A name is certain where its family name, the words around it or the row in which it stands call for a person; a
candidate is any that is no street's, school's or photographer's.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.namesakes import credit, namesake
from ingest.extract.places import is_place
from ingest.extract.tokens import is_syllable
from ingest.extract.words import lines, ordered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT = 2
_FEW = 3
_BEHIND_POST = 8  # "Cục trưởng Cục Đối ngoại của Quốc hội Anna Lind"
_OPENING = 6  # "với các ca sĩ trẻ như …"
_MARKS = frozenset({",", ".", ":", ";", "-", "–", "(", ")"})
_DASHES = frozenset({",", "-", "–", "("})
_JOINTS = frozenset({",", "-", "–", ";", "và", "&", "cùng"})
_TITLES = frozenset({Sort.HONORIFIC, Sort.RANK})
_CALLS = frozenset({Sort.POST, Sort.HONORIFIC, Sort.RANK})
_CONSONANTS = frozenset("bcdđfghjklmnpqrstvwxz")
_LETTERS = frozenset("aeiou")  # "Nguyễn Văn [A]" is nobody, "Trần Như [Ý]" is
_REVERED = frozenset({"bác", "cụ"})
_OF_PERSONS = frozenset({"sn", "sinh", "quê", "trú", "ngụ", "tức"})
_STEMS = frozenset(["giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"])
_BRANCHES = frozenset(["tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"])


@cache
def _least() -> dict[str, int]:
    """Return how many words a name must have behind an occupation; "sĩ" is spelled "sỹ" as well."""
    rows = (row.split("=") for row in ordered("occupations"))
    least = {phrase.strip(): int(words) for phrase, words in rows}
    return least | {phrase.replace("sĩ", "sỹ"): words for phrase, words in least.items()}


def candidates(chunks: Sequence[Chunk], *, credited: bool) -> list[int]:
    """Return the indices of the names that may be persons: of no street, and of nobody who took the picture.

    Args:
        chunks: a sentence, cut.
        credited: the line before ends in "Ảnh:".
    """
    names = [at for at, chunk in enumerate(chunks) if chunk.sort is Sort.NAME and not _cut_short(chunk.low)]
    return [at for at in names if not namesake(chunks, at) and not (credited and at == 0) and not credit(chunks, at)]


def _cut_short(low: str) -> bool:
    """Tell whether a Vietnamese name ends in an initial, so that none can know its bearer: "Lê Văn [T]."."""
    *first, last = low.split()
    return first != [] and (last in _LETTERS or _CONSONANTS.issuperset(last)) and is_syllable(first[0])


def certain(chunks: Sequence[Chunk], names: Sequence[int]) -> list[int]:
    """Return those of the candidates that are persons by themselves."""
    found = [at for at in names if (chunks[at].strong and not _place(chunks, at)) or _called_for(chunks, at)]
    known = set(found)
    return sorted(known | {at for row in _rows(chunks, names) for at in _of_row(chunks, row, known)})


def _place(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether a name without a title is that of a place or of a year: "[Phan Thiết]", "xuân [Đinh Dậu]"."""
    words = chunks[at].low.split()
    year = len(words) == _SHORT and words[0] in _STEMS and words[1] in _BRANCHES
    titled = at > 0 and chunks[at - 1].sort in _CALLS and (len(words) > _SHORT or not _bare(chunks[at - 1]))
    return (year or is_place(chunks[at].low)) and not titled and not _introduced(chunks, at)


def _bare(chunk: Chunk) -> bool:
    """Tell whether a post wants a place that none tells: "Bí thư Thành ủy [Bến Cát]", not "Tổng Bí thư [Trần Phú]"."""
    post = chunk.post
    untold = post is not None and (post.body is None or not post.body.complete or chunk.low.endswith(("ủy", "đoàn")))
    return untold and not chunk.low.startswith(ordered("posts_of_countries"))


def _called_for(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether the words around call for a person: an honorific, a rank or a post before; a post, an age behind."""
    words = len(chunks[at].low.replace("'", " ").split())
    if len(max(chunks[at].low.split(), key=len)) == 1:
        return False
    before = chunks[at - 1] if at else None
    revered = words == 1 and before is not None and before.low in _REVERED
    if before and before.sort in _TITLES and not revered and words >= _least().get(before.low.rstrip(" ."), 1):
        return True
    if words < _SHORT or chunks[at].low.split()[-1] in lines("company_words"):
        return False
    if before and before.sort is Sort.POST:
        glued = chunks[at].stop - chunks[at].start == len(chunks[at].low.replace(" ", ""))  # "EuroCham"
        return not glued and not _place(chunks, at)
    return _introduced(chunks, at) or _described(chunks, at) or _foreign_holder(chunks, at)


def _introduced(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether a post or a rank stands behind the name: "gồm Hà Vy - [Giám đốc …]"."""
    if at + 2 >= len(chunks) or chunks[at + 1].low not in _DASHES:
        return False
    before = chunks[at - 1].low if at else ":"
    behind = chunks[at + 2].sort in {Sort.POST, Sort.RANK}
    return behind and before in {":", ";", "và", ",", "theo", "có", "do", "cùng", "gồm"}


def _described(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether the words behind tell the age or the home of a person: "(SN 1995, trú xã …)", ", 29 tuổi"."""
    behind = [chunk.low for chunk in chunks[at + 1 : at + 4]]
    if len(behind) < _FEW or behind[0] not in {"(", ","}:
        return False
    return (behind[1] in _OF_PERSONS and behind[0] == "(") or behind[1] == "sn" or behind[2] == "tuổi"


def _foreign_holder(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether a foreign name ends a post: "Vụ trưởng phụ trách các vấn đề toàn cầu [Mikael Lind]"."""
    if all(is_syllable(word) for word in chunks[at].low.replace("-", " ").split()):
        return False
    for before in reversed(chunks[max(0, at - _BEHIND_POST) : at]):
        if before.sort in {Sort.POST, Sort.HONORIFIC}:
            return before.sort is Sort.POST or chunks[at - 1].sort is Sort.PLACE
        if (
            before.low in _MARKS
            or (before.sort is Sort.NAME and " " in before.low)
            or before.low in lines("ends_of_posts")
        ):
            return False
    return False


def _rows(chunks: Sequence[Chunk], names: Sequence[int]) -> Iterator[list[int]]:
    """Yield the rows of names that nothing but marks, "và" and titles parts."""
    row: list[int] = []
    for at in names:
        between = chunks[row[-1] + 1 : at] if row else ()
        if row and not (between and all(each.low in _JOINTS or each.sort in _TITLES for each in between)):
            yield row
            row = []
        row.append(at)
    yield row


def _of_row(chunks: Sequence[Chunk], row: Sequence[int], known: set[int]) -> Iterator[int]:
    """Yield the names that the rest of their row, or what opens or ends it, makes persons: "các ca sĩ [A], [B]"."""
    doubtful = [at for at in row if at not in known and " " in chunks[at].low]
    if not doubtful or len(row) < _FEW:
        return
    around = chunks[max(0, row[0] - _OPENING) : row[-1] + _OPENING]
    called = any(chunk.sort is Sort.HONORIFIC and _least().get(chunk.low, 1) < _FEW for chunk in around)
    places = {at for at in doubtful if is_place(chunks[at].low)}
    if called or len(row) - len(doubtful) >= _SHORT:
        yield from (at for at in doubtful if at not in places or (called and 2 * len(places) < len(row)))
