"""The W3C's SPARQL 1.1 tests as their manifests tell them; the data lies outside of the repository.

``BOMAY_W3C`` names the folder ``sparql11`` of the suite; without it, ``../shared/w3c/sparql11`` is looked for.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

SUITE = Path(os.environ.get("BOMAY_W3C") or Path(__file__).resolve().parents[4] / "shared" / "w3c" / "sparql11")
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_STATUS = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404"}


class Manifest:
    """One manifest, whose relative names are files beside it."""

    def __init__(self, path: Path) -> None:
        """Read it."""
        self._store = ox.Store()
        self._store.load(path=path, format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())

    def all(self, node: Node | None, predicate: str) -> list[Node]:
        """Return the objects of a node's triples."""
        found = self._store.quads_for_pattern(node, ox.NamedNode(predicate), None, None)  # type: ignore[arg-type] # no literal
        return [quad.object for quad in found]

    def one(self, node: Node | None, predicate: str) -> Node | None:
        """Return the object of a node's only triple, or None."""
        return next(iter(self.all(node, predicate)), None) if node is not None else None

    def text(self, node: Node | None, predicate: str) -> str | None:
        """Return the text or the IRI of a node's only triple, or None."""
        found = self.one(node, predicate)
        return found.value if isinstance(found, ox.NamedNode | ox.Literal) else None

    def items(self, node: Node | None) -> Iterator[Node]:
        """Yield the items of a list."""
        while node is not None and node != ox.NamedNode(RDF + "nil"):
            first = self.one(node, RDF + "first")
            if first is not None:
                yield first
            node = self.one(node, RDF + "rest")

    def tests(self) -> Iterator[tuple[ox.NamedNode, str]]:
        """Yield the tests with the last part of their kind."""
        for test in self.items(next(iter(self.all(None, MF + "entries")), None)):
            kind = self.text(test, RDF + "type")
            if isinstance(test, ox.NamedNode) and kind is not None:
                yield test, kind.removeprefix(MF)


def name(test: ox.NamedNode) -> str:
    """Return the last part of a test's IRI."""
    return test.value.rpartition("#")[2]


def file(iri: str) -> Path:
    """Return the file of an IRI."""
    return Path(unquote(urlsplit(iri).path))


# requests over HTTP -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Expected:
    """What an answer must be: status ("200", or "2xx"), truth, kind of result, media type, triples, address."""

    statuses: frozenset[str]
    truth: bool | None
    kind: str | None
    media: str | None
    body: bytes | None
    location: str | None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what its answer must be."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    expected: Expected


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A test over HTTP: graphs that are there beforehand, and requests one after the other."""

    name: str
    graphs: tuple[tuple[str, Path], ...]
    exchanges: tuple[Exchange, ...]


def dialogues(folder: str, manifest: str = "manifest.ttl") -> list[Dialogue]:
    """Return the tests over HTTP of a manifest, none where the suite is not there."""
    path = SUITE / folder / manifest
    if not path.is_file():
        return []
    read = Manifest(path)
    return [_dialogue(read, test) for test, _ in read.tests()]


def _dialogue(read: Manifest, test: ox.NamedNode) -> Dialogue:
    graphs = tuple(
        (read.text(node, LABEL) or "", file(read.text(node, UT + "graph") or ""))
        for node in read.all(test, UT + "graphData")
    )
    requests = read.items(read.one(read.one(test, MF + "action"), HT + "requests"))
    return Dialogue(name(test), graphs, tuple(_exchange(read, request) for request in requests))


def _exchange(read: Manifest, request: Node) -> Exchange:
    answer = read.one(request, HT + "resp")
    truth = read.text(answer, MF + "expectedBoolean")
    expected = Expected(
        statuses=frozenset(
            _STATUS.get(found.value.rpartition("#")[2], found.value[-3:])
            for found in read.all(answer, MF + "expectedStatus")
            if isinstance(found, ox.NamedNode)
        ),
        truth=None if truth is None else truth == "true",
        kind=read.text(answer, MF + "expectedFormat"),
        media=_headers(read, answer).get("content-type"),
        body=_body(read, answer) or None,
        location=read.text(answer, MF + "expectedLocation"),
    )
    method, path = read.text(request, HT + "methodName") or "", read.text(request, HT + "absolutePath") or ""
    return Exchange(method, path, _headers(read, request), _body(read, request), expected)


def _headers(read: Manifest, node: Node | None) -> dict[str, str]:
    listed = read.items(read.one(node, HT + "headers"))
    return {
        (read.text(header, HT + "fieldName") or "").lower(): read.text(header, HT + "fieldValue") or ""
        for header in listed
    }


def _body(read: Manifest, node: Node | None) -> bytes:
    content = read.one(node, HT + "body")
    coding = read.text(content, CNT + "characterEncoding") or "UTF-8"
    return (read.text(content, CNT + "chars") or "").encode(coding)


# queries ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A query, the graphs that it is asked of, and the file of its result (None: only its syntax is judged)."""

    name: str
    kind: str
    query: Path
    default: tuple[Path, ...]
    named: tuple[Path, ...]
    result: Path | None

    @property
    def text(self) -> str:
        """The query, with its own file as the base of relative names."""
        return f"BASE <{self.query.as_uri()}>\n{self.query.read_text('utf-8')}"

    @property
    def says_from(self) -> bool:
        """Whether the query names its data set itself."""
        return re.search(r"\bFROM\b", self.text) is not None


