"""ETags tied to the version of the graph, answers in a content coding, and the heads of answers."""

from __future__ import annotations

import gzip
import http.client
import zlib
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import brotli
import pyoxigraph as ox
import pytest

from graph_api import versions
from graph_api.app import create_api
from graph_api.compression import coding
from graph_api.snapshot import Snapshot
from graph_api.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from fastapi import FastAPI
    from fastapi.testclient import TestClient

    Serve = Callable[[FastAPI], AbstractContextManager[str]]

ASK = "ASK { ?s ?p ?o }"
ALL = "SELECT * WHERE { ?s ?p ?o } LIMIT 40"
MANY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }"
OPENED = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}

# what it shows, Accept-Encoding, coding
CODINGS = [
    ("nothing said", None, None),
    ("nothing wanted", "", None),
    ("gzip", "gzip", "gzip"),
    ("brotli", "br", "br"),
    ("the smaller one of two", "gzip, deflate, br", "br"),
    ("the one that is liked better", "br;q=0.5, gzip;q=0.8", "gzip"),
    ("one that is not wanted", "br;q=0, gzip", "gzip"),
    ("anything", "*", "br"),
    ("anything but", "*, br;q=0", "gzip"),
    ("neither", "gzip;q=0, br;q=0", None),
    ("better as it is", "gzip;q=0.5, identity", None),
    ("none that there is", "zstd, compress", None),
    ("in capitals, with blanks", " GZIP ; q=1 ", "gzip"),
    ("a quality that is none", "gzip;q=much", None),
]


@pytest.mark.parametrize(("header", "expected"), [row[1:] for row in CODINGS], ids=[row[0] for row in CODINGS])
def test_the_coding_follows_the_header(header: str | None, expected: str | None) -> None:
    assert coding(header) == expected


def fetch(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Send a request and unpack nothing."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("query", [ALL, MANY], ids=["whole", "streamed"])
def test_an_answer_in_a_coding_is_the_same(server: str, query: str) -> None:
    """In each coding the same bytes, smaller, under a tag of its own."""
    path = f"/sparql?query={quote(query)}&format=csv"
    found = {}
    for name in ("", "gzip", "br"):
        status, headers, body = fetch(server, path, Accept_Encoding=name)
        assert (status, headers["content-encoding"] or "") == (200, name)
        assert {"Accept", "Accept-Encoding"} <= set(headers["vary"].split(", "))
        found[name] = (len(body), OPENED[name](body), headers["etag"])
    assert len({text for _, text, _ in found.values()}) == 1
    assert max(found["gzip"][0], found["br"][0]) < found[""][0] / 2
    assert len({tag for _, _, tag in found.values()}) == 3
    for _, _, tag in found.values():
        status, _, body = fetch(server, path, Accept_Encoding="br", If_None_Match=tag)
        assert (status, body) == (304, b"")


def test_what_is_streamed_in_a_coding_comes_bit_by_bit(server: str) -> None:
    """The first rows are there before the last are counted."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    connection.request("GET", f"/sparql?query={quote(MANY)}", headers={"Accept": "text/csv", "Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    assert answer.headers["transfer-encoding"] == "chunked"
    assert zlib.decompressobj(31).decompress(answer.read(4000)).startswith(b"a,b,c,d,e,f")
    connection.close()


def test_short_answers_and_pictures_are_left_alone(client: TestClient) -> None:
    short = client.get("/sparql", params={"query": ASK})
    assert "content-encoding" not in short.headers
    assert "Accept-Encoding" in short.headers["vary"]


def test_a_tag_stays_as_long_as_the_graph(tmp_path: Path, notices: list[ox.Quad], serve: Serve) -> None:
    """304 until somebody writes; then 200 with another tag. What depends on chance or time has none."""
    with open_store(tmp_path) as store:
        store.load(notices)
    path = f"/sparql?query={quote(ASK)}"
    with serve(create_api(Snapshot(tmp_path))) as address:
        _, headers, _ = fetch(address, path)
        tag = headers["etag"]
        assert headers["cache-control"] == "no-cache"
        assert fetch(address, path)[1]["etag"] == tag
        assert fetch(address, path, If_None_Match=f'"other", W/{tag}')[0] == 304
        assert fetch(address, path, "HEAD", If_None_Match=tag)[0] == 304
        assert fetch(address, path, If_None_Match="*")[0] == 304
        assert fetch(address, path, If_None_Match='"other"')[0] == 200
        assert fetch(address, path, Accept="application/sparql-results+xml", If_None_Match=tag)[0] == 200
        with open_store(tmp_path) as store:
            store.remove("https://w3id.org/bomay/id/article/n1")
        status, headers, _ = fetch(address, path, If_None_Match=tag)
        assert (status, headers["etag"] == tag) == (200, False)
        for call in ("RAND()", "NOW()", "UUID()", "struuid()", "BNODE()"):
            _, headers, _ = fetch(address, f"/sparql?query={quote(f'SELECT ({call} AS ?x) {{}}')}")
            assert headers["etag"] is None


@pytest.mark.parametrize(("query", "kind"), [(ALL, "whole"), (MANY, "streamed")])
def test_a_head_is_that_of_the_answer(server: str, query: str, kind: str) -> None:
    path = f"/sparql?query={quote(query)}"
    _, wanted, _ = fetch(server, path)
    status, headers, body = fetch(server, path, "HEAD")
    assert (status, body) == (200, b""), kind
    names = ("content-type", "etag", "vary", "cache-control")
    assert [headers[name] for name in names] == [wanted[name] for name in names]


@pytest.mark.parametrize(
    ("header", "expected"),
    [("*", True), ('"1-csv"', True), ('W/"1-csv"', True), ('"0", "1-csv-br"', True), ('"1-json"', False), ("", False)],
)
def test_tags_are_compared(header: str, *, expected: bool) -> None:
    assert versions.unchanged(header, versions.tag("1", "csv")) is expected
