"""A change of named graphs, made whole or not at all: quads that go, quads that come, graphs that appear and vanish.

Oxigraph takes an update as one transaction, but its text cannot name a blank node that is there already. So the
terms do not stand in the text: it asks for them by number, and functions of ours answer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph_api.store import GraphStore

_DEFAULT = ox.DefaultGraph()
_FUNCTION = "urn:bomay:term:"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of named graphs.

    ``gone`` and ``new`` are quads of named graphs; ``created`` names graphs that are there afterwards even if
    empty, ``dropped`` graphs that are not, whose quads are all in ``gone``.
    """

    gone: frozenset[ox.Quad] = field(default_factory=frozenset)
    new: frozenset[ox.Quad] = field(default_factory=frozenset)
    created: frozenset[str] = field(default_factory=frozenset)
    dropped: frozenset[str] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.gone or self.new or self.created or self.dropped)

    def graphs(self) -> set[str]:
        """Return the IRIs of all graphs that it touches."""
        return {*_names(self.gone), *self.filled(), *self.created, *self.dropped}

    def filled(self) -> set[str]:
        """Return the IRIs of the graphs that quads are added to, and which are there for that alone."""
        return _names(self.new)

    def then(self, later: Change) -> Change:
        """Return the change that does this one and then another."""
        return Change(
            gone=(self.gone - later.new) | later.gone,
            new=(self.new - later.gone) | later.new,
            created=(self.created - later.dropped) | later.created,
            dropped=(self.dropped - later.created - later.filled()) | later.dropped,
        )

    def effective(self, store: GraphStore) -> Change:
        """Return what of it is not so already."""
        return Change(
            frozenset(quad for quad in self.gone if quad in store),
            frozenset(quad for quad in self.new if quad not in store),
            frozenset(iri for iri in self.created if not store.has_graph(iri)),
            frozenset(iri for iri in self.dropped if store.has_graph(iri)),
        )

    def to_json(self) -> str:
        """Write it for another process."""
        return json.dumps(
            {
                "gone": [str(quad) for quad in self.gone],
                "new": [str(quad) for quad in self.new],
                "created": sorted(self.created),
                "dropped": sorted(self.dropped),
            }
        )

    @classmethod
    def from_json(cls, text: bytes) -> Change:
        """Read what ``to_json`` wrote; blank nodes keep their names."""
        found = json.loads(text)
        return cls(_read(found["gone"]), _read(found["new"]), frozenset(found["created"]), frozenset(found["dropped"]))


def _names(quads: Iterable[ox.Quad]) -> set[str]:
    return {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}


def _read(lines: list[str]) -> frozenset[ox.Quad]:
    return frozenset(ox.parse("".join(f"{line} .\n" for line in lines).encode(), ox.RdfFormat.N_QUADS))


def canonical(quads: Iterable[ox.Quad]) -> frozenset[ox.Quad]:
    """Return quads as the store will give them back: it writes numbers and dates in one way alone (01 becomes 1)."""
    scratch = ox.Store()
    scratch.extend(quads)
    return frozenset(scratch)


def apply(store: ox.Store, change: Change) -> None:
    """Make a change in one transaction, and keep the default graph the union of the named ones."""
    coming = {(quad.subject, quad.predicate, quad.object) for quad in change.new}
    alone = [
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in change.gone
        if (quad.subject, quad.predicate, quad.object) not in coming and not _elsewhere(store, quad, change.gone)
    ]
    union = [ox.Quad(*statement) for statement in coming]
    filled = change.filled()
    if not (change.gone or change.dropped or change.created - filled):
        store.extend(chain(change.new, union))
        return
    functions: dict[ox.NamedNode, Callable[..., ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]] = {}
    parts = [
        *_part("DELETE", [*change.gone], "GRAPH ?g { ?s ?p ?o }", functions),
        *_part("DELETE", alone, "?s ?p ?o", functions),
        *(f"DROP SILENT GRAPH {ox.NamedNode(iri)}" for iri in sorted(change.dropped)),
        *(f"CREATE SILENT GRAPH {ox.NamedNode(iri)}" for iri in sorted(change.created - filled)),
        *_part("INSERT", [*change.new], "GRAPH ?g { ?s ?p ?o }", functions),
        *_part("INSERT", union, "?s ?p ?o", functions),
    ]
    store.update(" ;\n".join(parts), custom_functions=functions)


def _elsewhere(store: ox.Store, quad: ox.Quad, gone: frozenset[ox.Quad]) -> bool:
    """Tell whether a graph holds the triple of a quad and goes on holding it."""
    held = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(other.graph_name != _DEFAULT and other not in gone for other in held)


def _part(
    verb: str,
    quads: list[ox.Quad],
    template: str,
    functions: dict[ox.NamedNode, Callable[..., ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]],
) -> list[str]:
    if not quads:
        return []
    binds = []
    attributes = {"s": "subject", "p": "predicate", "o": "object", "g": "graph_name"}
    for variable, attribute in attributes.items():
        if f"?{variable}" not in template:
            continue
        name = ox.NamedNode(f"{_FUNCTION}{len(functions)}")
        terms = [getattr(quad, attribute) for quad in quads]
        functions[name] = lambda number, terms=terms: terms[int(number.value)]
        binds.append(f"BIND({name}(?i) AS ?{variable})")
    numbers = " ".join(map(str, range(len(quads))))
    return [f"{verb} {{ {template} }} WHERE {{ VALUES ?i {{ {numbers} }} {' '.join(binds)} }}"]
