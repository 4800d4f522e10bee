"""Bodies of one kind in a row: "các Bộ Công an, Tài chính, Tư pháp", "các sở: Y tế và Nội vụ tỉnh Hà Nam"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.lexicon import concepts
from ingest.extract.organisations import OrganisationMatch, OrganisationReader, is_subject
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
