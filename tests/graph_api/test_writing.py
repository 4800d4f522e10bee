"""Writing over HTTP: the token, SPARQL Update, the Graph Store Protocol, and what stays as it was."""

from __future__ import annotations

import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_api
from graph_api.curated import CURATED_GRAPH, Curated
from graph_api.limits import Limits
from graph_api.snapshot import Snapshot
from graph_api.store import open_store
from graph_api.tokens import Token, new
from graph_api.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET, HASH = new()
ARTICLE = "https://w3id.org/bomay/id/article/n1"
MINE = "http://example.org/mine"
AUTH = {"Authorization": f"Bearer {SECRET}"}
UPDATE, FORM, TURTLE = "application/sparql-update", "application/x-www-form-urlencoded", "text/turtle"
LIMITS = Limits(seconds=20, workers=1, upload=40_000)
INSERT = f"INSERT DATA {{ GRAPH <{MINE}> {{ <http://example.org/a> <http://example.org/p> 1 }} }}"
RDF_XML = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>"
TRIPLES = "@prefix ex: <http://example.org/> . ex:a ex:p [ ex:q 'Đào' ] . <> ex:here <other> ."


@pytest.fixture
def folder(tmp_path: Path, notices: list[ox.Quad]) -> Path:
    """A data folder with the notices in its store."""
    with open_store(tmp_path / "graph") as store:
        store.load(notices)
    return tmp_path


@pytest.fixture
def writable(folder: Path) -> Iterator[TestClient]:
    """A server that takes writes."""
    writing = Writing(folder / "curated.sqlite", Token.read(HASH))
    with TestClient(create_api(Snapshot(folder / "graph"), limits=LIMITS, writing=writing)) as opened:
        yield opened


def ask(client: TestClient, pattern: str) -> bool:
    """Ask the endpoint."""
    return bool(
        client.get("/sparql", params={"query": f"PREFIX ex: <http://example.org/> ASK {{ {pattern} }}"}).json()[
            "boolean"
        ]
    )


# what it shows, header, status
KEYS = [
    ("no token", None, 401),
    ("the token", f"Bearer {SECRET}", 204),
    ("the token, in small letters before it", f"bearer {SECRET}", 204),
    ("another token", "Bearer " + new()[0], 401),
    ("no token after the word", "Bearer", 401),
    ("the hash of the token", f"Bearer {HASH}", 401),
    ("the token as a password", f"Basic {SECRET}", 401),
    ("a token that is no text", b"Bearer \xff\xfe", 401),
]


@pytest.mark.parametrize(("header", "status"), [row[1:] for row in KEYS], ids=[row[0] for row in KEYS])
@pytest.mark.parametrize("address", ["/update", f"/graph-store?graph={MINE}"])
def test_the_token_opens(writable: TestClient, address: str, header: str | bytes | None, status: int) -> None:
    headers: dict[str, Any] = {"Content-Type": UPDATE if address == "/update" else TURTLE}
    if header is not None:
        headers["Authorization"] = header
    body = INSERT if address == "/update" else "<http://example.org/a> <http://example.org/p> 1 ."
    answer = writable.post(address, content=body, headers=headers)
    assert answer.status_code == (201 if status == 204 and address != "/update" else status)
    assert ask(writable, f"GRAPH <{MINE}> {{ ex:a ex:p 1 }}") is (status == 204)
    assert (answer.headers.get("www-authenticate", "").startswith("Bearer")) is (status == 401)


def test_a_server_that_only_reads_says_so(client: TestClient) -> None:
    for method, address in (
        ("POST", "/update"),
        ("PUT", "/graph-store?default"),
        ("DELETE", f"/graph-store?graph={MINE}"),
    ):
        answer = client.request(method, address, headers={"Content-Type": UPDATE, **AUTH}, content="CLEAR ALL")
        assert (answer.status_code, "only reads" in answer.json()["detail"]) == (403, True)
    assert client.options("/graph-store").headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("text", ["short", "", "a token of several words that is long", "x" * 19, "đ" * 30])
def test_weak_tokens_are_not_taken(text: str) -> None:
    with pytest.raises(ValueError, match="at least 20") as caught:
        Token.read(text)
    assert not text or text not in str(caught.value)


def test_a_token_does_not_show_itself() -> None:
    assert SECRET not in repr(Token.read(SECRET))
    assert Token.read(SECRET) == Token.read(HASH)


