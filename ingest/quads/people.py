"""People with their ranks and posts: "Đại tá Lê Văn Bình, Phó Giám đốc Công an tỉnh".

A post is the same node whoever holds it, and holding it is one node for each person and post, in as many graphs as
say so; what an article adds is a day on which it was seen held, or seen left. A term stands only where it was stated.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ingest.quads.bodies import body
from ingest.quads.concepts import concept, preferred
from ingest.quads.draft import date, text
from ingest.resolve import Entity
from ingest.resolve.iris import fold, mint, mint_nameless, slug
from ontology.schemes import scheme
from ontology.terms import BM, FOAF, ORG, SCHEMA, SKOS, TIME

if TYPE_CHECKING:
    from ingest.quads.draft import Draft
    from ingest.records import Person, Post, Rank

_ROLES, _RANKS = "roles", "ranks"


@dataclass(frozen=True, slots=True)
class Office:
    """A post as a thing of its own: the role in a body, whoever holds it."""

    entity: Entity
    role: NamedNode | None


def people(draft: Draft) -> None:
    """State the people that the article names, their ranks and posts, with the evidence."""
    for person in draft.extraction.people:
        entity = draft.names.people[person.name]
        node = draft.name(entity, FOAF.Person)
        if person.name != entity.label:
            draft.say(node, SKOS.altLabel, text(person.name))
        draft.witness(node, person.evidence, passages=1)
        for rank in person.ranks:
            _rank(draft, node, rank)
        for post in person.posts:
            _holding(draft, person, node, post)


def _rank(draft: Draft, holder: NamedNode, rank: Rank) -> None:
    node = NamedNode(mint_nameless(draft.base, "rank", holder.value, fold(rank.label)))
    draft.kind(node, BM.RankHolding)
    draft.say(node, BM.holder, holder)
    known = concept(_RANKS, rank.label)
    draft.say(node, BM.rank, known)
    if known is None:
        draft.say(node, BM.kindName, text(rank.label))
    draft.say(node, BM.observedOn, draft.day)
    draft.witness(node, rank.evidence)


def _holding(draft: Draft, person: Person, holder: NamedNode, post: Post) -> None:
    office = office_of(draft, person.name, post.role, post.org)
    held = draft.name(office.entity, ORG.Post)
    unit = body(draft, post.org) if post.org else None
    node = membership(draft, holder, office)
    draft.kind(node, ORG.Membership)
    draft.say(node, ORG.member, holder)
    draft.say(node, BM.post, held)
    draft.say(node, ORG.organization, unit)
    draft.say(held, ORG.postIn, unit)
    for each in (held, node):
        draft.say(each, ORG.role, office.role)
        if office.role is None:
            draft.say(each, BM.roleName, text(post.role))
    draft.say(holder, BM.held if post.former else ORG.holds, held)
    draft.say(node, BM.formerOn if post.former else BM.observedOn, draft.day)
    _term(draft, node, post)
    draft.witness(node, post.evidence)


def _term(draft: Draft, holding: NamedNode, post: Post) -> None:
    if not (post.start or post.end):
        return
    node = NamedNode(mint_nameless(draft.base, "interval", holding.value, post.start or "", post.end or ""))
    draft.say(holding, ORG.memberDuring, node)
    draft.kind(node, TIME.Interval)
    draft.say(node, SCHEMA.startDate, date(post.start) if post.start else None)
    draft.say(node, SCHEMA.endDate, date(post.end) if post.end else None)


def membership(draft: Draft, holder: NamedNode, office: Office) -> NamedNode:
    """Return the node of a person's holding a post."""
    return NamedNode(mint_nameless(draft.base, "membership", holder.value, office.entity.iri))


def office_of(draft: Draft, person: str, role: str, org: str | None) -> Office:
    """Return the post of a role in a body.

    A role without a body is a post by itself if there is only one ("Chủ tịch nước"); any other is the person's own.
    """
    known = concept(_ROLES, role)
    key, label = (known.value, preferred(_ROLES, role)) if known else (fold(role), role)
    unit = draft.names.organisations.get(org) if org else None
    if unit is not None:
        path = unit.iri.rpartition("/")[2].rpartition("-")[0].replace("-", " ")
        name, full, anchor = joined(slug(label).replace("-", " "), path), joined(label, unit.label), unit.iri
    else:
        name = full = label
        anchor = "" if known and known.value in alone() else draft.names.people[person].iri
    return Office(Entity(mint(draft.base, "post", name, key, anchor), full), known)


@cache
def alone() -> frozenset[str]:
    """Return the roles that name a post all by themselves."""
    return frozenset(each.iri for each in scheme(_ROLES) if each.features.get("standsAlone") == "true")


def joined(role: str, body_name: str) -> str:
    """Join a role and a body, saying once what both say: "Trưởng Ban" of "Ban Dân vận" is "Trưởng Ban Dân vận"."""
    left, right = role.split(), body_name.split()
    for shared in range(min(len(left), len(right)), 0, -1):
        if [fold(word) for word in left[-shared:]] == [fold(word) for word in right[:shared]]:
            return " ".join(left[:-shared] + right)
    return f"{role} {body_name}"
