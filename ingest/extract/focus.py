"""The place that a bare "tỉnh", "huyện", "thành phố" means: the one of its kind that the article is about there."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.names import name_at
from ingest.extract.places import PlaceMatch, place_at, units
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.organisations.match import OrganisationMatch
    from ingest.extract.tokens import Words


_MAIN_SHARE = 0.8
_PROVINCE = "province"
_ORIGIN_REACH = 7


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A named place in the text: its span, canonical name, unit word and level."""

    span: Span
    name: str
    unit: str
    level: str


class Focus:
    """The places that an article is about, point by point; ``shorts`` are the bodies that it gives short names."""

    def __init__(self, mentions: Sequence[PlaceMention], sentences: Sequence[Span]) -> None:
        """Take the place mentions of the article, those inside names of bodies included, and its sentences."""
        self._starts = [sentence.start for sentence in sentences]
        self._by_unit: dict[str, list[PlaceMention]] = {}
        self._told: dict[tuple[str, str], tuple[list[PlaceMention], list[int], str | None]] = {}
        self.shorts: dict[str, OrganisationMatch] = {}
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
        return self._in_focus(_PROVINCE if unit == "tỉnh" else unit, unit, offset)

    def province(self, offset: int) -> str | None:
        """Return the province or central city in focus at a code point offset."""
        return self._in_focus(_PROVINCE, "", offset)

    def _named(self, key: str, unit: str) -> tuple[list[PlaceMention], list[int], str | None]:
        """Return the mentions of places of one sort, where they start, and the place that nearly all of them name."""
        found = self._told.get((key, unit))
        if found is None:
            mentions = [each for each in self._by_unit.get(key, ()) if not unit or each.unit == unit]
            commonest = Counter(mention.name for mention in mentions).most_common(1)
            main = next((name for name, times in commonest if times >= _MAIN_SHARE * len(mentions)), None)
            found = self._told[key, unit] = (mentions, [mention.span.start for mention in mentions], main)
        return found

    def _in_focus(self, key: str, unit: str, offset: int) -> str | None:
        """Return the place that nearly all mentions name; else the one last named, or named later in the sentence."""
        mentions, starts, main = self._named(key, unit)
        if main or not mentions:
            return main
        before = bisect_right(starts, offset)
        if before < len(mentions) and self._sentence(mentions[before].span.start) == self._sentence(offset):
            told = before > 0 and self._sentence(mentions[before - 1].span.start) == self._sentence(offset)
            return mentions[before - 1 if told else before].name
        return mentions[max(before - 1, 0)].name

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset)


def place_mentions(tokens: Words) -> Iterator[PlaceMention]:
    """Yield the named places among the tokens; those inside names of bodies count, those inside people's don't."""
    reached, unit_words = 0, units().first_words
    for at, token in enumerate(tokens):
        if at < reached or not (token.capital or token.low in unit_words):
            continue
        place = place_at(tokens, at)
        name = name_at(tokens, at) if token.capital else None
        if name and name.strong and (place is None or name.stop > place.stop):
            reached = name.stop
        elif place:
            span = Span(tokens[place.start].start, tokens[place.stop - 1].stop)
            if not _inside_name(tokens, place) and not _origin(tokens, place):
                yield PlaceMention(span, place.name, place.unit, place.level)
            reached = place.stop


def _inside_name(tokens: Words, place: PlaceMatch) -> bool:
    """Tell whether a bare province is part of a proper name: "Công ty Nhôm Đắk Nông"."""
    before = tokens[place.start - 1] if place.start > 1 else None
    bare = tokens[place.start].low != place.unit.split()[0]
    return bare and before is not None and before.capital and not before.upper and tokens[place.start].gap


def _origin(tokens: Words, place: PlaceMatch) -> bool:
    """Tell whether the place is where somebody comes from: "quê ở tỉnh Sơn La", "sinh tại Nghệ An"."""
    before = tokens[max(0, place.start - _ORIGIN_REACH) : place.start]
    words = " ".join(token.low for token in before)
    if "quê hương" in words:
        return False
    return any(
        token.low in {"quê", "quán"} or (token.low == "sinh" and tokens[place.start - 1].low in {"tại", "ở"})
        for token in before
    )