# what it shows, query string, content type, body, status
UPDATES = [
    ("directly", {}, UPDATE, INSERT, 204),
    ("directly, with a charset", {}, f"{UPDATE}; charset=utf-8", INSERT, 204),
    ("in a form", {}, FORM, urlencode({"update": INSERT}), 204),
    ("nothing", {}, UPDATE, "", 204),
    ("what is no update", {}, UPDATE, "INSERT DATA {", 400),
    ("a query", {}, UPDATE, "ASK {}", 400),
    ("two updates", {}, FORM, urlencode([("update", INSERT), ("update", INSERT)]), 400),
    ("a query beside an update", {}, FORM, urlencode({"update": INSERT, "query": "ASK {}"}), 400),
    ("an update in the address and one in the body", {"update": INSERT}, UPDATE, INSERT, 400),
    ("an update in the address alone", {"update": INSERT}, FORM, "", 204),
    ("no update", {}, FORM, "", 400),
    ("a data set twice", {"using-graph-uri": MINE}, UPDATE, "INSERT { <a:a> <a:p> 1 } USING <a:g> WHERE {}", 400),
    ("a graph that is no IRI", {"using-graph-uri": "no iri"}, UPDATE, "INSERT { <a:a> <a:p> 1 } WHERE {}", 400),
    ("an archive's graph", {}, UPDATE, f"CLEAR GRAPH <{ARTICLE}>", 403),
    ("another server", {}, UPDATE, "INSERT { <a:a> <a:p> 1 } WHERE { SERVICE <http://127.0.0.1:9/> {} }", 403),
    ("a document of another server", {}, UPDATE, "LOAD <http://127.0.0.1:9/>", 403),
    ("a graph that is not there", {}, UPDATE, f"CLEAR GRAPH <{MINE}>", 409),
    ("another type", {}, "text/plain", INSERT, 415),
    ("no type", {}, None, INSERT, 415),
    ("another charset", {}, f"{UPDATE}; charset=utf-16", INSERT.encode("utf-16"), 415),
    ("no UTF-8", {}, UPDATE, INSERT.encode() + b"#\xe9", 400),
    ("too much", {}, UPDATE, INSERT + " " * 50_000, 413),
]  # fmt: skip


@pytest.fixture(scope="module")
def shared_writable(tmp_path_factory: pytest.TempPathFactory, notices: list[ox.Quad]) -> Iterator[TestClient]:
    """A server that takes writes, for many tests."""
    folder = tmp_path_factory.mktemp("writable")
    with open_store(folder / "graph") as store:
        store.load(notices)
    writing = Writing(folder / "curated.sqlite", Token.read(SECRET))
    with TestClient(create_api(Snapshot(folder / "graph"), limits=LIMITS, writing=writing)) as opened:
        yield opened


