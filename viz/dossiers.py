"""What the page of a thing shows: its profile, what else ties to it, and the sentences behind every statement.

The profiles themselves are those that REST answers (``graph_api.profiles``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType

import pyoxigraph as ox

from graph_api import models
from graph_api.profiles import Profiles
from viz.evidence import Source, sources
from viz.names import Reader, names
from viz.projections import people_who_met
from viz.questions import Store, ask

Profile = models.Person | models.Agency | models.Event | models.Directive


@dataclass(frozen=True, slots=True)
class Part:
    """One role in which somebody took part, and the posts in which they acted."""

    statement: str
    role: models.Ref
    capacities: tuple[models.Ref, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """An event and an agent of it, with all roles of the agent there. ``date`` is ISO 8601 or ""."""

    event: models.Ref
    agent: models.Ref
    date: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody met at ``times`` events, the last of them on ``last``."""

    iri: str
    label: str
    times: int
    last: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything on the page of a person, a body, an event or a directive.

    ``called`` has the words for roles, ranks and kinds in the reader's language, ``evidence`` the sentences by
    statement, ``tied`` what else belongs to it by kind of tie ("signs", "hands-over", …).
    """

    iri: str
    kind: str
    profile: Profile
    appearances: tuple[Appearance, ...] = ()
    met: tuple[Acquaintance, ...] = ()
    tied: Mapping[str, tuple[models.Ref, ...]] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)

    def words_for(self, ref: models.Ref) -> str:
        """Return what a thing named in passing is called in the reader's language."""
        return self.called.get(ref.iri or "", ref.label or "")

    def articles(self) -> list[Source]:
        """Return one sentence of each article that speaks of the thing itself, newest article first."""
        first = {source.article: source for source in reversed(self.evidence.get(self.iri, ()))}
        return sorted(first.values(), key=lambda source: (source.published, source.article), reverse=True)


# Which other ties a page tells of: (kind of tie, whether the thing stands on its left).
_TOLD: Mapping[str, tuple[tuple[str, bool], ...]] = MappingProxyType(
    {
        "person": (("signs", True), ("hands-over", True)),
        "agency": (("confers", True), ("receives", True)),
        "event": (),
        "directive": (("cites", True), ("carries-out", True)),
    },
)
KINDS = tuple(_TOLD)

_READERS: Mapping[str, Callable[[Profiles, ox.NamedNode], Profile | None]] = MappingProxyType(
    {
        "person": Profiles.person,
        "agency": Profiles.agency,
        "event": Profiles.event,
        "directive": Profiles.directive,
    },
)


def dossier(store: Store, profiles: Profiles, kind: str, iri: str, reader: Reader) -> Dossier | None:
    """Return what the page of a thing shows, None where the graph has no such thing."""
    profile = _READERS[kind](profiles, ox.NamedNode(iri))
    if profile is None:
        return None
    appearances = tuple(_appearances(profile))
    tied = {tie: tuple(_tied(store, tie, iri, left=left)) for tie, left in _TOLD[kind]}
    refs = [*_refs(profile), *(part.role for appearance in appearances for part in appearance.parts)]
    concepts = sorted({ref.iri for ref in refs if ref.iri and "/concept/" in ref.iri})
    statements = {iri, *_statements(profile), *(ref.iri for group in tied.values() for ref in group if ref.iri)}
    return Dossier(
        iri=iri,
        kind=kind,
        profile=profile,
        appearances=appearances,
        met=tuple(_met(store, iri, reader.language)) if kind == "person" else (),
        tied=tied,
        called={concept: name.label for concept, name in names(store, concepts, reader.language).items()},
        evidence=sources(store, sorted(statements)),
    )


def _appearances(profile: Profile) -> Iterator[Appearance]:
    if isinstance(profile, models.Event):
        taken = [(part.agent.label or "", part) for part in profile.participants]
        ordered = sorted(taken, key=lambda pair: (pair[0], pair[1].agent.iri or ""))
        groups = groupby((part for _, part in ordered), key=lambda part: part.agent.iri)
    elif isinstance(profile, models.Person | models.Agency):
        events = sorted(profile.events, key=lambda part: (part.date or "", part.event.iri or ""), reverse=True)
        groups = groupby(events, key=lambda part: part.event.iri)
    else:
        return
    for _, group in groups:
        parts = list(group)
        yield Appearance(parts[0].event, parts[0].agent, parts[0].date or "", tuple(_parts(parts)))


def _parts(participations: Iterable[models.Participation]) -> Iterator[Part]:
    """Yield the roles; a person who acted in two posts at once comes as two rows of one participation."""
    ordered = sorted(participations, key=lambda part: (part.role.iri or "", part.participation))
    for statement, rows in groupby(ordered, key=lambda part: part.participation):
        found = list(rows)
        capacities = {row.capacity.iri: row.capacity for row in found if row.capacity.label}
        yield Part(statement, found[0].role, tuple(capacities.values()))


def _met(store: Store, person: str, language: str) -> list[Acquaintance]:
    network = people_who_met(store, person=person, language=language)
    ties = [
        (*sorted((source, target), key=lambda end: end == person), data)
        for source, target, data in network.edges(data=True)
        if person in {source, target}
    ]
    found = [
        Acquaintance(other, network.nodes[other]["label"], data["weight"], data["last"]) for other, _, data in ties
    ]
    return sorted(found, key=lambda one: (-one.times, one.label, one.iri))


def _tied(store: Store, tie: str, iri: str, *, left: bool) -> Iterator[models.Ref]:
    end, other = ("source", "target") if left else ("target", "source")
    iris = [row[other] for row in ask(store, f"ties/{tie}", **{end: [iri]})]
    called = names(store, iris)
    for found in sorted(called, key=lambda one: (called[one].label, one)):
        yield models.Ref(iri=found, label=called[found].label)


def _refs(profile: Profile) -> Iterator[models.Ref]:
    """Yield what the profile names in passing, wherever it does so."""
    for value in (getattr(profile, name) for name in type(profile).model_fields):
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, models.Ref):
                yield item
            elif isinstance(item, models.Model):
                yield from (part for _, part in item if isinstance(part, models.Ref))


def _statements(profile: Profile) -> Iterator[str]:
    """Yield the nodes that evidence speaks of: posts held, ranks, participations, awards."""
    holdings = profile.posts if isinstance(profile, models.Person) else getattr(profile, "people", [])
    yield from (holding.membership for holding in holdings)
    yield from (part.participation for part in getattr(profile, "events", getattr(profile, "participants", [])))
    yield from (rank.holding for rank in getattr(profile, "ranks", []))
    yield from (award.award.iri for award in getattr(profile, "awards", []) if award.award.iri)
    yield from (ref.iri for name in ("directives", "parts") for ref in getattr(profile, name, []) if ref.iri)
    yield from (use.node.iri for use in getattr(profile, "uses", []) if use.node.iri)
