"""The explorer: search, open a person, a body, an event, a directive or an article, and read what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from typing import Annotated, TypeVar

from fastapi import Query, Request
from fastapi.responses import Response

from graph_api.addresses import Addresses
from graph_api.profiles import Profiles
from graph_api.questions import names as questions
from graph_api.questions import question
from graph_api.rest import Rest
from graph_api.snapshot import Snapshot
from graph_api.store import GraphStore
from viz.articles import passages, segments, span
from viz.dossiers import SHOWN, Dossiers
from viz.finder import Finder
from viz.names import Reader, names
from viz.projections import PROJECTIONS
from viz.questions import ask
from viz.rendering import page, reader_of

T = TypeVar("T")
ArticleText = Callable[[str], str | None]

Words = Annotated[str, Query(max_length=200)]
Iri = Annotated[str, Query(max_length=2000)]
View = Annotated[str, Query(max_length=20)]
Depth = Annotated[int, Query(ge=1, le=3)]

# The longest list on a page.
_MOST = 3000


class Explorer:
    """Answers the pages of one server, over the newest state of its store."""

    def __init__(self, snapshot: Snapshot, addresses: Addresses, article_text: ArticleText | None = None) -> None:
        """Read from ``snapshot``; ``article_text`` gives the whole text of an article by its IRI, where it is kept."""
        self._snapshot = snapshot
        self._addresses = addresses
        self._article_text = article_text
        self._rest = Rest(snapshot, addresses)
        self.finder = Finder(self._rest, snapshot)

    # pages ---------------------------------------------------------------------------------------------

    def home(self, request: Request, q: Words = "") -> Response:
        """Show the search box, with what was found; without a question, what there is to find."""
        reader = self._reader(request)
        if q.strip():
            return page(request, "search.html", reader, q=q, groups=self.finder.groups(q, reader))
        recent = self._read(lambda store: list(ask(store, "recent")))
        return page(
            request,
            "home.html",
            reader,
            q="",
            stats=self._rest.stats(),
            recent=recent,
            examples=_examples(reader.language)[:8],
        )

    def thing_of(self, kind: str) -> Callable[[Request, str], Response]:
        """Return what shows the things of a kind: persons, bodies, events or directives."""

        def thing(request: Request, local: str, all: bool = False) -> Response:  # noqa: A002, FBT001, FBT002 - as the address has it
            reader, iri = self._reader(request), self._addresses.iri(f"{kind}/{local}")
            if iri is None:
                return self.missing(request)
            most = _MOST if all else SHOWN
            found = self._read(lambda store: Dossiers(store, self._profiles(store), reader, most).of(kind, iri.value))
            return page(request, f"{kind}.html", reader, it=found) if found else self.missing(request)

        return thing

    def article(self, request: Request, local: str) -> Response:
        """Show an article, with the sentences that facts were read from."""
        reader, iri = self._reader(request), self._addresses.iri(f"article/{local}")
        if iri is None:
            return self.missing(request)
        found = self._read(lambda store: (self._profiles(store).article(iri), passages(store, iri.value, reader)))
        article, read = found
        if article is None:
            return self.missing(request)
        text = self._article_text(iri.value) if self._article_text else None
        cut = None if text is None else list(segments(text, (span(passage.fragment) for passage in read)))
        return page(request, "article.html", reader, article=article, passages=read, segments=cut)

    def network(self, request: Request, entity: Iri = "", view: View = "", depth: Depth = 2) -> Response:
        """Show a network on a page of its own: around a thing, or a projection of the whole graph."""
        reader = self._reader(request)
        if entity:
            name = self._read(lambda store: names(store, [entity], reader.language)[entity])
            return page(request, "network.html", reader, title=name.label, entity=entity, view="", depth=depth)
        view = view if view in PROJECTIONS else next(iter(PROJECTIONS))
        return page(
            request, "network.html", reader, title="", entity="", view=view, depth=depth, views=tuple(PROJECTIONS)
        )

    def query(self, request: Request) -> Response:
        """Show a box for SPARQL, with questions to start from."""
        reader = self._reader(request)
        return page(request, "query.html", reader, examples=_examples(reader.language))

    def data(self, request: Request) -> Response:
        """Show what is in the graph, from where, and how to take it along."""
        coverage = self._read(lambda store: list(ask(store, "coverage")))
        return page(request, "data.html", self._reader(request), stats=self._rest.stats(), coverage=coverage)

    def missing(self, request: Request) -> Response:
        """Say that there is no such page."""
        return page(request, "missing.html", self._reader(request), HTTPStatus.NOT_FOUND)

    def _reader(self, request: Request) -> Reader:
        return reader_of(request, self._addresses.base)

    def _profiles(self, store: GraphStore) -> Profiles:
        return Profiles(store, self._addresses, _MOST)

    def _read(self, ask_store: Callable[[GraphStore], T]) -> T:
        return self._snapshot.read(ask_store)


@cache
def _examples(language: str) -> list[tuple[str, str, str]]:
    """Return the competency questions: name, wording in the language, and query."""
    asked = [question(name) for name in questions() if name[0].isdigit()]
    return [(one.name, one.vi if language == "vi" else one.en, one.text) for one in asked]
