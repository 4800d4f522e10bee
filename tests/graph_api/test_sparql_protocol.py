"""The SPARQL 1.1 Protocol: ways to ask, data sets, formats and refusals."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

N1, N3 = "https://w3id.org/bomay/id/article/n1", "https://w3id.org/bomay/id/article/n3"
ASK = "ASK { ?s ?p ?o }"
SELECT = "SELECT ?name WHERE { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?name } ORDER BY ?name LIMIT 3"
CONSTRUCT = "CONSTRUCT { ?s a ?type } WHERE { ?s a ?type } LIMIT 3"
COUNT_PEOPLE = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <http://xmlns.com/foaf/0.1/Person> }"
COUNT_PEOPLE_FROM_N1 = COUNT_PEOPLE.replace("WHERE", f"FROM <{N1}> WHERE")
COUNT_GRAPHS = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"

# what it shows, method, query string, content type, body, expected status
REQUESTS = [
    ("a query by GET", "GET", {"query": ASK}, None, None, 200),
    ("a query in a form", "POST", {}, FORM, urlencode({"query": ASK}), 200),
    ("a form with a charset", "POST", {}, f"{FORM}; charset=UTF-8", urlencode({"query": ASK}), 200),
    ("a query as the body", "POST", {}, DIRECT, ASK, 200),
    ("a query as the body with a charset", "POST", {}, f'{DIRECT}; charset="utf-8"', ASK, 200),
    ("the head of an answer", "HEAD", {"query": ASK}, None, None, 200),
    ("what may be done here", "OPTIONS", {}, None, None, 204),
    ("a query that is none", "GET", {"query": "ASK {"}, None, None, 400),
    ("an empty query", "GET", {"query": ""}, None, None, 400),
    ("an undeclared prefix", "GET", {"query": "ASK { ex:a ?p ?o }"}, None, None, 400),
    ("an unknown function", "GET", {"query": "ASK { FILTER(<http://example.org/f>(1)) }"}, None, None, 400),
    ("two queries", "GET", [("query", ASK), ("query", ASK)], None, None, 400),
    ("two queries, in the address and in the form", "POST", {"query": ASK}, FORM, urlencode({"query": ASK}), 400),
    ("no query in a form", "POST", {}, FORM, "other=1", 400),
    ("no query but a graph", "GET", {"default-graph-uri": N1}, None, None, 400),
    ("a graph that is no IRI", "GET", {"query": ASK, "default-graph-uri": "no iri"}, None, None, 400),
    ("an unknown format", "GET", {"query": ASK, "format": "papyrus"}, None, None, 400),
    ("an update by GET", "GET", {"update": "CLEAR ALL"}, None, None, 403),
    ("an update in a form", "POST", {}, FORM, urlencode({"update": "CLEAR ALL"}), 403),
    ("an update as the body", "POST", {}, "application/sparql-update", "CLEAR ALL", 403),
    ("an update where a query belongs", "GET", {"query": "CLEAR ALL"}, None, None, 400),
    ("a query to another server", "GET", {"query": "ASK { SERVICE <http://127.0.0.1:9/> {} }"}, None, None, 403),
    ("a body of another type", "POST", {}, "text/plain", ASK, 415),
    ("a body of no type", "POST", {}, None, ASK, 415),
    ("a body in another charset", "POST", {}, f"{DIRECT}; charset=utf-16", ASK.encode("utf-16"), 415),
    ("a body that is no UTF-8", "POST", {}, DIRECT, b"ASK { ?s ?p '\xe9' }", 400),
    ("a form that is no UTF-8", "POST", {}, FORM, b"query=ASK%20%7B%20%3Fs%20%3Fp%20'%E9'%7D", 400),
    ("a query too long", "GET", {"query": ASK + " " * 10_000}, None, None, 413),
    ("a body too long", "POST", {}, DIRECT, ASK + " " * 40_000, 413),
    ("another method", "PUT", {}, DIRECT, ASK, 405),
    ("one more", "DELETE", {"query": ASK}, None, None, 405),
]


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
@pytest.mark.parametrize("row", REQUESTS, ids=[row[0] for row in REQUESTS])
def test_requests_and_their_status(client: TestClient, path: str, row: tuple[Any, ...]) -> None:
    """Every way to ask, and every way to ask wrongly."""
    case, method, parameters, media, body, status = row
    address = f"{path}?{urlencode(parameters)}" if parameters else path
    headers = {"Content-Type": media} if media else {}
    answer = client.request(method, address, headers=headers, content=body)
    assert answer.status_code == status, (case, answer.text)
    if status >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        problem = answer.json()
        assert problem["status"] == status
        assert problem["title"]
    elif method in {"GET", "POST"}:
        assert answer.json()["boolean"] is True
    else:
        assert answer.content == b""


def test_the_message_of_the_parser_reaches_the_client(client: TestClient) -> None:
    """A malformed query is told where it breaks."""
    answer = client.get("/sparql", params={"query": "SELECT * WHERE {\n ?s ?p }"})
    assert answer.json()["title"] == "Malformed query"
    assert "2:" in answer.json()["detail"]


# what it shows, query, Accept, media type of the answer (None: 406)
FORMATS = [
    ("a table by default", SELECT, None, "application/sparql-results+json"),
    ("a table in XML", SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
    ("a table in CSV", SELECT, "text/csv", "text/csv; charset=utf-8"),
    ("a table in TSV", SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    ("a truth in XML", ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
    ("a table for one who wants graphs or JSON", SELECT, "text/turtle, application/json;q=0.1", "application/json"),
    (
        "relative names, which are relative to the endpoint",
        "CONSTRUCT { <s> <p> 1 } WHERE {}",
        None,
        "text/turtle; charset=utf-8",
    ),
    ("a graph by default", CONSTRUCT, None, "text/turtle; charset=utf-8"),
    ("a graph in N-Triples", CONSTRUCT, "application/n-triples", "application/n-triples"),
    ("a graph in RDF/XML", CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
    ("a graph in JSON-LD", CONSTRUCT, "application/ld+json", "application/ld+json"),
    ("a graph in TriG", CONSTRUCT, "application/trig", "application/trig"),
    ("a graph in N-Quads", CONSTRUCT, "application/n-quads", "application/n-quads"),
    ("a description", f"DESCRIBE <{N1}>", "text/turtle;q=0.3, application/n-triples;q=0.4", "application/n-triples"),
    ("a table for one who takes only graphs", SELECT, "text/turtle", None),
    ("a graph for one who takes only tables", CONSTRUCT, "text/csv", None),
    ("something for one who takes pictures", SELECT, "image/png", None),
]


@pytest.mark.parametrize(("case", "query", "accept", "media"), FORMATS, ids=[case[0] for case in FORMATS])
def test_the_format_follows_the_accept_header(
    client: TestClient, case: str, query: str, accept: str | None, media: str | None
) -> None:
    """The answer comes as asked, says so, and can be read as such."""
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept or "*/*"})
    if media is None:
        assert answer.status_code == 406, case
        return
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == media
    assert "accept" in answer.headers["vary"].lower()
    bare = media.partition(";")[0]
    if query in {CONSTRUCT, FORMATS[13][1]}:
        form = ox.RdfFormat.from_media_type(bare)
        assert list(ox.parse(io.BytesIO(answer.content), form))
    elif bare == "text/csv":
        assert len(answer.text.splitlines()) == 4
    elif query == SELECT:
        form_ = ox.QueryResultsFormat.from_media_type(bare)
        assert len(list(ox.parse_query_results(io.BytesIO(answer.content), form_))) == 3  # type: ignore[arg-type]


# name, query, media type
NAMES = [
    ("json", SELECT, "application/sparql-results+json"),
    ("xml", SELECT, "application/sparql-results+xml"),
    ("csv", SELECT, "text/csv"),
    ("tsv", SELECT, "text/tab-separated-values"),
    ("srj", ASK, "application/sparql-results+json"),
    ("application/sparql-results+xml", ASK, "application/sparql-results+xml"),
    ("turtle", CONSTRUCT, "text/turtle"),
    ("ttl", CONSTRUCT, "text/turtle"),
    ("ntriples", CONSTRUCT, "application/n-triples"),
    ("nt", CONSTRUCT, "application/n-triples"),
    ("rdfxml", CONSTRUCT, "application/rdf+xml"),
    ("jsonld", CONSTRUCT, "application/ld+json"),
    ("json-ld", CONSTRUCT, "application/ld+json"),
    ("trig", CONSTRUCT, "application/trig"),
    ("nquads", CONSTRUCT, "application/n-quads"),
    ("csv", CONSTRUCT, None),
    ("ttl", SELECT, None),
]


@pytest.mark.parametrize(("name", "query", "media"), NAMES)
def test_the_format_parameter_goes_before_the_header(
    client: TestClient, name: str, query: str, media: str | None
) -> None:
    """For those who cannot set a header; 406 where the result cannot be written so."""
    answer = client.get("/sparql", params={"query": query, "format": name}, headers={"Accept": "image/png"})
    if media is None:
        assert answer.status_code == 406
    else:
        assert answer.headers["content-type"].partition(";")[0] == media


# what it shows, query, data set parameters, expected count
DATA_SETS = [
    ("the union of all graphs, everybody once", COUNT_PEOPLE, [], 5),
    ("one default graph", COUNT_PEOPLE, [("default-graph-uri", N3)], 1),
    ("two default graphs", COUNT_PEOPLE, [("default-graph-uri", N1), ("default-graph-uri", N3)], 4),
    ("an unknown default graph", COUNT_PEOPLE, [("default-graph-uri", "http://example.org/")], 0),
    ("named graphs alone leave the default graph empty", COUNT_PEOPLE, [("named-graph-uri", N1)], 0),
    ("all named graphs", COUNT_GRAPHS, [], 6),
    ("one named graph", COUNT_GRAPHS, [("named-graph-uri", N1)], 1),
    ("a default graph alone leaves no named ones", COUNT_GRAPHS, [("default-graph-uri", N1)], 0),
    (
        "the protocol's data set goes before FROM",
        COUNT_PEOPLE_FROM_N1,
        [("default-graph-uri", N3)],
        1,
    ),
    ("FROM alone", COUNT_PEOPLE_FROM_N1, [], 3),
]


@pytest.mark.parametrize("way", ["GET", "form", "direct"])
@pytest.mark.parametrize("row", DATA_SETS, ids=[row[0] for row in DATA_SETS])
def test_the_data_set_of_a_query(
    client: TestClient, way: str, row: tuple[str, str, list[tuple[str, str]], int]
) -> None:
    """default-graph-uri and named-graph-uri choose what is looked at, however the query is sent."""
    case, query, graphs, count = row
    if way == "GET":
        answer = client.get("/sparql?" + urlencode([("query", query), *graphs]))
    elif way == "form":
        answer = client.post("/sparql", content=urlencode([("query", query), *graphs]), headers={"Content-Type": FORM})
    else:
        answer = client.post("/sparql?" + urlencode(graphs), content=query, headers={"Content-Type": DIRECT})
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == str(count), case


def test_vietnamese_letters_go_both_ways(client: TestClient) -> None:
    """UTF-8 in the query and in every format of the answer."""
    query = 'SELECT ?s ?name WHERE { VALUES ?name { "Lê Thị Ngọc Đào"@vi } ?s ?p ?name }'
    for media in (
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ):
        answer = client.get(f"/sparql?query={quote(query)}", headers={"Accept": media})
        assert "Lê Thị Ngọc Đào" in answer.content.decode()


SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.mark.parametrize(
    "media", ["text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"]
)
def test_the_endpoint_describes_itself(client: TestClient, media: str) -> None:
    """Asked nothing, it answers with a service description about its own address."""
    answer = client.get("/sparql", headers={"Accept": media})
    assert answer.status_code == 200
    triples = {quad.triple for quad in ox.parse(io.BytesIO(answer.content), ox.RdfFormat.from_media_type(media))}
    here = ox.NamedNode("http://testserver/sparql")
    assert ox.Triple(here, ox.NamedNode(SD + "endpoint"), here) in triples
    assert ox.Triple(here, ox.NamedNode(SD + "feature"), ox.NamedNode(SD + "UnionDefaultGraph")) in triples


def test_the_description_says_how_much_there_is(client: TestClient) -> None:
    """VoID and DCAT of the data set, at the endpoint's own address; no word of updates where there are none."""
    answer = client.get("/sparql", headers={"Accept": "application/n-triples"})
    store = ox.Store()
    store.load(answer.content, ox.RdfFormat.N_TRIPLES)
    here = "http://testserver/sparql"
    question = f"""PREFIX sd: <{SD}> PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcat: <http://www.w3.org/ns/dcat#>
        SELECT ?triples ?people ?modified WHERE {{
          <{here}> dcat:servesDataset ?data ; dcat:endpointURL <{here}> .
          ?data a dcat:Dataset ; void:triples ?triples ; <http://purl.org/dc/terms/modified> ?modified ;
                void:classPartition [ void:class <http://xmlns.com/foaf/0.1/Person> ; void:entities ?people ] ;
                dcat:distribution/dcat:accessService <{here}> .
          FILTER NOT EXISTS {{ ?service sd:supportedLanguage sd:SPARQL11Update }}
        }}"""
    (row,) = store.query(question)  # type: ignore[misc] # a SELECT query
    stats = client.get("/api/stats").json()
    assert (int(row["triples"].value), int(row["people"].value)) == (stats["quads"], 5)
    assert row["modified"].value > "2020"


def test_the_description_comes_in_rdf_alone(client: TestClient) -> None:
    """Pictures of it there are none."""
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_other_sites_may_ask_from_a_browser(client: TestClient) -> None:
    """CORS: a preflight is answered, and so is the request."""
    origin = {"Origin": "https://example.org"}
    preflight = client.options(
        "/sparql",
        headers={**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"},
    )
    assert preflight.status_code == 200
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert client.get("/sparql", params={"query": ASK}, headers=origin).headers["access-control-allow-origin"] == "*"


def test_methods_are_named_to_those_who_use_others(client: TestClient) -> None:
    """Allow says what there is."""
    assert set(client.put("/sparql").headers["allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}
    assert set(client.options("/sparql").headers["allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}
