"""The newest state of a store that somebody else may be writing to.

Oxigraph's read-only view is frozen, so it is opened again when the writer has left a new stamp. What is being
read at that moment goes on reading the old one.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, TypeVar

from graph_api.disk import StoreError
from graph_api.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph_api.store import GraphStore

    T = TypeVar("T")


_PAUSES = (0.0, 0.02, 0.1)  # seconds: those who write often compact often


class Snapshot:
    """Gives the store at ``path`` as it is now; call it, or let it ``read``. Made for many threads."""

    def __init__(self, path: Path) -> None:
        """Open nothing yet."""
        self.path: Path | None = path
        self._lock = threading.Lock()
        self._store: GraphStore | None = None

    def __call__(self) -> GraphStore:
        """Return a read-only store that nobody has written to since, as far as is known.

        Raises:
            StoreError: it cannot be opened, and never could.
        """
        with self._lock:
            if self._store is None:
                self._store = open_store(self.path, read_only=True)
            elif self._store.outdated():
                try:
                    self._store = open_store(self.path, read_only=True)
                except StoreError:  # it is just being rebuilt: the old state serves until the new one is there
                    return self._store
            return self._store

    def read(self, ask: Callable[[GraphStore], T]) -> T:
        """Return what ``ask`` makes of the store, asked again when files went away under it.

        A writer's compaction may remove files that a frozen view has not opened yet. ``ask`` must have read
        all that it wants when it returns: no generators.
        """
        for pause in _PAUSES:
            store = self()
            try:
                return ask(store)
            except OSError:
                with self._lock:
                    if self._store is store:
                        self._store = None
                time.sleep(pause)
        return ask(self())


class Kept(Snapshot):
    """A store that is open already, such as one in memory, for whoever wants a ``Snapshot``."""

    def __init__(self, store: GraphStore) -> None:
        """Keep the store; its owner closes it."""
        self.path = store.path
        self._kept = store

    def __call__(self) -> GraphStore:
        """Return it."""
        return self._kept

    def read(self, ask: Callable[[GraphStore], T]) -> T:
        """Return what ``ask`` makes of it."""
        return ask(self._kept)
