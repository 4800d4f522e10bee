"""Places: "tỉnh Quảng Bình", "TP. Đồng Hới", "quận 1", "Hà Nội", and the place that a bare "tỉnh" means.

A unit word takes the name that the gazetteer knows, else the capitalised words after it; "UBND tỉnh Trần
Tiến Dũng" names a person, so a province is only ever one that exists. A bare "tỉnh", "huyện", "thành phố"
is the one of its kind that the article is about at that point.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from ingest.extract.lexicon import Phrases
from ingest.extract.tokens import Token, is_syllable
from ingest.extract.words import lines, ordered
from ingest.records import Span
from ontology.places import Place, gazetteer, split

_NAME_LENGTH = 4
_MAIN_SHARE = 0.8
_CITY, _PROVINCE = "city", "province"
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


_CENTRAL = frozenset({"Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"})


def _full(unit: str, name: str) -> str:
    return f"{unit} {name}"


def _run(tokens: Sequence[Token], at: int) -> int:
    """Return where the capitalised words that open at ``at`` end; a second family name opens a person."""
    stop = at
    while stop < len(tokens) and stop - at < _NAME_LENGTH and tokens[stop].capital and not tokens[stop].upper:
        if stop > at and tokens[stop].text in lines("surnames") and tokens[stop].text not in lines("surnames_weak"):
            break
        stop += 1
    return stop


def _named(tokens: Sequence[Token], at: int, unit: Unit) -> tuple[int, str] | None:
    """Return where the name of a place of this unit ends, and the name as the gazetteer spells it."""
    if at >= len(tokens):
        return None
    if tokens[at].text.isdigit() and unit.word in {"quận", "phường"} and tokens[at].gap:
        return at + 1, tokens[at].text.lstrip("0") or "0"
    if not tokens[at].capital:
        return None
    levels = {_PROVINCE: (_PROVINCE,), _CITY: (_PROVINCE, "district", "commune"), "district": ("district",), "commune": ("commune",)}[unit.level]
    for level in levels:
        found = _known(level).match(tokens, at)
        if found and (level != _PROVINCE or unit.level != _CITY or found.value.unit == unit.word):
            return found.stop, found.value.name if level == _PROVINCE else _words(tokens, at, found.stop)
    if unit.level in {_PROVINCE, _CITY}:
        return _foreign(tokens, at)
    stop = _run(tokens, at)
    surname = tokens[at].text in lines("surnames") and tokens[at].text not in lines("surnames_weak")
    if stop == at or (surname and unit.level == "district" and stop - at > 2):  # noqa: PLR2004 - a person has three words
        return None
    return stop, " ".join(token.text for token in tokens[at:stop])


def _words(tokens: Sequence[Token], start: int, stop: int) -> str:
    return "".join((" " if token.gap and at else "") + token.text for at, token in enumerate(tokens[start:stop]))


def _foreign(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Read a foreign province or city: words that are no Vietnamese syllables, or a country behind."""
    stop = _run(tokens, at)
    words = [token.text for token in tokens[at:stop]]
    if words and not all(is_syllable(word) for word in words):
        return stop, " ".join(words)
    return None


