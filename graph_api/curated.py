"""What people write over SPARQL Update and the Graph Store Protocol: graphs of their own beside the archive's.

The store is a projection and may be thrown away at any time. So the curated graphs are kept in a small SQLite file
beside it, and are put back into a store that lacks them. The file is written under the lock of the store: whoever has
the store open for writing may write here. Before a change, the graphs that it touches are noted as pending; a note
that is still there later tells that a process died in between, and the store is made to hold what the file has.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph_api.changes import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graph_api.store import GraphStore

CURATED_GRAPH = "https://w3id.org/bomay/graph/curated"
_OURS = "https://w3id.org/bomay/"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS graph (iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS statement (graph TEXT, triple TEXT, PRIMARY KEY (graph, triple)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pending (graph TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class ProtectedGraphError(Exception):
    """A graph belongs to the archive or to the project, and is not for writing; the message names it."""


@dataclass(frozen=True, slots=True)
class Realm:
    """Which graphs may be written: the curated ones, and new ones under names that the project does not use.

    ``base`` opens the IRIs of all entities, among them the graphs of articles, those still to come included.
    """

    base: str
    graphs: frozenset[str] = field(default_factory=frozenset)

    def check(self, iri: str, store: GraphStore) -> None:
        """Raise an error unless the graph may be written.

        Raises:
            ProtectedGraphError: it may not.
        """
        if iri in self.graphs or iri == CURATED_GRAPH or iri.startswith(CURATED_GRAPH + "/"):
            return
        if iri.startswith((self.base, _OURS)):
            message = f"graph {iri} belongs to the archive and is written by it alone"
            raise ProtectedGraphError(message)
        if store.has_graph(iri):
            message = f"graph {iri} is in the store and is no curated graph"
            raise ProtectedGraphError(message)


class Curated:
    """The file of the curated graphs, made where it is missing."""

    def __init__(self, path: Path) -> None:
        """Open nothing yet."""
        self.path = path

    def graphs(self) -> frozenset[str]:
        """Return the IRIs of the curated graphs."""
        if not self.path.exists():
            return frozenset()
        with self._connected() as base:
            return frozenset(iri for (iri,) in base.execute("SELECT iri FROM graph"))

    def quads(self, graph: str) -> frozenset[ox.Quad]:
        """Return the quads of one curated graph."""
        with self._connected() as base:
            return _quads(base, graph)

    def commit(self, store: GraphStore, change: Change) -> None:
        """Make a change in the file and in the store, in both or in neither.

        Args:
            store: the store, open for writing.
            change: quads of curated graphs as the store writes them (``changes.canonical``).
        """
        with self._connected() as base:
            with base:
                base.executemany("INSERT OR IGNORE INTO pending VALUES (?)", [(iri,) for iri in change.graphs()])
            with base:  # rolled back when the store fails
                _write(base, change)
                base.execute("DELETE FROM pending")
                store.change(change)

    def restore(self, store: GraphStore) -> int:
        """Put back what the store lacks, and take out what a change that was cut short left in it.

        Returns:
            The number of graphs that were not as they should be.
        """
        if not self.path.exists():
            return 0
        with self._connected() as base:
            wanted = {iri for (iri,) in base.execute("SELECT iri FROM graph")}
            doubtful = {iri for (iri,) in base.execute("SELECT graph FROM pending")}
            doubtful |= {iri for iri in wanted if not store.has_graph(iri)}
            for iri in sorted(doubtful):
                present = frozenset(store.quads(iri))
                kept = _quads(base, iri)
                dropped = frozenset([iri]) if iri not in wanted else frozenset[str]()
                store.change(Change(present - kept, kept - present, frozenset([iri]) - dropped, dropped))
            with base:
                base.execute("DELETE FROM pending")
        return len(doubtful)

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self.path)
        try:
            base.executescript(_SCHEMA)
            yield base
        finally:
            base.close()


def _quads(base: sqlite3.Connection, graph: str) -> frozenset[ox.Quad]:
    name = ox.NamedNode(graph)
    lines = base.execute("SELECT triple FROM statement WHERE graph = ?", (graph,))
    text = "".join(f"{triple} .\n" for (triple,) in lines)
    triples = ox.parse(text.encode(), ox.RdfFormat.N_TRIPLES)
    return frozenset(ox.Quad(each.subject, each.predicate, each.object, name) for each in triples)


def _write(base: sqlite3.Connection, change: Change) -> None:
    base.executemany("DELETE FROM statement WHERE graph = ? AND triple = ?", _lines(change.gone))
    base.executemany("DELETE FROM graph WHERE iri = ?", [(iri,) for iri in change.dropped])
    base.executemany("INSERT OR IGNORE INTO statement VALUES (?, ?)", _lines(change.new))
    filled = {graph for graph, _ in _lines(change.new)}
    base.executemany("INSERT OR IGNORE INTO graph VALUES (?)", [(iri,) for iri in filled | change.created])


def _lines(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str]]:
    for quad in quads:
        if not isinstance(quad.graph_name, ox.NamedNode):
            message = f"quad of no named graph: {quad}"
            raise ValueError(message)  # noqa: TRY004 - a quad of the default graph is a quad, with a wrong value
        yield quad.graph_name.value, str(quad.triple)
