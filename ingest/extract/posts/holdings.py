"""Which person of a sentence holds which of its posts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.posts.groups import FORMER, offices, without_term
from ingest.extract.posts.links import Sense, sense
from ingest.extract.posts.neighbours import PRONOUN, given_to, items, left, right, row
from ingest.extract.posts.subjects import appoints, biography, earlier, nearest, predecessor, proposed, shared
from ingest.extract.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PLURAL = frozenset({"chư", "các", "những", "hai", "ba", "bốn", "năm", "nhiều", "một", "vị", "các đồng chí"})
_LIST_OPENING = frozenset({":", ";", "các đồng chí", "các", "hai"})
_ONWARD = frozenset({"sang", "lên", "về", "xuống"})
_LISTED = frozenset({",", ";", "và"})
_LONGEST_GAP = 10
_NEAR = 3
_MOST = 20  # people of one office: "ngày 21 Chủ tịch" counts nobody


@dataclass(frozen=True, slots=True)
class Holding:
    """A post chunk given to a name chunk (indices into the sentence's chunks, or PRONOUN), and the rule that did it."""

    name: int
    post: int
    former: bool
    rule: str
    confidence: float


def holdings(chunks: Sequence[Chunk], pronouns: frozenset[int] = frozenset()) -> list[Holding]:
    """Return who holds which post in one sentence.

    Args:
        chunks: the sentence, cut; names that are no persons are words already.
        pronouns: indices of the chunks that stand for a person named before.
    """
    found: list[Holding] = []
    for group in offices(chunks):
        taken = {holding.name for holding in found}
        carried = _carried(chunks, found, group)
        found.extend(carried or list(_of_group(chunks, group, pronouns, taken)) or _goes_on(chunks, found, group))
    return found


def _carried(chunks: Sequence[Chunk], found: Sequence[Holding], group: Sequence[int]) -> list[Holding]:
    """Go on with the holder of the posts before a semicolon: "ông A, Thứ trưởng; Phó Chủ tịch Ủy ban …; …"."""
    if not found or found[-1].rule == "post-before-name" or right(chunks, group[-1])[0] is not None:
        return []
    last = found[-1]
    gap = without_term(chunks[last.post + 1 : group[0]])
    between = [chunk.low for chunk in gap if chunk.low not in FORMER]
    if between != [";"] and not _unread(gap, bodies=last.rule != "post-after-name"):
        return []
    return [Holding(last.name, post, last.former or _former(chunks, post, group[0]), last.rule, 0.8) for post in group]


def _unread(gap: Sequence[Chunk], *, bodies: bool) -> bool:
    """Tell whether a gap is but the end of a post of the same list: "từng là Giám đốc [Trường X trung ương,] Phó …"."""
    if not gap or gap[-1].low not in _LISTED or len(gap) > _LONGEST_GAP:
        return False
    told = {Sort.WORD, Sort.PLACE, Sort.BODY} if bodies else {Sort.WORD, Sort.PLACE}
    plain = all(chunk.low in _LISTED or chunk.low[0].isalnum() for chunk in gap)
    return plain and all(chunk.sort in told and chunk.low not in lines("function_words") for chunk in gap[:-1])


def _goes_on(chunks: Sequence[Chunk], found: Sequence[Holding], group: Sequence[int]) -> list[Holding]:
    """Go on with the holder of the clause before: "năm 2010, ông A làm Bí thư; [năm 2012 giữ chức] Chủ tịch"."""
    said = sense(chunks, group[0])
    if not found or found[-1].rule == "post-before-name" or said not in {Sense.HOLD, Sense.FORMER}:
        return []
    last = found[-1]
    between = chunks[last.post + 1 : group[0]]
    if any(chunk.sort is Sort.NAME for chunk in between) or appoints(between):
        return []
    if proposed(chunks, last.name, group[0]):
        return []
    return [Holding(last.name, post, said is Sense.FORMER, "post-by-verb", 0.7) for post in group]


def _of_group(
    chunks: Sequence[Chunk], group: list[int], pronouns: frozenset[int], taken: set[int]
) -> Iterator[Holding]:
    said = Sense.FORMER if _moved_from(chunks, group) else sense(chunks, group[0])
    if said is Sense.OTHER:
        group, said = group[1:], None
    if not group:
        return
    behind, direct = right(chunks, group[-1])
    if said in {Sense.PROPOSE, Sense.SKIP}:
        yield from _before_name(chunks, group[-1:], behind if direct else None)  # "thay Giám đốc Trần An", who is one
        return
    before = left(chunks, group[0], pronouns)
    if behind is not None and direct:
        holder, rule = before, "post-after-name"
        if before is None and said is Sense.HOLD and len(group) > 1 and chunks[group[-1] - 1].low == "và":
            holder, rule = nearest(chunks, group[0], pronouns), "post-by-verb"  # "A làm Bí thư và Phó Chủ tịch B nói"
        yield from _between(chunks, group, holder, rule, behind)
    elif before is not None:
        told = _after_name(chunks, group, before, taken)
        yield from (replace(each, former=True) for each in told) if said is Sense.FORMER else told  # "từng là"
    elif said is Sense.HOLD and behind is not None and _they_are(chunks, group[0]):
        yield from _before_name(chunks, group, behind)
    elif said is not None:
        yield from _by_verb(chunks, group, said, behind, _given(chunks, group, pronouns, behind))
    elif behind is not None:
        yield from _before_name(chunks, group, behind)
    else:
        yield from _of_life(chunks, group, biography(chunks, group[0], pronouns))


def _between(
    chunks: Sequence[Chunk], group: list[int], holder: int | None, rule: str, behind: int
) -> Iterator[Holding]:
    """Give the last post to the name right behind it, those before it to who stands before them, if anybody does."""
    if holder is not None:
        yield from _held(chunks, [holder], group[:-1], rule, 0.8)
        group = group[-1:]
    yield from _before_name(chunks, group, behind)


def _they_are(chunks: Sequence[Chunk], first: int) -> bool:
    """Tell whether posts are those of several who are named behind: "các đồng chí là [Phó Giám đốc], gồm: A, B"."""
    return first > 1 and chunks[first - 1].low == "là" and chunks[first - 2].low in lines("they")


def _of_life(chunks: Sequence[Chunk], group: Sequence[int], life: tuple[int, bool] | None) -> Iterator[Holding]:
    if life is not None:
        name, over = life
        for post in group:
            yield Holding(name, post, over or _former(chunks, post, group[0]), "post-in-biography", 0.8)


def _moved_from(chunks: Sequence[Chunk], group: Sequence[int]) -> bool:
    """Tell whether posts are where somebody comes from: "từ [Phó Chủ tịch UBND tỉnh] sang giữ chức …"."""
    behind = chunks[group[-1] + 1].low if group[-1] + 1 < len(chunks) else ""
    return group[0] > 0 and chunks[group[0] - 1].low == "từ" and behind in _ONWARD


def _by_verb(
    chunks: Sequence[Chunk], group: Sequence[int], said: Sense, behind: int | None, name: int | None
) -> Iterator[Holding]:
    if name is not None and name == behind and said is Sense.HOLD:
        yield from _before_name(chunks, group, name)
    elif name is not None and not proposed(chunks, name, group[0]):
        former = said is Sense.FORMER or earlier(chunks, name)
        pairs = ((name, post) for post in group) if _moved_from(chunks, group) else _sharing(chunks, name, group)
        yield from (Holding(one, post, former, "post-by-verb", 0.8) for one, post in pairs)
        before = predecessor(chunks, group[-1]) if not former else None
        if before is not None:
            several = name >= 0 and len(list(shared(chunks, name, group[-1:]))) > 1
            for one in row(chunks, before, 1) if several else (before,):
                yield Holding(one, group[-1], former=True, rule="post-of-predecessor", confidence=0.7)


def _sharing(chunks: Sequence[Chunk], name: int, group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield who holds which post that a verb gives: "miễn nhiệm Phó Giám đốc đối với các ông [A, B và bà C]"."""
    if name > group[-1] and any(chunk.low == "các" for chunk in chunks[group[-1] + 1 : name]):
        yield from ((one, post) for one in row(chunks, name, 1) for post in group)
    else:
        yield from shared(chunks, name, group)


def _given(chunks: Sequence[Chunk], group: Sequence[int], pronouns: frozenset[int], behind: int | None) -> int | None:
    """Return whom a verb gives the posts: "… cho ông A", the person before the verb, else the one behind the posts."""
    found = given_to(chunks, group[-1])
    if found is None:
        found = nearest(chunks, group[0], pronouns)
    return behind if found is None else found


def _held(
    chunks: Sequence[Chunk], names: Iterable[int], group: Sequence[int], rule: str, confidence: float
) -> Iterator[Holding]:
    for name in names:
        for post in group:
            yield Holding(name, post, _former(chunks, post, group[0]), rule, confidence)


def _former(chunks: Sequence[Chunk], post: int, first: int) -> bool:
    return any(chunk.low in FORMER for chunk in chunks[max(0, first - 2) : post])


def _before_name(chunks: Sequence[Chunk], group: Sequence[int], name: int | None) -> Iterator[Holding]:
    """Give posts to the name behind them; to all names of a row or a list where they stand in the plural."""
    if name is None:
        return
    several = _several(chunks, group[0])
    colon = next((at for at in range(group[-1] + 1, name) if chunks[at].low == ":"), None)
    if colon is not None and not several and chunks[colon + 1].sort is Sort.POST:
        return
    names = [name]
    if several or colon is not None:
        names = [other for other in row(chunks, name, 1) if several or other == name or not _own_post(chunks, other)]
    if not several and colon is None and _shares(chunks, group[-1]):
        names = [name, *_next_in_row(chunks, name)]
    if several and colon is not None:
        names = list(dict.fromkeys([*names, *items(chunks, colon)]))
    posts = [post for post, after in zip(group, (*group[1:], None), strict=True) if not _superior(chunks, post, after)]
    yield from _held(chunks, names, posts, "post-before-name", 0.9)


def _shares(chunks: Sequence[Chunk], post: int) -> bool:
    """Tell whether a post may be that of two names behind it: "[đại biểu] Nguyễn Thị Lan và Trần Văn An"."""
    match = chunks[post].post
    return match is not None and match.role in lines("carried_roles")


def _next_in_row(chunks: Sequence[Chunk], name: int) -> Iterator[int]:
    """Yield the names that "và" or a comma alone joins to a name."""
    at = name + 2
    while at < len(chunks) and chunks[at].sort is Sort.NAME and chunks[at - 1].low in _LISTED:
        yield at
        at += 2


def _several(chunks: Sequence[Chunk], first: int) -> bool:
    """Tell whether words before posts say that several hold them: "các", "hai", "có [3] Phó Chủ tịch"."""
    counted = first > 0 and chunks[first - 1].low.isdigit() and 1 < int(chunks[first - 1].low) < _MOST
    return counted or any(chunk.low in _PLURAL for chunk in chunks[max(0, first - _NEAR) : first])


def _superior(chunks: Sequence[Chunk], post: int, after: int | None) -> bool:
    """Tell whether a post is that of the next one's superior: "[Thủ tướng], Phó Thủ tướng Nguyễn Văn An"."""
    one, other = chunks[post].post, chunks[after].post if after is not None else None
    return one is not None and other is not None and other.role.casefold() == f"phó {one.role.casefold()}"


def _own_post(chunks: Sequence[Chunk], name: int) -> bool:
    """Tell whether a name in a row has a post of its own behind it."""
    own = name + 2 < len(chunks) and chunks[name + 1].low in {"-", "–", "("}
    return own and chunks[name + 2].sort is Sort.POST


def _after_name(chunks: Sequence[Chunk], group: Sequence[int], name: int, taken: set[int]) -> Iterator[Holding]:
    """Give posts to the name before them; to all names of a row that opens an item of a list."""
    names = [name]
    if name != PRONOUN:
        opened = [other for other in row(chunks, name, -1) if other == name or other not in taken]
        before = chunks[max(0, min(opened) - _NEAR) : min(opened)]
        if any(chunk.low in _LIST_OPENING for chunk in before):
            names = opened
    yield from _held(chunks, names, group, "post-after-name", 0.9)
