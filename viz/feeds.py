"""What the pages fetch and what people take along: suggestions, networks, sentences, files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from http import HTTPStatus
from io import BytesIO
from typing import Annotated, TypeVar

from fastapi import Query, Request
from fastapi.responses import JSONResponse, Response

from graph_api.addresses import Addresses, node
from graph_api.snapshot import Snapshot
from graph_api.store import GraphStore
from viz.evidence import SENTENCES, distinct, sentence, sources
from viz.explorer import Depth, Explorer, Iri, View, Words
from viz.export import WRITERS, export_network
from viz.names import Reader, local_name, names
from viz.pages import UnknownEntityError, network_page, projection_page, projection_picture
from viz.pictures import Picture, picture
from viz.projections import PROJECTIONS, neighbourhood
from viz.rendering import reader_of

T = TypeVar("T")

_MEDIA = {"graphml": "application/graphml+xml", "gexf": "application/gexf+xml", "csv": "text/csv; charset=utf-8"}
# So many of each kind while somebody is still typing.
_SUGGESTIONS = 12
_STATEMENTS = 200


class Feeds:
    """Answers with data over the newest state of one server's store."""

    def __init__(self, snapshot: Snapshot, addresses: Addresses, explorer: Explorer) -> None:
        """Read from ``snapshot``; ``explorer`` says what is missing."""
        self._snapshot = snapshot
        self._addresses = addresses
        self._explorer = explorer

    def suggestions(self, request: Request, q: Words = "") -> Response:
        """Answer what is being typed: the best few, by kind."""
        groups = self._explorer.finder.groups(q, self._reader(request), _SUGGESTIONS)
        return JSONResponse([{"kind": kind, "hits": [asdict(found) for found in hits]} for kind, hits in groups])

    def picture(self, request: Request, entity: Iri = "", view: View = "", depth: Depth = 1) -> Response:
        """Return a network, laid out, as ``network.js`` draws it."""
        reader = self._reader(request)
        if view in PROJECTIONS:
            drawn = self._read(lambda store: projection_picture(store, view, reader=reader))
        elif node(entity) is not None:
            drawn = self._read(lambda store: _around(store, entity, depth, reader))
        else:
            return JSONResponse({"detail": f"no view {view!r} and no IRI {entity!r}"}, HTTPStatus.BAD_REQUEST)
        return JSONResponse(asdict(drawn))

    def evidence(self, request: Request, statement: Annotated[list[str], Query(max_length=_STATEMENTS)]) -> Response:
        """Return the sentences behind some statements, oldest article first."""
        reader = self._reader(request)
        asked = [iri for iri in statement if node(iri) is not None]
        found = distinct(self._read(lambda store: sources(store, asked)), asked)
        shown = [sentence(source, reader) for source in found[:SENTENCES]]
        return JSONResponse({"sentences": shown, "more": len(found) - len(shown)})

    def saved(self, request: Request, entity: Iri = "", view: View = "", depth: Depth = 1) -> Response:
        """Return a network as one file that opens anywhere."""
        language = self._reader(request).language
        try:
            if view:
                html = self._read(lambda store: projection_page(store, view, language=language))
            else:
                html = self._read(lambda store: network_page(store, entity, depth=depth, language=language))
        except (UnknownEntityError, ValueError):
            return self._explorer.missing(request)
        return Response(html, media_type="text/html", headers=_attached(f"bomay-{view or local_name(entity)}.html"))

    def export(self, request: Request, form: str) -> Response:
        """Return the whole network in a format of other programs."""
        if form not in WRITERS:
            return self._explorer.missing(request)
        language = self._reader(request).language
        return Response(
            self._read(lambda store: _written(store, form, language)),
            media_type=_MEDIA[form],
            headers=_attached(f"bomay.{form}"),
        )

    def _reader(self, request: Request) -> Reader:
        return reader_of(request, self._addresses.base)

    def _read(self, ask_store: Callable[[GraphStore], T]) -> T:
        return self._snapshot.read(ask_store)


def _around(store: GraphStore, iri: str, depth: int, reader: Reader) -> Picture:
    title = names(store, [iri], reader.language)[iri].label
    return picture(neighbourhood(store, iri, depth=depth, language=reader.language), store, title, reader=reader)


def _written(store: GraphStore, form: str, language: str) -> bytes:
    file = BytesIO()
    export_network(store, form, file, language=language)
    return file.getvalue()


def _attached(name: str) -> dict[str, str]:
    """Return the headers by which a browser saves a file and runs nothing of it here."""
    safe = "".join(char if char.isascii() and (char.isalnum() or char in "-.") else "-" for char in name)
    return {
        "Content-Disposition": f'attachment; filename="{safe}"',
        "Content-Security-Policy": "sandbox",
        "X-Content-Type-Options": "nosniff",
    }
