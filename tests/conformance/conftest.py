"""A server that takes writes, over real HTTP, and a client that speaks to it as the W3C's tests do."""

from __future__ import annotations

import http.client
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
import pytest

from graph_api.app import create_api
from graph_api.limits import Limits
from graph_api.snapshot import Snapshot
from graph_api.store import open_store
from graph_api.tokens import Token, new
from graph_api.writing import Writing

SUPPORT = str(Path(__file__).with_name("support"))
if SUPPORT not in sys.path:
    sys.path.insert(0, SUPPORT)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from fastapi import FastAPI

    Serve = Callable[[FastAPI], AbstractContextManager[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def media(self) -> str:
        """The media type, without parameters."""
        return self.headers.get_content_type()


class Endpoint:
    """A client of one server; it has the token."""

    def __init__(self, address: str, secret: str) -> None:
        """Open nothing yet."""
        self.address = address
        self._secret = secret
        self._loaded: set[Path] = set()

    @property
    def authorization(self) -> str:
        """The header that lets it write."""
        return f"Bearer {self._secret}"

    def send(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """Send a request as it stands."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        try:
            given = {
                "Authorization": self.authorization,
                **{key: value for key, value in headers.items() if value},
            }
            connection.request(method, path, body or None, given)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def clear(self) -> None:
        """Take away all that was written."""
        self._loaded.clear()
        answer = self.send("POST", "/update", b"DROP ALL", **{"Content-Type": "application/sparql-update"})
        assert answer.status == 204, answer.body

    def put(self, graph: str, quads: Iterable[ox.Quad]) -> None:
        """Put triples into a graph."""
        body = b"".join(f"{quad.triple} .\n".encode() for quad in quads)
        path, headers = f"/graph-store?graph={quote(graph, safe='')}", {"Content-Type": "application/n-triples"}
        answer = self.send("PUT", path, body, **headers)
        assert answer.status in {201, 204}, answer.body

    def load(self, file: Path) -> str:
        """Put a file into the graph of its own address, once; return that."""
        if file not in self._loaded:
            form = ox.RdfFormat.from_extension(file.suffix[1:])
            self.put(file.as_uri(), ox.parse(file.read_bytes(), form, base_iri=file.as_uri()))
            self._loaded.add(file)
        return file.as_uri()


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[Endpoint]:
    """A server over an empty store."""
    folder = tmp_path_factory.mktemp("conformance")
    open_store(folder / "graph").close()
    secret, digest = new()
    writing = Writing(folder / "curated.sqlite", Token.read(digest))
    app = create_api(Snapshot(folder / "graph"), limits=Limits(workers=1), writing=writing)
    with serve(app) as address:
        yield Endpoint(address, secret)