def evaluations(*folders: str) -> list[Evaluation]:
    """Return the tests of queries, none where the suite is not there."""
    return [_evaluation(*each) for each in _listed(folders)]


def _listed(folders: Iterable[str]) -> Iterator[tuple[Manifest, str, ox.NamedNode, str]]:
    """Yield each test that the manifests of some folders list, with its manifest, its folder and its kind."""
    for folder in folders:
        path = SUITE / folder / "manifest.ttl"
        if path.is_file():
            read = Manifest(path)
            yield from ((read, folder, test, kind) for test, kind in read.tests())


def _evaluation(read: Manifest, folder: str, test: ox.NamedNode, kind: str) -> Evaluation:
    action = read.one(test, MF + "action")
    query = action.value if isinstance(action, ox.NamedNode) else read.text(action, QT + "query")
    result = read.text(test, MF + "result")

    def files(predicate: str) -> tuple[Path, ...]:
        return tuple(file(node.value) for node in read.all(action, predicate) if isinstance(node, ox.NamedNode))

    return Evaluation(
        name=f"{folder}/{name(test)}",
        kind=kind,
        query=file(query or ""),
        default=files(QT + "data"),
        named=files(QT + "graphData"),
        result=file(result) if result else None,
    )


# updates ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Graphs:
    """What a store holds: files of the default graph, and of named graphs by their IRIs."""

    default: tuple[Path, ...]
    named: tuple[tuple[str, Path], ...]


@dataclass(frozen=True, slots=True)
class Updating:
    """An update, and what the store holds before and after it (None: only its syntax is judged)."""

    name: str
    kind: str
    update: Path
    before: Graphs
    after: Graphs | None

    @property
    def text(self) -> str:
        """The update, with its own file as the base of relative names."""
        return f"BASE <{self.update.as_uri()}>\n{self.update.read_text('utf-8')}"


def updatings(*folders: str) -> list[Updating]:
    """Return the tests of updates, none where the suite is not there."""
    return [_updating(*each) for each in _listed(folders)]


def _updating(read: Manifest, folder: str, test: ox.NamedNode, kind: str) -> Updating:
    action, result = read.one(test, MF + "action"), read.one(test, MF + "result")
    update = action.value if isinstance(action, ox.NamedNode) else read.text(action, UT + "request")
    after = _graphs(read, result) if result is not None else None
    return Updating(f"{folder}/{name(test)}", kind, file(update or ""), _graphs(read, action), after)


def _graphs(read: Manifest, node: Node | None) -> Graphs:
    default = tuple(file(found.value) for found in read.all(node, UT + "data") if isinstance(found, ox.NamedNode))
    named = []
    for found in read.all(node, UT + "graphData"):
        path = read.text(found, UT + "graph") or read.text(found, UT + "data") or ""
        named.append((read.text(found, LABEL) or path, file(path)))
    return Graphs(default, tuple(named))
