"""Where a body sits, as its name tells: "Đại sứ quán Mỹ [tại Hà Nội]", "Tòa án nhân dân cấp cao [tại Đà Nẵng]"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.lexicon import Phrases
from ingest.extract.organisations.kinds import head, takes
from ingest.extract.places import countries, place_at, spelled, unit_at
from ingest.extract.words import lines, ordered

if TYPE_CHECKING:
    from ingest.extract.organisations.match import OrganisationMatch
    from ingest.extract.organisations.subject import BodyAt
    from ingest.extract.tokens import Words
    from ontology.schemes import Concept

_LONGEST_CITY = 4
_REGION = 2  # "miền Bắc"
_AT_HOME = ("việt", "nam")


def located(tokens: Words, match: OrganisationMatch, kind: Concept, body_at: BodyAt) -> OrganisationMatch:
    """Return a body with the seat behind it: of the kinds that name one, or of Vietnamese abroad ("tại Pháp")."""
    at = match.stop + 1
    if at >= len(tokens) or tokens[at - 1].low not in {"tại", "ở"} or not match.complete:
        return match
    unit = unit_at(tokens, at)
    if not (tokens[at].capital or unit):
        return match
    stop = _seat(tokens, at, body_at) if kind.label in lines("located_kinds") else _abroad(tokens, at, match, kind)
    if stop == at:
        return match
    place = place_at(tokens, at) if unit else None
    where = place.name if place else spelled(tokens, at, stop)
    return replace(match, stop=stop, name=f"{match.name} {tokens[at - 1].low} {where}")


def _seat(tokens: Words, at: int, body_at: BodyAt) -> int:
    """Return the token behind the place, the country, the body or the foreign city at a token."""
    if tuple(token.low for token in tokens[at : at + 2]) == _AT_HOME:
        return at + 2
    found = next((seat for seat in (place_at(tokens, at), countries().match(tokens, at), body_at(at)) if seat), None)
    stop = found.stop if found else at
    while found is None and stop < min(at + _LONGEST_CITY, len(tokens)) and tokens[stop].capital:
        stop += 1
    return stop


def _abroad(tokens: Words, at: int, match: OrganisationMatch, kind: Concept) -> int:
    """Return the token behind a country in which a body of Vietnamese sits: "Hội Người Việt Nam tại [Pháp]"."""
    named = match.name.endswith(" Việt Nam") and (takes(kind) != "nothing" or head(kind) == "Hội")
    country = countries().match(tokens, at) if named else None
    return country.stop if country else at


@cache
def _regions() -> Phrases[None]:
    regions = ordered("regions")
    return Phrases((f"{word}{region}", None) for region in regions for word in ("", "khu vực "))


def of_region(tokens: Words, match: OrganisationMatch) -> OrganisationMatch:
    """Return a body with the part of the country behind it: "Cảng vụ Hàng không [miền Bắc]"."""
    region = _regions().match(tokens, match.stop) if match.stop < len(tokens) and match.complete else None
    if region is None or not (region.stop - region.start == _REGION or tokens[match.stop].low == "khu"):
        return match
    name = f"{match.name} {spelled(tokens, match.stop, region.stop)}"
    return replace(match, stop=region.stop, name=name)


def coded(tokens: Words, bracket: int) -> int:
    """Return the number of tokens of a unit's code and mark in a bracket: "([C46,] Bộ Công an)", "([PC02 -] …)"."""
    opening = tokens[bracket + 1 : bracket + 4]
    digits = len(opening) > 1 and opening[1].text.isdigit()
    mark = opening[1 + digits].text if len(opening) > 1 + digits else ""
    return 2 + digits if opening and opening[0].capital and mark in {",", "-", "–"} else 0
