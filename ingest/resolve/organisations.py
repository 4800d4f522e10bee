"""Bodies: one canonical name and one jurisdiction are one body, in every article.

"Ủy ban nhân dân tỉnh" without a place could be any of sixty-three, so it stays the article's own, and so does a
"Công an huyện Châu Thành" of which nobody tells the province.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ingest.resolve.iris import fold, mint
from ontology.schemes import scheme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ingest.records import Extraction
    from ingest.resolve.places import Atlas, Place

_PROVINCE, _NOTHING = "province", "nothing"


@dataclass(frozen=True, slots=True)
class Body:
    """A body of one article: its IRI, its name with the unit of its province, and the name of its jurisdiction.

    ``own`` says that the article does not tell which of several bodies of this name it is.
    """

    iri: str
    label: str
    place: str | None
    own: bool


def named(extraction: Extraction) -> Iterator[tuple[str, str | None]]:
    """Yield each body an article names, with its jurisdiction where stated: listed ones first, then the others.

    The others are bodies that only a post or a parent names, and participants who are no people.
    """
    people = {person.name for person in extraction.people}
    for organisation in extraction.organisations:
        yield organisation.name, organisation.place
    for organisation in extraction.organisations:
        if organisation.parent:
            yield organisation.parent, None
    for person in extraction.people:
        for post in person.posts:
            if post.org:
                yield post.org, None
    for event in extraction.events:
        for participant in event.participants:
            if participant.agent not in people:
                yield participant.agent, None


def jurisdictions(extraction: Extraction, where: Atlas) -> dict[str, str | None]:
    """Return each body's name with the name of its jurisdiction: the stated one, else the one its name ends in."""
    found: dict[str, str | None] = {}
    for name, place in named(extraction):
        if not found.get(name):
            found[name] = place or where.named_in(name)
    return found


def bodies(
    extraction: Extraction, jurisdiction: Mapping[str, str | None], places: Mapping[str, Place | None], base: str
) -> dict[str, Body]:
    """Return the bodies of an article by name.

    Args:
        extraction: the article's facts.
        jurisdiction: what ``jurisdictions`` returned.
        places: what ``locate`` made of the article's place names.
        base: of the IRIs.
    """
    return {name: _body(name, place, places, extraction.article, base) for name, place in jurisdiction.items()}


def _body(name: str, place: str | None, places: Mapping[str, Place | None], article: str, base: str) -> Body:
    found = places.get(place) if place else None
    undecided = found is None and place in places
    own = undecided or (place is None and _bare(name))
    label = _spelled(name, found) if found is not None else name
    words_of = " ".join(
        word for word in fold(label).split() if word != "và"
    )  # "Giáo dục và Đào tạo", "Giáo dục - Đào tạo"
    key = [words_of]
    if own:
        key.append(article)
    elif found is not None and found.shared:
        key.append(found.province)
    return Body(mint(base, "agency", words_of, *key), label, place, own)


def _spelled(name: str, place: Place) -> str:
    """Give a province its unit: "Sở Y tế Quảng Bình" → "Sở Y tế tỉnh Quảng Bình"; but "Tỉnh ủy Quảng Bình" has none."""
    before = name.removesuffix(f" {place.name}")
    if place.level != _PROVINCE or before == name or before.endswith((f" {place.unit}", "ủy")):
        return name
    return f"{before} {place.full}"


def _bare(name: str) -> bool:
    """Tell whether a name without a place could mean many bodies: "Sở Y tế", "Hội đồng nhân dân thành phố"."""
    folded = fold(name)
    return folded in _general() or folded.endswith(words("bare_end")) or folded.startswith(words("bare_start"))


@cache
def _general() -> frozenset[str]:
    """Return the kinds of body that take more than their own words to name one: a place, a subject, a parent."""
    kinds = (kind for kind in scheme("organisation-kinds") if kind.features.get("takes", _NOTHING) != _NOTHING)
    return frozenset(fold(name) for kind in kinds for name in kind.names)


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the lines of a word list of this package, folded; openings and endings keep the space that bounds them."""
    text = resources.files("ingest.resolve").joinpath("words", f"{name}.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    before, after = (" " if name.endswith("_end") else ""), (" " if name.endswith("_start") else "")
    return tuple(before + fold(line) + after for line in lines)
