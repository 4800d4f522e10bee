"""REST over the graph: search, profiles, evidence, figures. What is asked often, without knowing SPARQL."""

from __future__ import annotations

import threading
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, TypeVar

from fastapi import APIRouter, Path, Query

from graph_api import models
from graph_api.addresses import Addresses, node
from graph_api.names import Names
from graph_api.problems import Problem
from graph_api.profiles import Profiles
from graph_api.protocol import fault

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph as ox

    from graph_api.snapshot import Snapshot

    T = TypeVar("T")

Local = Annotated[str, Path(description="What follows the kind in the address.", max_length=300)]
Most = Annotated[int, Query(ge=1, le=1000, description="The most entries of any list.")]
_MISSING: dict[int | str, dict[str, object]] = {404: {"model": Problem, "description": "There is no such thing."}}
_WRONG: dict[int | str, dict[str, object]] = {422: {"model": Problem, "description": "The request is invalid."}}


class Rest:
    """Answers the requests of one server."""

    def __init__(self, snapshot: Snapshot, addresses: Addresses) -> None:
        """Answer over the newest state that ``snapshot`` gives."""
        self._snapshot = snapshot
        self._addresses = addresses
        self._names = Names(snapshot)
        self._lock = threading.Lock()
        self._stats: tuple[str, models.Stats] | None = None

    def stats(self) -> models.Stats:
        """How much is in the graph."""
        with self._lock:  # counting takes its time: once for each state of the store is enough
            generation = self._snapshot().generation
            if self._stats is None or self._stats[0] != generation:
                self._stats = (
                    generation,
                    self._snapshot.read(lambda store: Profiles(store, self._addresses, 1).stats()),
                )
            return self._stats[1]

    def search(
        self,
        q: Annotated[str, Query(max_length=200, description="Words of a name, with or without diacritics.")],
        kind: Annotated[list[models.Kind] | None, Query(description="Only these kinds.")] = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
    ) -> models.SearchResult:
        """People, agencies, events and directives whose name holds these words, or words that begin so."""
        hits = self._names().search(q, kinds=kind or (), limit=limit)
        return models.SearchResult(
            query=q,
            hits=[
                models.SearchHit.model_validate(
                    {
                        "iri": hit.name.iri,
                        "id": self._addresses.id(hit.name.iri),
                        "kind": hit.name.kind,
                        "label": hit.name.label,
                        "matched": hit.name.text,
                        "score": hit.score,
                        "articles": hit.name.articles,
                    }
                )
                for hit in hits
            ],
        )

    def person(self, local: Local, limit: Most = 200) -> models.Person:
        """A person's posts, ranks, events, awards and articles."""
        return self._profile("person", local, limit, Profiles.person)

    def agency(self, local: Local, limit: Most = 200) -> models.Agency:
        """A body's place, people, events and directives."""
        return self._profile("agency", local, limit, Profiles.agency)

    def event(self, local: Local, limit: Most = 200) -> models.Event:
        """An event's date, place, participants, directives and awards."""
        return self._profile("event", local, limit, Profiles.event)

    def directive(self, local: Local, limit: Most = 200) -> models.Directive:
        """A directive's issuer and signer, and what carries it out."""
        return self._profile("directive", local, limit, Profiles.directive)

    def article(self, local: Local, limit: Most = 200) -> models.ArticleWithThings:
        """An article and whom and what it speaks of."""
        return self._profile("article", local, limit, Profiles.article)

    def evidence(
        self,
        iri: Annotated[str, Query(alias="node", max_length=2000, description="The node's IRI.")],
        limit: Most = 200,
    ) -> models.EvidenceList:
        """The sentences that support a node: a person, a membership, an event, a participation, an award."""
        asked = node(iri)
        if asked is None:
            raise fault(HTTPStatus.NOT_FOUND, f"{iri!r} is no IRI")
        return self._snapshot.read(lambda store: Profiles(store, self._addresses, limit).evidence(asked))

    def _profile(self, kind: str, local: str, limit: int, read: Callable[[Profiles, ox.NamedNode], T | None]) -> T:
        iri = self._addresses.iri(f"{kind}/{local}")
        found = (
            self._snapshot.read(lambda store: read(Profiles(store, self._addresses, limit), iri))
            if iri is not None
            else None
        )
        if found is None:
            raise fault(HTTPStatus.NOT_FOUND, f"there is no {kind} {local!r}")
        return found


def router(rest: Rest) -> APIRouter:
    """Return the routes under ``/api``."""
    routes = APIRouter(prefix="/api", responses=_WRONG, tags=["REST"])
    routes.add_api_route("/search", rest.search)
    routes.add_api_route("/stats", rest.stats)
    routes.add_api_route("/evidence", rest.evidence, responses=_MISSING)
    for kind in ("person", "agency", "event", "directive", "article"):
        routes.add_api_route(f"/{kind}/{{local}}", getattr(rest, kind), responses=_MISSING)
    return routes
