"""Who holds what: "Đại tá Hoàng Văn Thành, Phó Giám đốc Công an tỉnh", "Phó Chủ tịch UBND tỉnh Trần Tiến Dũng".

Posts that stand together, parted by commas, dashes, "và", "kiêm", belong to one person: the one right behind
them, else the one before them. A colon behind a post shares it among all who follow; words like "giữ chức"
tie a post to the person the sentence is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.words import lines, ordered

_JOINTS = frozenset({",", "-", "–", "—", "và", "kiêm", "đồng thời", "cùng", "&", "/"})
_BEFORE_POST = frozenset({",", "-", "–", "—", "(", ":"})
_FORMER = frozenset({"nguyên", "cựu", "cố"})
_PLURAL = frozenset({"các", "những", "hai", "ba", "bốn", "năm", "nhiều", "một", "vị"})
_BY = frozenset({"cho", "đối", "với"})

PRONOUN = -1
"""Stands in a ``Holding`` for the person that the pronouns of the sentence mean."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A post chunk given to a name chunk (indices into the sentence's chunks, or PRONOUN), and the rule that did it."""

    name: int
    post: int
    former: bool
    rule: str
    confidence: float


@cache
def _links() -> dict[tuple[str, ...], str]:
    rows = (row.split("=") for row in ordered("link_phrases"))
    return {tuple(phrase.split()): sense.strip() for phrase, sense in rows}


def _sense(chunks: Sequence[Chunk], post: int) -> str | None:
    """Return what the words right before a post say of it: hold, former, propose, or nothing."""
    words: list[str] = []
    for chunk in reversed(chunks[max(0, post - 7) : post]):
        if chunk.sort is not Sort.WORD and chunk.sort is not Sort.HONORIFIC:
            break
        words = [*chunk.low.split(), *words]
    for length in range(min(6, len(words)), 0, -1):
        sense = _links().get(tuple(words[-length:]))
        if sense:
            return sense
    return None


def groups(chunks: Sequence[Chunk]) -> Iterator[list[int]]:
    """Yield the indices of posts that stand together."""
    group: list[int] = []
    gap: list[Chunk] = []
    for index, chunk in enumerate(chunks):
        if chunk.sort is Sort.POST:
            if group and not _together(gap):
                yield group
                group = []
            group.append(index)
            gap = []
        else:
            gap.append(chunk)
    if group:
        yield group


def _offices(chunks: Sequence[Chunk]) -> Iterator[list[int]]:
    """Yield the groups of posts without those whose role is no office: "làm cán bộ Đoàn"."""
    for group in groups(chunks):
        posts = [index for index in group if not _no_office(chunks[index])]
        if posts:
            yield posts


def _no_office(chunk: Chunk) -> bool:
    return chunk.post is not None and chunk.post.role in lines("no_offices") and not (chunk.post.body and chunk.post.capital)


def _together(gap: Sequence[Chunk]) -> bool:
    if not gap:
        return True
    words = [chunk.low for chunk in gap]
    if any(chunk.sort not in {Sort.WORD, Sort.BODY, Sort.PLACE, Sort.RANK} for chunk in gap):
        return False
    if words == ["(", "khóa"]:
        return False
    plain = [word for word in words if word not in _FORMER and word not in {"là", "quyền"}]
    return len(plain) <= 2 and all(word in _JOINTS for word in plain)  # noqa: PLR2004 - ", kiêm" at most


def _left(chunks: Sequence[Chunk], first: int, pronouns: frozenset[int]) -> int | None:
    """Return the name before a group of posts: "Trần Tiến Dũng – [Phó Chủ tịch …]", "Trần Tiến Dũng (…)"."""
    at = first - 1
    while at >= 0 and (chunks[at].low in _FORMER or chunks[at].low in {"là", "hiện", "đang", "nay", "tân", "quyền"}):
        at -= 1
    copula = at + 1 < first and any(chunks[index].low == "là" for index in range(at + 1, first))
    if at >= 0 and chunks[at].sort is Sort.RANK and at > 0 and chunks[at - 1].low in _BEFORE_POST:
        at -= 1
    if at >= 0 and (chunks[at].low in _BEFORE_POST or copula):
        before = at if copula and chunks[at].sort is Sort.NAME else at - 1
        before = _over_aside(chunks, before)
        if before >= 0 and chunks[before].sort is Sort.NAME:
            return before
    if at >= 0 and copula and at in pronouns:
        return PRONOUN
    return at if at >= 0 and chunks[at].sort is Sort.NAME else None


