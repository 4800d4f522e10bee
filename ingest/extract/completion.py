"""Bodies that the words around complete: "Bí thư Đảng ủy, Giám đốc Công an tỉnh", "HĐND và UBND tỉnh", "Giám đốc Sở".

A post or body whose words only name a kind takes what it lacks from its neighbour in the same row, and else
from the last body of its kind that the article named, or the only one that it names at all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.assembly import assembly
from ingest.extract.chunks import Chunk, Sort
from ingest.extract.lending import BOARDS, from_group, from_namesake, stem, unread, with_body
from ingest.extract.lexicon import concepts
from ingest.extract.organisations import OrganisationMatch
from ingest.extract.posts import groups
from ingest.extract.roles import RoleMatch
from ingest.extract.words import lines, ordered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NEAR = 2  # sentences
_COUNCIL = "hoi-dong-nhan-dan"
_PROVINCIAL = ("tỉnh ", *(f"thành phố {city}" for city in ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ")))
_ASIDE = frozenset({",", "-", "–"})
_HOLDING = frozenset({Sort.POST, Sort.NAME})
_BOARD = "Ủy ban"  # "Chủ nhiệm [Ủy ban]" is of the one told of last
_OF_PLACES = ("Ủy ban nhân dân", "Ủy ban Mặt trận")
_SHARED_JOINTS = frozenset({",", "và", "-", "–", "/", "&", "cùng"})
_NO_MINISTRIES = ("Bộ Chính trị", "Bộ Chỉ huy", "Bộ Tư lệnh", "Bộ đội", "Bộ Tổng")  # whose heads are no "Bộ trưởng"


class Completion:
    """Completes the bodies of one article, sentence after sentence, remembering those that are complete."""

    def __init__(self, rows: Iterable[Sequence[Chunk]] = ()) -> None:
        """Begin with nothing remembered; ``rows`` are all sentences, since the last may tell what the first names."""
        rows = list(rows)
        self._last: dict[str, OrganisationMatch] = {}
        self._only = _only(rows)
        self._only_units = {} if "Văn phòng Chính phủ" in _offices(rows) else _only(rows, by_unit=True)
        self._assembly = assembly(rows)
        self._heads = _heads(rows)
        self._office: dict[str, tuple[int, OrganisationMatch]] = {}
        self._row = 0

    def skip(self) -> None:
        """Pass over a sentence without posts and bodies."""
        self._row += 1

    def complete(self, chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
        """Return the chunks with their bodies completed where anything tells how."""
        self._row += 1
        row = [_member(chunks, at) if chunk.body else chunk for at, chunk in enumerate(chunks)]
        for group in groups(row):
            for index in group:
                row[index] = from_group(row, group, index)
        named = [index for index, chunk in enumerate(row) if chunk.body or chunk.post]
        for index in named:
            body, post = row[index].body, row[index].post
            if body and not body.complete:
                row[index] = _from_row(row, index)
            elif post and not post.body and not post.stands_alone:
                row[index] = from_namesake(row, index)
        for index in named:
            row[index] = self._remembered(row[index])
            if _bare(row, index):
                row[index] = self._of_office(row, index)
            self._note(row[index].post)
        return tuple(row)

    def _note(self, post: RoleMatch | None) -> None:
        """Remember the body of an office, for the deputies of whom the next sentences speak."""
        if post and post.body and post.body.complete and post.body.kind:
            self._office[stem(post.role)] = self._row, post.body

    def _of_office(self, chunks: Sequence[Chunk], index: int) -> Chunk:
        """Complete a role alone: a deputy's by the head told of just before, else by the only such office told of."""
        chunk, post = chunks[index], chunks[index].post
        if post is None:
            return chunk
        row, body = self._office.get(stem(post.role), (0, None))
        if body is None or self._row - row > _NEAR or not post.role.startswith("Phó "):
            revered = index + 1 < len(chunks) and chunks[index + 1].low in lines("revered_names")
            body = None if revered else self._heads.get(stem(post.role))
        return chunk if body is None else with_body(chunk, replace(body, start=post.stop, stop=post.stop))

    def _remembered(self, chunk: Chunk) -> Chunk:
        body = chunk.body or (chunk.post.body if chunk.post else None)
        if body is None:
            return self._by_role(chunk)
        if body.complete:
            police = self._police(body)
            if police:
                return with_body(chunk, police)
            if body.kind:
                if chunk.post and chunk.post.role in lines("carried_roles"):
                    self._last[chunk.post.role] = body
                self._last[body.kind] = body
                if body.name.startswith(f"{_BOARD} ") and not body.name.startswith(_OF_PLACES):
                    self._last[_BOARD] = body
                self._unit(body)
            return chunk
        if body.kind in lines("council_boards"):
            return self._of_council(chunk, body)
        known = self._last.get(body.kind) or (
            self._last.get(body.name) if body.name == _BOARD or len(body.name.split()) == 1 else None
        )
        known = known or (self._only.get(body.kind) if chunk.post else None)
        if known is None or not known.name.startswith(body.name):
            return _as_written(chunk, body) if chunk.post else chunk
        return with_body(chunk, replace(known, start=body.start, stop=body.stop))

    def _of_council(self, chunk: Chunk, body: OrganisationMatch) -> Chunk:
        """Complete "Ban Pháp chế", which only People's Councils have, with the one told of."""
        council = self._last.get(_COUNCIL) or self._only.get(_COUNCIL)
        if council is None:
            return chunk
        name = f"{body.name} {council.name}"
        return with_body(chunk, replace(body, name=name, complete=True, parent=council.name, place=council.place))

    def _police(self, body: OrganisationMatch) -> OrganisationMatch | None:
        """Return a division of the police with the police of the province told of: "Phòng An ninh điều tra"."""
        if body.parent or body.place or not body.name.startswith(ordered("police_divisions")):
            return None
        police = self._last.get("cong-an") or self._only.get("cong-an")
        if police is None or not (police.place or "").startswith(_PROVINCIAL):
            return None
        return replace(body, name=f"{body.name} {police.name}", parent=police.name, place=police.place)

    def _unit(self, body: OrganisationMatch) -> None:
        """Remember a body, or what it is part of, by its first word; of a foreign one, its counterpart at home."""
        name = body.parent if body.parent and body.parent.startswith("Bộ ") else body.name
        if name.startswith(_NO_MINISTRIES):
            return
        if body.place in lines("countries") and body.place != "Việt Nam":
            home = name.removesuffix(f" {body.place}")
            self._last.setdefault(name.split()[0], replace(body, name=home, place=None))
        else:
            self._last[name.split()[0]] = body if name == body.name else replace(body, name=name, kind="", parent=None)

    def _by_role(self, chunk: Chunk) -> Chunk:
        """Complete "Bộ trưởng Nguyễn Văn An" with the ministry named before, "đại biểu …" with its assembly."""
        post = chunk.post
        if post is None or post.stands_alone:
            return chunk
        if post.role in lines("carried_roles"):
            known = self._last.get(post.role) or self._assembly
            if known is None:  # a delegate to who knows what
                return chunk._replace(sort=Sort.WORD, post=None)
            return with_body(chunk, replace(known, start=post.stop, stop=post.stop))
        unit = post.unit if post.unit in lines("carried_units") else ""
        known = self._last.get(unit) or self._only_units.get(unit)
        return chunk if known is None else with_body(chunk, replace(known, start=post.stop, stop=post.stop))


