"""What a post takes from others: "[Bí thư Đảng ủy], Giám đốc Công an tỉnh", "[Phó Giám đốc] rồi Giám đốc Sở Y tế".

Posts of one row are of one body, or of what belongs to it; a deputy is of the body whose head is named beside him.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.lexicon import concepts
from ingest.extract.organisations import OrganisationMatch
from ingest.extract.organisations.written import bare_place
from ingest.extract.tokens import tokenise
from ingest.extract.words import lines, ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.roles import RoleMatch

BOARDS = ("Hội đồng thành viên", "Hội đồng quản trị", "Ban Giám đốc")
"""Boards of a company: the Party committee beside them is that of the company."""

_DIVISIONS = ("Phòng", "Văn phòng", "Vụ", "Khoa", "Đội")  # which have no Party committee of their own
_OF_THE_COUNTRY = ("quốc gia", "trung ương")
_OF_PLACES = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận")  # beside them stands the place's committee
_NO_BODY = frozenset({"giai", "đương", "lĩnh", "mảng", "thứ"})  # "Chủ tịch [đương nhiệm]", "[giai đoạn] 2011-2016"
_GOING_ON = frozenset({"của", "tiếp", "tại"})
_LED = 12  # chunks between a body, "do" and what its leader is
_PEOPLE = frozenset({Sort.NAME, Sort.HONORIFIC, Sort.RANK})
_AND = frozenset({",", "-", "–", "và", "cùng", "nguyên", "cựu"})
_HAVING = 4  # "UBND tỉnh [hiện có ba] Phó Chủ tịch"
_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}


def with_body(chunk: Chunk, body: OrganisationMatch) -> Chunk:
    """Return the chunk as of another body."""
    if chunk.post:
        return chunk._replace(post=replace(chunk.post, body=body))
    return chunk._replace(body=body)


def unread(chunks: Sequence[Chunk], index: int) -> bool:
    """Tell whether the words behind a role name a body that was not read: "Giám đốc Sagri", not "Giám đốc cho biết"."""
    post, behind = chunks[index].post, chunks[index + 1] if index + 1 < len(chunks) else None
    if post is None or post.body is not None or post.stands_alone or behind is None or post.role.endswith("phụ trách"):
        return False
    goes_on = behind.sort is Sort.WORD and behind.low[0].isalpha() and behind.low not in _NO_BODY
    return goes_on and (behind.low not in lines("function_words") or behind.low in _GOING_ON)


def from_group(chunks: Sequence[Chunk], group: Sequence[int], index: int) -> Chunk:
    """Complete a post from the next post of its row, else from the one before."""
    chunk = chunks[index]
    post = chunk.post
    if post is None or post.stands_alone or _told(post.body):
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
            and not _seat_above(post, donor)
        ):
            body = _lent(post, donor)
            if body is not None:
                return with_body(chunk, body)
    return chunk


def _seat_above(post: RoleMatch, donor: RoleMatch) -> bool:
    """Tell whether a neighbour is but a seat in the committee above: "Bí thư Đảng ủy, [Ủy viên Đảng ủy Bộ Y tế], …"."""
    own, body = post.body, donor.body
    seat = donor.role == "Ủy viên" and post.role != donor.role
    return seat and own is not None and body is not None and body.name.startswith(f"{own.name} ")


def _told(body: OrganisationMatch | None) -> bool:
    """Tell whether a body needs no neighbour to tell whose it is."""
    if body is None or not body.complete or body.name in lines("unfinished"):
        return False
    kind = next((kind for kind in ordered("placed_boards") if body.name.startswith(f"{kind} ")), None)
    task = body.name.removeprefix(kind or "").strip()
    return kind is None or bool(body.place or body.parent) or not task.islower() or task.startswith(_OF_THE_COUNTRY)


def _lent(post: RoleMatch, donor: RoleMatch) -> OrganisationMatch | None:
    """Return the body of a post by that of its neighbour.

    "Bí thư Đảng ủy, Giám đốc [Công an tỉnh]": the body is the parent. "Ủy viên Ban Thường vụ, Trưởng Ban Nội
    chính [Tỉnh ủy]": the neighbour's parent is. "Phó Bí thư, Chủ tịch UBND [tỉnh]": the committee of the place.
    """
    body = donor.body
    if body is None:
        return None
    if fits(post, body.parent) and not fits(post, body.name):
        return OrganisationMatch(post.stop, post.stop, body.parent or "", "", complete=True, place=body.place)
    return _parented(post.body, body) if post.body else _shared(post, donor, body)


def _parented(own: OrganisationMatch, body: OrganisationMatch) -> OrganisationMatch | None:
    """Return a body that names but its kind as the one of the neighbour's body, of its parent, or of its place."""
    if body.name.startswith(f"{own.name} "):  # "[Đảng ủy viên], Bí thư Đảng ủy xã Phong Thủy"
        return replace(body, start=own.start, stop=own.stop)
    if own.kind in lines("seated"):
        place = body.place
        return replace(own, name=f"{own.name} {place}", complete=True, place=place) if place else None
    if own.name in BOARDS and body.name.startswith(("Đảng ", "Chi bộ", *BOARDS)):
        return None
    if own.name in lines("of_committees"):
        named = next((name for name in (body.name, body.parent) if name and "ủy" in name.split()[:2]), None)
        parent = named or _committee(body.place)
        if parent and body.place and own.name == "Ban Chấp hành":
            parent = f"Đảng bộ {body.place}"
    elif own.name.startswith(ordered("placed_boards")) or (
        own.kind == "dang-uy" and body.place and body.name.startswith(_OF_PLACES)
    ):
        parent = body.place
    else:
        beside = own.name == "Thanh tra"
        within = own.name == "Đảng ủy" and body.name.startswith(_DIVISIONS)
        board = body.name.startswith(BOARDS)
        parent = body.parent if board or (body.parent and (beside or within)) else body.name
    if not parent:
        return None
    if f"{own.name} " in parent:  # "Bí thư Đảng ủy, Ủy viên Ban Thường vụ [Đảng ủy Công an Trung ương]"
        return replace(own, name=parent[parent.index(f"{own.name} ") :], complete=True, place=body.place)
    return replace(own, name=f"{own.name} {parent}", complete=True, parent=parent, place=body.place)


