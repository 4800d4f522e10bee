"""Clients that people use speak to the server as they are: rdflib's SPARQL stores, and curl."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Endpoint

EX = "http://example.org/"
NAME, MINE = URIRef(EX + "name"), URIRef(EX + "mine")


def test_rdflib_reads(endpoint: Endpoint) -> None:
    """SPARQLStore: triples by pattern, and queries."""
    endpoint.clear()
    body = f'<{EX}a> <{EX}name> "Đào"@vi , "Dao" . <{EX}b> <{EX}name> 3 .'.encode()
    assert endpoint.send("PUT", f"/graph-store?graph={MINE}", body, **{"Content-Type": "text/turtle"}).status == 201
    graph = Graph(SPARQLStore(f"{endpoint.address}/sparql"))
    assert set(graph.objects(URIRef(EX + "a"), NAME)) == {Literal("Đào", lang="vi"), Literal("Dao")}
    rows = graph.query(f"SELECT ?n WHERE {{ ?s <{EX}name> ?n FILTER(isNumeric(?n)) }}")
    assert [int(str(row["n"])) for row in rows] == [3]  # type: ignore[index, call-overload] # a row of a SELECT query
    assert bool(graph.query("ASK { ?s ?p 3 }").askAnswer)


@pytest.mark.filterwarnings("ignore:Dataset.*deprecated:DeprecationWarning")  # rdflib's store calls its own old names
def test_rdflib_writes(endpoint: Endpoint) -> None:
    """SPARQLUpdateStore: triples added to a graph and taken out again."""
    endpoint.clear()
    store = SPARQLUpdateStore(
        f"{endpoint.address}/sparql", f"{endpoint.address}/update", headers={"Authorization": endpoint.authorization}
    )
    graph = Dataset(store, default_union=True).graph(MINE)
    graph.add((URIRef(EX + "a"), NAME, Literal("Đào", lang="vi")))
    graph.add((URIRef(EX + "a"), NAME, Literal('"\n')))
    store.commit()
    assert set(graph.objects(URIRef(EX + "a"), NAME)) == {Literal("Đào", lang="vi"), Literal('"\n')}
    graph.remove((URIRef(EX + "a"), NAME, Literal('"\n')))
    store.commit()
    assert set(graph.objects(URIRef(EX + "a"), NAME)) == {Literal("Đào", lang="vi")}


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
def test_curl_puts_asks_and_deletes(endpoint: Endpoint, tmp_path: Path) -> None:
    """As the guide shows it."""
    endpoint.clear()
    file = tmp_path / "notes.ttl"
    file.write_text(f'<{EX}a> <{EX}name> "Đào" .', "utf-8")
    token, address = ["-H", f"Authorization: {endpoint.authorization}"], f"{endpoint.address}/graph-store?graph={MINE}"

    def curl(*arguments: str) -> str:
        call = ["curl", "--silent", "--show-error", "--fail", "--compressed", *arguments]
        return subprocess.run(call, check=True, capture_output=True, encoding="utf-8").stdout

    curl("-T", str(file), *token, "-H", "Content-Type: text/turtle", address)
    query = f"query=SELECT ?n {{ ?s <{EX}name> ?n }}"
    assert curl("--data-urlencode", query, "-H", "Accept: text/csv", f"{endpoint.address}/sparql") == "n\nĐào\n"
    update = f'INSERT DATA {{ <{EX}a> <{EX}name> "An" }}'
    kind = "Content-Type: application/sparql-update"
    curl(f"{endpoint.address}/update", *token, "-H", kind, "--data", update)
    assert curl(f"{endpoint.address}/graph-store?default&format=nt") == f'<{EX}a> <{EX}name> "An" .\n'
    curl("-X", "DELETE", *token, address)
    assert endpoint.send("GET", f"/graph-store?graph={MINE}").status == 404
