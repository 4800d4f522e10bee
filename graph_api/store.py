"""The one door to Oxigraph: quads in, answers out.

Every article has its own named graph. A reader who does not ask who says so wants the union of them all,
each triple once; Oxigraph's own switch for that repeats a triple for every graph that holds it, and a join
over two such triples repeats it squared. So the union is kept in the default graph of the store, and every
write here keeps it true. ``quads``, ``graphs`` and ``len`` speak of the named graphs alone.

On disk a store is a folder: ``oxigraph/`` (RocksDB), ``generation`` (rewritten after each write, so that
readers in other processes know that their frozen snapshot is out of date) and ``reference.json`` (digests of
the reference data inside).
"""

from __future__ import annotations

import json
import threading
import time
from itertools import chain
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from graph_api import changes, disk
from graph_api.disk import LockedStoreError, ReadOnlyStoreError, StoreError
from graph_api.reference import references, turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

    from graph_api.changes import Change
    from graph_api.reference import Reference

    Subject = ox.NamedNode | ox.BlankNode | ox.Triple
    Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
    Statement = tuple[Subject, ox.NamedNode, Object]
    Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

_REFERENCE = "reference.json"
_PAUSE = 0.05  # seconds
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


def open_store(path: Path | None, *, read_only: bool = False, patience: float = 0.0) -> GraphStore:
    """Open the store at ``path``, made where it is missing; None keeps it in memory.

    ``read_only`` opens a frozen snapshot beside a possible writer; see ``GraphStore.outdated``. For ``patience``
    seconds it is tried again while another writer has it open: a server that takes writes has it for a moment only.

    Raises:
        MissingStoreError: ``read_only`` and nothing is there.
        LockedStoreError: another writer has it open, and does not let go.
        CorruptStoreError: the files cannot be read as a store.
    """
    until = time.monotonic() + patience
    while True:
        try:
            return GraphStore(path, read_only=read_only)
        except LockedStoreError:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)


