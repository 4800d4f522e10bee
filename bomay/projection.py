"""From the archive to the store: resolve everything, write the graphs that changed, drop those that are gone.

The archive remembers what each graph was made of: the article, its facts, and the entities in it. Before a graph is
written that memory is blanked, and after it renewed, so a run that is killed in between leaves no doubt. New graphs
are loaded many at a time, which is not a transaction; a mark in the archive says so while it lasts, and whoever finds
that mark throws the store away and makes it again. What people have written over HTTP is no article's: it is put back
from a file of its own.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from bomay.report import Report, Trouble, Watch, unwatched
from graph_api.curated import Curated
from graph_api.store import open_store
from ingest.archive import Unreadable
from ingest.quads import FORM, quads
from ingest.resolve import article_iri, resolve
from ingest.resolve.iris import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

    from bomay.settings import Settings
    from graph_api.store import GraphStore
    from ingest.archive import Archive
    from ingest.records import Extraction
    from ingest.resolve import Identities

_TOGETHER = 50  # graphs written between two notes in the archive
_MANY = 200  # new graphs from which loading them together is worth it, whatever the store holds
_SOME = 50  # and from which it is if they are the greater part of the store: making that anew takes no longer
_PATIENCE = 10  # seconds: somebody who writes over HTTP has the store for a moment
_LOAD = 1000  # graphs loaded together: more would be faster, at half a megabyte of memory each


@dataclass(frozen=True, slots=True)
class Plan:
    """What the store should hold: for each graph the article's key, and a digest of all that the graph is made of."""

    identities: Identities
    keys: dict[str, str]
    digests: dict[str, str]


def project(archive: Archive, settings: Settings, report: Report, watch: Watch = unwatched) -> None:
    """Make the store hold what the archive states, writing no more than has changed.

    Raises:
        StoreError: the store is written to by somebody else, or cannot be read.
    """
    if archive.graphs.building:
        discard(archive, settings)
    plan = planned(archive, settings, report, watch)
    with open_store(settings.store, patience=_PATIENCE) as store:
        store.load_reference()
        loaded, held = archive.graphs.loaded(), store.graphs()
        gone = [iri for iri in loaded if iri not in plan.keys]
        stale = [iri for iri in plan.keys if loaded.get(iri) != plan.digests[iri] or iri not in held]
        new = [iri for iri in stale if iri not in held]
        _remove(archive, store, gone, report)
        writer = _Writer(archive, store, settings.base, plan, report)
        if len(new) >= min(_MANY, max(_SOME, len(held))):
            writer.load(new, watch)
            stale = [iri for iri in stale if iri in held]
        writer.write(stale, watch)
        Curated(settings.curated).restore(store)
    archive.graphs.building = False


def discard(archive: Archive, settings: Settings) -> None:
    """Throw the store away, and mark it as being made again.

    Raises:
        StoreError: the store is written to by somebody else.
    """
    archive.graphs.building = True
    if settings.store.exists():
        open_store(settings.store, patience=_PATIENCE).close()  # refuses where another process writes
        shutil.rmtree(settings.store)
    archive.graphs.forget_all()


def planned(archive: Archive, settings: Settings, report: Report, watch: Watch = unwatched) -> Plan:
    """Resolve all that the archive states, and return what the store should hold."""
    contents: dict[str, str] = {}
    total = len(archive)

    def facts() -> Iterator[tuple[Extraction, str | None]]:
        for document in archive.documents():
            if isinstance(document, Unreadable):
                report.failed.append(Trouble(document.source, document.reason))
                continue
            contents[document.article.key] = document.digest
            watch("resolve", len(contents), total)
            yield document.extraction, document.article.published

    identities = resolve(facts(), settings.base)
    keys = {article_iri(settings.base, key): key for key in contents}
    digests = {iri: digest(FORM, contents[key], identities.of(key).digest()) for iri, key in keys.items()}
    return Plan(identities, keys, digests)


def _remove(archive: Archive, store: GraphStore, gone: list[str], report: Report) -> None:
    archive.graphs.blank(dict.fromkeys(gone, ""))
    for iri in gone:
        store.remove(iri)
    archive.graphs.forget(gone)
    report.removed += len(gone)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the graphs of a plan."""

    archive: Archive
    store: GraphStore
    base: str
    plan: Plan
    report: Report

    def load(self, iris: list[str], watch: Watch) -> None:
        """Add graphs that the store does not hold, many at a time."""
        self.archive.graphs.building = True
        for some in _batches(iris, _LOAD):
            self._blank(some)
            self.store.load(quad for _, graph in self._made(some, watch, len(iris)) for quad in graph)
            self._note(some)

    def write(self, iris: list[str], watch: Watch) -> None:
        """Make each graph what it should be, one transaction each."""
        for some in _batches(iris, _TOGETHER):
            ready = dict(self._made(some, watch, len(iris)))
            self._blank(ready)
            for iri, graph in ready.items():
                self.store.replace(iri, graph)
            self._note(ready)

    def _made(self, iris: list[str], watch: Watch, total: int) -> Iterator[tuple[str, list[Quad]]]:
        for iri in iris:
            document = self.archive.document(self.plan.keys[iri])
            graph: list[Quad] = []
            try:
                graph.extend(quads(document.article, document.extraction, self.plan.identities, self.base))
            except Exception as error:  # noqa: BLE001 - whatever is wrong with one extraction, the others are written
                graph.clear()
                place = document.article.source or document.article.key
                self.report.failed.append(Trouble(place, f"{type(error).__name__}: {error}"))
            self.report.written += 1
            self.report.quads += len(graph)
            yield iri, graph
            watch("load", self.report.written, total)

    def _blank(self, iris: Iterable[str]) -> None:
        self.archive.graphs.blank({iri: self.plan.keys[iri] for iri in iris})

    def _note(self, iris: Iterable[str]) -> None:
        self.archive.graphs.note({iri: self.plan.digests[iri] for iri in iris})


def _batches(items: list[str], size: int) -> Iterator[list[str]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
