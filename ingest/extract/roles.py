"""A role with the body it is held in: "Phó Giám đốc Công an tỉnh", "Trưởng Ban chỉ đạo 138 tỉnh", "Bộ trưởng Công an".

Some roles hold the first word of their body ("Trưởng Ban" the "Ban", "Bộ trưởng" the "Bộ"); the body is read
as if that word stood once more. Some name their body alone ("Thủ tướng"), some need none ("Tổng Bí thư").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.lexicon import Phrases, concepts
from ingest.extract.names import name_at
from ingest.extract.organisations import OrganisationMatch, OrganisationReader, is_subject
from ingest.extract.organisations.written import bare_place
from ingest.extract.places import countries, place_at, unit_at
from ingest.extract.tokens import Words, tokenise
from ingest.extract.words import lines, ordered

if TYPE_CHECKING:
    from ontology.schemes import Concept


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A role at tokens ``start`` to ``stop`` (half open), as a fact writes it, with its body if one is told.

    ``body_start`` is the token at which the body opens, where it is written apart from the role; ``unit`` the
    word of its body that the role holds ("Bộ" of "Bộ trưởng"), ``capital`` says that it is written with one.
    """

    start: int
    stop: int
    role: str
    slug: str
    body: OrganisationMatch | None = None
    body_start: int | None = None
    stands_alone: bool = False
    unit: str = ""
    capital: bool = False


_COMPOUNDS = {
    "vụ": frozenset({"chức", "nhiệm"}),
    "quyền": frozenset({"chính", "thẩm", "ủy", "toàn", "cầm", "có", "nắm", "đương", "tước", "trao", "lạm", "vượt"}),
}
"""Words whose second half is spelled like a role: "chức vụ", "chính quyền Tổng thống A"."""

JOINING = Phrases([("tham gia", None)])
"""The verb that makes a member: "tham gia Ban Chấp hành"."""


def role_at(reader: OrganisationReader, at: int) -> RoleMatch | None:
    """Return the role that opens at token ``at`` with its body, or None."""
    tokens = reader.tokens
    if JOINING.match(tokens, at):
        return _joining(reader, at)
    found = concepts("roles").match(tokens, at)
    if not found or (at and tokens[at - 1].low in _COMPOUNDS.get(tokens[at].low, ())) or _candidate(tokens, at):
        return None
    longer = concepts("bodies", "organisation-kinds").match(tokens, at)
    if longer and longer.stop > found.stop:  # "Đại sứ quán", "Thường trực HĐND"
        return None
    concept, features = found.value, found.value.features
    match = RoleMatch(
        at,
        found.stop,
        features.get("canonicalRole", concept.label),
        concept.slug,
        stands_alone=features.get("standsAlone") == "true",
        unit=features.get("unitWord", ""),
        capital=tokens[at].capital,
    )
    return match if match.stands_alone else _with_body(reader, concept, match)


def _candidate(tokens: Words, at: int) -> bool:
    """Tell whether a role is but stood for: "ứng viên [Tổng thống] của Đảng Dân chủ", "ứng cử viên …"."""
    return at > 1 and tokens[at - 1].low == "viên" and tokens[at - 2].low in {"ứng", "cử"}


@cache
def _words(phrase: str) -> Words:
    return tokenise(phrase)


@cache
def _is_kind(phrase: str) -> bool:
    return phrase in concepts("organisation-kinds")


def _with_body(reader: OrganisationReader, concept: Concept, match: RoleMatch) -> RoleMatch | None:
    """Return the role with the body behind it, else with the one it implies; None if it needs one and has none."""
    body = _body(reader, concept, _over_stop(reader.tokens, match.stop))
    if body:
        return replace(match, stop=body.stop, body=body, body_start=match.stop)
    implied = concept.features.get("impliedOrganisation")
    if implied:
        stated = _implied(reader, implied, match.stop)
        if stated.name.endswith("Đảng") and match.stop < len(reader.tokens):
            stated = reader.of_party(stated)
        return replace(match, stop=stated.stop, body=stated)
    if concept.features.get("needsOrganisation") == "true" and not _told_elsewhere(reader.tokens, match):
        return None
    return replace(match, body=_unit_alone(match.unit, match.stop))


def _told_elsewhere(tokens: Words, match: RoleMatch) -> bool:
    """Tell whether the words around may tell the body: "do ông A làm [Chủ nhiệm]", "[đại biểu] Nguyễn Văn An"."""
    if match.role in lines("carried_roles"):
        name = name_at(tokens, match.stop) if match.stop < len(tokens) and tokens[match.stop].capital else None
        return name is not None and name.strong
    return match.capital and match.start > 0 and tokens[match.start - 1].low == "làm"


def _unit_alone(unit: str, at: int) -> OrganisationMatch | None:
    """Return the body that a role holds but for its parent: "Phó Thủ trưởng [Cơ quan Cảnh sát điều tra]"."""
    words = tokenise(unit) if " " in unit else []
    kind = concepts("organisation-kinds").match(words, 0) if words else None
    if kind is None or kind.stop < len(words):
        return None
    return OrganisationMatch(at, at, kind.value.label, kind.value.slug, complete=False)


def _over_stop(tokens: Words, at: int) -> int:
    """Step over the full stop of an abbreviated role: "PCT. UBND huyện"."""
    dotted = at + 1 < len(tokens) and tokens[at].text == "." and tokens[at - 1].upper and tokens[at + 1].capital
    return at + 1 if dotted else at


