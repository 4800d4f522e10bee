"""The words that open the name of a body: kinds ("Sở", "UBND") and bodies that everybody knows ("Bộ Công an")."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.lexicon import Match, Phrases, concepts
from ingest.extract.organisations.written import is_subject
from ingest.extract.places import place_at, unit_at
from ingest.extract.words import lines, ordered

if TYPE_CHECKING:
    from ingest.extract.tokens import Words
    from ontology.schemes import Concept


@cache
def no_bodies() -> Phrases[str]:
    """Return the phrases that open like a body and are none: "Bộ luật", "Hội nghị"."""
    return Phrases((phrase, phrase) for phrase in ordered("not_bodies"))


def takes(kind: Concept) -> str:
    """Return what follows a kind in the name of a body; see ``bm:takes``."""
    return kind.features.get("takes", "nothing")


def head(kind: Concept) -> str:
    """Return the first word of a kind: "Phòng"."""
    return kind.label.split(maxsplit=1)[0]


def kind_at(tokens: Words, at: int) -> Match[Concept] | None:
    """Return the kind of body, or the known body, whose word stands at token ``at``."""
    found = concepts("bodies", "organisation-kinds").match(tokens, at)
    if found is None or found.value.label in lines("loose_kinds"):
        return None
    barred = no_bodies().match(tokens, at)
    first = head(found.value)
    shouted = tokens[at].upper and tokens[at].low == first.lower() and not first.isupper()
    if shouted or (barred and barred.stop > found.stop):
        return None
    return found if tokens[at].capital or _small_head(tokens, found) else None


def _small_head(tokens: Words, found: Match[Concept]) -> bool:
    """Tell whether a kind in small letters opens a body: "công an tỉnh Tiền Giang", "giám đốc sở Tài chính"."""
    kind, stop, words = found.value, found.stop, found.stop - found.start
    if kind.features.get("placeUnit"):
        return True
    if takes(kind) == "nothing":
        return words > 1 and kind.label not in lines("common_words")
    if stop >= len(tokens):
        return False
    if takes(kind) in {"jurisdiction", "bare-place"}:
        return place_at(tokens, stop) is not None or (words > 1 and unit_at(tokens, stop) is not None)
    single = tokens[found.start].low in lines("lower_heads") and is_subject(tokens, stop)
    return tokens[stop].capital and (words > 1 or single)
