"""Events and who took part: "Chiều 26/2, UBND tỉnh tổ chức hội nghị; Phó Chủ tịch tỉnh chủ trì"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ingest.quads.bodies import agent
from ingest.quads.concepts import by_slug, opening
from ingest.quads.draft import date, text
from ingest.quads.people import membership, office_of
from ingest.resolve.iris import mint_nameless
from ontology.terms import BM, SCHEMA, SEM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.quads.draft import Draft
    from ingest.records import Event, Participant

_BASES = {
    "stated": NamedNode(BM.Stated),
    "inferred-year": NamedNode(BM.InferredYear),
    "publication": NamedNode(BM.PublicationDate),
}


def events(draft: Draft) -> None:
    """State the events that the article tells of and who took part in them, with the evidence."""
    for event, entity in zip(draft.extraction.events, draft.names.events, strict=True):
        node = draft.name(entity, SEM.Event, SCHEMA.Event)
        _kind(draft, node, event)
        _time(draft, node, event)
        if event.place:
            draft.say(node, SEM.hasPlace, _scene(draft, event.place))
        for position in event.implements:
            draft.say(node, BM.implements, NamedNode(draft.names.directives[position].iri))
        draft.witness(node, event.evidence)
        for participant in event.participants:
            _participation(draft, node, participant)


def _kind(draft: Draft, node: NamedNode, event: Event) -> None:
    known = opening("event-kinds", event.kind)
    draft.say(node, BM.eventKind, known)
    if known is None:
        draft.say(node, BM.kindName, text(event.kind))


def _time(draft: Draft, node: NamedNode, event: Event) -> None:
    if event.date:
        draft.say(node, SCHEMA.startDate, date(event.date))
        draft.say(node, SCHEMA.endDate, date(event.end_date) if event.end_date else None)
        draft.say(node, BM.dateBasis, _BASES[event.date_basis] if event.date_basis else None)
        draft.say(node, BM.dateReason, text(event.date_reason) if event.date_reason else None)
    if event.announced:
        draft.say(node, BM.announced, Literal(value=True))


def _scene(draft: Draft, name: str) -> NamedNode | None:
    unit, venue = draft.names.places.get(name), draft.names.venues.get(name)
    if unit is not None:
        return draft.place(unit)
    if venue is None:
        return None
    node = draft.name(venue, SCHEMA.Place)
    around = draft.names.jurisdictions.get(name)
    draft.say(node, SCHEMA.containedInPlace, draft.place(around) if around else None)
    return node


def _participation(draft: Draft, event: NamedNode, participant: Participant) -> None:
    who = agent(draft, participant.agent)
    role = concept_of(participant.role)
    if who is None:
        return
    node = NamedNode(mint_nameless(draft.base, "participation", event.value, who.value, participant.role))
    draft.kind(node, BM.Participation)
    draft.say(node, BM.event, event)
    draft.say(node, BM.agent, who)
    draft.say(node, BM.participationRole, role)
    draft.say(event, BM.NAMESPACE + participant.role, who)
    for holding in _capacities(draft, who, participant):
        draft.say(node, BM.inCapacity, holding)
    draft.witness(node, participant.evidence)


def concept_of(role: str) -> NamedNode:
    """Return the concept of a role of taking part ("chair").

    Raises:
        ValueError: the scheme has no such role.
    """
    found = by_slug("participation", role)
    if found is None:
        message = f"no role of taking part: {role!r}"
        raise ValueError(message)
    return found


def _capacities(draft: Draft, who: NamedNode, participant: Participant) -> Iterator[NamedNode]:
    """Yield the holdings of the posts in which somebody acted, as far as the article states them."""
    person = next((each for each in draft.extraction.people if each.name == participant.agent), None)
    held = {(post.role, post.org) for post in person.posts} if person else set()
    for role, org in participant.capacities:
        if (role, org) in held:
            yield membership(draft, who, office_of(draft, participant.agent, role, org))
