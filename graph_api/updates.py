"""SPARQL Update, worked out before it is made: which quads would go and which come, and whether they may.

Every operation reads the whole store, the union of all graphs where it names none, and writes curated graphs alone;
triples outside GRAPH go to the curated default graph. Where operations build on each other, all happens in a copy
of the store: an operation sees what the earlier ones have done, and nobody else does.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph_api import templates
from graph_api.changes import Change, canonical
from graph_api.curated import CURATED_GRAPH, Realm
from graph_api.syntax import Block, Operation, Token, operations

if TYPE_CHECKING:
    from graph_api.store import GraphStore
    from graph_api.templates import Template

_PROBE = "DROP GRAPH <urn:bomay:no-such-graph> ; "
_SEPARATOR = "\n;\n"


class UpdateError(Exception):
    """An operation cannot be done: a graph is not there, or is there already; the message says which."""


class RefusedUpdateError(Exception):
    """An operation is one that this server does not do."""


@dataclass(frozen=True, slots=True)
class Update:
    """An update as a client asks it; the protocol's data set is None where the request names none."""

    text: str
    base: str | None = None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


def read(text: str, base: str | None) -> tuple[Operation, ...]:
    """Return the operations of an update.

    Raises:
        SyntaxError: it is no update; the message is Oxigraph's.
        UnreadableUpdateError: it is written in a way that cannot be taken apart.
    """
    found = tuple(operations(text))
    if any(operation.declares for operation in found[1:]):  # right, but Oxigraph takes declarations at the start alone
        for operation in found:
            _check(f"{operation.prologue}{_PROBE}{operation.text}", base)
    else:
        _check(
            text if not found else f"{found[0].prologue}{_PROBE}{_SEPARATOR.join(each.text for each in found)}", base
        )
    return found


def builds_on_itself(text: str) -> bool:
    """Tell whether an operation of an update may read what an earlier one has done.

    Raises:
        UnreadableUpdateError: see ``read``.
    """
    found = tuple(operations(text))
    return len(found) > 1 and any(operation.words()[1:2] != ("DATA",) for operation in found)


def _check(text: str, base: str | None) -> None:
    """Let Oxigraph read an update without running it: it reads all of it before the first operation, which fails."""
    with suppress(RuntimeError):  # there is no such graph
        ox.Store().update(text, base_iri=base)


def plan(copy: GraphStore, update: Update, realm: Realm) -> Change:
    """Return what an update changes, without regard to what is there already.

    Args:
        copy: a copy of the store, which is written to; the store itself, open for reading, does where no operation
            builds on another.
        update: what is asked.
        realm: which graphs may be written.

    Raises:
        SyntaxError: it is no update, or names a data set although the protocol does.
        UnreadableUpdateError: it is written in a way that cannot be taken apart.
        ProtectedGraphError: it would write a graph that is not for writing.
        UpdateError: an operation without SILENT cannot be done.
        RefusedUpdateError: it holds an operation that is not done here.
    """
    planned = _Plan(copy, update, realm)
    for operation in read(update.text, update.base):
        planned.add(operation)
    return planned.total