@pytest.mark.parametrize("row", UPDATES, ids=[row[0] for row in UPDATES])
def test_updates_and_their_status(shared_writable: TestClient, row: tuple[Any, ...]) -> None:
    _, parameters, media, body, status = row
    headers = {**AUTH, **({"Content-Type": media} if media else {})}
    shared_writable.post("/update", content="DROP ALL", headers={**AUTH, "Content-Type": UPDATE})
    answer = shared_writable.post("/update?" + urlencode(parameters), content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert ask(shared_writable, f"GRAPH <{MINE}> {{ ?s ?p ?o }}") is (status == 204 and bool(body or parameters))
    if status >= 400:
        assert answer.json()["status"] == status
    assert shared_writable.get("/update", params={"update": INSERT}, headers=AUTH).status_code == 405


GRAPHS = [f"http://example.org/data{number}" for number in (1, 2, 3)]
COPY = "INSERT {{ GRAPH <http://example.org/seen> {{ ?s <a:in> {} }} }} WHERE {}"
# what it shows, parameters, template's last term and pattern, expected subjects with what they are in
DATA_SETS = [
    ("one default graph", [("using-graph-uri", GRAPHS[0])], ("1", "{ ?s a <a:D> }"), {("data1", "1")}),
    (
        "two default graphs",
        [("using-graph-uri", GRAPHS[0]), ("using-graph-uri", GRAPHS[1])],
        ("1", "{ ?s a <a:D> }"),
        {("data1", "1"), ("data2", "1")},
    ),
    ("no named ones", [("using-graph-uri", GRAPHS[0])], ("1", "{ GRAPH ?g { ?s a <a:D> } }"), set()),
    (
        "two named graphs",
        [("using-named-graph-uri", GRAPHS[0]), ("using-named-graph-uri", GRAPHS[1])],
        ("?g", "{ GRAPH ?g { ?s a <a:D> } }"),
        {("data1", "data1"), ("data2", "data2")},
    ),
    ("no default graph", [("using-named-graph-uri", GRAPHS[0])], ("1", "{ ?s a <a:D> }"), set()),
    (
        "one of each",
        [("using-graph-uri", GRAPHS[0]), ("using-named-graph-uri", GRAPHS[1])],
        ("?in", '{ { GRAPH ?in { ?s a <a:D> } } UNION { ?s a <a:D> BIND("default" AS ?in) } }'),
        {("data1", "default"), ("data2", "data2")},
    ),
    ("none named: the union", [], ("1", "{ ?s a <a:D> }"), {("data1", "1"), ("data2", "1"), ("data3", "1")}),
]  # fmt: skip


@pytest.mark.parametrize("form", [True, False], ids=["in a form", "directly"])
@pytest.mark.parametrize("row", DATA_SETS, ids=[row[0] for row in DATA_SETS])
def test_the_data_set_of_an_update(shared_writable: TestClient, row: tuple[Any, ...], *, form: bool) -> None:
    """using-graph-uri and using-named-graph-uri choose what WHERE is matched against; each graph names its subject."""
    _, parameters, (term, pattern), expected = row
    data = " ".join(f"GRAPH <{iri}> {{ <{iri}> a <a:D> }}" for iri in GRAPHS)
    update = f"DROP ALL ; INSERT DATA {{ {data} }} ; {COPY.format(term, pattern)}"
    if form:
        body, headers = urlencode([("update", update), *parameters]), {**AUTH, "Content-Type": FORM}
        answer = shared_writable.post("/update", content=body, headers=headers)
    else:
        headers = {**AUTH, "Content-Type": UPDATE}
        answer = shared_writable.post("/update?" + urlencode(parameters), content=update, headers=headers)
    assert answer.status_code == 204, answer.text
    asked = {"query": "SELECT ?s ?in { GRAPH <http://example.org/seen> { ?s <a:in> ?in } }"}
    rows = shared_writable.get("/sparql", params=asked).json()["results"]["bindings"]
    assert {tuple(cell["value"].rpartition("/")[2] for cell in (row["s"], row["in"])) for row in rows} == expected


def test_relative_names_in_an_update_are_relative_to_the_endpoint(shared_writable: TestClient) -> None:
    text = "DROP ALL ; INSERT DATA { <s> <a:p> <> }"
    assert shared_writable.post("/update", content=text, headers={**AUTH, "Content-Type": UPDATE}).status_code == 204
    assert ask(shared_writable, "<http://testserver/s> <a:p> <http://testserver/update>")


@pytest.mark.parametrize(
    ("written", "iri"),
    [
        ("http://example.org/a/1", "http://example.org/a/1"),
        ("http%3A%2F%2Fexample.org%2Fa%2F1", "http://example.org/a/1"),
        ("http://example.org/a/%31", "http://example.org/a/1"),
        ("http://example.org/a/%2531", "http://example.org/a/%31"),
        ("http://example.org/%C4%91", "http://example.org/đ"),
        ("http://example.org/a%23b", "http://example.org/a#b"),
    ],
)
def test_the_name_of_a_graph_is_decoded_once(shared_writable: TestClient, written: str, iri: str) -> None:
    assert put(shared_writable, f"/graph-store?graph={written}", "<a:a> <a:p> 1 .").status_code in {201, 204}
    assert ask(shared_writable, f"GRAPH <{iri}> {{ <a:a> <a:p> 1 }}")
    assert shared_writable.delete(f"/graph-store?graph={written}", headers=AUTH).status_code == 204


def test_an_update_that_takes_too_long_is_stopped(folder: Path) -> None:
    """It gets 504 and changes nothing; the next one is not kept waiting."""
    writing = Writing(folder / "curated.sqlite", Token.read(SECRET))
    headers = {**AUTH, "Content-Type": UPDATE}
    endless = (
        "INSERT { <a:a> <a:n> ?n } WHERE { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } }"
    )
    app = create_api(Snapshot(folder / "graph"), limits=Limits(seconds=1, workers=1), writing=writing)
    with TestClient(app) as client:
        answer = client.post("/update", content=f"{INSERT} ; {endless}", headers=headers)
        assert (answer.status_code, answer.json()["title"]) == (504, "Query timed out")
        assert client.post("/update", content="CLEAR DEFAULT", headers=headers).status_code == 204
    assert Curated(folder / "curated.sqlite").quads(MINE) == frozenset()
    assert [path.name for path in folder.iterdir() if path.name.startswith(".update")] == []


def test_an_update_is_made_whole_or_not_at_all(writable: TestClient, folder: Path) -> None:
    """What comes before an operation that fails is not made either, in the store or in the file."""
    text = f"{INSERT} ; CREATE GRAPH <http://example.org/other> ; DROP GRAPH <http://example.org/none>"
    before = (folder / "graph" / "generation").read_text()
    assert writable.post("/update", content=text, headers={**AUTH, "Content-Type": UPDATE}).status_code == 409
    assert (folder / "graph" / "generation").read_text() == before
    assert Curated(folder / "curated.sqlite").graphs() == frozenset()


def test_what_is_written_is_read_in_the_union_and_survives_a_new_store(writable: TestClient, folder: Path) -> None:
    headers = {**AUTH, "Content-Type": UPDATE}
    text = f"""PREFIX ex: <http://example.org/> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        INSERT {{ ?p ex:seen true }} WHERE {{ GRAPH <{ARTICLE}> {{ ?p a foaf:Person }} }}"""
    assert writable.post("/update", content=text, headers=headers).status_code == 204
    assert ask(writable, f"?p ex:seen true . GRAPH <{CURATED_GRAPH}> {{ ?p ex:seen true }}")
    curated = Curated(folder / "curated.sqlite")
    with open_store(folder / "again") as store:
        assert curated.restore(store) == 1
        assert len(store) == 3


# the Graph Store Protocol --------------------------------------------------------------------------------------


def put(client: TestClient, address: str, body: str | bytes = TRIPLES, **headers: str) -> Any:  # noqa: ANN401 - httpx or httpx2
    """PUT Turtle."""
    return client.put(address, content=body, headers={**AUTH, "Content-Type": TURTLE, **headers})


def triples(text: bytes, base: str = "") -> ox.Dataset:
    """Read Turtle, whatever its blank nodes are called."""
    data = ox.Dataset(ox.parse(text, ox.RdfFormat.TURTLE, base_iri=base or None))
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return data


ADDRESSES = ["/graph-store?default", f"/graph-store?graph={MINE}", "/graph-store/notes/one.ttl"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_graph_comes_back_as_it_was_put(writable: TestClient, address: str) -> None:
    iri = {ADDRESSES[0]: CURATED_GRAPH, ADDRESSES[1]: MINE}.get(address, f"http://testserver{address}")
    first = writable.get(address)
    assert first.status_code == (200 if "default" in address else 404)
    made = put(writable, address)
    assert (made.status_code, made.content) == (201, b"")
    found = writable.get(address, headers={"Accept": TURTLE, "Accept-Encoding": "identity"})
    assert found.headers["content-type"] == "text/turtle; charset=utf-8"
    assert triples(found.content) == triples(TRIPLES.encode(), iri)
    head = writable.head(address)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", found.headers["etag"])
    assert put(writable, address, "<a:a> <a:p> 2 .").status_code == 204
    assert triples(writable.get(address).content) == triples(b"<a:a> <a:p> 2 .")
    added = writable.post(address, content="<a:a> <a:p> 3 .", headers={**AUTH, "Content-Type": TURTLE})
    assert added.status_code == 204
    assert triples(writable.get(address).content) == triples(b"<a:a> <a:p> 2 , 3 .")
    assert ask(writable, f"GRAPH <{iri}> {{ ?s ?p 3 }}")
    assert writable.delete(address, headers=AUTH).status_code == 204
    assert writable.get(address).status_code == first.status_code
    assert writable.delete(address, headers=AUTH).status_code == (204 if "default" in address else 404)
    assert not ask(writable, "?s ?p 3")


def test_a_new_graph_gets_an_address(writable: TestClient) -> None:
    made = writable.post("/graph-store", content=TRIPLES, headers={**AUTH, "Content-Type": TURTLE})
    assert made.status_code == 201
    where = made.headers["location"]
    assert where.startswith("http://testserver/graph-store/")
    for address in (where, f"/graph-store?graph={where}"):
        assert triples(writable.get(address).content) == triples(TRIPLES.encode(), where)


def test_an_article_can_be_read_and_not_written(writable: TestClient, notices: list[ox.Quad]) -> None:
    address = f"/graph-store?graph={ARTICLE}"
    found = writable.get(address, headers={"Accept": "application/n-triples"})
    wanted = {quad.triple for quad in notices if quad.graph_name == ox.NamedNode(ARTICLE)}
    assert {quad.triple for quad in ox.parse(found.content, ox.RdfFormat.N_TRIPLES)} == wanted
    for method in ("PUT", "POST", "DELETE"):
        answer = writable.request(method, address, content="<a:a> <a:p> 1 .", headers={**AUTH, "Content-Type": TURTLE})
        assert (answer.status_code, answer.json()["title"]) == (403, "Protected graph")


def test_several_files_in_one_form(writable: TestClient) -> None:
    """Each is a document of its own: what both call _:a are two nodes."""
    files = [
        ("one", ("one.ttl", b"_:a <a:p> 1 .", "text/turtle; charset=utf-8")),
        ("two", ("two.nt", b"_:a <a:q> <a:o> .", "application/n-triples")),
    ]
    assert writable.post(f"/graph-store?graph={MINE}", files=files, headers=AUTH).status_code == 201
    assert triples(writable.get(f"/graph-store?graph={MINE}").content) == triples(b"[] <a:p> 1 . [] <a:q> <a:o> .")


# what it shows, method, address, content type, body, status
GRAPH_REQUESTS = [
    ("no graph", "GET", "/graph-store", None, "", 400),
    ("no graph to put", "PUT", "/graph-store", TURTLE, TRIPLES, 400),
    ("two graphs", "GET", f"/graph-store?default&graph={MINE}", None, "", 400),
    ("a graph twice", "GET", f"/graph-store?graph={MINE}&graph={MINE}", None, "", 400),
    ("a graph in the path and one beside it", "GET", "/graph-store/x?default", None, "", 400),
    ("a relative name", "GET", "/graph-store?graph=mine", None, "", 400),
    ("an unknown format", "GET", "/graph-store?default&format=papyrus", None, "", 400),
    ("an unknown graph", "HEAD", "/graph-store?graph=http://example.org/none", None, "", 404),
    ("triples that are none", "PUT", f"/graph-store?graph={MINE}", TURTLE, "<a:a> <a:p>", 400),
    ("triples in graphs", "PUT", f"/graph-store?graph={MINE}", "application/trig", "<a:g> { <a:a> <a:p> 1 }", 400),
    ("no UTF-8", "PUT", f"/graph-store?graph={MINE}", TURTLE, b"<a:a> <a:p> '\xe9' .", 400),
    ("another type", "PUT", f"/graph-store?graph={MINE}", "image/png", b"\x89PNG", 415),
    ("no type", "PUT", f"/graph-store?graph={MINE}", None, TRIPLES, 415),
    ("another charset", "PUT", f"/graph-store?graph={MINE}", f"{TURTLE}; charset=latin-1", TRIPLES, 415),
    ("a form without files", "POST", f"/graph-store?graph={MINE}", "multipart/form-data; boundary=x", "--x--\r\n", 400),
    ("a form without a boundary", "POST", f"/graph-store?graph={MINE}", "multipart/form-data", "--x--\r\n", 400),
    ("too much", "PUT", f"/graph-store?graph={MINE}", TURTLE, TRIPLES + " " * 50_000, 413),
    ("another method", "PATCH", f"/graph-store?graph={MINE}", UPDATE, INSERT, 405),
    ("RDF/XML", "PUT", f"/graph-store?graph={MINE}", "application/rdf+xml", RDF_XML, 201),
    ("JSON-LD", "PUT", f"/graph-store?graph={MINE}", "application/ld+json", '{"@id": "a:a", "a:p": 1}', 201),
    ("TriG without graphs", "PUT", f"/graph-store?graph={MINE}", "application/trig", "<a:a> <a:p> 1 .", 201),
    ("nothing", "PUT", f"/graph-store?graph={MINE}", TURTLE, "", 201),
]  # fmt: skip


@pytest.mark.parametrize("row", GRAPH_REQUESTS, ids=[row[0] for row in GRAPH_REQUESTS])
def test_requests_for_graphs_and_their_status(shared_writable: TestClient, row: tuple[Any, ...]) -> None:
    _, method, address, media, body, status = row
    shared_writable.delete(f"/graph-store?graph={MINE}", headers=AUTH)
    headers = {**AUTH, **({"Content-Type": media} if media else {})}
    answer = shared_writable.request(method, address, content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert shared_writable.get(f"/graph-store?graph={MINE}").status_code == (200 if status == 201 else 404)


def test_other_sites_may_write_from_a_browser(shared_writable: TestClient, client: TestClient) -> None:
    """CORS: a preflight for PUT with a token is answered where there is writing, and refused where there is none."""
    asked = {
        "Origin": "https://example.org",
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "authorization, content-type, if-match",
    }
    allowed = shared_writable.options("/graph-store?default", headers=asked)
    assert (allowed.status_code, "PUT" in allowed.headers["access-control-allow-methods"]) == (200, True)
    assert "authorization" in allowed.headers["access-control-allow-headers"].lower()
    assert client.options("/graph-store?default", headers=asked).status_code == 400
    found = shared_writable.get("/graph-store?default", headers={"Origin": "https://example.org"})
    assert "ETag" in found.headers["access-control-expose-headers"]


def test_the_description_tells_of_updates(shared_writable: TestClient) -> None:
    text = shared_writable.get("/sparql", headers={"Accept": "application/n-triples"}).text
    service = "<http://testserver/update>"
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert f"{service} <{sd}supportedLanguage> <{sd}SPARQL11Update> ." in text
    assert f"{service} <{sd}endpoint> {service} ." in text


def test_a_write_that_was_meant_for_another_state_is_held_back(writable: TestClient) -> None:
    address = f"/graph-store?graph={MINE}"
    assert put(writable, address, **{"If-Match": "*"}).status_code == 412
    assert put(writable, address, **{"If-None-Match": "*"}).status_code == 201
    assert put(writable, address, **{"If-None-Match": "*"}).status_code == 412
    tag = writable.get(address).headers["etag"]
    assert writable.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert put(writable, address, "<a:a> <a:p> 1 .", **{"If-Match": tag}).status_code == 204
    assert writable.get(address, headers={"If-None-Match": tag}).status_code == 200
    assert put(writable, address, "<a:a> <a:p> 2 .", **{"If-Match": tag}).status_code == 412
    assert writable.delete(address, headers={**AUTH, "If-Match": tag}).status_code == 412
    assert triples(writable.get(address).content) == triples(b"<a:a> <a:p> 1 .")


def test_two_who_write_at_once_both_get_their_way(writable: TestClient) -> None:
    statuses: list[int] = []

    def write(number: int) -> None:
        text = f"INSERT DATA {{ GRAPH <{MINE}> {{ <a:a> <a:p> {number} }} }}"
        statuses.append(writable.post("/update", content=text, headers={**AUTH, "Content-Type": UPDATE}).status_code)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [204] * 6
    assert len(writable.get(f"/graph-store?graph={MINE}&format=nt").text.splitlines()) == 6


COUNTING = """DELETE { ?s <a:n> ?n } INSERT { <a:NUMBER> <a:n> ?more }
WHERE { VALUES ?s { <a:NUMBER> } OPTIONAL { ?s <a:n> ?n } BIND(COALESCE(?n, 0) + 1 AS ?more) }"""


def test_those_who_read_do_not_feel_those_who_write(writable: TestClient) -> None:
    """For some seconds two write and four read, over SPARQL and REST: nobody is turned away."""
    until, statuses = time.monotonic() + 4, Counter[int]()

    def read(path: str) -> None:
        while time.monotonic() < until:
            statuses[writable.get(path).status_code] += 1

    def write(number: int) -> None:
        headers = {**AUTH, "Content-Type": UPDATE}
        text = COUNTING.replace("NUMBER", str(number))
        while time.monotonic() < until:
            status = writable.post("/update", content=text, headers=headers).status_code
            statuses[status] += 1
            written[number] += status == 204

    written: Counter[int] = Counter()
    paths = ["/sparql?query=SELECT * { ?s ?p ?o }", "/api/stats", "/api/search?q=dao", "/graph-store?default"]
    threads = [threading.Thread(target=read, args=(path,)) for path in paths]
    threads += [threading.Thread(target=write, args=(number,)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(statuses) == {200, 204}, statuses
    assert all(ask(writable, f"<a:{number}> <a:n> {count}") for number, count in written.items())


def test_while_articles_are_ingested_a_writer_is_asked_to_come_back(
    writable: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_api.writing._PATIENCE", 0.2)
    with open_store(folder / "graph"):
        answer = writable.post("/update", content=INSERT, headers={**AUTH, "Content-Type": UPDATE})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert writable.post("/update", content=INSERT, headers={**AUTH, "Content-Type": UPDATE}).status_code == 204