def _joining(reader: OrganisationReader, at: int) -> RoleMatch | None:
    """Read "[chỉ định ông …] tham gia Ban Chấp hành Đảng bộ tỉnh": who joins a committee is its member."""
    tokens = reader.tokens
    if at + 3 >= len(tokens) or not (tokens[at + 2].capital or tokens[at + 3].capital):
        return None
    body = reader.at(at + 2)
    if body is None or not body.name.startswith(("Ban Chấp hành", "Ban Thường vụ")):
        return None
    return RoleMatch(at, body.stop, "Ủy viên", "uy-vien", body, at + 2)


def _body(reader: OrganisationReader, concept: Concept, at: int) -> OrganisationMatch | None:
    """Read the body behind a role: by itself, or with the words of it that the role holds: "Chủ tịch UBND [tỉnh]"."""
    tokens = reader.tokens
    if at >= len(tokens):
        return None
    skip = 1 if tokens[at].low in {"của", "tại"} and at + 1 < len(tokens) else 0
    direct = reader.at(at + skip) if tokens[at].word else None
    unit = concept.features.get("unitWord")
    school = direct is not None and direct.kind == "dai-hoc"  # "Hiệu trưởng Đại học Vinh"
    if unit and not school and not (direct and direct.name.casefold().startswith(unit.casefold().split()[0])):
        unfolded = _unfolded(reader, unit, at)
        if unfolded:
            return unfolded
        if concept.features.get("unitWordSoft") != "true":
            return None
    implied = concept.features.get("impliedOrganisation", "")
    twice = direct is not None and direct.name.startswith(implied)  # "Đảng ủy viên Đảng ủy Công an tỉnh"
    written = _unfolded(reader, implied, at) if _is_kind(implied) and not twice else None
    return written or direct or _of_place(reader, concept, at)


def _unfolded(reader: OrganisationReader, unit: str, at: int) -> OrganisationMatch | None:
    """Read the body as if the unit word of the role stood before token ``at``: "Bộ trưởng [Bộ] Công an"."""
    tokens = reader.tokens
    if not tokens[at].word and not tokens[at].text[0].isdigit():
        return None
    place = tokens[at - 1]
    words = [word._replace(start=place.stop, stop=place.stop) for word in _words(unit)]
    unfolded = Words([*words, *tokens[at:]])
    if unit == "Bộ" and not concepts("bodies").match(unfolded, 0) and not is_subject(tokens, at):
        return None
    found = OrganisationReader(unfolded, reader.focus).at(0)
    if found and found.kind == "truong" and name_at(tokens, at):
        return None  # "Hiệu trưởng Neil Quigley" names a person
    if found is None or found.stop <= len(words):
        return None
    return replace(found, start=at, stop=found.stop - len(words) + at)


def _of_place(reader: OrganisationReader, concept: Concept, at: int) -> OrganisationMatch | None:
    """Read "Tổng thống Mỹ", "Chủ tịch tỉnh", "Chủ tịch Hà Tĩnh", "Bí thư thành phố": the place stands for its body."""
    tokens, start = reader.tokens, at
    while (
        at < len(tokens) - 1
        and tokens[at].low in {"nước", "cộng", "hòa", "vương", "quốc", "liên", "bang"}
        and at < start + 3
    ):
        at += 1
    at = at if countries().match(tokens, at) else start
    if concept.slug.startswith(("dai-su", "tong-lanh-su", "lanh-su")) and tokens[at].low == "việt":
        return OrganisationMatch(at, _posted(tokens, at + 2), "Việt Nam", "", complete=True)
    country = countries().match(tokens, at)
    if country:
        implied = concept.features.get("impliedOrganisation")  # "Chủ tịch Quốc hội Lào" leads no country
        name = (
            f"{implied} {country.value}" if implied and concept.label not in lines("leads_a_country") else country.value
        )
        return OrganisationMatch(at, _posted(tokens, country.stop), name, "", complete=True, place=country.value)
    body = next(
        (row.split("=")[1].strip() for row in ordered("roles_of_places") if row.split("=")[0].strip() in concept.label),
        None,
    )
    if body is None:
        return None
    place = place_at(tokens, at)
    if place:
        return _seat(at, place.stop, body, place.name, place.unit)
    unit = unit_at(tokens, at)
    if unit:
        word = unit[0].word
        return _seat(at, unit[1], body, reader.focus.at(word, tokens[at].start) or word, word)
    return None


def _posted(tokens: Words, at: int) -> int:
    """Return where "tại Việt Nam" ends that says where an envoy is posted, else ``at``."""
    if at + 1 >= len(tokens) or tokens[at].low != "tại":
        return at
    country = countries().match(tokens, at + 1)
    return country.stop if country else at + 3 if tokens[at + 1].low == "việt" else at


_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}


def _seat(start: int, stop: int, body: str, place: str, unit: str) -> OrganisationMatch:
    if body == "place":
        return OrganisationMatch(start, stop, place, "", complete=True, place=place)
    if body == "ủy":
        committee = _COMMITTEES.get(unit, "Đảng ủy")
        bare = bare_place(place, unit) if committee != "Đảng ủy" else place
        return OrganisationMatch(
            start, stop, f"{committee} {bare}" if bare != unit else committee, "", complete=True, place=place
        )
    return OrganisationMatch(start, stop, f"{body} {place}", "", complete=True, place=place)


def _implied(reader: OrganisationReader, name: str, at: int) -> OrganisationMatch:
    """Return the body that a role alone names: "Thủ tướng" the "Chính phủ", "Tỉnh ủy viên" the "Tỉnh ủy" in focus."""
    words = _words(name)
    offset = reader.tokens[at - 1].start
    synthetic = Words(word._replace(start=offset, stop=offset) for word in words)
    found = OrganisationReader(synthetic, reader.focus).at(0)
    if found and found.stop == len(words):
        return replace(found, start=at, stop=at, complete=found.name not in lines("unfinished"))
    return OrganisationMatch(at, at, name, "", complete=True)