class _Plan:
    """The operations so far: the sum of their changes, and the store as it would be after them."""

    def __init__(self, store: GraphStore, update: Update, realm: Realm) -> None:
        self._store = store
        self._update = update
        self._realm = realm
        self._behind = Change()
        self.total = Change()

    def add(self, operation: Operation) -> None:
        """Work out one operation more."""
        change = _VERBS[operation.verb](self, operation)
        for iri in sorted(change.graphs()):
            self._realm.check(iri, self._store)
        self._realm = Realm(self._realm.base, self._realm.graphs | change.filled() | change.created)
        self._behind = self._behind.then(change)
        self.total = self.total.then(change)

    @property
    def now(self) -> GraphStore:
        """The store as the operations so far leave it."""
        if self._behind:
            self._store.change(self._behind)
            self._behind = Change()
        return self._store

    # one operation each -------------------------------------------------------------------------------

    def change_data(self, operation: Operation) -> Change:
        """INSERT DATA, DELETE DATA, and the operations that open with the same words."""
        if operation.words()[1:2] != ("DATA",):
            return self.modify(operation)
        block = _blocks(operation)[0]
        quads = canonical(templates.read(block, operation.prologue, self._update.base, CURATED_GRAPH).quads)
        return Change(new=quads) if operation.verb == "INSERT" else Change(gone=quads)

    def modify(self, operation: Operation) -> Change:
        """DELETE { … } INSERT { … } WHERE { … }, and DELETE WHERE { … }."""
        words, blocks = operation.words(), _blocks(operation)
        self._refuse_second_data_set(words)
        graph = self._iri(operation, 1) if operation.verb == "WITH" else CURATED_GRAPH
        where = blocks[-1]
        if operation.verb == "DELETE" and isinstance(operation.parts[1], Token):  # DELETE WHERE { … }
            blocks = (where, where)
        read = {
            word: templates.read(block, operation.prologue, self._update.base, graph)
            for word, block in zip([word for word in words if word in {"DELETE", "INSERT"}], blocks, strict=False)
        }
        gone, new = read.get("DELETE", _NOTHING), read.get("INSERT", _NOTHING)
        answer = self._solutions(operation, where, gone, new)
        return Change(canonical(gone.fill(answer)) - (added := canonical(new.fill(answer))), added)

    def clear(self, operation: Operation) -> Change:
        """CLEAR and DROP: one graph, or as many of them as are curated."""
        change = Change()
        for iri in self._targets(operation):
            gone = frozenset(self.now.quads(iri))
            kept = operation.verb == "CLEAR" or iri == CURATED_GRAPH
            change = change.then(Change(gone=gone, dropped=frozenset() if kept else frozenset([iri])))
        return change

    def create(self, operation: Operation) -> Change:
        """CREATE GRAPH."""
        iri = self._iri(operation, len(operation.words()))
        self._realm.check(iri, self._store)
        if self.now.has_graph(iri):
            return self._failed(operation, f"graph {iri} is there already")
        return Change(created=frozenset([iri]))

    def transfer(self, operation: Operation) -> Change:
        """ADD, COPY and MOVE of one graph to another."""
        parts = [
            part for part in operation.parts[1:] if isinstance(part, Token) and part.word not in {"SILENT", "GRAPH"}
        ]
        source, target = (
            CURATED_GRAPH if part.word == "DEFAULT" else self._resolved(operation, part)
            for part in parts
            if part.word != "TO"
        )
        if source == target:
            return Change()
        if not self._exists(source):
            return self._failed(operation, f"there is no graph {source}")
        node = ox.NamedNode(target)
        moved = list(self.now.quads(source))
        new = frozenset(ox.Quad(quad.subject, quad.predicate, quad.object, node) for quad in moved)
        gone = frozenset[ox.Quad]() if operation.verb == "ADD" else frozenset(self.now.quads(target)) - new
        change = Change(gone, new, frozenset([target]))
        if operation.verb == "MOVE":
            dropped = frozenset[str]() if source == CURATED_GRAPH else frozenset([source])
            change = change.then(Change(gone=frozenset(moved), dropped=dropped))
        return change

    def load(self, operation: Operation) -> Change:
        """LOAD: this server fetches nothing."""
        return self._failed(operation, "LOAD is not done here: this server asks no other servers", RefusedUpdateError)

    # what they share ----------------------------------------------------------------------------------

    def _solutions(self, operation: Operation, where: Block, gone: Template, new: Template) -> list[ox.QuerySolution]:
        names = sorted({*gone.variables(), *new.variables()})
        distinct = "" if new.has_blank_nodes() else "DISTINCT "
        projected = " ".join(f"?{name}" for name in names) or "*"
        default, named = self._data_set(operation, where)
        answer = self.now.query(
            f"{operation.prologue}SELECT {distinct}{projected} WHERE {{{where.text}\n}}",
            base_iri=self._update.base,
            default_graphs=default,
            named_graphs=named,
        )
        if not isinstance(answer, ox.QuerySolutions):
            message = f"no pattern: {where.text}"
            raise TypeError(message)
        return list(answer)

    def _data_set(self, operation: Operation, where: Block) -> tuple[list[str] | None, list[str] | None]:
        """Return the default and the named graphs that WHERE is matched against, None for the union and all."""
        if self._update.default_graphs is not None or self._update.named_graphs is not None:
            return list(self._update.default_graphs or ()), list(self._update.named_graphs or ())
        default, named = list[str](), list[str]()
        for place, part in enumerate(operation.parts):
            if isinstance(part, Token) and part.word == "USING":
                following = operation.parts[place + 1]
                if isinstance(following, Token) and following.word == "NAMED":
                    named.append(self._iri(operation, place + 2))
                else:
                    default.append(self._iri(operation, place + 1))
        if default or named:
            return default, named
        if operation.verb != "WITH":
            return None, None
        asks = any(token.word == "GRAPH" for token in where.tokens)
        return [self._iri(operation, 1)], sorted(self.now.graphs()) if asks else []

    def _refuse_second_data_set(self, words: tuple[str, ...]) -> None:
        if {"USING", "WITH"} & set(words) and not (
            self._update.default_graphs is None and self._update.named_graphs is None
        ):
            message = "the request names a data set by using-graph-uri, and the update by USING or WITH"
            raise SyntaxError(message)

    def _targets(self, operation: Operation) -> list[str]:
        last = operation.words()[-1]
        if last == "DEFAULT":
            return [CURATED_GRAPH]
        if last in {"ALL", "NAMED"}:
            return sorted(
                self._realm.graphs | {CURATED_GRAPH} if last == "ALL" else self._realm.graphs - {CURATED_GRAPH}
            )
        iri = self._iri(operation, len(operation.words()))
        self._realm.check(iri, self._store)
        if not self._exists(iri):
            self._failed(operation, f"there is no graph {iri}")
            return []
        return [iri]

    def _exists(self, iri: str) -> bool:
        return iri == CURATED_GRAPH or self.now.has_graph(iri)

    def _failed(self, operation: Operation, message: str, kind: type[Exception] = UpdateError) -> Change:
        if "SILENT" in operation.words():
            return Change()
        raise kind(message)

    def _iri(self, operation: Operation, place: int) -> str:
        part = operation.parts[place]
        if not isinstance(part, Token):
            message = f"no IRI in {operation.verb}"
            raise SyntaxError(message)  # noqa: TRY004 - the request is wrong, not the type of a value
        return self._resolved(operation, part)

    def _resolved(self, operation: Operation, part: Token) -> str:
        """Return the IRI of a token, which may be relative or have a prefix."""
        text = f"{operation.prologue}{part.text} {part.text} {part.text} ."
        (quad,) = ox.parse(text.encode(), ox.RdfFormat.TRIG, base_iri=self._update.base)
        return str(quad.predicate.value)


_NOTHING = templates.Template(())
_VERBS = {
    "INSERT": _Plan.change_data,
    "DELETE": _Plan.change_data,
    "WITH": _Plan.modify,
    "CLEAR": _Plan.clear,
    "DROP": _Plan.clear,
    "CREATE": _Plan.create,
    "ADD": _Plan.transfer,
    "COPY": _Plan.transfer,
    "MOVE": _Plan.transfer,
    "LOAD": _Plan.load,
}


def _blocks(operation: Operation) -> tuple[Block, ...]:
    return tuple(part for part in operation.parts if isinstance(part, Block))
