"""Facts as quads: everything that one article states, in the graph that bears the article's IRI.

``docs/graph-model.md`` shows the shape. Each graph stands by itself: what it mentions it also types and names.
There are no blank nodes, nothing depends on the time of a run, and the same article always gives the same quads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ingest.quads.awards import awards
from ingest.quads.bodies import bodies
from ingest.quads.directives import directives
from ingest.quads.draft import Draft, date, text
from ingest.quads.events import events
from ingest.quads.instructions import instructions
from ingest.quads.people import people
from ontology.terms import BM, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

    from ingest.records import Article, Extraction
    from ingest.resolve import Identities

# Raised when the same facts give other quads than before, so that what was loaded is written again.
FORM = "4"


def quads(article: Article, extraction: Extraction, identities: Identities, base: str) -> Iterator[Quad]:
    """Yield the quads of an article, each once, always in the same order.

    Args:
        article: the article, with the text that the spans of its facts count in.
        extraction: its facts.
        identities: what the names in it stand for.
        base: what the IRIs of articles, runs and nodes without a name begin with.
    """
    draft = Draft(article, extraction, identities.of(article.key), base)
    _article(draft)
    people(draft)
    bodies(draft)
    events(draft)
    directives(draft)
    awards(draft)
    instructions(draft)
    return draft.quads()


def _article(draft: Draft) -> None:
    article, node = draft.article, draft.graph
    draft.kind(node, SCHEMA.NewsArticle)
    draft.say(node, SCHEMA.headline, text(article.title) if article.title else None)
    draft.say(node, SCHEMA.datePublished, date(article.published) if article.published else None)
    draft.say(node, SCHEMA.publisher, Literal(article.publisher) if article.publisher else None)
    draft.say(node, SCHEMA.author, Literal(article.author) if article.author else None)
    draft.say(node, SCHEMA.url, iri(article.url))
    draft.say(node, BM.textDigest, Literal(article.digest))
    draft.say(node, SCHEMA.identifier, Literal(article.id))


def iri(address: str | None) -> NamedNode | None:
    """Return the node of a web address; None for what is no IRI."""
    try:
        return NamedNode(address) if address and ":" in address else None
    except ValueError:
        return None
