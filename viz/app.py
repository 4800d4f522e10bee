"""The server as people see it: the pages of the explorer over the endpoint, REST and linked data of ``graph_api``.

create_app(Snapshot(Path("data/graph")))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from fastapi import APIRouter, FastAPI
from fastapi.responses import FileResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from graph_api.addresses import Addresses
from graph_api.app import create_api
from graph_api.limits import Limits
from graph_api.snapshot import Snapshot
from graph_api.writing import Writing
from viz.dossiers import KINDS
from viz.explorer import ArticleText, Explorer
from viz.feeds import Feeds
from viz.pages import vis_network

# Nodes of the graph that have no page of their own: linked data shows them.
_PLAIN = ("membership", "participation", "post", "rank", "award", "instruction", "interval", "venue", "run")
_READING = ["GET", "HEAD"]


def create_app(
    snapshot: Snapshot,
    *,
    limits: Limits | None = None,
    addresses: Addresses | None = None,
    article_text: ArticleText | None = None,
    writing: Writing | None = None,
) -> FastAPI:
    """Return the application over the store that ``snapshot`` shows.

    Args:
        snapshot: the store; it must lie on disk.
        limits: what one client of the endpoint may take.
        addresses: base of the entities' IRIs; the path of their pages is this application's own.
        article_text: gives the whole text of an article by its IRI, NFC as it was read, or None; without it,
            the page of an article shows the sentences that facts were read from.
        writing: where curated graphs are kept and which token opens them; without it the server only reads.

    Raises:
        ValueError: the store is in memory.
    """
    places = replace(addresses or Addresses(), pages="")
    app = create_api(snapshot, limits=limits, addresses=places, writing=writing)
    explorer = Explorer(snapshot, places, article_text)
    app.include_router(_routes(explorer, Feeds(snapshot, places, explorer)))
    app.mount("/static", StaticFiles(directory=Path(str(resources.files("viz"))) / "static"))
    return app


def _routes(explorer: Explorer, feeds: Feeds) -> APIRouter:
    routes = APIRouter(include_in_schema=False)
    for path, answer in (
        ("/", explorer.home),
        ("/network", explorer.network),
        ("/query", explorer.query),
        ("/data", explorer.data),
        ("/article/{local}", explorer.article),
        ("/suggestions.json", feeds.suggestions),
        ("/network.json", feeds.picture),
        ("/network.html", feeds.saved),
        ("/evidence.json", feeds.evidence),
        ("/data/network.{form}", feeds.export),
        ("/static/vis-network.min.js", _vis),
    ):
        routes.add_api_route(path, answer, methods=_READING)
    for kind in KINDS:
        routes.add_api_route(f"/{kind}/{{local}}", explorer.thing_of(kind), methods=_READING)
    for kind in _PLAIN:
        routes.add_api_route(f"/{kind}/{{local:path}}", _plain(kind), methods=_READING)
    return routes


def _plain(kind: str) -> Callable[[str], Response]:
    def plain(local: str) -> Response:
        return RedirectResponse(f"/entity/{kind}/{quote(local)}", HTTPStatus.SEE_OTHER)

    return plain


def _vis() -> Response:
    return FileResponse(vis_network(), media_type="text/javascript", headers={"Cache-Control": "max-age=604800"})