def _unit_written(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """Return the unit word at ``at`` and where it ends; a single letter needs its full stop."""
    found = units().match(tokens, at)
    if not found or (found.stop < len(tokens) and tokens[found.stop].low in _COMMITTEE_WORDS):
        return None
    stop = found.stop
    dotted = stop < len(tokens) and tokens[stop].text == "." and not tokens[stop].gap
    if len(tokens[at].text) == 1 and not (dotted and tokens[at].capital):
        return None
    return found.value, stop + 1 if dotted and tokens[at].low in {"tp", "tx", "h", "q", "p"} else stop


def district_at(tokens: Sequence[Token], at: int, unit: str) -> PlaceMatch | None:
    """Return the place behind a body that implies its unit: "Huyện ủy [Lệ Thủy]", "Thị ủy [Ba Đồn]"."""
    found = _known("district").match(tokens, at)
    if found is None:
        return None
    return PlaceMatch(at, found.stop, f"{unit} {_words(tokens, at, found.stop)}", unit, "district")


def unit_at(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """Return the unit word that stands at token ``at``, and the token behind it."""
    return _unit_written(tokens, at)


def place_at(tokens: Sequence[Token], at: int) -> PlaceMatch | None:
    """Return the named place that stands at token ``at``: with its unit, or a province by its bare name."""
    written = _unit_written(tokens, at)
    if written:
        unit, after = written
        named = _named(tokens, after, unit)
        if named:
            stop, name = named
            level = _PROVINCE if unit.level == _PROVINCE or name in _CENTRAL else "district" if unit.level == _CITY else unit.level
            return PlaceMatch(at, stop, _full(unit.word, name), unit.word, level)
        return None
    if not tokens[at].capital:
        return None
    found = _known(_PROVINCE).match(tokens, at)
    if found and not _longer_name(tokens, found.start, found.stop):
        return PlaceMatch(at, found.stop, found.value.full, found.value.unit, _PROVINCE)
    return None


def _longer_name(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Tell whether the bare province name is part of a person's name: "Nguyễn Thái Bình", "Hà Giang Nam"."""
    if stop - start > 2 and tokens[start].text in lines("surnames") and tokens[start].text not in lines("surnames_weak"):  # noqa: PLR2004 - a person's full name
        return True
    before = start > 0 and tokens[start - 1].text in lines("surnames") and tokens[start].gap
    return before and tokens[start - 1].text not in lines("surnames_weak") and stop - start <= 2  # noqa: PLR2004 - given names have two words at most


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A named place in the text: its span, canonical name, unit word and level."""

    span: Span
    name: str
    unit: str
    level: str


class Focus:
    """The places that an article is about, point by point."""

    def __init__(self, mentions: Sequence[PlaceMention], sentences: Sequence[Span]) -> None:
        """Take the place mentions of the article, those inside names of bodies included, and its sentences."""
        self._starts = [sentence.start for sentence in sentences]
        self._by_unit: dict[str, list[PlaceMention]] = {}
        for mention in mentions:
            key = _PROVINCE if mention.level == _PROVINCE else mention.unit
            self._by_unit.setdefault(key, []).append(mention)
            if mention.unit == "thành phố":
                self._by_unit.setdefault("thành phố", []).append(mention)

    @property
    def main(self) -> str | None:
        """The province that most mentions name, else the commonest district."""
        for key in (_PROVINCE, "thành phố", "huyện", "thị xã", "quận"):
            if self._by_unit.get(key):
                return Counter(mention.name for mention in self._by_unit[key]).most_common(1)[0][0]
        return None

    def at(self, unit: str, offset: int) -> str | None:
        """Return the place that a bare unit word ("tỉnh", "huyện") means at a code point offset."""
        mentions = self._by_unit.get(_PROVINCE if unit == "tỉnh" else unit, [])
        return self._in_focus([mention for mention in mentions if mention.unit == unit], offset)

    def province(self, offset: int) -> str | None:
        """Return the province or central city in focus at a code point offset."""
        return self._in_focus(self._by_unit.get(_PROVINCE, []), offset)

    def _in_focus(self, mentions: Sequence[PlaceMention], offset: int) -> str | None:
        """Return the place that nearly all mentions name; else the one last named, or named later in the sentence."""
        if not mentions:
            return None
        name, times = Counter(mention.name for mention in mentions).most_common(1)[0]
        if times >= _MAIN_SHARE * len(mentions):
            return name
        before = bisect_right([mention.span.start for mention in mentions], offset)
        if before < len(mentions) and self._sentence(mentions[before].span.start) == self._sentence(offset):
            told = before > 0 and self._sentence(mentions[before - 1].span.start) == self._sentence(offset)
            return mentions[before - 1 if told else before].name
        return mentions[max(before - 1, 0)].name

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset)
