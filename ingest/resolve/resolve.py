"""From names in articles to things in the world: a pure function of all extractions, the same in any order.

What an article says by itself (places, bodies, directives) is settled article by article; events are compared within
a kind and a day, people within a name, and people last, since an event that two articles share ties them together.
No more than the few words that decide is kept of each article.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.resolve import events, people
from ingest.resolve.directives import directive
from ingest.resolve.identities import Entity, Identities, Names, fullest
from ingest.resolve.organisations import Body, bodies, jurisdictions
from ingest.resolve.places import Atlas, Place, atlas, locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ingest.records import Extraction


@dataclass(frozen=True, slots=True)
class Sketch:
    """What one article says by itself of the identity of what it names."""

    places: Mapping[str, Place | None]
    bodies: Mapping[str, Body]
    directives: tuple[Entity, ...]
    sightings: tuple[events.Sighting, ...]
    glimpses: tuple[people.Glimpse, ...]


def day_of(extraction: Extraction, published: str | None) -> str | None:
    """Return the day an article speaks of: its own, else that of the first of its events that has a date."""
    return published or next((event.date for event in extraction.events if event.date), None)


def sketch(extraction: Extraction, published: str | None, base: str, where: Atlas) -> Sketch:
    """Return what an article says by itself of the identity of what it names."""
    jurisdiction = jurisdictions(extraction, where)
    names = {name for name in jurisdiction.values() if name} | {
        event.place for event in extraction.events if event.place
    }
    places = locate(names, day_of(extraction, published), where)
    found = bodies(extraction, jurisdiction, places, base)
    article = extraction.article
    return Sketch(
        places=places,
        bodies=found,
        directives=tuple(directive(each, at, article, found, base) for at, each in enumerate(extraction.directives)),
        sightings=tuple(
            events.sighting(each, (article, at), published, found, places) for at, each in enumerate(extraction.events)
        ),
        glimpses=tuple(people.glimpses(extraction, published, found, places)),
    )


def resolve(documents: Iterable[tuple[Extraction, str | None]], base: str, where: Atlas | None = None) -> Identities:
    """Return the entities that the articles name.

    Args:
        documents: each article's facts, with the day it was published on where known; read once.
        base: what the IRIs of all entities begin with.
        where: the places; those of the ontology where left out.
    """
    chart = where or atlas()
    sketches = {extraction.article: sketch(extraction, published, base, chart) for extraction, published in documents}
    happened = events.settle((each for one in sketches.values() for each in one.sightings), base)
    met = people.settle((each for one in sketches.values() for each in one.glimpses), happened, base)
    labels = _labels(sketches.values())
    return Identities({key: _names(one, happened, met, labels) for key, one in sketches.items()})


def _labels(sketches: Iterable[Sketch]) -> dict[str, str]:
    """Return the label of each body and each directive, chosen from what all articles call it."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for one in sketches:
        for body in one.bodies.values():
            spellings[body.iri].add(body.label)
        for act in one.directives:
            spellings[act.iri].add(act.label)
    return {iri: fullest(labels) for iri, labels in spellings.items()}


def _names(
    one: Sketch,
    happened: Mapping[events.Key, Entity],
    met: Mapping[people.Key, Entity],
    labels: Mapping[str, str],
) -> Names:
    return Names(
        people={each.key[1]: met[each.key] for each in one.glimpses},
        organisations={name: Entity(body.iri, labels[body.iri]) for name, body in one.bodies.items()},
        places={name: Entity(place.iri, place.full) for name, place in one.places.items() if place is not None},
        events=tuple(happened[each.key] for each in one.sightings),
        directives=tuple(replace(each, label=labels[each.iri]) for each in one.directives),
    )
