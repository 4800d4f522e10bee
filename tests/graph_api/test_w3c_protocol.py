"""The W3C's own protocol tests for queries, played over HTTP where their data lies beside the repository."""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Namespace
from rdflib.collection import Collection

from graph_api.app import create_api
from graph_api.snapshot import Snapshot
from graph_api.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib.term import Node

    Serve = Callable[..., object]

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "w3c" / "sparql11" / "protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
STATUS = "http://www.w3.org/2011/http-statusCodes#StatusCode"
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples"},
}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="no ../shared/w3c beside the repository")


def manifest() -> Graph:
    """Read the manifest."""
    return Graph().parse(FOLDER / "manifest.ttl", format="turtle")


def names() -> list[str]:
    """Return the tests that need no update: those of queries, and updates that must be refused anyway."""
    found = [str(node).rpartition("#")[2] for node in manifest().subjects(RDF.type, MF.ProtocolTest)]
    return sorted(name for name in found if not name.startswith("update_"))


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[tuple[str, int]]:
    """A server over the data of the tests."""
    path = tmp_path_factory.mktemp("w3c")
    with open_store(path) as store:
        for number in (1, 2, 3):
            graph = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
            triples = ox.parse(path=FOLDER / f"data{number}.nt")
            store.load(ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in triples)
    with serve(create_api(Snapshot(path))) as address:  # type: ignore[attr-defined]
        host, _, port = address.removeprefix("http://").partition(":")
        yield host, int(port)


@pytest.mark.parametrize("name", names() if FOLDER.is_dir() else [])
def test_the_protocol(endpoint: tuple[str, int], name: str) -> None:
    """The request of the manifest gets the status, the kind of result and the truth that it expects."""
    graph = manifest()
    test = next(node for node in graph.subjects(RDF.type, MF.ProtocolTest) if str(node).endswith(f"#{name}"))
    connection_node = graph.value(test, MF.action)
    requests = graph.value(connection_node, HT.requests)
    assert requests is not None
    for request in Collection(graph, requests):
        status, media, body = play(endpoint, graph, request)
        expected = graph.value(request, HT.resp)
        allowed = {str(code).removeprefix(STATUS)[0] for code in graph.objects(expected, MF.expectedStatus)}
        assert str(status)[0] in allowed, body
        kind = graph.value(expected, MF.expectedFormat)
        assert kind is None or media in FORMATS[str(kind)]
        truth = graph.value(expected, MF.expectedBoolean)
        assert truth is None or json.loads(body)["boolean"] is truth.toPython()  # type: ignore[attr-defined]


def play(endpoint: tuple[str, int], graph: Graph, request: Node) -> tuple[int, str, bytes]:
    """Send one request as it stands in the manifest."""
    content = graph.value(request, HT.body)
    body = b""
    if content is not None:
        coding = str(graph.value(content, CNT.characterEncoding) or "UTF-8")
        body = str(graph.value(content, CNT.chars)).encode(coding)
    headers = {}
    listed = graph.value(request, HT.headers)
    for header in Collection(graph, listed) if listed is not None else ():
        headers[str(graph.value(header, HT.fieldName))] = str(graph.value(header, HT.fieldValue))
    connection = http.client.HTTPConnection(*endpoint, timeout=30)
    try:
        method, path = str(graph.value(request, HT.methodName)), str(graph.value(request, HT.absolutePath))
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers.get_content_type(), answer.read()
    finally:
        connection.close()
