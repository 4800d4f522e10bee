"""Places: "tỉnh Quảng Bình", "TP. Đồng Hới", "quận 1", "Hà Nội".

A unit word takes the name that the gazetteer knows, else the capitalised words after it; "UBND tỉnh Trần
Tiến Dũng" names a person, so a province is only ever one that exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ingest.extract.lexicon import Phrases
from ingest.extract.tokens import Token, Words, is_syllable
from ingest.extract.words import lines, ordered
from ontology.places import Place, gazetteer, split

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME_LENGTH = 4
_CITY, _PROVINCE = "city", "province"
_NUMBERED = frozenset({"quận", "phường"})
_FULL_NAME = 3  # a person has three words
_COMMITTEE_WORDS = frozenset({"ủy", "đoàn", "hội"})  # "Tỉnh ủy", "Thành đoàn" are bodies


@dataclass(frozen=True, slots=True)
class Unit:
    """A word for a unit of administration: "thành phố", and the level it stands at."""

    word: str
    level: str


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A named place at tokens ``start`` to ``stop`` (half open): unit, level, and name with its unit."""

    start: int
    stop: int
    name: str
    unit: str
    level: str


@cache
def units() -> Phrases[Unit]:
    """Return the words for units of administration."""
    rows = (row.split("=") for row in ordered("units"))
    split = ((phrase.strip(), value.split(",")) for phrase, value in rows)
    return Phrases((phrase, Unit(word.strip(), level.strip())) for phrase, (word, level) in split)


@cache
def _known(level: str) -> Phrases[Place]:
    """Return the names of all places of a level, without their unit; of namesakes the older unit."""
    known = gazetteer()
    places = {_PROVINCE: known.provinces, "district": known.districts, "commune": known.communes}[level]()
    named = ((name, place) for place in places for name in _bare_names(place))
    by_name = {place.name: place for place in reversed(places)}
    short = (tuple(part.strip() for part in row.split("=")) for row in ordered("place_abbreviations"))
    return Phrases(chain(named, ((abbreviation, by_name[name]) for abbreviation, name in short if name in by_name)))


def _bare_names(place: Place) -> Iterator[str]:
    for name in (place.name, *place.aliases):
        bare = split(name)[1]
        if not bare.isdigit():
            yield bare


@cache
def countries() -> Phrases[str]:
    """Return the names of countries."""
    return Phrases((name, name) for name in ordered("countries"))


@cache
def _elsewhere() -> Phrases[str]:
    """Return names of places that are none of Vietnam's units."""
    return Phrases((name, name) for name in ordered("places_elsewhere"))


@cache
def _bare() -> frozenset[str]:
    """Return the names of all places without their units, in lower case."""
    known = gazetteer()
    units = (*known.provinces(), *known.districts(), *known.communes())
    return frozenset(name.lower() for place in units for name in _bare_names(place)) | {
        name.lower() for name in lines("places_elsewhere")
    }


def is_place(name: str) -> bool:
    """Tell whether a name in lower case is that of a unit of Vietnam, whatever its level, or of a place elsewhere."""
    return name in _bare()


class State(NamedTuple):
    """A country behind token ``stop``: its name, and as it is written with its title, "Cộng hòa Pháp"."""

    stop: int
    name: str
    written: str


@cache
def _titles() -> Phrases[str]:
    phrases = (phrase for title in ordered("titles_of_states") for phrase in (title, f"nước {title}"))
    return Phrases((phrase, "Cộng hòa Dân chủ Nhân dân" if "CHDCND" in phrase else "") for phrase in phrases)


def over_title(tokens: Words, at: int) -> int:
    """Return the token behind the title of a state, else ``at``: "[nước Cộng hòa] Cuba", "[Vương quốc] Bỉ"."""
    found = _titles().match(tokens, at)
    return found.stop if found and found.stop < len(tokens) else at


def state_at(tokens: Words, at: int) -> State | None:
    """Return the country at a token, with its title if one is written: "Cộng hòa Pháp", "nước CHDCND Lào"."""
    titled = over_title(tokens, at)
    country = countries().match(tokens, titled) if tokens[titled].capital else None
    if country is None:
        return None
    short = _titles().match(tokens, at) if titled > at else None
    title = (short.value if short else "") or spelled(tokens, at, titled)
    return State(country.stop, country.value, f"{title} {country.value}".strip())


_CENTRAL = frozenset({"Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"})


def _full(unit: str, name: str) -> str:
    return f"{unit} {name}"


def _run(tokens: Words, at: int) -> int:
    """Return where the capitalised words that open at ``at`` end; a second family name opens a person."""
    stop = at
    while stop < len(tokens) and stop - at < _NAME_LENGTH and tokens[stop].capital and not tokens[stop].upper:
        if stop > at and tokens[stop].text in lines("surnames") and tokens[stop].text not in lines("surnames_weak"):
            break
        stop += 1
    return stop


_LEVELS = {
    _PROVINCE: (_PROVINCE,),
    _CITY: (_PROVINCE, "district", "commune"),
    "district": ("district",),
    "commune": ("commune",),
}
"""The levels at which places of a unit's level are looked up: a city is a province, a district or a new commune."""


