"""The templates of an update: quads with variables in them, filled in once for each solution.

    { ?s ex:p [ ex:q ?o ] . GRAPH ?g { ?s ex:r 1 } }

With an IRI in the place of each variable, and the triples outside GRAPH put into a graph, a template is TriG.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph_api.syntax import Block, Token

_VARIABLE = "urn:bomay:variable:"

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Template:
    """Quads whose variables are IRIs of their own."""

    quads: tuple[ox.Quad, ...]

    def variables(self) -> tuple[str, ...]:
        """Return the names of its variables, in order."""
        found = {name for quad in self.quads for term in _terms(quad) if (name := _variable(term)) is not None}
        return tuple(sorted(found))

    def has_blank_nodes(self) -> bool:
        """Tell whether every solution makes new nodes."""
        return any(isinstance(term, ox.BlankNode) for quad in self.quads for term in _terms(quad))

    def fill(self, solutions: Iterable[ox.QuerySolution]) -> Iterator[ox.Quad]:
        """Yield the quads of each solution, without those that an unbound variable or a misplaced literal spoils."""
        names = self.variables()
        for solution in solutions:
            known: dict[str, Term | None] = {name: solution[name] for name in names}
            fresh: dict[str, ox.BlankNode] = {}
            for quad in self.quads:
                made = _quad([_bound(term, known, fresh) for term in _terms(quad)])
                if made is not None:
                    yield made


def read(block: Block, prologue: str, base: str | None, graph: str) -> Template:
    """Read a template.

    Args:
        block: what stands between its braces.
        prologue: the declarations of prefixes before it.
        base: what relative IRIs are relative to.
        graph: IRI of the graph of triples outside GRAPH.

    Raises:
        SyntaxError: the text is no template.
    """
    text = prologue + "".join(_graphs(block.tokens, f"<{graph}>"))
    return Template(tuple(ox.parse(text.encode(), ox.RdfFormat.TRIG, base_iri=base, rename_blank_nodes=True)))


def _graphs(every: tuple[Token, ...], graph: str) -> Iterator[str]:
    """Yield the text of a template with the triples outside GRAPH in a graph."""
    depth, inside, outside = 0, False, list[str]()
    for token in every:
        if token.word == "GRAPH" and depth == 0:
            yield from _wrapped(outside, graph)
            outside, inside = [], True
        depth += token.text == "{"
        if inside:
            yield _written(token)
        elif token.text != "." or "".join(outside).strip():  # a full stop may follow GRAPH { … }
            outside.append(_written(token))
        if token.text == "}":
            depth -= 1
            inside = inside and depth > 0
    yield from _wrapped(outside, graph)


def _wrapped(outside: list[str], graph: str) -> Iterator[str]:
    if "".join(outside).strip():
        yield f"GRAPH {graph} {{ {''.join(outside)} }}\n"


def _written(token: Token) -> str:
    if token.kind == "variable":
        return f"<{_VARIABLE}{token.text[1:]}>"
    if token.kind == "blank":
        return "\n"  # comments and all
    return token.text


def _terms(quad: ox.Quad) -> tuple[Term | ox.DefaultGraph, ...]:
    return quad.subject, quad.predicate, quad.object, quad.graph_name


def _variable(term: Term | ox.DefaultGraph) -> str | None:
    if isinstance(term, ox.NamedNode) and term.value.startswith(_VARIABLE):
        return term.value.removeprefix(_VARIABLE)
    return None


def _bound(
    term: Term | ox.DefaultGraph, known: dict[str, Term | None], fresh: dict[str, ox.BlankNode]
) -> Term | ox.DefaultGraph | None:
    name = _variable(term)
    if name is not None:
        return known[name]
    if isinstance(term, ox.BlankNode):
        return fresh.setdefault(term.value, ox.BlankNode())
    return term


def _quad(terms: list[Term | ox.DefaultGraph | None]) -> ox.Quad | None:
    subject, predicate, object_, graph = terms
    if (
        isinstance(subject, ox.NamedNode | ox.BlankNode)
        and isinstance(predicate, ox.NamedNode)
        and isinstance(object_, ox.NamedNode | ox.BlankNode | ox.Literal)
        and isinstance(graph, ox.NamedNode)
    ):
        return ox.Quad(subject, predicate, object_, graph)
    return None
