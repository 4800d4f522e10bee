"""Linked data: an IRI leads to a page or to triples, as the client asks; pages are safe to look at."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from graph_api.addresses import Addresses
from graph_api.app import create_api
from graph_api.snapshot import Snapshot
from graph_api.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

ID = "https://w3id.org/bomay/id/"
DAO = "person/le-thi-ngoc-dao-2b"
MEMBERSHIP = ox.NamedNode(f"{ID}membership/m3")

# what it shows, Accept, where it leads
REDIRECTS = [
    ("a browser to the page", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", f"/entity/{DAO}"),
    ("nobody in particular to the page", "*/*", f"/entity/{DAO}"),
    ("a reader of Turtle to the data", "text/turtle", f"/entity/{DAO}?format=turtle"),
    ("a reader of JSON-LD", "application/ld+json", f"/entity/{DAO}?format=jsonld"),
    ("the better of two", "text/html;q=0.4, application/rdf+xml;q=0.6", f"/entity/{DAO}?format=rdfxml"),
]


@pytest.mark.parametrize(("case", "accept", "target"), REDIRECTS, ids=[case[0] for case in REDIRECTS])
def test_an_entity_leads_to_what_is_about_it(client: TestClient, case: str, accept: str, target: str) -> None:
    """303: a person is not a document."""
    answer = client.get(f"/id/{DAO}", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, target), case
    assert "accept" in answer.headers["vary"].lower()


def test_an_entity_is_not_acceptable_as_a_picture(client: TestClient) -> None:
    """406 with what there is."""
    for path in (f"/id/{DAO}", f"/entity/{DAO}", "/ontology"):
        answer = client.get(path, headers={"Accept": "image/png"})
        assert answer.status_code == 406
        assert "text/turtle" in answer.json()["detail"]


MEDIA = ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"]


@pytest.mark.parametrize("media", MEDIA)
def test_the_data_of_an_entity(client: TestClient, media: str) -> None:
    """Its own triples and those of the nodes that tie it to others, the same in every format."""
    answer = client.get(f"/entity/{DAO}", headers={"Accept": media})
    assert answer.headers["content-type"].startswith(media)
    triples = {quad.triple for quad in ox.parse(io.BytesIO(answer.content), ox.RdfFormat.from_media_type(media))}
    turtle = client.get(f"/entity/{DAO}", params={"format": "turtle"}).content
    assert triples == {quad.triple for quad in ox.parse(io.BytesIO(turtle), ox.RdfFormat.TURTLE)}
    entity = ox.NamedNode(ID + DAO)
    assert ox.Triple(MEMBERSHIP, ox.NamedNode("http://www.w3.org/ns/org#member"), entity) in triples
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert ox.Triple(entity, label, ox.Literal("Lê Thị Ngọc Đào", language="vi")) in triples


def test_the_page_of_an_entity(client: TestClient) -> None:
    """Its names, what it links to, what links to it, and the sentences that say so."""
    page = client.get(f"/entity/{DAO}", headers={"Accept": "text/html"}).text
    assert "<h1>Lê Thị Ngọc Đào</h1>" in page
    assert 'href="/entity/post/pho-giam-doc-cong-an-3"' in page
    assert '<a href="/entity/membership/m3">Phó Giám đốc Công an tỉnh Bình Sơn</a>' in page
    assert "Dự hội thảo có Đại tá Lê Thị Ngọc Đào" in page
    assert 'rel="alternate" type="text/turtle"' in page
    assert "src=" not in page


def test_every_kind_of_node_has_a_page(client: TestClient, notices: list[ox.Quad]) -> None:
    """Every subject under the base opens, those with a # in their IRI too; the pages link to each other."""
    subjects = {quad.subject.value for quad in notices if quad.subject.value.startswith(ID)}  # type: ignore[union-attr]
    assert len(subjects) > 50
    for iri in sorted(subjects):
        path = Addresses().page(iri)
        assert client.get(path, headers={"Accept": "text/html"}).status_code == 200, path
        assert client.get(path, headers={"Accept": "text/turtle"}).status_code == 200, path


