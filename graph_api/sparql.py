"""The endpoint: ``/sparql`` answers queries, and describes itself to whoever asks nothing."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from http import HTTPStatus
from importlib import resources
from typing import TYPE_CHECKING

import pyoxigraph as ox
from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from graph_api.media import GRAPHS, named, negotiate
from graph_api.problems import query_problem
from graph_api.protocol import asked, fault, formats, here, parameters
from graph_api.reasons import QueryError, Reason

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from graph_api.limits import Limits
    from graph_api.media import Format
    from graph_api.metrics import Metrics
    from graph_api.protocol import Parameters
    from graph_api.workers import Running, Workers

_DESCRIPTION = resources.files("graph_api") / "service.ttl"
_PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
    "dcterms": "http://purl.org/dc/terms/",
}
_METHODS = ["GET", "HEAD", "POST", "OPTIONS"]


def router(workers: Workers, limits: Limits, metrics: Metrics) -> APIRouter:
    """Return the routes of the endpoint, with and without a slash at the end."""
    routes = APIRouter()

    async def sparql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(_METHODS)})
        found = await parameters(request, limits)
        accept = request.headers.get("accept")
        if request.method != "POST" and all(name == "format" for name, _ in found):
            return describe(request, found)
        graph, table = formats(found, accept)
        question = replace(asked(found, graph, table, limits), base=here(request))
        start = time.monotonic()
        outcome = "failed"
        try:
            running = await _while_wanted(request, workers.run(question))
            outcome = "ok"
        except QueryError as error:
            outcome = error.reason.value
            return query_problem(error)
        finally:
            metrics.add("bomay_queries_total", outcome=outcome)
            metrics.add("bomay_query_seconds_total", time.monotonic() - start)
        return await _answer(running, graph, table)

    for path in ("/sparql", "/sparql/"):
        routes.add_api_route(path, sparql, methods=_METHODS, include_in_schema=False)
    return routes


async def _answer(running: Running, graph: Format | None, table: Format | None) -> Response:
    chosen = next(each for each in (graph, table) if each is not None and each.name == running.format)
    headers = {"Vary": "Accept", "Content-Type": chosen.content_type}
    if running.length is None:
        return StreamingResponse(running.pieces(), headers=headers)
    return Response(b"".join([piece async for piece in running.pieces()]), headers=headers)


def describe(request: Request, found: Parameters) -> Response:
    """Return the description of the service (SPARQL 1.1 Service Description, VoID) at its own address."""
    given = [value for _, value in found]
    chosen = named(given[0], GRAPHS) if given else negotiate(request.headers.get("accept"), GRAPHS)
    if chosen is None or chosen.rdf is None:
        raise fault(HTTPStatus.NOT_ACCEPTABLE, f"the description comes as {', '.join(each.media for each in GRAPHS)}")
    triples = ox.parse(_DESCRIPTION.read_bytes(), ox.RdfFormat.TURTLE, base_iri=here(request))
    body = ox.serialize((quad.triple for quad in triples), format=chosen.rdf, prefixes=_PREFIXES)
    return Response(body, headers={"Vary": "Accept", "Content-Type": chosen.content_type})


async def _while_wanted(request: Request, work: Coroutine[None, None, Running]) -> Running:
    """Run the query for as long as the client stays on the line."""
    running = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({running, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            raise QueryError(Reason.GONE, "the client has left")
        return await running
    except asyncio.CancelledError:
        if running.done() and not running.cancelled() and running.exception() is None:
            running.result().close()
        raise
    finally:
        gone.cancel()
        running.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
