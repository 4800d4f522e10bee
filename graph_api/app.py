"""The application: the endpoint, REST, search, linked data, health and figures over one store.

    create_api(Snapshot(Path("data/graph")))

It reads, unless it is told how to write. A writer beside it, in this process or another, is noticed by the stamp that
it leaves.
"""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.middleware.cors import CORSMiddleware

from graph_api import graph_store, linked, models, problems, rest, sparql, update
from graph_api.addresses import Addresses
from graph_api.compression import Compressing
from graph_api.curated import Curated
from graph_api.description import NAMED, Holdings, described
from graph_api.limits import Limits
from graph_api.metrics import Metrics
from graph_api.pages import reference, render, wording
from graph_api.workers import Workers
from graph_api.writing import Writer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    import pyoxigraph as ox
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from graph_api.snapshot import Snapshot
    from graph_api.writing import Writing

_ABOUT = (
    "Officials, posts, agencies, events and directives in the Vietnamese news, each with the sentence that says so."
)
_METRICS_MEDIA = "text/plain; version=0.0.4; charset=utf-8"


def create_api(
    snapshot: Snapshot,
    *,
    limits: Limits | None = None,
    addresses: Addresses | None = None,
    writing: Writing | None = None,
) -> FastAPI:
    """Return the application over the store that ``snapshot`` shows.

    Args:
        snapshot: the store; it must lie on disk, where the processes that run SPARQL queries can open it.
        limits: what one client may take; the defaults are for a server open to everybody.
        addresses: base of the entities' IRIs, and the path under which they are shown to people.
        writing: where curated graphs are kept and which token opens them; without it the server only reads.

    Raises:
        ValueError: the store is in memory.
    """
    if snapshot.path is None:
        message = "SPARQL queries run in processes of their own and need a store on disk, not one in memory"
        raise ValueError(message)
    bounds, places, metrics = limits or Limits(), addresses or Addresses(), Metrics()
    workers = Workers(snapshot.path, bounds)
    curated = Curated(writing.curated if writing else snapshot.path.with_name("curated.sqlite"))
    writer = Writer(snapshot.path, curated, workers, places.base)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        writer.close()
        await workers.close()

    app = _Api(
        title="Bomay",
        version=_version(),
        description=_ABOUT,
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    problems.install(app)
    answers = rest.Rest(snapshot, places)

    def describe(here: str) -> Iterable[ox.Triple]:
        stats, store = answers.stats(), snapshot()
        held = Holdings(stats, store.generation, places.base, frozenset(filter(store.has_graph, NAMED)))
        return described(here, held, writable=writing is not None)

    app.include_router(sparql.router(workers, metrics, describe))
    _add_writing(app, snapshot, writer, writing, (workers, metrics))
    app.include_router(rest.router(answers))
    app.include_router(linked.router(linked.Linked(snapshot, places)))
    _add_operation(app, snapshot, answers, metrics)
    app.add_middleware(_Counting, metrics=metrics)
    app.add_middleware(Compressing)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST", "OPTIONS", *(["PUT", "DELETE"] if writing else [])],
        allow_headers=["*"],
        expose_headers=["ETag", "Location", "Retry-After", "WWW-Authenticate"],
    )
    return app


def _add_writing(
    app: FastAPI, snapshot: Snapshot, writer: Writer, writing: Writing | None, parts: tuple[Workers, Metrics]
) -> None:
    """Add SPARQL Update and the Graph Store Protocol; where nobody may write, they say so."""
    (workers, metrics), token = parts, writing.token if writing else None
    protocol = graph_store.GraphStoreProtocol(snapshot, workers, writer, token)
    app.include_router(update.router(writer, token, workers.limits, metrics))
    app.include_router(graph_store.router(protocol))


def _add_operation(app: FastAPI, snapshot: Snapshot, answers: rest.Rest, metrics: Metrics) -> None:
    """Add what those who run the server look at, and the documentation of REST."""

    def health() -> models.Health:
        """Whether the store can be read."""
        return models.Health(status="ok", generation=snapshot().generation)

    def figures() -> Response:
        """What the server has done so far."""
        counted = answers.stats()
        gauges = (("bomay_quads", counted.quads), ("bomay_graphs", counted.graphs))
        return PlainTextResponse(metrics.text(gauges), media_type=_METRICS_MEDIA)

    def docs() -> Response:
        """Show the interface of REST as a page that loads nothing from elsewhere."""
        page = render("docs.html", api=app.openapi(), schema=app.openapi_url, wording=wording, reference=reference)
        return HTMLResponse(page)

    unavailable: dict[int | str, dict[str, object]] = {
        503: {"model": problems.Problem, "description": "The store cannot be read."}
    }
    app.add_api_route("/health", health, responses=unavailable, tags=["Operation"])
    app.add_api_route("/metrics", figures, include_in_schema=False)
    app.add_api_route("/api/docs", docs, include_in_schema=False)


class _Api(FastAPI):
    def openapi(self) -> dict[str, Any]:
        return problems.announce(super().openapi())


class _Counting:
    """Counts requests and the time until their answers begin."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.monotonic()

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._metrics.add("bomay_requests_total", method=_method(scope), status=str(message["status"]))
                self._metrics.add("bomay_request_seconds_total", time.monotonic() - start)
            await send(message)

        await self._app(scope, receive, counted)


def _method(scope: Scope) -> str:
    """Name the method, any that is not known as one: a client must not choose how many labels there are."""
    known = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH")
    return scope["method"] if scope["method"] in known else "OTHER"


def _version() -> str:
    try:
        return version("bomay")
    except PackageNotFoundError:  # run from a source tree that is not installed
        return "0"