def _named(tokens: Words, at: int, unit: Unit) -> tuple[int, str] | None:
    """Return where the name of a place of this unit ends, and the name: the gazetteer's, else the words."""
    if at >= len(tokens):
        return None
    if tokens[at].text.isdigit() and unit.word in _NUMBERED and (tokens[at].gap or tokens[at - 1].text == "."):
        return at + 1, tokens[at].text.lstrip("0") or "0"
    if not tokens[at].capital:
        return None
    known = _in_gazetteer(tokens, at, unit)
    if known:
        return known
    return _foreign(tokens, at) if unit.level in {_PROVINCE, _CITY} else _unknown(tokens, at, unit)


def _in_gazetteer(tokens: Words, at: int, unit: Unit) -> tuple[int, str] | None:
    for level in _LEVELS[unit.level]:
        found = _known(level).match(tokens, at)
        if found and (level != _PROVINCE or unit.level != _CITY or found.value.unit == unit.word):
            return found.stop, found.value.name if level == _PROVINCE else spelled(tokens, at, found.stop)
    return None


def _unknown(tokens: Words, at: int, unit: Unit) -> tuple[int, str] | None:
    """Return the capitalised words behind the unit of a small place, unless they are a person's name."""
    stop = _run(tokens, at)
    person = unit.level == "district" and stop - at >= _FULL_NAME and _family_name(tokens[at])
    return None if stop == at or person else (stop, spelled(tokens, at, stop))


def _family_name(token: Token) -> bool:
    return token.text in lines("surnames") and token.text not in lines("surnames_weak")


def spelled(tokens: Words, start: int, stop: int) -> str:
    """Return the words of tokens as they are written, single spaces between them."""
    return "".join((" " if token.gap and at else "") + token.text for at, token in enumerate(tokens[start:stop]))


def _foreign(tokens: Words, at: int) -> tuple[int, str] | None:
    """Read a foreign province or city: words that are no Vietnamese syllables, or a country behind."""
    stop = _run(tokens, at)
    words = [token.text for token in tokens[at:stop]]
    if words and not all(is_syllable(word) for word in words):
        return stop, " ".join(words)
    return None


def _unit_written(tokens: Words, at: int) -> tuple[Unit, int] | None:
    """Return the unit word at ``at`` and where it ends; a single letter needs its full stop."""
    found = units().match(tokens, at)
    if not found or (found.stop < len(tokens) and tokens[found.stop].low in _COMMITTEE_WORDS):
        return None
    stop = found.stop
    dotted = stop < len(tokens) and tokens[stop].text == "." and not tokens[stop].gap
    if len(tokens[at].text) == 1 and not (dotted and tokens[at].capital):
        return None
    return found.value, stop + 1 if dotted and tokens[at].low in {"tp", "tx", "h", "q", "p"} else stop


def district_at(tokens: Words, at: int, unit: str) -> PlaceMatch | None:
    """Return the place behind a body that implies its unit: "Huyện ủy [Lệ Thủy]", "Thị ủy [Ba Đồn]"."""
    if unit == "quận" and tokens[at].text.isdigit():
        return PlaceMatch(at, at + 1, f"{unit} {tokens[at].text.lstrip('0')}", unit, "district")
    found = _known("district").match(tokens, at)
    if found is None:
        return None
    return PlaceMatch(at, found.stop, f"{unit} {spelled(tokens, at, found.stop)}", unit, "district")


def place_behind(tokens: Words, at: int, unit: Unit) -> PlaceMatch | None:
    """Return the place at a token whose unit stands once before a whole row: "các huyện Lệ Thủy, [Bố Trạch]"."""
    named = _named(tokens, at, unit)
    return PlaceMatch(at, named[0], _full(unit.word, named[1]), unit.word, unit.level) if named else None


def unit_at(tokens: Words, at: int) -> tuple[Unit, int] | None:
    """Return the unit word that stands at token ``at``, and the token behind it."""
    return _unit_written(tokens, at)


def place_at(tokens: Words, at: int) -> PlaceMatch | None:
    """Return the named place that stands at token ``at``: with its unit, or a province by its bare name."""
    if at not in tokens.places:
        tokens.places[at] = _read(tokens, at)
    return tokens.places[at]


def _read(tokens: Words, at: int) -> PlaceMatch | None:
    written = _unit_written(tokens, at)
    if written:
        unit, after = written
        named = _named(tokens, after, unit)
        if named:
            stop, name = named
            level = (
                _PROVINCE
                if unit.level == _PROVINCE or name in _CENTRAL
                else "district"
                if unit.level == _CITY
                else unit.level
            )
            return PlaceMatch(at, stop, _full(unit.word, name), unit.word, level)
        return None
    if not tokens[at].capital:
        return None
    found, elsewhere = _known(_PROVINCE).match(tokens, at), _elsewhere().match(tokens, at)
    if found and elsewhere and elsewhere.stop > found.stop:  # "Thái Bình Dương"
        return None
    if found and not _longer_name(tokens, found.start, found.stop):
        return PlaceMatch(at, found.stop, found.value.full, found.value.unit, _PROVINCE)
    return None


def _longer_name(tokens: Words, start: int, stop: int) -> bool:
    """Tell whether the bare province name is a person's, or part of one: "Nguyễn Thái Bình", "Hồ Chí Minh"."""
    if stop - start >= _FULL_NAME and _family_name(tokens[start]):
        return True
    before = tokens[start - 1] if start > 0 and tokens[start].gap else None
    part = before is not None and _family_name(before) and before.text not in lines("not_in_names")  # "Từ Hà Nội"
    return part and stop - start < _FULL_NAME
