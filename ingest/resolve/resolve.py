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
from ingest.resolve.venues import Venue, venues

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ingest.records import Extraction


@dataclass(frozen=True, slots=True)
class Sketch:
    """What one article says by itself of the identity of what it names."""

    places: Mapping[str, Place | None]
    bodies: Mapping[str, Body]
    venues: Mapping[str, Venue]
    directives: tuple[Entity, ...]
    sightings: tuple[events.Sighting, ...]
    glimpses: tuple[people.Glimpse, ...]


def day_of(extraction: Extraction, published: str | None) -> str | None:
    """Return the day an article speaks of: its own, else that of the first of its events that has a date."""
    return published or next((event.date for event in extraction.events if event.date), None)


def sketch(extraction: Extraction, published: str | None, base: str, where: Atlas) -> Sketch:
    """Return what an article says by itself of the identity of what it names."""
    jurisdiction = jurisdictions(extraction, where)
    scenes = {event.place for event in extraction.events if event.place}
    around = {scene: where.named_in(scene) for scene in scenes}
    names = {name for name in (*jurisdiction.values(), *around.values()) if name}
    places = locate(names | scenes, day_of(extraction, published), where)
    found = bodies(extraction, jurisdiction, places, base)
    article = extraction.article
    return Sketch(
        places=places,
        bodies=found,
        venues=venues({scene: around[scene] for scene in scenes - places.keys()}, article, found, places, base),
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
    """Return the label of each body, venue and directive, chosen from what all articles call it."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for one in sketches:
        for body in one.bodies.values():
            spellings[body.iri].add(body.label)
        for scene in one.venues.values():
            spellings[scene.iri].add(scene.label)
        for act in one.directives:
            spellings[act.iri].add(act.label)
    return {iri: fullest(labels) for iri, labels in spellings.items()}


def _names(
    one: Sketch,
    happened: Mapping[events.Key, Entity],
    met: Mapping[people.Key, Entity],
    labels: Mapping[str, str],
) -> Names:
    belongs = {name: body.place for name, body in one.bodies.items()}
    belongs |= {name: scene.place for name, scene in one.venues.items()}
    places = {name: Entity(place.iri, place.full) for name, place in one.places.items() if place is not None}
    return Names(
        people={each.key[1]: met[each.key] for each in one.glimpses},
        organisations={name: Entity(body.iri, labels[body.iri]) for name, body in one.bodies.items()},
        places=places,
        venues={name: Entity(scene.iri, labels[scene.iri]) for name, scene in one.venues.items()},
        jurisdictions={name: places[place] for name, place in belongs.items() if place in places},
        events=tuple(happened[each.key] for each in one.sightings),
        directives=tuple(replace(each, label=labels[each.iri]) for each in one.directives),
    )
