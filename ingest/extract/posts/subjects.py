"""Whom a verb gives a post: "[ông A] được bà B bổ nhiệm giữ chức Giám đốc", "Quốc hội bầu [ông A] làm Chủ tịch"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.posts.neighbours import PRONOUN, row
from ingest.extract.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TITLES = frozenset({Sort.HONORIFIC, Sort.RANK})
_PASSIVE = frozenset({"được", "bị", "do"})
_FOR = frozenset({"cho", "với"})
_PLURAL = frozenset({"các", "hai", "ba", "bốn", "năm", "những", "các đồng chí"})
_AND = frozenset({"và", "cùng", "&"})
_ENDS = frozenset({";", "."})
_TAKING_OVER = frozenset({"làm", "giữ", "ở", "vào", "đảm", "trên"})
_WHILE = frozenset({"trong", "khi", "với", "trên", "thời", "tại"})
_GOING_ON = frozenset({"làm", "được", "giữ", "là", "đã", "vừa"})
_FOLLOWED = frozenset({"thay", "kế nhiệm", "thay thế"})
_LIFE = frozenset({"sinh", "tuổi", "quê"})
_LIFE_JOINTS = frozenset({",", ";", ":", "là"})
_REACH = 16
_LONGEST = 3  # words of an entry
_WORDS_BEFORE = 3


def nearest(chunks: Sequence[Chunk], post: int, pronouns: frozenset[int]) -> int | None:
    """Return the name or pronoun before a post in its clause to which a verb gives it; None if none is."""
    words: list[str] = []
    for at in range(post - 1, -1, -1):
        chunk = chunks[at]
        if chunk.sort is Sort.NAME and not _agent(chunks, at) and not _aside(chunks, at, post):
            other = _kin_of(words) or (_appoints(words) and not _holds(_before(chunks, at), "whom"))
            return None if other else at
        if at in pronouns:
            return None if _appoints(words) else PRONOUN
        if chunk.low == ";" or (chunk.low == "do" and chunks[at + 1].sort is Sort.POST):
            break
        words = [*chunk.low.split(), *words]
    return None


def proposed(chunks: Sequence[Chunk], name: int, post: int) -> bool:
    """Tell whether a person is only proposed: "giới thiệu [ông A] giữ chức …", "[ông A] để Quốc hội bầu giữ chức …"."""
    between = _words(chunks[name + 1 : post])
    return name >= 0 and (_holds(_before(chunks, name), "proposing") or _found(between, "proposing") is not None)


def shared(chunks: Sequence[Chunk], name: int, group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield who holds which of the posts that a verb gives to a name, or to all of its row.

    "[Các ông A, B] được bầu làm Phó Bí thư": both. "[Ông A và bà B] giữ chức Chủ tịch, Phó Chủ tịch": one each.
    """
    names = _together(chunks, name)
    if len(names) > 1 and len(names) == len(group):
        yield from zip(reversed(names), group, strict=True)
    else:
        yield from ((one, post) for one in names for post in group)


def _together(chunks: Sequence[Chunk], name: int) -> list[int]:
    """Return the name with those in a row before it, where "các" or "và" says that they share its verb."""
    if name < 0:
        return [name]
    names = list(row(chunks, name, -1))
    if len(names) == 1:
        return names
    first = names[-1]
    several = any(chunk.low in _PLURAL for chunk in chunks[max(0, first - _WORDS_BEFORE) : first])
    joined = any(chunk.low in _AND for chunk in chunks[names[1] : name])
    followed = first > 1 and _succeeds(_words(chunks[max(0, first - _WORDS_BEFORE) : first - 1]))
    return names if (several or joined) and not followed else [name]


def biography(chunks: Sequence[Chunk], post: int, pronouns: frozenset[int]) -> tuple[int, bool] | None:
    """Return whom a sentence on somebody's life is about: "[Ông A] 60 tuổi, quê Hà Nam; Ủy viên Trung ương Đảng".

    True besides where the posts are those of a career that is over: "từng giữ các chức vụ: …".
    """
    names = [at for at in range(post) if chunks[at].sort is Sort.NAME or at in pronouns]
    if len(names) != 1 or names[0] > 1 or chunks[post - 1].low not in _LIFE_JOINTS:
        return None
    told = {chunk.low for chunk in chunks[names[0] : post]}
    return (PRONOUN if names[0] in pronouns else names[0], "từng" in told) if told & _LIFE else None