def _over_aside(chunks: Sequence[Chunk], at: int) -> int:
    """Step back over a bracket or a birth year: "Trần Tiến Dũng (sinh năm 1970), Phó Chủ tịch …", a rank, a comma."""
    if at >= 0 and chunks[at].low == ")":
        while at >= 0 and chunks[at].low != "(":
            at -= 1
        return at - 1
    if at >= 1 and chunks[at].sort is Sort.RANK and chunks[at - 1].low in _BEFORE_POST:
        return at - 2
    return at


def _right(chunks: Sequence[Chunk], last: int) -> tuple[int | None, bool]:
    """Return the name behind a group, and whether nothing but honorifics and ranks stands between."""
    at = last + 1
    direct = True
    titled = False
    while at < len(chunks):
        chunk = chunks[at]
        if chunk.sort is Sort.NAME:
            return (at, direct) if direct or titled or chunks[at - 1].low == ":" else (at, False)
        if chunk.sort in {Sort.HONORIFIC, Sort.RANK}:
            titled = True
        elif chunk.low == ":" or (chunk.low in {",", "-", "–"} and direct):
            direct = False
        elif chunk.low in {"gồm", "các", "là"}:
            titled = True
            direct = False
        else:
            return None, False
        at += 1
    return None, False


def _given_to(chunks: Sequence[Chunk], last: int) -> int | None:
    """Return the name in "[bổ nhiệm] Giám đốc Sở Y tế cho ông Nguyễn Văn An", "… đối với đồng chí …"."""
    at = last + 1
    steps = 0
    while at < len(chunks) and steps < 12 and chunks[at].low not in {".", ";"}:  # noqa: PLR2004 - a term may stand between
        if chunks[at].low in _BY:
            while at < len(chunks) and (chunks[at].low in _BY or chunks[at].sort in {Sort.HONORIFIC, Sort.RANK}):
                at += 1
            return at if at < len(chunks) and chunks[at].sort is Sort.NAME else None
        if chunks[at].sort in {Sort.POST, Sort.NAME}:
            return None
        at += 1
        steps += 1
    return None


def _chain(chunks: Sequence[Chunk], name: int, step: int) -> Iterator[int]:
    """Yield the names that stand in a row with ``name``, itself first, parted by commas and "và" alone."""
    yield name
    at = name + step
    while 0 <= at < len(chunks):
        chunk = chunks[at]
        if chunk.sort is Sort.NAME:
            yield at
        elif chunk.sort not in {Sort.HONORIFIC, Sort.RANK} and chunk.low not in {",", "và", "&", "cùng"}:
            return
        at += step


def _plural(chunks: Sequence[Chunk], first: int) -> bool:
    before = chunks[max(0, first - 3) : first]
    return any(chunk.low in _PLURAL or chunk.low == "các đồng chí" for chunk in before)


def holdings(chunks: Sequence[Chunk], pronouns: frozenset[int] = frozenset()) -> list[Holding]:
    """Return who holds which post in one sentence.

    Args:
        chunks: the sentence, cut; names that are no persons are words already.
        pronouns: indices of the chunks that stand for a person named before.
    """
    found: list[Holding] = []
    taken: set[int] = set()
    for group in _offices(chunks):
        for holding in _of_group(chunks, group, pronouns, taken):
            found.append(holding)
            taken.add(holding.name)
    return found


def _former(chunks: Sequence[Chunk], post: int, group: Sequence[int]) -> bool:
    first = group[0]
    marked = False
    for index in range(max(0, first - 2), post):
        if chunks[index].low in _FORMER and (index >= first - 2):
            marked = True
    return marked