def _member(chunks: Sequence[Chunk], at: int) -> Chunk:
    """Read a standing committee among posts as a seat in it: "Tỉnh ủy viên, [Thường vụ Huyện ủy], Chủ tịch …"."""
    chunk, body = chunks[at], chunks[at].body
    if body is None or not body.name.startswith("Ban Thường vụ") or not 1 < at < len(chunks) - 1:
        return chunk
    joins = chunks[at - 2].low.startswith("tham gia")
    opened = chunks[at - 1].low in _ASIDE and (joins or chunks[at - 2].sort in _HOLDING)
    closed = joins or (chunks[at + 1].low in _ASIDE and at + 2 < len(chunks) and chunks[at + 2].sort is Sort.POST)
    if not (opened and closed and (joins or chunk.low.startswith("thường vụ"))):
        return chunk
    post = RoleMatch(body.start, body.stop, "Ủy viên", "uy-vien", body, body.start, capital=True)
    return chunk._replace(sort=Sort.POST, body=None, post=post)


def _bare(chunks: Sequence[Chunk], index: int) -> bool:
    """Tell whether a post says nothing of its body: "Phó Bí thư", not "Giám đốc Sagri" or "Trưởng phòng"."""
    post = chunks[index].post
    if post is None or post.body is not None or post.stands_alone or post.unit:
        return False
    return not unread(chunks, index)


