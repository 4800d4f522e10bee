"""Venues: "Trung tâm Hội nghị tỉnh Nghệ An" is one hall in every article, "hội trường" is the article's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.resolve.iris import fold, mint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.resolve.organisations import Body
    from ingest.resolve.places import Place


@dataclass(frozen=True, slots=True)
class Venue:
    """Where an event took place, if that is no unit of administration; ``place`` is the name of the unit it lies in."""

    iri: str
    label: str
    place: str | None


def venues(
    around: Mapping[str, str | None],
    article: str,
    bodies: Mapping[str, Body],
    places: Mapping[str, Place | None],
    base: str,
) -> dict[str, Venue]:
    """Return the venues of an article by name.

    Args:
        around: each name as the article has it, with the name of the place that it ends in, if any.
        article: the article's key.
        bodies: the article's bodies by name; a body may be the place of an event.
        places: the article's places by name.
        base: of the IRIs.
    """

    def venue(name: str, place: str | None) -> Venue:
        body = bodies.get(name)
        inside = place or (body.place if body else None)
        found = places.get(inside) if inside else None
        key = [fold(name)]
        if found is not None:
            key += [found.province] if found.shared else []
        elif body is None or body.own:
            key.append(article)
        return Venue(mint(base, "venue", fold(name), *key), name, inside)

    return {name: venue(name, place) for name, place in around.items()}