class GraphStore:
    """Named graphs of quads, and their union as the default graph. Use it as a context manager."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        """Open the store; ``open_store`` says how."""
        self.path = path
        self.read_only = read_only
        self.generation = disk.generation(path) if path else "0"
        self._writing = threading.RLock()
        self._digests: dict[str, str] = {}
        self._open: ox.Store | None = disk.connect(path, read_only=read_only)

    @property
    def _store(self) -> ox.Store:
        if self._open is None:
            message = f"store {self._where} is closed"
            raise StoreError(message)
        return self._open

    @property
    def _where(self) -> str:
        return str(self.path) if self.path else "in memory"

    # reading ------------------------------------------------------------------------------------------

    def query(
        self,
        text: str,
        *,
        prefixes: dict[str, str] | None = None,
        base_iri: str | None = None,
        default_graphs: Iterable[str] | None = None,
        named_graphs: Iterable[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL 1.1 query over the union of all graphs, or over the data set named.

        Raises:
            SyntaxError: the text is no SPARQL query; the message is the parser's.
            OSError: the files went away under a read-only snapshot (open it again).
        """
        chosen = default_graphs is not None or named_graphs is not None
        return self._store.query(
            text,
            prefixes=prefixes,
            base_iri=base_iri,
            default_graph=[ox.NamedNode(iri) for iri in default_graphs or ()] if chosen else None,
            named_graphs=[ox.NamedNode(iri) for iri in named_graphs or ()] if chosen else None,
        )

    def graphs(self) -> set[str]:
        """Return the IRIs of the named graphs."""
        return {node.value for node in self._store.named_graphs() if isinstance(node, ox.NamedNode)}

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Yield the quads of one named graph, or of all, graph after graph in the order of their IRIs."""
        for iri in sorted(self.graphs()) if graph is None else (graph,):
            yield from self._store.quads_for_pattern(None, None, None, ox.NamedNode(iri))

    def union(self) -> Iterator[ox.Triple]:
        """Yield the triples of all graphs, each once."""
        for quad in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            yield quad.triple

    def __contains__(self, quad: ox.Quad) -> bool:
        """Tell whether a named graph holds this very quad."""
        return quad in self._store

    def has_graph(self, graph_iri: str) -> bool:
        """Tell whether there is a named graph of this IRI, be it empty."""
        return self._store.contains_named_graph(ox.NamedNode(graph_iri))

    def copy(self, path: Path) -> None:
        """Make a store at ``path`` that holds what this one holds now; files that do not change are shared."""
        path.mkdir(parents=True, exist_ok=True)
        self._store.backup(str(path / disk.DATABASE))

    def __len__(self) -> int:
        """Count the quads of the named graphs."""
        for solution in self._select(_COUNT):
            return int(str(solution["n"].value))
        return 0

    def _select(self, text: str) -> ox.QuerySolutions:
        answer = self._store.query(text)
        if not isinstance(answer, ox.QuerySolutions):
            message = f"not a SELECT query: {text}"
            raise TypeError(message)
        return answer

    def outdated(self) -> bool:
        """Tell whether somebody has written since this store was opened for reading."""
        return self.read_only and self.path is not None and disk.generation(self.path) != self.generation

    # writing ------------------------------------------------------------------------------------------

    def replace(self, graph_iri: str, quads: Iterable[ox.Quad]) -> None:
        """Make the named graph hold exactly the triples of ``quads``, in one transaction.

        The graph of each quad is not looked at. What is there already is not written again.

        Raises:
            ValueError: a quad holds a blank node, which has no name to be taken back by.
        """
        wanted = {(quad.subject, quad.predicate, quad.object) for quad in quads}
        for statement in wanted:
            if _blank(statement):
                message = f"blank node in graph {graph_iri}: {ox.Triple(*statement)}"
                raise ValueError(message)
        graph = ox.NamedNode(graph_iri)
        with self._writing:
            present = set(self._statements(graph))
            if wanted and not present:  # one atomic extension; the text of an update would have to be parsed
                self._write().extend(chain.from_iterable(_twice(ox.Quad(*each, graph)) for each in wanted))
                self._stamp()
                return
            gone, new = present - wanted, wanted - present
            unsaid = [statement for statement in gone if not self._said_elsewhere(statement, graph)]
            parts = [*_data("DELETE", gone, graph), *_data("DELETE", unsaid), *_data("INSERT", new, graph)]
            parts += _data("INSERT", new)
            if parts:
                self._write().update(";\n".join(parts))
                if not wanted:
                    self._store.remove_graph(graph)
                self._stamp()

    def remove(self, graph_iri: str) -> None:
        """Drop the named graph; a triple that another graph also holds stays in the union."""
        graph = ox.NamedNode(graph_iri)
        with self._writing:
            store = self._write()
            if not store.contains_named_graph(graph):
                return
            present = set(self._statements(graph))
            unsaid = [statement for statement in present if not self._said_elsewhere(statement, graph)]
            named = [s for s in unsaid if not _blank(s)]
            store.update(";\n".join([f"DROP SILENT GRAPH {graph}", *_data("DELETE", named)]))
            for statement in unsaid:
                if _blank(statement):  # DELETE DATA cannot name it; only reference data has them
                    store.remove(ox.Quad(*statement))
            self._stamp()

    def change(self, change: Change) -> None:
        """Make a change of several graphs in one transaction; blank nodes keep their names."""
        with self._writing:
            changes.apply(self._write(), change)
            self._stamp()

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Add many quads at once, not in a transaction: for a store that nobody reads yet.

        Raises:
            ValueError: a quad stands in no named graph.
        """
        with self._writing:
            self._write().bulk_extend(chain.from_iterable(map(_twice, quads)))
            self._stamp()

    def load_reference(self, root: Path | None = None) -> tuple[str, ...]:
        """Load the vocabulary, the concept schemes and the places whose files have changed since the last time.

        Args:
            root: folder of the Turtle files; the ontology package where left out.

        Returns:
            The IRIs of the graphs that were loaded.

        Raises:
            SyntaxError: a file is no Turtle; the message names it.
        """
        with self._writing:
            store = self._write()
            known = self._reference_digests()
            stale = [(ref, ref.digest()) for ref in references(root)]
            stale = [(ref, digest) for ref, digest in stale if known.get(ref.graph) != digest]
            for ref, digest in stale:
                self._note_reference({iri: kept for iri, kept in known.items() if iri != ref.graph})
                self.remove(ref.graph)
                _load_files(store, ref)
                known = {**known, ref.graph: digest}
                self._note_reference(known)
            if stale:
                self._stamp()
            return tuple(ref.graph for ref, _ in stale)

    def optimize(self) -> None:
        """Rewrite the files for reading: worth it after ``load``, before a long time of queries."""
        self._write().optimize()

    def _statements(self, graph: ox.NamedNode) -> Iterator[Statement]:
        for quad in self._store.quads_for_pattern(None, None, None, graph):
            yield quad.subject, quad.predicate, quad.object

    def _said_elsewhere(self, statement: Statement, graph: ox.NamedNode) -> bool:
        others = (None, ox.DefaultGraph(), graph)
        return any(quad.graph_name not in others for quad in self._store.quads_for_pattern(*statement, None))

    def _write(self) -> ox.Store:
        if self.read_only:
            message = f"store {self._where} was opened for reading"
            raise ReadOnlyStoreError(message)
        return self._store

    def _stamp(self) -> None:
        self.generation = str(max(time.time_ns(), int(self.generation or 0) + 1))
        if self.path:
            disk.overwrite(self.path / disk.GENERATION, self.generation)

    def _reference_digests(self) -> dict[str, str]:
        if self.path is None:
            return self._digests
        try:
            return dict(json.loads((self.path / _REFERENCE).read_text("utf-8")))
        except FileNotFoundError:
            return {}

    def _note_reference(self, digests: dict[str, str]) -> None:
        self._digests = digests
        if self.path:
            disk.overwrite(self.path / _REFERENCE, json.dumps(digests, indent=1, sort_keys=True))

    # closing ------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Flush and let go of the files; a closed store answers nothing."""
        if self._open is not None and self.path and not self.read_only:
            self._open.flush()
        self._open = None

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