def _heads(rows: Iterable[Sequence[Chunk]]) -> dict[str, OrganisationMatch]:
    """Return the bodies of the offices of which an article tells only one, by what the office is called."""
    found: dict[str, dict[str, OrganisationMatch | None]] = {}
    for post in [chunk.post for row in rows for chunk in row if chunk.post]:
        if post.body and post.body.complete:
            found.setdefault(stem(post.role), {})[post.body.name] = post.body
        elif post.stands_alone:
            found.setdefault(stem(post.role).removesuffix(" nước"), {})[""] = None
    only = {office: next(iter(bodies.values())) for office, bodies in found.items() if len(bodies) == 1}
    return {office: body for office, body in only.items() if body is not None and body.kind}


def _offices(rows: Iterable[Sequence[Chunk]]) -> set[str]:
    """Return the bodies whose heads an article names: that of the Government's Office is a minister too."""
    posts = (chunk.post for row in rows for chunk in row if chunk.post)
    return {post.body.name for post in posts if post.role == "Chủ nhiệm" and post.body}


def _as_written(chunk: Chunk, body: OrganisationMatch) -> Chunk:
    """Leave the body of a post as bare as the text does: "Trưởng ban Tuyên giáo", not the "Ủy ban" of a "Chủ nhiệm"."""
    if body.name.startswith(ordered("placed_boards")) and body.name not in ordered("placed_boards"):
        return with_body(chunk, replace(body, complete=True))
    unfinished, of_committee = body.name in lines("unfinished"), body.name in lines("of_committees")
    kind_alone = body.name in concepts("organisation-kinds") and not unfinished and not of_committee
    if kind_alone or (unfinished and of_committee):
        return chunk
    return with_body(chunk, replace(body, complete=True, kind=""))


def _only(rows: Iterable[Sequence[Chunk]], *, by_unit: bool = False) -> dict[str, OrganisationMatch]:
    """Return the bodies that are the only ones of their kind in an article, by kind, or by the first word of it."""
    found: dict[str, dict[str, OrganisationMatch]] = {}
    for chunk in [chunk for row in rows for chunk in row if chunk.body or chunk.post]:
        body = chunk.body or (chunk.post.body if chunk.post else None)
        if body and body.complete and body.kind:
            key = body.name.split()[0] if by_unit and not body.name.startswith(_NO_MINISTRIES) else body.kind
            found.setdefault(key, {})[body.name] = body
    return {kind: next(iter(bodies.values())) for kind, bodies in found.items() if len(bodies) == 1}


def _from_row(chunks: Sequence[Chunk], index: int) -> Chunk:
    """Complete "HĐND" in "HĐND, UBND tỉnh Quảng Bình" with the place of the next body in the row."""
    chunk, body = chunks[index], chunks[index].body
    for other in range(index + 1, len(chunks)):
        neighbour = chunks[other]
        if neighbour.sort is Sort.BODY and neighbour.body:
            if neighbour.body.complete and neighbour.body.place and body and body.kind in lines("seated"):
                name = f"{body.name} {neighbour.body.place}"
                return with_body(chunk, replace(body, name=name, complete=True, place=neighbour.body.place))
            parent = neighbour.body.parent
            if parent and body and body.kind == "dang-uy" and neighbour.body.name.startswith(BOARDS):
                return with_body(chunk, replace(body, name=f"{body.name} {parent}", complete=True, parent=parent))
            if neighbour.body.complete:
                return chunk
        elif neighbour.low not in _SHARED_JOINTS:
            return chunk
    return chunk