def _of_group(chunks: Sequence[Chunk], group: list[int], pronouns: frozenset[int], taken: set[int]) -> Iterator[Holding]:
    first, last = group[0], group[-1]
    sense = _sense(chunks, first)
    if sense in {"propose", "skip"}:
        return
    left = _left(chunks, first, pronouns)
    right, direct = _right(chunks, last)
    if right is not None and direct and left is None:
        yield from _before_name(chunks, group, right)
    elif left is not None and right is not None and direct:
        shared = group[:-1] if len(group) > 1 else []
        yield from (Holding(left, post, _former(chunks, post, group), "post-after-name", 0.8) for post in shared)
        yield from _before_name(chunks, [last], right)
    elif left is not None:
        yield from _after_name(chunks, group, left, taken)
    elif sense is not None:
        name = _given_to(chunks, last)
        if name is None:
            name = _nearest(chunks, first, pronouns)
        if name is None:
            name = right
        if name is not None:
            former = sense == "former"
            yield from (Holding(name, post, former, "post-by-verb", 0.8) for post in group)
    elif right is not None:
        yield from _before_name(chunks, group, right)


def _before_name(chunks: Sequence[Chunk], group: Sequence[int], name: int) -> Iterator[Holding]:
    names = [name]
    if _plural(chunks, group[0]) or chunks[name - 1].low == ":" or any(chunk.low == ":" for chunk in chunks[group[-1] + 1 : name]):
        names = [index for index in _chain(chunks, name, 1) if not _own_post(chunks, index, name)]
    for index in names:
        for post, after in zip(group, (*group[1:], None), strict=True):
            if after is None or not _superior(chunks[post], chunks[after]):
                yield Holding(index, post, _former(chunks, post, group), "post-before-name", 0.9)


def _superior(one: Chunk, other: Chunk) -> bool:
    """Tell whether one post is that of the other's superior: "[Thủ tướng], Phó Thủ tướng Nguyễn Văn An"."""
    return bool(one.post and other.post) and other.low.startswith(f"phó {one.low.split(' ')[0]}") and one.post.role == other.post.role.removeprefix("Phó ")  # type: ignore[union-attr]


def _own_post(chunks: Sequence[Chunk], index: int, name: int) -> bool:
    """Tell whether a name in a row has a post of its own behind it."""
    after = index + 2
    return index != name and after < len(chunks) and chunks[index + 1].low in {"-", "–", "("} and chunks[after].sort is Sort.POST


def _after_name(chunks: Sequence[Chunk], group: Sequence[int], name: int, taken: set[int]) -> Iterator[Holding]:
    if name == PRONOUN:
        yield from (Holding(name, post, _former(chunks, post, group), "post-after-name", 0.8) for post in group)
        return
    names = [index for index in _chain(chunks, name, -1) if index == name or index not in taken]
    if len(names) > 1 and not _listed(chunks, names):
        names = [name]
    for index in names:
        for post in group:
            yield Holding(index, post, _former(chunks, post, group), "post-after-name", 0.9)


def _listed(chunks: Sequence[Chunk], names: Sequence[int]) -> bool:
    """Tell whether a row of names opens a list item, so that the post behind it is shared by all."""
    opening = min(names)
    before = [chunk.low for chunk in chunks[max(0, opening - 3) : opening]]
    return bool(before) and any(low in {":", ";", "các đồng chí", "các", "hai"} for low in before)


def _agent(chunks: Sequence[Chunk], name: int) -> bool:
    """Tell whether a name is who does it, not whom it befalls: "[ông A] được bà B bổ nhiệm làm …"."""
    before = name - 1
    while before >= 0 and chunks[before].sort in {Sort.HONORIFIC, Sort.RANK, Sort.POST}:
        before -= 1
    return before >= 0 and chunks[before].low in {"được", "bị", "do"} and any(chunk.sort is Sort.NAME for chunk in chunks[:before])


def _nearest(chunks: Sequence[Chunk], post: int, pronouns: frozenset[int]) -> int | None:
    """Return the name or pronoun nearest before a post in its clause."""
    for index in range(post - 1, -1, -1):
        if chunks[index].sort is Sort.NAME and not _agent(chunks, index):
            return index
        if index in pronouns:
            return PRONOUN
        if chunks[index].low == ";":
            break
    return None
