"""Linked data: the IRI of a thing leads to a page about it, or to its triples, as the client asks."""

from __future__ import annotations

from collections import defaultdict
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

import pyoxigraph as ox
from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from graph_api.addresses import node
from graph_api.media import GRAPHS, choose, named
from graph_api.pages import render
from graph_api.prefixes import PREFIXES, compact
from graph_api.profiles import Profiles
from graph_api.protocol import fault
from graph_api.questions import ask, question
from graph_api.reference import ONTOLOGY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph_api.addresses import Addresses
    from graph_api.media import Format
    from graph_api.questions import Row
    from graph_api.snapshot import Snapshot
    from graph_api.store import GraphStore

_HTML = "text/html"
_DATA = tuple(each for each in GRAPHS if each.name in {"turtle", "jsonld", "ntriples", "rdfxml"})
_SENTENCES = 50
_VARY = {"Vary": "Accept"}

Chosen = Annotated[str | None, Query(alias="format", max_length=40)]


class Linked:
    """Shows the things of one server's store."""

    def __init__(self, snapshot: Snapshot, addresses: Addresses) -> None:
        """Show what the newest state has."""
        self._snapshot = snapshot
        self._addresses = addresses

    def redirect(self, request: Request, local: str) -> Response:
        """Lead from the address of a thing to a page about it or to its data (303: the thing is neither)."""
        wanted = _negotiate(request, None)
        iri = self._addresses.iri(local)
        if iri is None:
            raise fault(HTTPStatus.NOT_FOUND, f"{local!r} makes no IRI")
        target = (
            self._addresses.page(iri.value)
            if wanted is None
            else f"{self._addresses.entity(iri.value)}?format={wanted.name}"
        )
        return RedirectResponse(target, HTTPStatus.SEE_OTHER, headers=_VARY)

    def entity(self, request: Request, local: str, chosen: Chosen = None) -> Response:
        """Show an entity: as a page, or as its triples."""
        return self._show(request, self._addresses.iri(local), local, chosen)

    def anything(
        self, request: Request, iri: Annotated[str, Query(max_length=2000)], chosen: Chosen = None
    ) -> Response:
        """Show any other node of the graph, a concept or a place."""
        return self._show(request, node(iri), iri, chosen)

    def ontology(self, request: Request, chosen: Chosen = None) -> Response:
        """Show the vocabulary and the concept schemes: as a page, or as their triples."""
        wanted = _negotiate(request, chosen)
        if wanted is None:
            rows = self._snapshot.read(lambda store: list(ask(store, "ontology-terms")))
            groups = [(compact(scheme), terms) for scheme, terms in _terms(rows, self._addresses)]
            return HTMLResponse(render("ontology.html", groups=groups, formats=_DATA), headers=_VARY)
        return _data(wanted, self._snapshot.read(lambda store: [quad.triple for quad in store.quads(ONTOLOGY_GRAPH)]))

    def _show(self, request: Request, iri: ox.NamedNode | None, words: str, chosen: str | None) -> Response:
        wanted = _negotiate(request, chosen)
        if iri is None:
            raise fault(HTTPStatus.NOT_FOUND, f"{words!r} is no IRI")
        if wanted is not None:
            triples = self._snapshot.read(lambda store: _triples(store, iri))
            if triples:
                return _data(wanted, triples)
        else:
            page = self._snapshot.read(lambda store: self._page(store, iri))
            if page is not None:
                return HTMLResponse(page, headers=_VARY)
        raise fault(HTTPStatus.NOT_FOUND, f"the graph does not know {iri.value}")

    def _page(self, store: GraphStore, iri: ox.NamedNode) -> str | None:
        links, backlinks = (
            list(ask(store, "entity-links", entity=iri)),
            list(ask(store, "entity-backlinks", entity=iri)),
        )
        if not links and not backlinks:
            return None
        local = self._addresses.local(iri.value)
        return render(
            "entity.html",
            iri=iri.value,
            title=_title(links) or local or iri.value,
            data=self._addresses.entity(iri.value) + "?" if local else f"/entity?iri={quote(iri.value, safe='')}&",
            formats=_DATA,
            links=_grouped(links, "value", self._addresses),
            backlinks=_grouped(backlinks, "node", self._addresses),
            evidence=Profiles(store, self._addresses, _SENTENCES).evidence(iri).evidence,
            page=self._addresses.page,
        )


def _negotiate(request: Request, chosen: str | None) -> Format | None:
    """Return the RDF format that is wanted, None for a page."""
    media = {_HTML: None, **{each.media: each for each in _DATA}}
    if chosen is not None:
        found = named(chosen, _DATA)
        if found is None and chosen != "html":
            names = ", ".join(["html", *(each.name for each in _DATA)])
            raise fault(HTTPStatus.BAD_REQUEST, f"no format is called {chosen!r}; there are {names}")
        return found
    best = choose(request.headers.get("accept"), list(media))
    if best is None:
        raise fault(HTTPStatus.NOT_ACCEPTABLE, f"this comes as {', '.join(media)}")
    return media[best]


def _triples(store: GraphStore, iri: ox.NamedNode) -> list[ox.Triple]:
    answer = store.query(question("entity").bind({"entity": iri}))
    if not isinstance(answer, ox.QueryTriples):
        message = "the question 'entity' gives no graph"
        raise TypeError(message)
    return list(dict.fromkeys(answer))


def _data(wanted: Format, triples: Iterable[ox.Triple]) -> Response:
    body = ox.serialize(triples, format=wanted.rdf, prefixes=PREFIXES)
    return Response(body, headers={**_VARY, "Content-Type": wanted.content_type})


def _title(links: list[Row]) -> str | None:
    for name in ("skos:prefLabel", "schema:headline", "rdfs:label"):
        for row in links:
            if compact(str(row["property"])) == name:
                return row["value"]
    return None


def _grouped(rows: list[Row], end: str, addresses: Addresses) -> list[tuple[str, list[dict[str, str | None]]]]:
    groups: defaultdict[str, list[dict[str, str | None]]] = defaultdict(list)
    for row in rows:
        value = str(row[end])
        known = value.startswith(("http://", "https://")) and node(value) is not None
        shown = addresses.local(value) or compact(value) if known else value
        inside = known and (addresses.local(value) is not None or value.startswith("https://w3id.org/bomay/"))
        groups[compact(str(row["property"]))].append(
            {"text": row["label"] or shown, "href": (addresses.page(value) if inside else value) if known else None}
        )
    return list(groups.items())


def _terms(rows: list[Row], addresses: Addresses) -> Iterable[tuple[str, list[dict[str, object]]]]:
    terms: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        found = terms.setdefault(str(row["term"]), {"label": [], "definition": [], "scheme": []})
        for name, values in found.items():
            value = row[name]
            if value is not None and value not in values:
                values.append(value)
    groups: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for iri, found in terms.items():
        groups[(found["scheme"] or ["bm:"])[0]].append(
            {
                "name": compact(iri),
                "anchor": iri.rpartition("#")[2],
                "href": addresses.page(iri),
                "labels": found["label"],
                "definitions": found["definition"],
            }
        )
    return sorted(groups.items())


def router(linked: Linked) -> APIRouter:
    """Return the routes of linked data."""
    routes = APIRouter(include_in_schema=False)
    both = ["GET", "HEAD"]
    routes.add_api_route("/id/{local:path}", linked.redirect, methods=both)
    routes.add_api_route("/entity", linked.anything, methods=both)
    routes.add_api_route("/entity/{local:path}", linked.entity, methods=both)
    routes.add_api_route("/ontology", linked.ontology, methods=both)
    return routes
