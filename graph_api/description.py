"""What the endpoint says of itself and of its data: SPARQL 1.1 Service Description, VoID and DCAT.

``service.ttl`` says what is always so. Here is added how much there is, since when, and whether it can be written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pyoxigraph as ox

from graph_api.curated import CURATED_GRAPH
from graph_api.profiles import THINGS
from graph_api.reference import ONTOLOGY_GRAPH, PLACES_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_api.models import Stats

_ALWAYS = resources.files("graph_api") / "service.ttl"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_DCTERMS = "http://purl.org/dc/terms/"
_DCAT = "http://www.w3.org/ns/dcat#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NAMED = (ONTOLOGY_GRAPH, PLACES_GRAPH, CURATED_GRAPH)  # graphs that are no article's
PREFIXES = {"sd": _SD, "void": _VOID, "dcterms": _DCTERMS, "dcat": _DCAT, "formats": "http://www.w3.org/ns/formats/"}


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is in the store: counts by kind, the version, which of the graphs that have names of their own are there."""

    stats: Stats
    generation: str
    base: str
    graphs: frozenset[str]

    @property
    def modified(self) -> datetime:
        """When the store was last written: its version is the time, in nanoseconds."""
        return datetime.fromtimestamp(int(self.generation or 0) // 10**9, UTC)


def described(here: str, held: Holdings, *, writable: bool) -> Iterator[ox.Triple]:
    """Yield the description of the service at the address ``here``."""
    for quad in ox.parse(_ALWAYS.read_bytes(), ox.RdfFormat.TURTLE, base_iri=here):
        yield quad.triple
    service, dataset = ox.NamedNode(here), ox.NamedNode(here + "#dataset")
    yield ox.Triple(dataset, _name(_VOID, "triples"), _count(held.stats.quads))
    yield ox.Triple(dataset, _name(_VOID, "documents"), _count(held.stats.articles))
    yield ox.Triple(dataset, _name(_VOID, "uriSpace"), ox.Literal(held.base))
    written = ox.Literal(held.modified.isoformat(), datatype=ox.NamedNode(_XSD + "dateTime"))
    yield ox.Triple(dataset, _name(_DCTERMS, "modified"), written)
    for class_, counted in THINGS.items():
        part = ox.BlankNode()
        yield ox.Triple(dataset, _name(_VOID, "classPartition"), part)
        yield ox.Triple(part, _name(_VOID, "class"), ox.NamedNode(class_))
        yield ox.Triple(part, _name(_VOID, "entities"), _count(getattr(held.stats, counted)))
    for iri in sorted(held.graphs):
        graph = ox.BlankNode()
        yield ox.Triple(dataset, _name(_SD, "namedGraph"), graph)
        yield ox.Triple(graph, _TYPE, _name(_SD, "NamedGraph"))
        yield ox.Triple(graph, _name(_SD, "name"), ox.NamedNode(iri))
    if writable:
        update = ox.NamedNode(urljoin(here, "/update"))
        yield ox.Triple(update, _TYPE, _name(_SD, "Service"))
        yield ox.Triple(update, _name(_SD, "endpoint"), update)
        yield ox.Triple(update, _name(_SD, "supportedLanguage"), _name(_SD, "SPARQL11Update"))
        yield ox.Triple(update, _name(_SD, "feature"), _name(_SD, "EmptyGraphs"))
        yield ox.Triple(update, _name(_SD, "defaultDataset"), dataset)
        yield ox.Triple(service, _name(_DCTERMS, "relation"), update)


def _name(space: str, local: str) -> ox.NamedNode:
    return ox.NamedNode(space + local)


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(_XSD + "integer"))
