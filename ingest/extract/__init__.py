"""Text to facts: one article in, everything that it states out, each fact with the words that state it.

The steps, each reading what those before it found: sentences, places and the place in focus, people with their
posts and ranks, bodies, dates, directives, events with those who take part, awards, who asked whom to do what.
"""

from __future__ import annotations

from ingest.extract.actors import actors
from ingest.extract.awards import awards, with_recipients
from ingest.extract.dates import reference
from ingest.extract.directives import authors, directives
from ingest.extract.events import events
from ingest.extract.instructions import instructions
from ingest.extract.sentences import sentences
from ingest.records import Article, Extraction

VERSION = "0.2.0"


def extract(article: Article) -> Extraction:
    """Return the facts that an article states. Pure: the same article gives the same extraction."""
    when = reference(article.text, article.published)
    found = actors(article, sentences(article), when)
    reading = found.reading
    documents = directives(reading, when)
    occasions = events(reading, when, documents)
    honours = awards(reading, occasions)
    return Extraction(
        article=article.key,
        people=found.people,
        organisations=(*found.organisations, *authors(documents, found.organisations)),
        events=tuple(with_recipients(occasions, honours)),
        directives=tuple(documents),
        awards=tuple(honours),
        instructions=tuple(instructions(reading, occasions)),
        version=VERSION,
    )
