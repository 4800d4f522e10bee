"""Bodies: "UBND tỉnh", "Sở Y tế", "Phòng An ninh chính trị nội bộ, Công an tỉnh", "Ban chỉ đạo 138 tỉnh".

A body opens with a word for its kind (a concept of ``organisation-kinds``) or is one that everybody knows (a
concept of ``bodies``). Behind the kind stands what it is about, then where it is or what it belongs to; the
canonical name writes all of it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.extract.lexicon import Phrases, concepts
from ingest.extract.names import name_at
from ingest.extract.places import Focus, PlaceMatch, Unit, countries, district_at, place_at, unit_at
from ingest.extract.tokens import Token
from ingest.extract.words import lines, ordered
from ontology.schemes import Concept, scheme

_JOINTS = frozenset({"và", "&", "-", "–", ","})
_QUOTES = {"“": "”", '"': '"', "‘": "’"}
_SUBJECT_LENGTH = 14
_SMALL_WORDS = 3
_DEEPEST = 3  # a Đội of a Phòng of a Công an of a Bộ
_SUBJECTS = frozenset({"subject", "name", "place-number", "parent"})


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """A body at tokens ``start`` to ``stop`` (half open).

    ``name`` is canonical; ``kind`` the slug of its kind; ``complete`` says that the words tell which body it
    is, else they only name a kind ("Sở", "HĐND") that an earlier mention has to complete.
    """

    start: int
    stop: int
    name: str
    kind: str
    complete: bool
    place: str | None = None
    parent: str | None = None


def _takes(kind: Concept) -> str:
    return kind.features.get("takes", "nothing")


@cache
def _subjects() -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in ordered("subjects"))


@cache
def no_bodies() -> Phrases[str]:
    """Return the phrases that open like a body and are none."""
    return Phrases((phrase, phrase) for phrase in ordered("not_bodies"))


def is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether words that say what a body is about stand at token ``at``: "Tài chính"."""
    return at < len(tokens) and _subjects().match(tokens, at) is not None


@cache
def _abbreviations() -> Phrases[str]:
    return Phrases((label, concept.label) for concept in scheme("abbreviations") for label in concept.labels)


def written_out(tokens: Sequence[Token], *, places: bool = True) -> str:
    """Return the words with abbreviations expanded and single spaces: "NN&PTNT" is "Nông nghiệp và …".

    ``places`` says that places are written with their unit too; in proper names they are not.
    """
    parts: list[str] = []
    at = 0
    while at < len(tokens):
        found = _abbreviations().match(tokens, at) if tokens[at].capital else None
        place = place_at(tokens, at) if places and not found else None
        if found:
            parts.append((" " if tokens[at].gap or at == 0 else "") + found.value)
            at = found.stop
        elif place:
            parts.append((" " if tokens[at].gap or at == 0 else "") + place.name)
            at = place.stop
        else:
            parts.append((" " if tokens[at].gap else "") + tokens[at].text)
            at += 1
    return "".join(parts).strip()


