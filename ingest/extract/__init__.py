"""Text to facts: one article in, everything that it states out, each fact with the words that state it.

The steps, each reading what those before it found: sentences, places and the place in focus, chunks, people
with their posts and ranks, bodies, dates, directives, events, awards.
"""

from __future__ import annotations

from ingest.extract.actors import actors
from ingest.extract.sentences import sentences
from ingest.records import Article, Extraction

VERSION = "0.1.0"


def extract(article: Article) -> Extraction:
    """Return the facts that an article states. Pure: the same article gives the same extraction."""
    found = actors(article, sentences(article))
    return Extraction(
        article=article.key,
        people=found.people,
        organisations=found.organisations,
        version=VERSION,
    )
