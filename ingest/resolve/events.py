"""Events: the same kind of occasion, on the same day, called by the same body, is one event.

A block holds the events of one kind and day. Inside it two articles speak of one event if they share an organiser,
their places do not contradict each other, and their titles, where both have one, have half of their words in common.
Two events of one article are always two. Without a day or an organiser an event stays its article's own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.resolve.identities import Entity
from ingest.resolve.iris import fold, mint, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ingest.records import Event
    from ingest.resolve.organisations import Body
    from ingest.resolve.places import Place

_DAY = len("2020-02-26")
_COMMON = 0.5
_UNDATED = "9999"

Key = tuple[str, int]  # an event as its article's key and its position there


@dataclass(frozen=True, slots=True)
class Sighting:
    """An event as one article tells it: what decides about its identity, and nothing else."""

    key: Key
    published: str
    kind: str
    date: str | None
    title: str | None
    organisers: frozenset[str]
    place: Place | None

    @property
    def block(self) -> tuple[str, str] | None:
        """Kind and day, within which events are compared; None for an event that is the article's own."""
        day = self.date if self.date and len(self.date) == _DAY else None
        return (fold(self.kind), day) if day and self.organisers else None

    @property
    def rank(self) -> tuple[str, Key]:
        """The order in which the sightings of a block are looked at: oldest article first."""
        return self.published, self.key

    @property
    def label(self) -> str:
        """The kind with the words after it."""
        return f"{self.kind} {self.title}" if self.title else self.kind


def sighting(
    event: Event,
    key: Key,
    published: str | None,
    bodies: Mapping[str, Body],
    places: Mapping[str, Place | None],
) -> Sighting:
    """Return what an article tells about the identity of an event."""
    named = (bodies.get(each.agent) for each in event.participants if each.role == "organiser")
    organisers = frozenset(body.iri for body in named if body is not None and not body.own)
    place = places.get(event.place) if event.place else None
    return Sighting(key, published or _UNDATED, event.kind, event.date, event.title, organisers, place)


def settle(sightings: Iterable[Sighting], base: str) -> dict[Key, Entity]:
    """Return the event that each sighting is of; the order of the sightings does not matter."""
    blocks: dict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    for each in sightings:
        blocks[each.block or ("", each.key[0], str(each.key[1]))].append(each)
    return {key: entity for block in blocks.values() for key, entity in _block(block, base)}


def _block(sightings: list[Sighting], base: str) -> Iterator[tuple[Key, Entity]]:
    events: list[list[Sighting]] = []
    for each in sorted(sightings, key=lambda one: one.rank):
        fitting = [event for event in events if all(_one(each, other) for other in event)]
        if fitting:
            max(fitting, key=lambda event: _likeness(each, event[0])).append(each)
        else:
            events.append([each])
    anchors: set[tuple[str, ...]] = set()
    for event in events:
        first, anchor = event[0], _anchor(event[0])
        if anchor in anchors:  # one article, twice the same words
            anchor = (*anchor, first.key[0], str(first.key[1]))
        anchors.add(anchor)
        iri = mint(base, "event", fold(first.label), *anchor)
        entity = Entity(iri, max((each.label for each in event), key=lambda label: (len(label), label)))
        yield from ((each.key, entity) for each in event)


def _anchor(first: Sighting) -> tuple[str, ...]:
    if first.block is None:
        return (first.key[0], str(first.key[1]))
    return (*first.block, min(first.organisers), first.place.iri if first.place else "", fold(first.title or ""))


def _one(left: Sighting, right: Sighting) -> bool:
    if left.key[0] == right.key[0] or not left.organisers & right.organisers:
        return False
    apart = left.place and right.place and not left.place.within & {right.place.iri}
    if apart and right.place and left.place and not right.place.within & {left.place.iri}:
        return False
    return not (left.title and right.title) or _likeness(left, right) >= _COMMON


def _likeness(left: Sighting, right: Sighting) -> float:
    """Return the share of the shorter title's words that the longer one has too."""
    words = [frozenset(plain(each.title or "").split()) for each in (left, right)]
    shorter = min(len(each) for each in words)
    return len(words[0] & words[1]) / shorter if shorter else 0.0
