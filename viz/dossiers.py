"""What the page of a thing shows: its profile, what else ties to it, and the sentences behind every statement.

The profiles themselves are those that REST answers (``graph_api.profiles``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, islice
from types import MappingProxyType

import pyoxigraph as ox

from graph_api import models
from graph_api.profiles import Profiles
from viz.evidence import Source, sources
from viz.instructions import Asking, asked_at, asked_of, askings
from viz.names import Reader, names
from viz.projections import people_who_met
from viz.questions import Row, Store, ask

# So many events or articles are shown at first.
SHOWN = 60

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

    ``asked`` are the instructions that it gave or, of an event, that were given there; ``asked_of`` those it was given.
    ``more`` counts the appearances that are not shown, ``articles`` those that speak of it, newest first.
    ``called`` has the words for roles, ranks and kinds in the reader's language, ``evidence`` the sentences by
    statement, ``tied`` what else belongs to it by kind of tie ("signs", "hands-over", …).
    """

    iri: str
    kind: str
    profile: Profile
    appearances: tuple[Appearance, ...] = ()
    more: int = 0
    met: tuple[Acquaintance, ...] = ()
    asked: tuple[Asking, ...] = ()
    asked_of: tuple[Asking, ...] = ()
    articles: tuple[Row, ...] = ()
    tied: Mapping[str, tuple[models.Ref, ...]] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)

    def words_for(self, ref: models.Ref) -> str:
        """Return what a thing named in passing is called in the reader's language."""
        return self.called.get(ref.iri or "", ref.label or "")

    def parts(self) -> list[tuple[str, str]]:
        """Return the parts of the page that one can jump to: the anchor, and the word for it."""
        posts = {"person": ("posts", "posts"), "agency": ("holders", "holders")}.get(self.kind)
        events = ("taking-part", "taking_part") if self.kind == "event" else ("events", "events")
        there = [
            (posts, bool(self.holdings())),
            (("network", "network"), True),
            (events, bool(self.appearances)),
            (("asked", "asked"), bool(self.asked)),
            (("asked-of", "asked_of"), bool(self.asked_of)),
            (("met", "met"), bool(self.met)),
            (("articles", "mentioned_in"), bool(self.articles)),
        ]
        return [part for part, shown in there if part and shown]

    def holdings(self) -> list[models.Holding]:
        """Return the posts held by the person, or in the body: those seen last first, then those only called left."""
        listed = {holding.membership: holding for holding in _holdings(self.profile)}
        longest = sorted(
            listed.values(), key=lambda one: (one.first_observed or "", one.post.label or "", one.membership)
        )
        return sorted(longest, key=lambda one: (one.last_observed or "", one.former_on or ""), reverse=True)


# Which other ties a page tells of, those that have the thing on their left.
_TOLD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "person": ("signs", "hands-over"),
        "agency": ("confers", "receives"),
        "event": (),
        "directive": ("cites", "carries-out"),
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


@dataclass(frozen=True, slots=True)
class Dossiers:
    """Puts dossiers together for one reader; ``most`` is the longest list of events or articles in them."""

    store: Store
    profiles: Profiles
    reader: Reader
    most: int = SHOWN

    def of(self, kind: str, iri: str) -> Dossier | None:
        """Return what the page of a person, agency, event or directive shows, None where there is no such thing."""
        profile = _READERS[kind](self.profiles, ox.NamedNode(iri))
        if profile is None:
            return None
        every = tuple(_appearances(profile))
        shown = every if kind == "event" else every[: self.most]
        tied = {tie: tuple(_tied(self.store, tie, iri)) for tie in _TOLD[kind]}
        parts = [part for appearance in shown for part in appearance.parts]
        refs = [*_refs(profile), *(part.role for part in parts)]
        concepts = sorted({ref.iri for ref in refs if ref.iri and "/concept/" in ref.iri})
        statements = {part.statement for part in parts} | {
            ref.iri for group in tied.values() for ref in group if ref.iri
        }
        called = names(self.store, concepts, self.reader.language)
        asking, asked = (tuple(found[: self.most]) for found in _asked(self.store, kind, iri, self.reader.language))
        statements |= {one.iri for one in (*asking, *asked)}
        return Dossier(
            iri=iri,
            kind=kind,
            profile=profile,
            appearances=shown,
            more=len(every) - len(shown),
            met=tuple(_met(self.store, iri, self.reader.language)) if kind == "person" else (),
            asked=asking,
            asked_of=asked,
            articles=tuple(islice(ask(self.store, "mentions", statement=[iri]), self.most)),
            tied=tied,
            called={concept: name.label for concept, name in called.items()},
            evidence=sources(self.store, sorted(statements.union(_statements(profile)))),
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


def _asked(store: Store, kind: str, iri: str, language: str) -> tuple[list[Asking], list[Asking]]:
    """Return what a person or body asked for and was asked, or what was asked at an event."""
    if kind == "event":
        return asked_at(store, language, iri), []
    if kind == "directive":
        return [], []
    return askings(store, language, speaker=[iri]), asked_of(store, language, iri)


def _tied(store: Store, tie: str, iri: str) -> Iterator[models.Ref]:
    called = names(store, [row["target"] for row in ask(store, f"ties/{tie}", source=[iri])])
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


def _holdings(profile: Profile) -> list[models.Holding]:
    if isinstance(profile, models.Person):
        return profile.posts
    return profile.people if isinstance(profile, models.Agency) else []


def _statements(profile: Profile) -> Iterator[str]:
    """Yield the nodes that evidence speaks of: posts held, ranks, awards; an event or a directive itself."""
    if isinstance(profile, models.Event | models.Directive):
        yield profile.iri
    yield from (holding.membership for holding in _holdings(profile))
    yield from (rank.holding for rank in getattr(profile, "ranks", []))
    yield from (award.award.iri for award in getattr(profile, "awards", []) if award.award.iri)
    yield from (ref.iri for name in ("directives", "parts") for ref in getattr(profile, name, []) if ref.iri)
    yield from (use.node.iri for use in getattr(profile, "uses", []) if use.node.iri)