def test_nodes_outside_the_base_open_by_their_iri(client: TestClient) -> None:
    """Places and concepts are shown too."""
    place = client.get(
        "/entity", params={"iri": "https://w3id.org/bomay/place/2004/90"}, headers={"Accept": "text/html"}
    )
    assert "<h1>tỉnh Bình Sơn</h1>" in place.text
    assert "format=turtle" in place.text
    turtle = client.get("/entity", params={"iri": "https://w3id.org/bomay/place/2004/90", "format": "turtle"})
    assert "tỉnh Bình Sơn" in turtle.text


MISSING = [
    ("an unknown entity", "/entity/person/nobody", 404),
    ("what can be no IRI", "/entity/person/a%20b", 404),
    ("an address that makes no IRI", "/id/a%3Cb", 404),
    ("an unknown node", "/entity?iri=http%3A%2F%2Fexample.org%2F", 404),
    ("no IRI at all", "/entity?iri=nonsense", 404),
    ("an unknown format", f"/entity/{DAO}?format=papyrus", 400),
    ("a way out of the folder", "/entity/../../etc/passwd", 404),
]


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
@pytest.mark.parametrize(("case", "path", "status"), MISSING, ids=[case[0] for case in MISSING])
def test_what_is_not_there(client: TestClient, accept: str, case: str, path: str, status: int) -> None:
    """A problem, whatever was wanted."""
    answer = client.get(path, headers={"Accept": accept})
    assert answer.status_code == status, case
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_vocabulary(client: TestClient, notices: list[ox.Quad]) -> None:
    """A page of all terms, and the data."""
    page = client.get("/ontology", headers={"Accept": "text/html"}).text
    assert "Phó Giám đốc" in page
    assert "Deputy Director" in page
    turtle = client.get("/ontology", headers={"Accept": "text/turtle"})
    graph = ox.NamedNode("https://w3id.org/bomay/graph/ontology")
    triples = {quad.triple for quad in ox.parse(io.BytesIO(turtle.content), ox.RdfFormat.TURTLE)}
    assert triples == {quad.triple for quad in notices if quad.graph_name == graph}


def test_pages_escape_whatever_the_graph_says(tmp_path: Path) -> None:
    """Names, quotes and addresses from articles cannot bring script into a page."""
    evil = '"><script>alert(1)</script>'
    entity, graph = ox.NamedNode(f"{ID}person/evil"), ox.NamedNode(f"{ID}article/1")
    values = [
        ("http://www.w3.org/2004/02/skos/core#prefLabel", ox.Literal(evil, language="vi")),
        ("https://schema.org/url", ox.NamedNode("javascript:alert(1)")),
        ("https://schema.org/name", ox.Literal("javascript:alert(1)")),
        ("http://example.org/x'onclick='alert(1)", ox.Literal(evil)),
    ]
    with open_store(tmp_path) as writer:
        writer.load([ox.Quad(entity, ox.NamedNode(name), value, graph) for name, value in values])
    with TestClient(create_api(Snapshot(tmp_path))) as client:
        page = client.get("/entity/person/evil", headers={"Accept": "text/html"}).text
    assert "<script" not in page
    assert 'href="javascript' not in page
    assert "&lt;script&gt;" in page


def test_pages_can_be_elsewhere(store_path: Path) -> None:
    """The explorer has pages of its own under the kinds; data stays here."""
    with TestClient(create_api(Snapshot(store_path), addresses=Addresses(pages="")), follow_redirects=False) as client:
        assert client.get(f"/id/{DAO}", headers={"Accept": "text/html"}).headers["location"] == f"/{DAO}"
        data = client.get(f"/id/{DAO}", headers={"Accept": "text/turtle"}).headers["location"]
        assert data == f"/entity/{DAO}?format=turtle"