def _shared(post: RoleMatch, donor: RoleMatch, body: OrganisationMatch) -> OrganisationMatch | None:
    """Return the body of a post that names none, by that of its neighbour."""
    if "chủ tịch" in post.role.casefold() and "ủy" in body.name.split()[:2]:  # who chairs the place's other committee
        chaired = f"Ủy ban nhân dân {body.place}"
        at = post.stop
        return OrganisationMatch(at, at, chaired, "", complete=True, place=body.place) if body.place else None
    if post.role in lines("party_roles"):
        name = body.name if "ủy" in body.name.split()[:2] else _committee(body.place)
        return (
            OrganisationMatch(post.stop, post.stop, name, body.kind, complete=True, place=body.place) if name else None
        )
    whole = next(
        (
            body.name.removeprefix(f"{each} ")
            for each in ordered("committees_inside")
            if body.name.startswith(f"{each} ")
        ),
        "",
    )
    if whole[:1].isupper() and not any(word in post.role.casefold() for word in ("bí thư", "ủy viên")):
        return _named(whole, post.stop, body.place)
    if (
        body.parent
        and donor.role.split()[0] in {"Chánh", "Trưởng", "Phó", "Thủ"}
        and body.name.startswith(("Văn phòng", "Phòng", "Ban ", "Cơ quan"))
    ):
        return OrganisationMatch(post.stop, post.stop, body.parent, body.kind, complete=True, place=body.place)
    return replace(body, start=post.stop, stop=post.stop)


