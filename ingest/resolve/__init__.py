"""Mentions of one thing in many articles become one entity with an IRI."""

from ingest.resolve.identities import Entity, Identities, Names
from ingest.resolve.iris import article_iri
from ingest.resolve.resolve import day_of, resolve

__all__ = ["Entity", "Identities", "Names", "article_iri", "day_of", "resolve"]
