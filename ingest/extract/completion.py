"""Bodies that the words around complete: "Bí thư Đảng ủy, Giám đốc Công an tỉnh", "HĐND và UBND tỉnh", "Giám đốc Sở".

A post or body whose words only name a kind takes what it lacks from its neighbour in the same row, and else
from the last body of its kind that the article named, or the only one that it names at all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.organisations import OrganisationMatch
from ingest.extract.posts import groups
from ingest.extract.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.extract.roles import RoleMatch

_SHARED_JOINTS = frozenset({",", "và", "-", "–", "/", "&", "cùng"})
_BOARDS = ("Hội đồng thành viên", "Hội đồng quản trị", "Ban Giám đốc")  # the Party committee is that of their company
_NO_MINISTRIES = ("Bộ Chính trị", "Bộ Chỉ huy", "Bộ Tư lệnh", "Bộ đội", "Bộ Tổng")  # whose heads are no "Bộ trưởng"
_OF_PLACES = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận")  # beside them stands the place's committee
_HAVING = 4  # "UBND tỉnh [hiện có ba] Phó Chủ tịch"
_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}


class Completion:
    """Completes the bodies of one article, sentence after sentence, remembering those that are complete."""

    def __init__(self, rows: Iterable[Sequence[Chunk]] = ()) -> None:
        """Begin with nothing remembered; ``rows`` are all sentences, since the last may tell what the first names."""
        self._last: dict[str, OrganisationMatch] = {}
        self._only = _only(rows)

    def complete(self, chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
        """Return the chunks with their bodies completed where anything tells how."""
        row = list(chunks)
        for group in groups(row):
            for index in group:
                row[index] = _from_group(row, group, index)
        named = [index for index, chunk in enumerate(row) if chunk.body or chunk.post]
        for index in named:
            body, post = row[index].body, row[index].post
            if body and not body.complete:
                row[index] = _from_row(row, index)
            elif post and not post.body and not post.stands_alone:
                row[index] = _from_namesake(row, index)
        for index in named:
            row[index] = self._remembered(row[index])
        return tuple(row)

    def _remembered(self, chunk: Chunk) -> Chunk:
        body = chunk.body or (chunk.post.body if chunk.post else None)
        if body is None:
            return self._by_role(chunk)
        if body.complete:
            if body.kind:
                if chunk.post and chunk.post.role in lines("carried_roles"):
                    self._last[chunk.post.role] = body
                self._last[body.kind] = body
                if not body.name.startswith(_NO_MINISTRIES):
                    self._last[body.name.split()[0]] = body
            return chunk
        known = self._last.get(body.kind) or (self._last.get(body.name) if len(body.name.split()) == 1 else None)
        known = known or (self._only.get(body.kind) if chunk.post else None)
        if known is None:
            return chunk
        return _with_body(chunk, replace(known, start=body.start, stop=body.stop))

    def _by_role(self, chunk: Chunk) -> Chunk:
        """Complete "Bộ trưởng Nguyễn Văn An" with the ministry named before, "đại biểu …" with its assembly."""
        post = chunk.post
        if post is None or post.stands_alone:
            return chunk
        unit = post.unit if post.unit in lines("carried_units") else ""
        known = self._last.get(post.role) or self._last.get(unit)
        return chunk if known is None else _with_body(chunk, replace(known, start=post.stop, stop=post.stop))


def _only(rows: Iterable[Sequence[Chunk]]) -> dict[str, OrganisationMatch]:
    """Return the bodies that are the only ones of their kind in an article, by kind."""
    found: dict[str, dict[str, OrganisationMatch]] = {}
    for chunk in [chunk for row in rows for chunk in row if chunk.body or chunk.post]:
        body = chunk.body or (chunk.post.body if chunk.post else None)
        if body and body.complete and body.kind:
            found.setdefault(body.kind, {})[body.name] = body
    return {kind: next(iter(bodies.values())) for kind, bodies in found.items() if len(bodies) == 1}


def _with_body(chunk: Chunk, body: OrganisationMatch) -> Chunk:
    if chunk.post:
        return chunk._replace(post=replace(chunk.post, body=body))
    return chunk._replace(body=body)


def _from_group(chunks: Sequence[Chunk], group: Sequence[int], index: int) -> Chunk:
    """Complete a post from the next post of its row, else from the one before."""
    chunk = chunks[index]
    post = chunk.post
    if (
        post is None
        or post.stands_alone
        or (post.body and post.body.complete and post.body.name not in lines("unfinished"))
    ):
        return chunk
    after = [other for other in group if other > index]
    before = [other for other in reversed(group) if other < index] if post.body else []
    for other in (*after, *before):
        donor = chunks[other].post
        if (
            donor
            and donor.body
            and donor.body.complete
            and donor.body.kind
            and donor.body.name not in lines("unfinished")
        ):
            body = _lent(post, donor)
            return chunk if body is None else _with_body(chunk, body)
    return chunk


def _lent(post: RoleMatch, donor: RoleMatch) -> OrganisationMatch | None:
    """Return the body of a post by that of its neighbour.

    "Bí thư Đảng ủy, Giám đốc [Công an tỉnh]": the body is the parent. "Ủy viên Ban Thường vụ, Trưởng Ban Nội
    chính [Tỉnh ủy]": the neighbour's parent is. "Phó Bí thư, Chủ tịch UBND [tỉnh]": the committee of the place.
    """
    body = donor.body
    if body is None:
        return None
    if post.body:
        if post.body.kind in lines("seated"):
            place = body.place
            return replace(post.body, name=f"{post.body.name} {place}", complete=True, place=place) if place else None
        if post.body.name in lines("of_committees"):
            parent = body.parent if body.parent and "ủy" in body.parent.split()[:2] else _committee(body.place)
        elif post.body.kind == "dang-uy" and body.place and body.name.startswith(_OF_PLACES):
            parent = body.place
        else:
            beside = body.name.startswith(_BOARDS) or post.body.name == "Thanh tra"
            parent = body.parent if body.parent and beside else body.name
        return (
            replace(post.body, name=f"{post.body.name} {parent}", complete=True, parent=parent, place=body.place)
            if parent
            else None
        )
    if post.role in lines("party_roles"):
        name = body.name if "ủy" in body.name.split()[:2] else _committee(body.place)
        return (
            OrganisationMatch(post.stop, post.stop, name, body.kind, complete=True, place=body.place) if name else None
        )
    if (
        body.parent
        and donor.role.split()[0] in {"Chánh", "Trưởng", "Phó", "Thủ"}
        and body.name.startswith(("Văn phòng", "Phòng", "Ban ", "Cơ quan"))
    ):
        return OrganisationMatch(post.stop, post.stop, body.parent, body.kind, complete=True, place=body.place)
    return replace(body, start=post.stop, stop=post.stop)


def _committee(place: str | None) -> str | None:
    """Return the Party committee of a place: "tỉnh Quảng Bình" has "Tỉnh ủy Quảng Bình"."""
    unit = next((unit for unit in _COMMITTEES if place and place.startswith(unit)), None)
    if unit is None or place is None:
        return None
    return f"{_COMMITTEES[unit]}{place.removeprefix(unit)}"


def _from_namesake(chunks: Sequence[Chunk], index: int) -> Chunk:
    """Complete a post from one before: "Chủ tịch HĐND tỉnh …; hai Phó Chủ tịch …", "UBND tỉnh có ba Phó Chủ tịch"."""
    post = chunks[index].post
    if post is None:
        return chunks[index]
    stem = _stem(post.role)
    for other in range(index - 1, -1, -1):
        donor = chunks[other].post
        if donor and donor.body and donor.body.complete and donor.body.kind and _stem(donor.role) == stem:
            return _with_body(chunks[index], replace(donor.body, start=post.stop, stop=post.stop))
        body = chunks[other].body
        if body and body.complete and any(chunk.low == "có" for chunk in chunks[other + 1 : other + _HAVING]):
            near = index - other <= _HAVING and body.kind in lines("seated")
            return _with_body(chunks[index], replace(body, start=post.stop, stop=post.stop)) if near else chunks[index]
    return chunks[index]


def _stem(role: str) -> str:
    """Return the role whose deputy it is: "Phó Chủ tịch Thường trực" that of the "Chủ tịch"."""
    return role.casefold().removeprefix("quyền ").removeprefix("phó ").removesuffix(" thường trực")


def _from_row(chunks: Sequence[Chunk], index: int) -> Chunk:
    """Complete "HĐND" in "HĐND, UBND tỉnh Quảng Bình" with the place of the next body in the row."""
    chunk, body = chunks[index], chunks[index].body
    for other in range(index + 1, len(chunks)):
        neighbour = chunks[other]
        if neighbour.sort is Sort.BODY and neighbour.body:
            if neighbour.body.complete and neighbour.body.place and body and body.kind in lines("seated"):
                name = f"{body.name} {neighbour.body.place}"
                return _with_body(chunk, replace(body, name=name, complete=True, place=neighbour.body.place))
            parent = neighbour.body.parent
            if parent and body and body.kind == "dang-uy" and neighbour.body.name.startswith(_BOARDS):
                return _with_body(chunk, replace(body, name=f"{body.name} {parent}", complete=True, parent=parent))
            if neighbour.body.complete:
                return chunk
        elif neighbour.low not in _SHARED_JOINTS:
            return chunk
    return chunk