def _blank(statement: Statement) -> bool:
    return isinstance(statement[0], ox.BlankNode) or isinstance(statement[2], ox.BlankNode)


def _data(verb: str, statements: Iterable[Statement], graph: ox.NamedNode | None = None) -> list[str]:
    lines = "\n".join(f"{subject} {predicate} {object_} ." for subject, predicate, object_ in statements)
    if not lines:
        return []
    return [f"{verb} DATA {{ GRAPH {graph} {{\n{lines}\n}} }}" if graph else f"{verb} DATA {{\n{lines}\n}}"]


def _twice(quad: ox.Quad) -> tuple[ox.Quad, ox.Quad]:
    if isinstance(quad.graph_name, ox.DefaultGraph):
        message = f"quad of no named graph: {quad}"
        raise ValueError(message)  # noqa: TRY004 - a quad of the default graph is a quad, with a wrong value
    return quad, ox.Quad(quad.subject, quad.predicate, quad.object)


def _load_files(store: ox.Store, reference: Reference) -> None:
    graph = ox.NamedNode(reference.graph)
    for file in reference.files:
        try:
            store.bulk_load(turtle(file), ox.RdfFormat.TURTLE, base_iri=file.as_uri(), to_graph=graph)
        except SyntaxError as error:
            message = f"{file}: {error}"
            raise SyntaxError(message) from error
    store.bulk_extend(
        ox.Quad(quad.subject, quad.predicate, quad.object) for quad in store.quads_for_pattern(None, None, None, graph)
    )