class OrganisationReader:
    """Reads the bodies of one run of tokens, bare places meaning those in ``focus``."""

    def __init__(self, tokens: Sequence[Token], focus: Focus) -> None:
        """Take the tokens of the sentence and the places in focus."""
        self.tokens = tokens
        self.focus = focus

    def at(self, start: int, depth: int = 0) -> OrganisationMatch | None:
        """Return the body that opens at token ``start``, or None."""
        tokens = self.tokens
        if not tokens[start].word or depth > _DEEPEST:
            return None
        found = concepts("bodies", "organisation-kinds").match(tokens, start)
        barred = no_bodies().match(tokens, start)
        if barred and (found is None or barred.stop > found.stop):
            return None
        shouted = tokens[start].upper and found is not None and tokens[start].low == found.value.label.split()[0].lower()
        if not found or shouted or found.value.label in lines("loose_kinds") or not self._headlike(found.value, start, found.stop):
            return None
        kind, takes, stop = found.value, _takes(found.value), found.stop
        if takes == "nothing":
            return self._known(kind, start, stop, depth)
        subject = ""
        if takes in _SUBJECTS or kind.label in lines("subject_too"):
            stop, subject = self._subject(kind, takes, stop, depth)
        named = any(token.capital or token.text[0].isdigit() for token in tokens[found.stop : stop]) or kind.label in lines("lower_named")
        fixed = kind.label.split()[0] in lines("complete_kinds") and (bool(subject) or " " in kind.label)
        complete = (bool(subject) and named and takes in _SUBJECTS) or fixed
        match = OrganisationMatch(start, stop, f"{kind.label} {subject}".strip(), kind.slug, complete)
        return self._attached(match, kind, takes, depth)

    def _headlike(self, kind: Concept, start: int, stop: int) -> bool:
        """A kind in lower case ("công an", "sở") opens a body only if a place or a capital stands behind it."""
        tokens, takes = self.tokens, _takes(kind)
        if kind.features.get("placeUnit"):
            return True
        if tokens[start].capital or takes == "nothing":
            return tokens[start].capital or (stop - start > 1 and kind.label not in lines("common_words"))
        if stop >= len(tokens):
            return False
        if takes in {"jurisdiction", "bare-place"}:
            return place_at(tokens, stop) is not None or (unit_at(tokens, stop) is not None and stop - start > 1)
        return tokens[stop].capital and (stop - start > 1 or (tokens[start].low in lines("lower_heads") and is_subject(tokens, stop)))

    def _known(self, body: Concept, start: int, stop: int, depth: int) -> OrganisationMatch:
        match = OrganisationMatch(start, stop, body.label, body.slug, complete=True)
        country = countries().match(self.tokens, stop) if stop < len(self.tokens) else None
        if country:
            return replace(match, stop=country.stop, name=f"{body.label} {country.value}", place=country.value)
        if self._words(stop, 2) == ("việt", "nam") and not body.label.endswith("Việt Nam"):
            match = replace(match, stop=stop + 2)
        for words in (("của", "quốc", "hội"), ("quốc", "hội")):
            if body.label.startswith("Ủy ban") and self._words(stop, len(words)) == words:
                name = f"{body.label} {'của ' if len(words) > 2 else ''}Quốc hội"  # noqa: PLR2004 - "của" is written
                return replace(match, stop=stop + len(words), name=name, parent="Quốc hội")
        return self._attached(match, body, "nothing", depth)

    def _words(self, at: int, count: int) -> tuple[str, ...]:
        return tuple(token.low for token in self.tokens[at : at + count])

    # what the body is about -------------------------------------------------------------------------------------

    def _subject(self, concept: Concept, takes: str, at: int, depth: int) -> tuple[int, str]:
        """Return where the words end that say what the body is about, and the words written out."""
        start, limit = at, min(at + _SUBJECT_LENGTH, len(self.tokens))
        while at < limit:
            step = self._step(concept, takes, start, at, depth)
            if step is None:
                break
            at = step
        return at, written_out(self.tokens[start:at], places=takes != "name")

    def _step(self, concept: Concept, takes: str, start: int, at: int, depth: int) -> int | None:
        """Return the token behind the next piece of the subject, or None where the subject ends."""
        tokens = self.tokens
        token = tokens[at]
        if token.text in _QUOTES and takes == "name":
            return self._quoted(at)
        if place_at(tokens, at) and not (takes == "name" and at == start and not unit_at(tokens, at)):
            return None
        phrase = _subjects().match(tokens, at)
        if phrase:
            verbal = " ".join(self._words(at, phrase.stop - at)) in lines("verbal")
            opens = at == start and (concept.label in lines("lower_subject") or concept.label in lines("subject_too"))
            return phrase.stop if token.capital or not verbal or opens else None
        unit = unit_at(tokens, at)
        if unit and not token.capital and is_subject(tokens, unit[1]):
            return unit[1]
        if unit or self._words(at, 2) in {("trung", "ương"), ("việt", "nam")}:
            return None
        if token.low in _JOINTS:
            return self._joint(takes, start, at, depth)
        if token.text[0].isdigit():
            return at + 1 if at == start or tokens[at - 1].capital or tokens[at - 1].low == "số" else None
        if token.low == "số" and at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit():
            return at + 2
        if not token.capital:
            return self._across(start, at)
        if self._someone(takes, start, at):
            return None
        if takes != "name" and self._opens_other(at, depth, inside=at > start):
            return None
        return at + 1

    def _across(self, start: int, at: int) -> int | None:
        """Pass over up to three small words that a place closes: "Viện Kiểm nghiệm [thuốc] TP. HCM"."""
        if at == start:
            return None
        for stop in range(at, min(at + _SMALL_WORDS, len(self.tokens) - 1)):
            token = self.tokens[stop]
            if not token.word or token.capital or token.low in lines("function_words"):
                return None
            closes = place_at(self.tokens, stop + 1) or self._words(stop + 1, 2) == ("việt", "nam")
            if closes and not unit_at(self.tokens, stop):
                return stop + 1
        return None

    def _quoted(self, at: int) -> int | None:
        closing = _QUOTES[self.tokens[at].text]
        for stop in range(at + 1, min(at + 8, len(self.tokens))):
            if self.tokens[stop].text == closing:
                return stop + 1
        return None

    def _opens_other(self, at: int, depth: int, *, inside: bool) -> bool:
        """Tell whether another body or a role opens here, which then is a parent or a neighbour."""
        if inside and concepts("roles").match(self.tokens, at):
            return True
        other = self.at(at, depth + 1)
        return other is not None and (inside or other.complete)

    def _someone(self, takes: str, start: int, at: int) -> bool:
        """Tell whether a person's name opens here: "Trưởng phòng Tổ chức Nguyễn Văn An"."""
        if takes == "name" and at == start:
            return False
        found = name_at(self.tokens, at)
        return found is not None and found.strong

    def _joint(self, takes: str, start: int, at: int, depth: int) -> int | None:
        """Pass over "và", "&", "-" or a comma that stands between two parts of one subject."""
        tokens, after = self.tokens, at + 1
        if at == start or after >= len(tokens):
            return None
        mark = tokens[at].low
        if mark in {"-", "–"} and tokens[at].gap and tokens[after].gap and takes != "name" and not _subjects().match(tokens, after):
            return None
        follows = _subjects().match(tokens, after)
        if mark == ",":
            return after if follows and self._list_closes(follows.stop) else None
        if follows and (tokens[after].capital or tokens[at - 1].word and not tokens[at - 1].capital):
            return after if not self._opens_body(after) else None
        plain = tokens[after].capital and not self._opens_body(after) and not self._someone("subject", start, after)
        plain = plain and not place_at(tokens, after) and not concepts("roles").match(tokens, after)
        return after if plain and mark != "và" else None

    def _opens_body(self, at: int) -> bool:
        found = concepts("bodies", "organisation-kinds").match(self.tokens, at)
        return found is not None and self.tokens[at].capital and not _subjects().match(self.tokens, at)

    def _list_closes(self, at: int) -> bool:
        """Tell whether "và" and one more capital close the list: "Văn hóa, Thể thao và Du lịch"."""
        tokens = self.tokens
        for stop in range(at, min(at + 6, len(tokens) - 1)):
            if tokens[stop].low in {"và", "&"}:
                return tokens[stop + 1].capital and not self._opens_body(stop + 1)
            if tokens[stop].text in ",;.":
                return False
        return False

    # where it is, what it belongs to ---------------------------------------------------------------------------

    def _attached(self, match: OrganisationMatch, kind: Concept, takes: str, depth: int) -> OrganisationMatch:
        tokens, at = self.tokens, self._over_term(match.stop)
        if at >= len(tokens):
            return self._by_default(match, kind)
        place = place_at(tokens, at)
        implied = kind.features.get("placeUnit")
        if place is None and implied and implied != "tỉnh":
            place = district_at(tokens, at, implied)
        if place and (takes != "nothing" or unit_at(tokens, at)):
            return self._in_place(match, place, takes)
        unit = unit_at(tokens, at)
        if unit and (takes != "nothing" or tokens[at].low == "tỉnh"):
            return self._in_unit(match, unit, takes)
        if takes != "nothing":
            country = countries().match(tokens, at)
            if country and (takes != "name" or match.complete):
                return replace(match, stop=country.stop, name=f"{match.name} {country.value}", complete=True, place=country.value)
        if self._words(at, 2) == ("việt", "nam") and takes != "nothing":
            return replace(match, stop=at + 2, name=f"{match.name} Việt Nam", complete=match.complete or takes != "name")
        if self._words(at, 2) == ("trung", "ương") and takes != "nothing":
            central = replace(match, stop=at + 2, name=f"{match.name} Trung ương", complete=True)
            return self._central(central, kind, takes, depth)
        parent = self._parent(kind, takes, at, depth)
        if parent:
            name = f"{match.name} {parent.name}"
            return replace(match, stop=parent.stop, name=name, complete=parent.complete, parent=parent.name, place=parent.place)
        return self._by_default(match, kind)

    def _over_term(self, at: int) -> int:
        """Step over "khóa XV" between a body and its place: "Đoàn đại biểu Quốc hội khóa XV tỉnh Vĩnh Long"."""
        if self._words(at, 1) == ("khóa",) and at + 2 < len(self.tokens) and unit_at(self.tokens, at + 2):
            return at + 2
        return at

    def _central(self, match: OrganisationMatch, kind: Concept, takes: str, depth: int) -> OrganisationMatch:
        """Read on behind "Trung ương": "Ban Chấp hành Trung ương [Hội Nông dân Việt Nam]", "[về phòng chống …]"."""
        at = match.stop
        if self._words(at, 1) == ("về",) and is_subject(self.tokens, at + 1) and takes == "subject":
            stop, subject = self._subject(kind, takes, at + 1, depth)
            return replace(match, stop=stop, name=f"{match.name} về {subject}")
        parent = self.at(at, depth + 1) if at < len(self.tokens) and self.tokens[at].capital else None
        if parent is None or not parent.complete:
            return match
        return replace(match, stop=parent.stop, name=f"{match.name} {parent.name}", parent=parent.name)

    def _in_place(self, match: OrganisationMatch, place: PlaceMatch, takes: str) -> OrganisationMatch:
        unwritten = takes == "name" and not unit_at(self.tokens, place.start)
        written = bare_place(place.name, place.unit) if takes == "bare-place" or unwritten else place.name
        return replace(match, stop=place.stop, name=f"{match.name} {written}", complete=True, place=place.name)

    def _in_unit(self, match: OrganisationMatch, unit: tuple[Unit, int], takes: str) -> OrganisationMatch:
        word, after = unit[0].word, unit[1]
        place = self.focus.at(word, self.tokens[match.start].start)
        written = word if place is None else bare_place(place, word) if takes == "bare-place" else place
        return replace(match, stop=after, name=f"{match.name} {written}", complete=True, place=place)

    def _parent(self, kind: Concept, takes: str, at: int, depth: int) -> OrganisationMatch | None:
        """Read the body behind: "Phòng Tham mưu [Công an tỉnh]", "[, Công an tỉnh]", "[thuộc Bộ Y tế]", "[(Bộ Y tế)]"."""
        tokens, mark = self.tokens, self.tokens[at].low
        head = kind.label.split()[0]
        if takes == "nothing" and head not in lines("sub_units"):
            return None
        apart = (mark in {",", "-", "–"} and head in lines("sub_units")) or (mark == "của" and head in lines("committees"))
        skip = 1 if mark in {"thuộc", "("} or apart else 0
        opens = at + skip
        if opens + 1 >= len(tokens) or not (tokens[opens].capital or (tokens[opens].low == "bộ" and tokens[opens + 1].capital)):
            return None
        parent = self.at(at + skip, depth + 1)
        if parent is None or (skip and not parent.complete) or (apart and not _above(head, parent.name)):
            return None
        if mark == "(":
            closed = parent.stop < len(tokens) and tokens[parent.stop].text == ")"
            return replace(parent, stop=parent.stop + 1) if closed else None
        return parent

    def _by_default(self, match: OrganisationMatch, kind: Concept) -> OrganisationMatch:
        """A "Sở" without a place is the one of the province in focus; "Tỉnh ủy", "Huyện ủy" likewise."""
        offset = self.tokens[match.start].start
        unit = kind.features.get("placeUnit")
        if unit:
            place = self.focus.at(unit, offset)
            written = f" {bare_place(place, unit)}" if place else ""
            return replace(match, name=match.name + written, complete=True, place=place)
        if kind.label.split()[0] in lines("provincial") and match.complete:
            place = self.focus.province(offset)
            return replace(match, name=f"{match.name} {place}", place=place) if place else match
        return match


def _above(head: str, parent: str) -> bool:
    """Tell whether a body behind a comma can be the parent: a "Bộ" of a "Cục", any other body of a "Phòng"."""
    return parent.startswith("Bộ ") if head in {"Cục", "Vụ", "Tổng", "Quân"} else parent.split()[0] not in lines("sub_units")


def bare_place(name: str, unit: str) -> str:
    """Return a place without its unit, as Party committees bear it: "Tỉnh ủy Quảng Bình", "Đảng ủy xã …" keeps it."""
    return name.removeprefix(f"{unit} ") if unit in {"tỉnh", "thành phố", "huyện", "quận", "thị xã"} else name
