"""What REST answers: typed, with the IRI of everything and the words to show it by.

Dates are as the graph has them: a year, a month or a day in ISO 8601. ``first_observed`` and ``last_observed``
are days on which an article shows something to be so; ``start`` and ``end`` only what a text states.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["person", "agency", "event", "directive"]


class Model(BaseModel):
    """Common to all: unknown fields are a mistake."""

    model_config = ConfigDict(extra="forbid")


class Ref(Model):
    """A thing named in passing; ``iri`` is None where only its name is known."""

    iri: str | None = None
    label: str | None = None


class SearchHit(Model):
    """A thing found by name. ``matched`` is the name that was found, ``score`` in (0, 1] how well it fits."""

    iri: str
    id: str = Field(description="The last part of the address under /api/{kind}/.")
    kind: Kind
    label: str
    matched: str
    score: float
    articles: int = Field(description="How many articles speak of it.")


class SearchResult(Model):
    """What was asked, and the best hits first."""

    query: str
    hits: list[SearchHit]


class Holding(Model):
    """A post held by a person. ``membership`` is the node that evidence speaks of."""

    membership: str
    person: Ref
    post: Ref
    role: Ref
    organisation: Ref
    held: bool = Field(description="Whether an article says that it is held; if not, all call it left.")
    first_observed: str | None = None
    last_observed: str | None = None
    former_on: str | None = Field(None, description="The last day on which an article calls it left.")
    start: str | None = None
    end: str | None = None


class RankHeld(Model):
    """A rank seen on a person."""

    holding: str
    rank: Ref
    first_observed: str | None = None
    last_observed: str | None = None


class Participation(Model):
    """Somebody taking part in an event, in one role; ``capacity`` is the post in which it was done."""

    participation: str
    event: Ref
    date: str | None = None
    agent: Ref
    role: Ref
    capacity: Ref


class Award(Model):
    """An award: who confers it, who hands it over, who receives it (a name, or the words for a group and its count)."""

    award: Ref
    giver: Ref
    handed_by: Ref
    recipient: Ref
    group: str | None = None
    count: int | None = None
    event: Ref
    date: str | None = None


class Article(Model):
    """An article as the graph knows it; the headline is the last part of its address where it has none."""

    iri: str
    id: str
    headline: str
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None


class Person(Model):
    """A person with posts, ranks, events, awards and the articles that speak of them."""

    iri: str
    id: str
    label: str
    aliases: list[str]
    posts: list[Holding]
    ranks: list[RankHeld]
    events: list[Participation]
    awards: list[Award]
    articles: list[Article]


class Agency(Model):
    """A body, where it belongs, who holds posts in it, what it takes part in, what it issues."""

    iri: str
    id: str
    label: str
    aliases: list[str]
    kind: Ref
    jurisdictions: list[Ref]
    parents: list[Ref]
    parts: list[Ref]
    people: list[Holding]
    events: list[Participation]
    directives: list[Ref]


class Event(Model):
    """An event. ``date_basis`` is the local name of Stated, InferredYear or PublicationDate."""

    iri: str
    id: str
    label: str
    kind: Ref
    start: str | None = None
    end: str | None = None
    date_basis: str | None = None
    date_reason: str | None = None
    places: list[Ref]
    announced: bool = False
    participants: list[Participation]
    directives: list[Ref]
    awards: list[Award]


class Use(Model):
    """What carries out or cites a directive; ``relation`` is the property's IRI."""

    node: Ref
    relation: str
    date: str | None = None


class Directive(Model):
    """A directive; ``identified`` is false until it is known which act it is."""

    iri: str
    id: str
    label: str
    kind: Ref
    number: str | None = None
    date: str | None = None
    title: str | None = None
    issuers: list[Ref]
    signers: list[Ref]
    identified: bool = True
    uses: list[Use]


class Mentioned(Model):
    """A thing that an article speaks of."""

    iri: str
    id: str
    kind: Kind
    label: str


class ArticleWithThings(Article):
    """An article and what it speaks of."""

    things: list[Mentioned]


class Evidence(Model):
    """A sentence that supports a node: code points ``start`` to ``end`` of the article's text, half open."""

    annotation: str
    article: Article
    start: int
    end: int
    quote: str
    confidence: float
    rule: str | None = None
    version: str | None = None


class EvidenceList(Model):
    """All sentences for a node, by day of publication."""

    node: str
    evidence: list[Evidence]


class Stats(Model):
    """How much there is, by kind."""

    articles: int = 0
    people: int = 0
    agencies: int = 0
    posts: int = 0
    memberships: int = 0
    ranks: int = 0
    events: int = 0
    participations: int = 0
    directives: int = 0
    awards: int = 0
    evidence: int = 0
    quads: int = 0
    graphs: int = 0


class Health(Model):
    """Whether the store can be read; ``generation`` changes with each write to it."""

    status: Literal["ok"]
    generation: str