def _named(name: str, at: int, place: str | None) -> OrganisationMatch:
    """Return the body of a whole name: "[Giám đốc], Bí thư Đảng ủy Sở Y tế tỉnh Nghệ An" heads the "Sở Y tế"."""
    words = tokenise(name)
    kind = concepts("bodies", "organisation-kinds").match(words, 0)
    return OrganisationMatch(at, at, name, kind.value.slug if kind else "", complete=True, place=place)


def _committee(place: str | None) -> str | None:
    """Return the Party committee of a place: "tỉnh Quảng Bình" has "Tỉnh ủy Quảng Bình"."""
    unit = next((unit for unit in _COMMITTEES if place and place.startswith(unit)), None)
    if unit is None or place is None:
        return None
    return f"{_COMMITTEES[unit]} {bare_place(place, unit)}"


def fits(post: RoleMatch, name: str | None) -> bool:
    """Tell whether a body is of the kind that the role names: "Bộ Y tế" fits "Bộ trưởng", "Ban Cán sự" does not."""
    return post.unit in lines("carried_units") and name is not None and name.startswith(f"{post.unit} ")


def from_namesake(chunks: Sequence[Chunk], index: int) -> Chunk:
    """Complete a post from one of the same sentence whose role is the same but for "Phó".

    "Chủ tịch HĐND tỉnh …; hai [Phó Chủ tịch] …", "UBND tỉnh có ba [Phó Chủ tịch]", "ông A, [Phó Giám đốc], và bà B,
    Giám đốc Công ty X".
    """
    post = chunks[index].post
    if post is None:
        return chunks[index]
    for other in range(index - 1, -1, -1):
        donor = chunks[other].post
        if donor and _same_office(post, donor):
            return _of(chunks[index], post, donor.body)
        body = chunks[other].body
        if body and body.complete and any(chunk.low == "có" for chunk in chunks[other + 1 : other + _HAVING]):
            near = index - other <= _HAVING and body.kind in lines("seated")
            return _of(chunks[index], post, body if near else None)
    led = _led(chunks, index, post) or _behind(chunks, index, post)
    return _of(chunks[index], post, led)


def _of(chunk: Chunk, post: RoleMatch, body: OrganisationMatch | None) -> Chunk:
    return chunk if body is None else with_body(chunk, replace(body, start=post.stop, stop=post.stop))


def _same_office(post: RoleMatch, donor: RoleMatch) -> bool:
    body = donor.body
    if body is None or not body.complete or not (body.kind or body.place) or stem(donor.role) != stem(post.role):
        return False
    return post.unit not in lines("carried_units") or fits(post, body.name)


def _behind(chunks: Sequence[Chunk], index: int, post: RoleMatch) -> OrganisationMatch | None:
    """Return the body of the next person's post: "bà A - [phó giám đốc] và ông B - nguyên giám đốc Công ty X"."""
    for other in range(index + 1, len(chunks)):
        chunk = chunks[other]
        if chunk.post:
            return chunk.post.body if other > index + 1 and _same_office(post, chunk.post) else None
        if chunk.sort not in _PEOPLE and chunk.low not in _AND:
            return None
    return None


def _led(chunks: Sequence[Chunk], index: int, post: RoleMatch) -> OrganisationMatch | None:
    """Return the body that somebody leads: "bầu Ủy ban Kiểm tra Tỉnh ủy gồm 11 người do ông A làm [Chủ nhiệm]"."""
    if not index or chunks[index - 1].low != "làm":
        return None
    by = next((at for at in range(index - 2, max(-1, index - _LED), -1) if chunks[at].low == "do"), None)
    before = range(by - 1, max(-1, by - _LED), -1) if by else ()
    body = next((chunks[at].body for at in before if chunks[at].body or chunks[at].post), None)
    unit = post.unit.split()[0] if post.unit else ""
    return body if body and body.complete and body.kind and body.name.startswith(unit) else None


def stem(role: str) -> str:
    """Return the role whose deputy it is: "Phó Chủ tịch Thường trực" that of the "Chủ tịch"."""
    head = role.casefold().removeprefix("quyền ").removeprefix("phó ").removesuffix(" thường trực")
    return head.removeprefix("trưởng ")
