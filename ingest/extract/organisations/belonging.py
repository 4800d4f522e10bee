"""Where a body is, and what it belongs to: "UBND [tỉnh Quảng Bình]", "Phòng Tham mưu[, Công an tỉnh]", "Tỉnh ủy".

Behind a body stands a place, a bare unit that means the place in focus, a country, "Trung ương", or its parent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.organisations.kinds import head, takes
from ingest.extract.organisations.seats import coded, located, of_region
from ingest.extract.organisations.written import bare_place, is_subject
from ingest.extract.places import PlaceMatch, district_at, over_title, place_at, state_at, unit_at
from ingest.extract.words import lines, ordered

if TYPE_CHECKING:
    from ingest.extract.focus import Focus
    from ingest.extract.organisations.match import OrganisationMatch
    from ingest.extract.organisations.subject import BodyAt
    from ingest.extract.tokens import Words
    from ontology.schemes import Concept


_APART = frozenset({",", "-", "–"})
# a team of one of these is no body of its own: "Tổ công tác của Đội Cảnh sát giao thông số 7"
_TEAMS, _DIVISIONS = frozenset({"Tổ", "Đội", "Trạm", "Đồn"}), frozenset({"Phòng", "Cục"})
_OF_MINISTRIES = frozenset({"Cục", "Vụ", "Tổng", "Quân", "Viện"})
_NO_MINISTRIES = ("Bộ Chỉ huy", "Bộ Tư lệnh", "Bộ đội")

SubjectAt = Callable[[int], tuple[int, str]]


class Belonging:
    """Reads what stands behind one body of a kind; bare units mean the places in ``focus``."""

    def __init__(self, tokens: Words, focus: Focus, kind: Concept, body_at: BodyAt, subject_at: SubjectAt) -> None:
        """Take the sentence, the kind of the body, and how to read other bodies and subjects in it."""
        self.tokens = tokens
        self.focus = focus
        self.kind = kind
        self.takes = takes(kind)
        self.body_at = body_at
        self.subject_at = subject_at

    def of(self, match: OrganisationMatch) -> OrganisationMatch:
        """Return the body with what it belongs to."""
        at = self._over_term(match.stop)
        if at < len(self.tokens):
            for rule in (self._in_place, self._in_unit, self._of_country, self._central, self._with_parent):
                found = rule(match, at)
                if found:
                    return self._seated(found)
        return self._seated(self._by_default(match))

    def _seated(self, match: OrganisationMatch) -> OrganisationMatch:
        match = located(self.tokens, match, self.kind, self.body_at)
        return match if self.takes == "nothing" else of_region(self.tokens, match)

    def _words(self, at: int, count: int) -> tuple[str, ...]:
        return tuple(token.low for token in self.tokens[at : at + count])

    def _over_term(self, at: int) -> int:
        """Step over "khóa XV" between a body and its place: "Đoàn đại biểu Quốc hội khóa XV tỉnh Vĩnh Long"."""
        term = self._words(at, 1) == ("khóa",) and at + 2 < len(self.tokens) and unit_at(self.tokens, at + 2)
        return at + 2 if term else at

    def _place(self, at: int) -> PlaceMatch | None:
        implied = self.kind.features.get("placeUnit")
        place = place_at(self.tokens, at)
        if place is None and implied and implied != "tỉnh":
            return district_at(self.tokens, at, implied)
        return place if self.takes != "nothing" or unit_at(self.tokens, at) else None

    def _in_place(self, match: OrganisationMatch, at: int) -> OrganisationMatch | None:
        place = self._place(at)
        if place is None:
            return None
        unwritten = self.takes == "bare-place" or (self.takes == "name" and not unit_at(self.tokens, place.start))
        written = bare_place(place.name, place.unit) if unwritten else place.name
        return replace(match, stop=place.stop, name=f"{match.name} {written}", complete=True, place=place.name)

    def _in_unit(self, match: OrganisationMatch, at: int) -> OrganisationMatch | None:
        unit = unit_at(self.tokens, at)
        if unit is None or (self.takes == "nothing" and self.tokens[at].low != "tỉnh"):
            return None
        word, after = unit[0].word, unit[1]
        place = self.focus.at(word, self.tokens[match.start].start)
        written = word if place is None else bare_place(place, word) if self.takes == "bare-place" else place
        return replace(match, stop=after, name=f"{match.name} {written}", complete=True, place=place)

    def _of_country(self, match: OrganisationMatch, at: int) -> OrganisationMatch | None:
        if self.takes == "nothing":
            return None
        country = state_at(self.tokens, at)
        if country and (self.takes != "name" or match.complete):
            name = f"{match.name} {country.written}"
            return replace(match, stop=country.stop, name=name, complete=True, place=country.name)
        titled = over_title(self.tokens, at)
        if self._words(titled, 2) == ("việt", "nam"):
            told = match.complete or self.takes != "name" or match.name != self.kind.label  # "Công ty [sữa] Việt Nam"
            return replace(match, stop=titled + 2, name=f"{match.name} Việt Nam", complete=told)
        return None

    def _central(self, match: OrganisationMatch, at: int) -> OrganisationMatch | None:
        """Read "Trung ương" and on: "Ban Chấp hành Trung ương [Hội Nông dân Việt Nam]", "[về phòng chống …]"."""
        if self.takes == "nothing" or self._words(at, 2) != ("trung", "ương"):
            return None
        match, at = replace(match, stop=at + 2, name=f"{match.name} Trung ương", complete=True), at + 2
        if self._words(at, 1) == ("về",) and is_subject(self.tokens, at + 1) and self.takes == "subject":
            stop, subject = self.subject_at(at + 1)
            return replace(match, stop=stop, name=f"{match.name} về {subject}")
        if self.takes == "name" and at < len(self.tokens):
            return self._in_place(match, at) or self._named(match, at)
        parent = self.body_at(at) if at < len(self.tokens) and self.tokens[at].capital else None
        if parent is None or not parent.complete:
            return match
        return replace(match, stop=parent.stop, name=f"{match.name} {parent.name}", parent=parent.name)

    def _named(self, match: OrganisationMatch, at: int) -> OrganisationMatch:
        """Read the name of one that is directly under the centre: "Bệnh viện Trung ương [Quân đội 108]"."""
        stop, subject = self.subject_at(at)
        return replace(match, stop=stop, name=f"{match.name} {subject}") if subject else match

    def _with_parent(self, match: OrganisationMatch, at: int) -> OrganisationMatch | None:
        """Read "Phòng Tham mưu [Công an tỉnh]", "[, Công an tỉnh]", "[thuộc Bộ Y tế]", "[(Bộ Y tế)]"."""
        mark, first = self.tokens[at].low, head(self.kind)
        if self.takes == "nothing" and first not in lines("sub_units") and not self._beside_ministry(at):
            return None
        part = first in lines("sub_units") or self.kind.label in army_units()
        owned = mark == "của" and (part or first in lines("committees"))
        apart = (mark in _APART and part) or owned
        office = self._words(at, 2) == ("cơ", "quan") and match.name.startswith("Đảng ")
        skip = 2 if office else 1 if apart or mark in {"thuộc", "("} else 0
        code = coded(self.tokens, at) if mark == "(" else 0
        parent = self._parent(at + skip + code)
        if (
            parent is None
            or (mark == "(" and parent.kind == match.kind)
            or parent.name == match.name
            or (owned and match.name == self.kind.label and parent.name.split()[0] in _TEAMS | _DIVISIONS)
            or (skip and not parent.complete)
            or (apart and not owned and not _above(self.kind, parent.name))
        ):
            return None
        stop = parent.stop
        if mark == "(":
            if stop >= len(self.tokens) or self.tokens[stop].text != ")":
                return None
            stop += 1
        name = f"{match.name} {'cơ quan ' if office else ''}{parent.name}"
        return replace(match, stop=stop, name=name, complete=parent.complete, parent=parent.name, place=parent.place)

    def _beside_ministry(self, at: int) -> bool:
        """Tell whether a ministry stands right behind a command: "Bộ Tư lệnh Cảnh sát cơ động [Bộ Công an]"."""
        return self.kind.label.startswith("Bộ Tư lệnh") and self._words(at, 1) == ("bộ",)

    def _parent(self, at: int) -> OrganisationMatch | None:
        tokens = self.tokens
        if at + 1 >= len(tokens):
            return None
        parent = self.body_at(at)
        if parent is None or tokens[at].capital or (tokens[at].low == "bộ" and tokens[at + 1].capital):
            return parent
        part = self.takes in {"parent", "subject"} and tokens[at - 1].text != "("
        told = parent.complete and (parent.place or self.takes == "parent")  # "Ban Tổ chức [huyện ủy Quỳ Hợp]"
        return parent if part and told else None

    def _by_default(self, match: OrganisationMatch) -> OrganisationMatch:
        """A "Sở" without a place is the one of the province in focus; "Tỉnh ủy", "Huyện ủy" likewise."""
        offset, unit = self.tokens[match.start].start, self.kind.features.get("placeUnit")
        if unit:
            place = self.focus.at(unit, offset)
            name = f"{match.name} {place.removeprefix(f'{unit} ')}" if place else match.name
            return replace(match, name=name, complete=True, place=place)
        if head(self.kind) not in lines("provincial") or not match.complete:
            return match
        place = self.focus.province(offset)
        return replace(match, name=f"{match.name} {place}", place=place) if place else match


@cache
def army_units() -> dict[str, int]:
    """Return the level of each kind of unit of the armed forces."""
    rows = (row.split("=") for row in ordered("army_units"))
    return {unit.strip(): int(level) for unit, level in rows}


def _above(kind: Concept, parent: str) -> bool:
    """Tell whether a body behind a comma can be the parent: a "Bộ" of a "Cục", any other body of a "Phòng"."""
    first = head(kind)
    if kind.label in army_units():
        levels = (level for unit, level in army_units().items() if parent.startswith(f"{unit} "))
        return max(levels, default=0) > army_units()[kind.label]
    if first in _OF_MINISTRIES:
        return parent.startswith("Bộ ") and not parent.startswith(_NO_MINISTRIES)
    above = parent.split(maxsplit=1)[0]
    return above not in lines("sub_units") or (above in _DIVISIONS and first in _TEAMS)
