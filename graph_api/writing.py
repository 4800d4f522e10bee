"""The one who writes: opens the store, makes changes of curated graphs, and lets go of it after a moment of rest.

So whoever ingests articles can come in between; and the files are not shuffled for every change, which those who read
beside it would feel. Changes are made one after the other. What an update changes is worked out by a worker process
while the store is held, so that nobody else writes; if its operations build on each other, on a copy that shares files.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph_api.changes import Change, canonical
from graph_api.curated import CURATED_GRAPH, Curated, Realm
from graph_api.disk import DATABASE, LockedStoreError, MissingStoreError
from graph_api.reasons import QueryError, Reason
from graph_api.store import open_store
from graph_api.syntax import UnreadableUpdateError
from graph_api.updates import builds_on_itself
from graph_api.workers import AskedUpdate

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from graph_api.store import GraphStore
    from graph_api.tokens import Token
    from graph_api.updates import Update
    from graph_api.workers import Workers

    Check = Callable[[GraphStore], None]

_PATIENCE = 5.0  # seconds to wait for whoever has the store open
_REST = 1.0  # seconds after a change until the store is let go
_HELD = 5.0  # seconds after which it is let go between two changes, however close they are


@dataclass(frozen=True, slots=True)
class Writing:
    """That a server takes writes: the file of the curated graphs, and the token that opens it."""

    curated: Path
    token: Token


class Writer:
    """Writes the curated graphs of the store at ``path``."""

    def __init__(self, path: Path, curated: Curated, workers: Workers, base: str) -> None:
        """Open nothing yet."""
        self._path = path
        self._curated = curated
        self._workers = workers
        self._base = base
        self._lock = asyncio.Lock()
        self._store: GraphStore | None = None
        self._since = 0.0
        self._resting: asyncio.TimerHandle | None = None
        self._releasing: asyncio.Task[None] | None = None

    async def update(self, update: Update) -> None:
        """Make a SPARQL update.

        Raises:
            QueryError: it is not made, not even in part.
        """
        async with self._opened() as store:
            with tempfile.TemporaryDirectory(dir=self._path.parent, prefix=".update-") as scratch:
                copy = await asyncio.to_thread(_copied, store, update, Path(scratch))
                running = await self._workers.run(AskedUpdate(update, self._realm(), copy))
                change = Change.from_json(b"".join([piece async for piece in running.pieces()]))
            await self._commit(store, change.effective(store))

    async def put(self, graph: str, quads: Iterable[ox.Quad], check: Check) -> bool:
        """Make a graph hold these triples and no others; tell whether it is new."""
        async with self._opened(graph, check) as store:
            new, present, known = canonical(quads), frozenset(store.quads(graph)), store.has_graph(graph)
            made = frozenset[str]() if known else frozenset([graph])
            await self._commit(store, Change(present - new, new - present, made))
            return not known

    async def add(self, graph: str, quads: Iterable[ox.Quad], check: Check) -> bool:
        """Add triples to a graph; tell whether it is new."""
        async with self._opened(graph, check) as store:
            new, known = canonical(quads), store.has_graph(graph)
            made = frozenset[str]() if known else frozenset([graph])
            await self._commit(store, Change(new=frozenset(quad for quad in new if quad not in store), created=made))
            return not known

    async def drop(self, graph: str, check: Check) -> bool:
        """Drop a graph; tell whether there was one."""
        async with self._opened(graph, check) as store:
            if not store.has_graph(graph):
                return False
            kept = graph == CURATED_GRAPH  # the default graph is always there
            change = Change(frozenset(store.quads(graph)), dropped=frozenset([] if kept else [graph]))
            await self._commit(store, change)
            return True

    def _realm(self) -> Realm:
        return Realm(self._base, self._curated.graphs())

    async def _commit(self, store: GraphStore, change: Change) -> None:
        if change:
            await asyncio.to_thread(self._curated.commit, store, change)

    @asynccontextmanager
    async def _opened(self, graph: str | None = None, check: Check | None = None) -> AsyncIterator[GraphStore]:
        async with self._lock:
            if self._resting is not None:
                self._resting.cancel()
            if self._store is None or time.monotonic() - self._since > _HELD:
                await self._release()
                self._store, self._since = await asyncio.to_thread(self._open), time.monotonic()
            try:
                if check is not None and graph is not None:
                    check(self._store)
                    self._realm().check(graph, self._store)
                yield self._store
            finally:
                self._resting = asyncio.get_running_loop().call_later(_REST, self._rest)

    def _rest(self) -> None:
        self._releasing = asyncio.ensure_future(self._let_go())

    async def _let_go(self) -> None:
        async with self._lock:
            await self._release()

    def close(self) -> None:
        """Let go of the store when the server ends, after the last change."""
        if self._resting is not None:
            self._resting.cancel()
        store, self._store = self._store, None
        if store is not None:
            store.close()

    async def _release(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            await asyncio.to_thread(store.close)

    def _open(self) -> GraphStore:
        if not (self._path / DATABASE / "CURRENT").is_file():  # it is being made anew; do not make another
            message = f"no store at {self._path}"
            raise MissingStoreError(message)
        try:
            store = open_store(self._path, patience=_PATIENCE)
        except LockedStoreError as error:
            message = "articles are being ingested; the graph can be written again when that is done"
            raise QueryError(Reason.BUSY, message) from error
        self._curated.restore(store)
        return store


def _copied(store: GraphStore, update: Update, scratch: Path) -> Path | None:
    """Make a copy of the store where an update needs one; None where it reads the store as it is."""
    try:
        needed = builds_on_itself(update.text)
    except UnreadableUpdateError:  # the worker will say so
        return None
    if not needed:
        return None
    store.copy(scratch)
    return scratch
