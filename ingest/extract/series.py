"""Bodies of one kind in a row: "các Bộ Công an, Tài chính, Tư pháp", "Công an các tỉnh: Sơn La, Lai Châu"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.lexicon import concepts
from ingest.extract.organisations import OrganisationMatch, OrganisationReader, is_subject
from ingest.extract.organisations.written import bare_place
from ingest.extract.places import place_at, place_behind, unit_at
from ingest.extract.tokens import Words, tokenise

if TYPE_CHECKING:
    from ingest.extract.tokens import Token

UNITS = {"bộ": "Bộ", "sở": "Sở"}
"""The words that stand once before the whole row."""

_JOINTS = frozenset({",", "và", ":", ";", "&"})


def opened(tokens: Words, at: int) -> str:
    """Return the unit whose row "các" at token ``at`` opens, or the empty string."""
    return UNITS.get(tokens[at + 1].low, "") if at + 1 < len(tokens) else ""


def goes_on(token: Token) -> bool:
    """Tell whether a word between two members keeps the row open."""
    return token.low in _JOINTS or token.low in UNITS


def member(reader: OrganisationReader, unit: str, at: int) -> OrganisationMatch | None:
    """Return the body at token ``at`` as if the unit stood before it: "[Bộ] Tài chính"; None if it is none."""
    tokens = reader.tokens
    before = tokens[at - 1]
    if not tokens[at].capital or not goes_on(before):
        return None
    opening = [word._replace(start=before.stop, stop=before.stop) for word in tokenise(unit)]
    unfolded = Words([*opening, *tokens[at:]])
    if concepts("bodies").match(unfolded, 0) is None:
        if not is_subject(tokens, at) or unit != UNITS["bộ"]:
            return None
        end = next((end for end in range(1, len(unfolded)) if unfolded[end].low in _JOINTS), len(unfolded))
        unfolded = Words(unfolded[:end])
    found = OrganisationReader(unfolded, reader.focus).at(0)
    if found is None or not found.complete or found.stop <= 1:
        return None
    return OrganisationMatch(at, found.stop - 1 + at, found.name, found.kind, found.complete, found.place, found.parent)


def spread(reader: OrganisationReader, body: OrganisationMatch) -> list[OrganisationMatch]:
    """Return the bodies of the places in a row behind a kind: "Công an các tỉnh[: Sơn La, Lai Châu và Hòa Bình]".

    The first opens where the kind does; there are two at least.
    """
    tokens, at = reader.tokens, body.stop
    if at < len(tokens) and tokens[at].low == "của":
        at += 1
    if at + 2 >= len(tokens) or tokens[at].low != "các":
        return []
    unit = unit_at(tokens, at + 1)
    if unit is None:
        return []
    base = body.name.removesuffix(body.place or "").strip()
    at = _over_units(tokens, unit[1])
    row: list[OrganisationMatch] = []
    while at < len(tokens):
        bare = unit_at(tokens, at) is None and unit[0].level != "province"  # "các huyện Lệ Thủy, [Quảng Ninh]"
        place = place_behind(tokens, at, unit[0]) if bare else place_at(tokens, at)
        if place is None or reader.at(at) is not None:
            break
        name = bare_place(place.name, place.unit) if base.split()[-1] == "ủy" else place.name
        start = at if row else body.start
        row.append(replace(body, start=start, stop=place.stop, name=f"{base} {name}", complete=True, place=place.name))
        at = place.stop
        if at >= len(tokens) or tokens[at].low not in _JOINTS:
            break
        at += 1
    return row if len(row) > 1 else []


def _over_units(tokens: Words, at: int) -> int:
    """Step over more units and a colon: "các tỉnh[, thành phố:] Hà Nội", "các huyện[, thị xã]"."""
    while at + 1 < len(tokens) and tokens[at].low in _JOINTS:
        unit = unit_at(tokens, at + 1)
        bare = tokens[at + 1].low == "thành"
        if unit is None and not bare:
            return at + 1 if tokens[at].text == ":" else at
        if unit and place_at(tokens, at + 1):
            return at + 1
        at = unit[1] if unit else at + 2
    return at
