"""The search index of the newest state of the store, made again when the store has changed."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from graph_api.search import SearchIndex, index

if TYPE_CHECKING:
    from graph_api.snapshot import Snapshot

_REST = 5  # a store that is written to all the time is read at most a sixth of the time


class Names:
    """Gives the index of the names in a store; call it."""

    def __init__(self, snapshot: Snapshot, *, rest: float = _REST) -> None:
        """Build nothing yet; after building, rest for ``rest`` times as long as that took."""
        self._snapshot = snapshot
        self._rest = rest
        self._lock = threading.Lock()
        self._index = SearchIndex(())
        self._generation: str | None = None
        self._not_before = 0.0

    def __call__(self) -> SearchIndex:
        """Return the index; while the store is being written to, perhaps that of a moment ago."""
        with self._lock:
            if self._snapshot().generation != self._generation and time.monotonic() >= self._not_before:
                start = time.monotonic()
                self._index, self._generation = self._snapshot.read(lambda store: (index(store), store.generation))
                self._not_before = time.monotonic() + self._rest * (time.monotonic() - start)
            return self._index
