"""``/graph-store``: the SPARQL 1.1 Graph Store HTTP Protocol. Everybody may read a graph; writing needs the token.

GET /graph-store?graph=IRI        a graph, of the archive or curated
PUT /graph-store?default          the curated default graph
POST /graph-store                 a new curated graph, whose address comes back in Location
DELETE /graph-store/notes         the graph whose IRI is this very address
"""

from __future__ import annotations

import asyncio
import uuid
from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from graph_api import payload, versions
from graph_api.addresses import node
from graph_api.curated import CURATED_GRAPH, ProtectedGraphError
from graph_api.gate import pass_gate
from graph_api.problems import query_problem, respond
from graph_api.protocol import fault, formats, head, here, query_parameters
from graph_api.reasons import QueryError, Reason
from graph_api.workers import Asked

if TYPE_CHECKING:
    from graph_api.snapshot import Snapshot
    from graph_api.store import GraphStore
    from graph_api.tokens import Token
    from graph_api.workers import Workers
    from graph_api.writing import Writer

_READING = ("GET", "HEAD", "OPTIONS")
_WRITING = ("PUT", "POST", "DELETE")
_WHOLE = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {} {{ ?s ?p ?o }} }}"
_PATH = "/graph-store"


class GraphStoreProtocol:
    """Answers requests for whole graphs."""

    def __init__(self, snapshot: Snapshot, workers: Workers, writer: Writer, token: Token | None) -> None:
        """Read by the workers, write by the writer; without a token nobody writes."""
        self._snapshot = snapshot
        self._workers = workers
        self._writer = writer
        self._token = token
        self.methods = [*_READING, *_WRITING]

    async def answer(self, request: Request) -> Response:
        """Do what the method says with the graph that the address names."""
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(self._allowed())})
        try:
            if request.method in _WRITING:
                pass_gate(request, self._token)
                return await self._write(request)
            return await self._read(request, _graph(request))
        except QueryError as error:
            return query_problem(error)
        except ProtectedGraphError as error:
            return respond(HTTPStatus.FORBIDDEN, str(error), title=Reason.PROTECTED.heading)

    def _allowed(self) -> tuple[str, ...]:
        return _READING + (_WRITING if self._token else ())

    # reading ------------------------------------------------------------------------------------------

    async def _read(self, request: Request, graph: str | None) -> Response:
        if graph is None:
            raise fault(HTTPStatus.BAD_REQUEST, "which graph? ?default, ?graph=IRI, or a path below this one")
        chosen, _ = formats(query_parameters(request), request.headers.get("accept"), tables=())
        if chosen is None:  # formats() has raised
            message = "no format for a graph"
            raise RuntimeError(message)
        generation, known = await asyncio.to_thread(
            self._snapshot.read, lambda store: (store.generation, store.has_graph(graph))
        )
        if not known and graph != CURATED_GRAPH:
            raise fault(HTTPStatus.NOT_FOUND, f"there is no graph {graph}")
        headers = {"Vary": "Accept", "Cache-Control": "no-cache", "ETag": versions.tag(generation, chosen.name)}
        if versions.unchanged(request.headers.get("if-none-match"), headers["ETag"]):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        headers["Content-Type"] = chosen.content_type
        if request.method == "HEAD":
            return head(headers)
        running = await self._workers.run(Asked(_WHOLE.format(f"<{graph}>"), chosen.name, ""))
        headers["ETag"] = versions.tag(running.generation, chosen.name)
        return StreamingResponse(running.pieces(), headers=headers)

    # writing ------------------------------------------------------------------------------------------

    async def _write(self, request: Request) -> Response:
        graph = _graph(request)
        place = None
        if graph is None:
            if request.method != "POST":
                raise fault(HTTPStatus.BAD_REQUEST, "which graph? ?default, ?graph=IRI, or a path below this one")
            graph = place = f"{here(request).rstrip('/')}/{uuid.uuid4()}"

        def check(store: GraphStore) -> None:
            _preconditions(request, store, graph)

        if request.method == "DELETE":
            if not await self._writer.drop(graph, check) and graph != CURATED_GRAPH:
                raise fault(HTTPStatus.NOT_FOUND, f"there is no graph {graph}")
            return Response(status_code=HTTPStatus.NO_CONTENT)
        quads = await payload.read(request, graph, self._workers.limits.upload)
        write = self._writer.put if request.method == "PUT" else self._writer.add
        if await write(graph, quads, check):
            return Response(status_code=HTTPStatus.CREATED, headers={"Location": place or str(request.url)})
        return Response(status_code=HTTPStatus.NO_CONTENT)


def _graph(request: Request) -> str | None:
    """Return the IRI of the graph that a request is about, None for the store as a whole.

    Raises:
        HTTPException: 400 where it names more than one, or what is no IRI.
    """
    parameters = query_parameters(request)
    graphs = [value for name, value in parameters if name == "graph"]
    default = any(name == "default" for name, _ in parameters)
    direct = here(request) if request.path_params.get("path") else None
    if len(graphs) + default + (direct is not None) > 1:
        raise fault(HTTPStatus.BAD_REQUEST, "a request is about one graph")
    if default:
        return CURATED_GRAPH
    graph = graphs[0] if graphs else direct
    if graph is not None and node(graph) is None:
        raise fault(HTTPStatus.BAD_REQUEST, f"{graph!r} is no absolute IRI")
    return graph


def _preconditions(request: Request, store: GraphStore, graph: str) -> None:
    """Hold back a write that was meant for another state of things (RFC 9110, 13).

    Raises:
        HTTPException: 412 where ``If-Match`` or ``If-None-Match`` does not hold.
    """
    match, none = request.headers.get("if-match"), request.headers.get("if-none-match")
    known = store.has_graph(graph)
    if match is not None and not (known and (match.strip() == "*" or versions.is_of(match, store.generation))):
        raise fault(HTTPStatus.PRECONDITION_FAILED, f"graph {graph} is not, or is no longer, what If-Match says")
    if none is not None and known and (none.strip() == "*" or versions.is_of(none, store.generation)):
        raise fault(HTTPStatus.PRECONDITION_FAILED, f"graph {graph} is there already")


def router(protocol: GraphStoreProtocol) -> APIRouter:
    """Return the routes of the protocol."""
    routes = APIRouter(include_in_schema=False)
    for path in (_PATH, _PATH + "/{path:path}"):
        routes.add_api_route(path, protocol.answer, methods=protocol.methods)
    return routes
