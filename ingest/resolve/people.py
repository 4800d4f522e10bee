"""People: one name and one circle are one person.

A block holds the people of one name. What an article tells about somebody's circle is a set of ties: the province of a
post, the body itself, an event that two articles share, and "the country" for the highest offices. Glimpses that
share a tie are one person, and so are those that a third one ties together; a career paragraph that names two provinces
does that. Who has no tie of his own may still be somebody the whole country knows, or have the same role as somebody
of the place that the article speaks of; else he stays the article's own: a suspect and a director of one name live in
many provinces, and two that were mixed are hard to tell apart again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.resolve.identities import Entity
from ingest.resolve.iris import fold, mint
from ingest.resolve.organisations import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ingest.records import Extraction, Post
    from ingest.resolve.events import Key as EventKey
    from ingest.resolve.organisations import Body
    from ingest.resolve.places import Place

_COUNTRY, _PROVINCE, _NOWHERE = "country", "province", "province of nobody knows where"
_UNDATED = "9999"

Key = tuple[str, str]  # a person as the article's key and the name there


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A person as one article shows him.

    ``ties`` are his own but for the events he was ``at``, ``around`` those of the article, ``roles`` what he is said to
    be, folded.
    """

    key: Key
    published: str
    ties: frozenset[str]
    around: frozenset[str]
    at: tuple[EventKey, ...] = ()
    roles: frozenset[str] = frozenset()

    @property
    def rank(self) -> tuple[str, Key]:
        """The order in which glimpses are looked at: oldest article first."""
        return self.published, self.key


def glimpses(
    extraction: Extraction, published: str | None, bodies: Mapping[str, Body], places: Mapping[str, Place | None]
) -> Iterator[Glimpse]:
    """Yield what an article shows of each person.

    Args:
        extraction: the article's facts.
        published: its day, if known.
        bodies: its bodies by name.
        places: its places by name.
    """
    article = extraction.article
    around = frozenset(tie for body in bodies.values() for tie in _body_ties(body, places))
    at: dict[str, list[EventKey]] = defaultdict(list)
    for position, event in enumerate(extraction.events):
        for participant in event.participants:
            at[participant.agent].append((article, position))
    for person in extraction.people:
        key = (article, person.name)
        if " " in person.name:
            ties = frozenset(tie for post in person.posts for tie in _post_ties(post, bodies, places))
            roles = frozenset(fold(post.role) for post in person.posts)
            yield Glimpse(key, published or _UNDATED, ties, around, tuple(at[person.name]), roles)
        else:  # "Dũng" alone is anybody
            yield Glimpse(key, published or _UNDATED, frozenset(), frozenset({_NOWHERE}))


def _post_ties(post: Post, bodies: Mapping[str, Body], places: Mapping[str, Place | None]) -> Iterator[str]:
    if fold(post.role) in words("national_roles") or fold(post.org or "") in words("national_bodies"):
        yield _COUNTRY
    if post.org and post.org in bodies:
        yield from _body_ties(bodies[post.org], places)


def _body_ties(body: Body, places: Mapping[str, Place | None]) -> Iterator[str]:
    place = places.get(body.place) if body.place else None
    if place is not None:
        yield f"commune {place.iri}" if place.level == "commune" else f"{_PROVINCE} {place.province}"
    if not body.own:
        yield body.iri


def settle(seen: Iterable[Glimpse], events: Mapping[EventKey, Entity], base: str) -> dict[Key, Entity]:
    """Return the person that each glimpse is of; the order of the glimpses does not matter.

    Args:
        seen: all glimpses.
        events: what the events of all articles were found to be.
        base: of the IRIs.
    """
    blocks: dict[str, list[Glimpse]] = defaultdict(list)
    for each in seen:
        shared = frozenset(events[key].iri for key in each.at)
        blocks[fold(each.key[1])].append(replace(each, ties=each.ties | shared) if shared else each)
    return {key: entity for name in blocks for key, entity in _block(name, blocks[name], base)}


def _block(name: str, seen: list[Glimpse], base: str) -> Iterator[tuple[Key, Entity]]:
    ordered = sorted(seen, key=lambda each: each.rank)
    circles = _circles([each for each in ordered if each.ties])
    tied = [
        (
            frozenset[str]().union(*(each.ties for each in circle)),
            frozenset[str]().union(*(each.roles for each in circle)),
        )
        for circle in circles
    ]
    anchored = [(min(circle[0].ties), list(circle)) for circle in circles]
    for each in ordered:
        if each.ties:
            continue
        fitting = [
            at for at, (ties, roles) in enumerate(tied) if _known(ties, each.around) or _one_role(each, ties, roles)
        ]
        if len(fitting) == 1:
            anchored[fitting[0]][1].append(each)
        else:
            anchored.append((each.key[0], [each]))
    for anchor, circle in anchored:
        iri = mint(base, "person", name, name, anchor)
        label = min(each.key[1] for each in circle)
        yield from ((each.key, Entity(iri, label)) for each in circle)


def _known(ties: frozenset[str], around: frozenset[str]) -> bool:
    """Tell whether somebody known in the country is meant: his bodies are spoken of, or no province is."""
    shared = {tie for tie in ties & around if not tie.startswith(_PROVINCE)}
    return _COUNTRY in ties and (bool(shared) or not any(tie.startswith(_PROVINCE) for tie in around))


def _one_role(each: Glimpse, ties: frozenset[str], roles: frozenset[str]) -> bool:
    """Tell whether a "Phó Chủ tịch" of nobody knows what is the one of the place that the article speaks of."""
    same = any(one.startswith(other) or other.startswith(one) for one in each.roles for other in roles)
    return same and bool(ties & each.around)


def _circles(ordered: list[Glimpse]) -> list[list[Glimpse]]:
    """Group what shares a tie, directly or through others; each group keeps the order."""
    root: dict[str, str] = {}

    def find(tie: str) -> str:
        while root.setdefault(tie, tie) != tie:
            tie = root[tie]
        return tie

    for each in ordered:
        first, *others = sorted(each.ties)
        for other in others:
            root[find(other)] = find(first)
    groups: dict[str, list[Glimpse]] = defaultdict(list)
    for each in ordered:
        groups[find(min(each.ties))].append(each)
    return list(groups.values())