def earlier(chunks: Sequence[Chunk], name: int) -> bool:
    """Tell whether a sentence speaks of what somebody was before: "[Trước khi] làm Bí thư, ông A giữ các chức vụ …"."""
    return name != 0 and [chunk.low for chunk in chunks[:2]] == ["trước", "khi"]


def predecessor(chunks: Sequence[Chunk], post: int) -> int | None:
    """Return who held a post before: "giữ chức Bí thư Huyện ủy thay [ông B]"."""
    for at in range(post + 1, min(post + _REACH, len(chunks) - 1)):
        if chunks[at].sort in {Sort.NAME, Sort.POST} or chunks[at].low in _ENDS:
            return None
        if chunks[at].low in _FOLLOWED and chunks[at + 1].low != "mặt":
            return next(_named(chunks, at + 1), None)
    return None


def _named(chunks: Sequence[Chunk], at: int) -> Iterator[int]:
    """Yield the name right behind, over "cho", "thế", titles and posts."""
    for index in range(at, len(chunks)):
        if chunks[index].sort is Sort.NAME:
            yield index
        if chunks[index].sort not in {*_TITLES, Sort.POST} and chunks[index].low not in {"cho", "thế", "vị", "trí"}:
            return


def _before(chunks: Sequence[Chunk], name: int) -> list[str]:
    """Return the last words before a name, those it is in a row with, its titles and posts."""
    first = name if name < 0 else _together(chunks, name)[-1]
    while first > 0 and chunks[first - 1].sort in {*_TITLES, Sort.POST}:
        first -= 1
    return _words(chunks[max(0, first - _WORDS_BEFORE) : first])


def _aside(chunks: Sequence[Chunk], name: int, post: int) -> bool:
    """Tell whether a name only says whose kin or successor somebody is: "em trai [ông A]", "thay [bà B] làm"."""
    if not name or name + 1 >= len(chunks):
        return False
    title = name
    while title > 0 and chunks[title - 1].sort in {*_TITLES, Sort.POST} and chunks[title - 1].low not in lines("kin"):
        title -= 1
    opening = chunks[max(0, title - _WORDS_BEFORE) : title]
    before, behind = _words(opening), chunks[name + 1].low
    if _succeeds(before):
        return behind in _TAKING_OVER
    if before[-1:] == ["của"]:
        return behind in _GOING_ON
    bracket = any(chunk.low == "(" for chunk in opening) and not any(chunk.low == ")" for chunk in chunks[name:post])
    return title < name and _holds(before, "kin") and behind not in _WHILE and not bracket


def _kin_of(words: Sequence[str]) -> bool:
    """Tell whether words before a post speak of somebody's kin without a name: "ông A điều động [con trai làm] …"."""
    return words[-1:] == ["làm"] and _holds(words[:-1], "kin")


def _succeeds(before: Sequence[str]) -> bool:
    """Tell whether words end with "thay", "thay cho", "kế nhiệm"."""
    return before[-1:] == ["thay"] or before[-2:] in (["thay", "cho"], ["thay", "thế"], ["kế", "nhiệm"])


def _words(chunks: Sequence[Chunk]) -> list[str]:
    return [word for chunk in chunks for word in chunk.low.split()]


def _holds(words: Sequence[str], name: str) -> bool:
    """Tell whether words end with an entry of a list."""
    return any(" ".join(words[-length:]) in lines(name) for length in range(1, _LONGEST + 1))


def _found(words: Sequence[str], name: str) -> int | None:
    """Return where an entry of a list first stands among words."""
    entries = lines(name)
    for at in range(len(words)):
        if any(" ".join(words[at : at + length]) in entries for length in range(1, _LONGEST + 1)):
            return at
    return None


def _appoints(words: Sequence[str]) -> bool:
    """Tell whether words between a person and a post make the person who gives it: "[Thủ tướng] vừa phê chuẩn …"."""
    verb = _found(words, "appointing")
    return verb is not None and _found(words[:verb], "befalling") is None


def appoints(between: Sequence[Chunk]) -> bool:
    """Tell whether somebody appoints in the words between two posts: "…; Quốc hội bầu …"."""
    return _appoints(_words(between))


def _agent(chunks: Sequence[Chunk], name: int) -> bool:
    """Tell whether a name is who does it, not whom it befalls: "[ông A] được bà B bổ nhiệm làm …"."""
    before = name - 1
    while before >= 0 and chunks[before].sort in {*_TITLES, Sort.POST}:
        before -= 1
    passive = before >= 0 and chunks[before].low in _PASSIVE
    return passive and any(chunk.sort is Sort.NAME for chunk in chunks[:before])
