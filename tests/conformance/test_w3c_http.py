"""The W3C's tests of the SPARQL Protocol and the Graph Store Protocol, and its three of the service description."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from w3c_manifest import SUITE, Dialogue, dialogues
from w3c_results import graph

if TYPE_CHECKING:
    from conftest import Answer, Endpoint
    from w3c_manifest import Exchange

FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples"},
}
PROTOCOL = dialogues("protocol")
GRAPH_STORE = [
    each for part in ("direct", "indirect") for each in dialogues("graph-store-protocol", f"manifest-{part}.ttl")
]

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason=f"the W3C's tests are not at {SUITE}")


def test_the_suite_is_whole() -> None:
    assert (len(PROTOCOL), len(GRAPH_STORE)) == (34, 13)


@pytest.mark.parametrize("dialogue", PROTOCOL, ids=lambda each: each.name)
def test_the_protocol(endpoint: Endpoint, dialogue: Dialogue) -> None:
    endpoint.clear()
    for iri, file in dialogue.graphs:
        endpoint.put(iri, ox.parse(file.read_bytes(), ox.RdfFormat.N_TRIPLES))
    for exchange in dialogue.exchanges:
        query = exchange.headers.get("content-type") == "application/sparql-query"
        update = "update" in dialogue.name and not query
        path = exchange.path.replace("/sparql/", "/update" if update else "/sparql", 1)
        judge(endpoint.send(exchange.method, path, exchange.body, **exchange.headers), exchange)


@pytest.mark.parametrize("dialogue", GRAPH_STORE, ids=lambda each: each.name)
def test_the_graph_store_protocol(endpoint: Endpoint, dialogue: Dialogue) -> None:
    endpoint.clear()
    places: dict[str, str] = {}
    for exchange in dialogue.exchanges:
        path, body = exchange.path.replace("/gsp", "/graph-store", 1), exchange.body
        for name, place in places.items():
            path, body = path.replace(name, place), body.replace(name.encode(), place.encode())
        answer = endpoint.send(exchange.method, path, body, Host="www.example", **exchange.headers)
        judge(answer, exchange)
        if exchange.expected.location is not None:
            places[exchange.expected.location] = answer.headers["location"]


def judge(answer: Answer, exchange: Exchange) -> None:
    """Compare an answer with what it must be."""
    expected, status = exchange.expected, str(answer.status)
    assert {status, f"{status[0]}xx"} & expected.statuses, answer.body
    if expected.kind is not None:
        assert answer.media in FORMATS[expected.kind]
    if expected.truth is not None:
        assert json.loads(answer.body)["boolean"] is expected.truth
    if expected.media is not None:
        assert answer.headers["content-type"] == expected.media
    if expected.body is not None:
        found = ox.parse(answer.body, ox.RdfFormat.from_media_type(answer.media))
        assert graph(found) == graph(ox.parse(expected.body, ox.RdfFormat.TURTLE))


# the service description: its three tests are told by their names alone -------------------------------------------

SD = "http://www.w3.org/ns/sparql-service-description#"
A = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
# Property of the vocabulary: the class of what has it, the class of its value (None: any).
PROPERTIES: dict[str, tuple[str, str | None]] = {
    "endpoint": ("Service", None),
    "feature": ("Service", "Feature"),
    "defaultEntailmentRegime": ("Service", "EntailmentRegime"),
    "entailmentRegime": ("NamedGraph", "EntailmentRegime"),
    "defaultSupportedEntailmentProfile": ("Service", "EntailmentProfile"),
    "supportedEntailmentProfile": ("NamedGraph", "EntailmentProfile"),
    "extensionFunction": ("Service", "Function"),
    "extensionAggregate": ("Service", "Aggregate"),
    "languageExtension": ("Service", "Feature"),
    "supportedLanguage": ("Service", "Language"),
    "propertyFeature": ("Service", "Feature"),
    "defaultDataset": ("Service", "Dataset"),
    "availableGraphs": ("Service", "GraphCollection"),
    "resultFormat": ("Service", None),
    "inputFormat": ("Service", None),
    "defaultGraph": ("Dataset", "Graph"),
    "namedGraph": ("GraphCollection", "NamedGraph"),
    "name": ("NamedGraph", None),
    "graph": ("NamedGraph", "Graph"),
}
CLASSES = {"Service", "Dataset", "Graph", "NamedGraph", "GraphCollection", "Feature", "Language", "Function"}
INSTANCES = {
    "Feature": {"DereferencesURIs", "UnionDefaultGraph", "RequiresDataset", "EmptyGraphs", "BasicFederatedQuery"},
    "Language": {"SPARQL10Query", "SPARQL11Query", "SPARQL11Update"},
}


def description(endpoint: Endpoint) -> set[ox.Triple]:
    """What the endpoint says when it is asked nothing."""
    answer = endpoint.send("GET", "/sparql", Accept="text/turtle, application/rdf+xml;q=0.9")
    assert answer.status == 200
    return {quad.triple for quad in ox.parse(answer.body, ox.RdfFormat.from_media_type(answer.media))}


def test_the_endpoint_returns_rdf(endpoint: Endpoint) -> None:
    """returns-rdf: GET on the endpoint returns RDF."""
    assert description(endpoint)


def test_the_description_names_the_endpoint(endpoint: Endpoint) -> None:
    """has-endpoint-triple: it has a triple with sd:endpoint and the address it came from."""
    here = ox.NamedNode(f"{endpoint.address}/sparql")
    assert ox.Triple(here, ox.NamedNode(SD + "endpoint"), here) in description(endpoint)


def test_the_description_conforms_to_its_schema(endpoint: Endpoint) -> None:
    """conforms-to-schema: only terms of the vocabulary, each between the classes that it is for."""
    triples = description(endpoint)
    classes: dict[object, set[str]] = {}
    for each in triples:
        if each.predicate == A and isinstance(each.object, ox.NamedNode) and each.object.value.startswith(SD):
            classes.setdefault(each.subject, set()).add(each.object.value.removeprefix(SD))
    assert set().union(*classes.values()) <= CLASSES
    assert [node for node, kinds in classes.items() if "Service" in kinds]
    for each in triples:
        if each.predicate.value.startswith(SD):
            domain, range_ = PROPERTIES[each.predicate.value.removeprefix(SD)]
            kinds = classes.get(each.subject, set())
            assert domain in kinds or (domain == "GraphCollection" and "Dataset" in kinds), each
            assert isinstance(each.object, ox.NamedNode | ox.BlankNode)
            if range_ in INSTANCES and isinstance(each.object, ox.NamedNode):
                assert each.object.value.removeprefix(SD) in INSTANCES[range_]
            elif range_ is not None:
                assert range_ in classes.get(each.object, set()), each
