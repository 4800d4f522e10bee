"""The endpoint: ``/sparql`` answers queries, and describes itself to whoever asks nothing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

import pyoxigraph as ox
from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from graph_api import versions
from graph_api.description import PREFIXES
from graph_api.problems import query_problem
from graph_api.protocol import asked, formats, head, here, parameters
from graph_api.reasons import QueryError, Reason

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from graph_api.metrics import Metrics
    from graph_api.protocol import Parameters
    from graph_api.workers import Running, Workers

Describe = Callable[[str], Iterable[ox.Triple]]
_METHODS = ["GET", "HEAD", "POST", "OPTIONS"]


def router(workers: Workers, metrics: Metrics, describe: Describe) -> APIRouter:
    """Return the routes of the endpoint, with and without a slash at the end.

    ``describe`` gives the description of the service at an address.
    """
    limits = workers.limits
    routes = APIRouter()

    async def sparql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(_METHODS)})
        found = await parameters(request, limits)
        accept = request.headers.get("accept")
        if request.method != "POST" and all(name == "format" for name, _ in found):
            return await _description(request, found, describe)
        graph, table = formats(found, accept)
        question = replace(asked(found, graph, table, limits), base=here(request))
        headers = {"Vary": "Accept"}
        form = "-".join(each.name for each in (graph, table) if each is not None)
        kept = request.method != "POST" and versions.is_stable(question.query)
        if kept:
            headers |= {"Cache-Control": "no-cache", "ETag": versions.tag(workers.generation(), form)}
            if versions.unchanged(request.headers.get("if-none-match"), headers["ETag"]):
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
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
        chosen = next(each for each in (graph, table) if each is not None and each.name == running.format)
        headers["Content-Type"] = chosen.content_type
        if kept:
            headers["ETag"] = versions.tag(running.generation, form)
        return await _answer(running, headers, whole=request.method != "HEAD")

    for path in ("/sparql", "/sparql/"):
        routes.add_api_route(path, sparql, methods=_METHODS, include_in_schema=False)
    return routes


async def _answer(running: Running, headers: dict[str, str], *, whole: bool) -> Response:
    if running.length is not None:
        return Response(b"".join([piece async for piece in running.pieces()]), headers=headers)
    if whole:
        return StreamingResponse(running.pieces(), headers=headers)
    running.close()
    return head(headers)


async def _description(request: Request, found: Parameters, describe: Describe) -> Response:
    """Return the description of the service at its own address."""
    chosen, _ = formats(found, request.headers.get("accept"), tables=())
    if chosen is None or chosen.rdf is None:  # formats() has raised
        message = "no format for a graph"
        raise RuntimeError(message)
    triples = await asyncio.to_thread(describe, here(request))
    body = ox.serialize(triples, format=chosen.rdf, prefixes=PREFIXES)
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
