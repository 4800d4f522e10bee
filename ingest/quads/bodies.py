"""Bodies: "Công an tỉnh Quảng Bình", what kind it is, the place it is for, the body it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.quads.concepts import by_slug, opening
from ontology.terms import BM, FOAF, ORG

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from ingest.quads.draft import Draft

_KINDS = "organisation-kinds"


def body(draft: Draft, name: str) -> NamedNode | None:
    """State what the body of a name is, and return its node; None where the article names no such body."""
    entity = draft.names.organisations.get(name)
    if entity is None:
        return None
    node = draft.name(entity, ORG.FormalOrganization)
    kind = draft.kinds.get(name)
    draft.say_one(node, ORG.classification, by_slug(_KINDS, kind) if kind else opening(_KINDS, name))
    jurisdiction = draft.names.jurisdictions.get(name)
    if jurisdiction is not None:
        draft.say_one(node, BM.jurisdiction, draft.place(jurisdiction))
    return node


def agent(draft: Draft, name: str) -> NamedNode | None:
    """State what the person or body of a name is, and return its node; None where the article names neither."""
    person = draft.names.people.get(name)
    return draft.name(person, FOAF.Person) if person else body(draft, name)


def bodies(draft: Draft) -> None:
    """State the bodies that the article names, with the evidence."""
    for organisation in draft.extraction.organisations:
        node = body(draft, organisation.name)
        if node is None:
            continue
        if organisation.parent:
            draft.say(node, ORG.subOrganizationOf, body(draft, organisation.parent))
        draft.witness(node, organisation.evidence, passages=1)
