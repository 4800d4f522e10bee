"""Whether a graph says completely what it says: the one door for pyshacl.

Each article graph is checked by itself, as it stands by itself; memory is that of one graph, whatever the size of the
store. Two articles may well say different things about one event: that is no violation.
"""

from __future__ import annotations

import logging
import warnings
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib import BNode, Dataset, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH, SKOS

from ontology.files import ONTOLOGY_GRAPH, PLACES_GRAPH, SHAPES
from ontology.schemes import BASE, names, scheme

with warnings.catch_warnings():
    # pyshacl 0.40 names classes that rdflib 7.6 has deprecated; nothing of ours
    warnings.simplefilter("ignore", DeprecationWarning)
    from pyshacl import validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

# An ill-typed literal is reported as a violation; the traceback that rdflib logs for each says less.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)

_REFERENCE = {ONTOLOGY_GRAPH, PLACES_GRAPH}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Something that a statement lacks or has too much of.

    ``graph`` is the article's IRI ("" for the default graph), ``focus`` the node at fault, ``path`` the property
    (properties of a path are joined by " / ", an inverse one has "^" before it), "" where the whole node is at
    fault. ``severity`` is "Violation", "Warning" or "Info"; ``value`` the value at fault, "" where one is missing.
    """

    graph: str
    focus: str
    path: str
    message: str
    severity: str
    value: str


def violations(statements: Iterable[Quad] | Store | Graph) -> list[Violation]:
    """Check statements against the shapes, graph by graph, and return what is wrong, sorted.

    Args:
        statements: a store, an rdflib graph or dataset, or quads, those of one graph coming together.
            The graphs of reference data are passed over.

    Raises:
        ValueError: quads of a graph come after those of another that came after it.
    """
    found: list[Violation] = []
    for name, graph in _graphs(statements):
        found.extend(_check(name, graph))
    return sorted(found)


def _graphs(statements: Iterable[Quad] | Store | Graph) -> Iterator[tuple[str, Graph]]:
    if isinstance(statements, Dataset):
        parts = {_own(part, statements): part for part in statements.graphs()}
        yield from ((name, part) for name, part in parts.items() if name not in _REFERENCE)
    elif isinstance(statements, Graph):
        yield "", statements
    elif isinstance(statements, Store):
        for graph in (*statements.named_graphs(), DefaultGraph()):
            if _name(graph) not in _REFERENCE:
                yield _name(graph), _graph(statements.quads_for_pattern(None, None, None, graph))
    else:
        yield from _together(statements)


def _together(quads: Iterable[Quad]) -> Iterator[tuple[str, Graph]]:
    seen: set[str] = set()
    for name, members in groupby(quads, key=lambda quad: _name(quad.graph_name)):
        if name in seen:
            message = f"the quads of graph {name!r} do not come together"
            raise ValueError(message)
        seen.add(name)
        if name not in _REFERENCE:
            yield name, _graph(members)


def _own(part: Graph, whole: Dataset) -> str:
    return "" if part.identifier == whole.default_graph.identifier else str(part.identifier)


def _name(graph: NamedNode | BlankNode | DefaultGraph) -> str:
    return "" if isinstance(graph, DefaultGraph) else graph.value


def _graph(quads: Iterable[Quad]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for quad in quads:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


def _node(term: object) -> Node:
    if isinstance(term, NamedNode):
        return _iri(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Literal):
        if term.language:
            return RdflibLiteral(term.value, lang=term.language)
        return RdflibLiteral(term.value, datatype=_iri(term.datatype.value))
    message = f"no term that a shape can speak of: {term}"
    raise TypeError(message)


_iri = lru_cache(maxsize=16384)(URIRef)  # few IRIs, said very often


def _check(name: str, said: Graph) -> Iterator[Violation]:
    if not len(said):
        return
    graph = Graph(bind_namespaces="none")
    graph += said
    for value in set(said.objects()):
        if str(value) in _schemes():
            graph.add((value, SKOS.inScheme, URIRef(_schemes()[str(value)])))
    _, report, _ = validate(graph, shacl_graph=_shapes(), inplace=True)
    for result in report.objects(None, SH.result):
        yield _violation(name, result, report)


def _violation(name: str, result: Node, report: Graph) -> Violation:
    path = _one(report, result, SH.resultPath)
    return Violation(
        graph=name,
        focus=_text(report, result, SH.focusNode),
        path=_path(path, report) if path else "",
        message=_message(result, report),
        severity=_text(report, result, SH.resultSeverity).removeprefix(str(SH)),
        value=_text(report, result, SH.value),
    )


def _message(result: Node, report: Graph) -> str:
    """Return what the innermost shape says: "is neither a day nor …" instead of "does not conform to shape"."""
    detail = _one(report, result, SH.detail)
    if detail is not None:
        return _message(detail, report)
    messages = list(report.objects(result, SH.resultMessage))
    english = [each for each in messages if getattr(each, "language", None) == "en"]
    return min(map(str, english or messages), default="")


def _one(report: Graph, subject: Node, predicate: URIRef) -> Node | None:
    return next(iter(sorted(report.objects(subject, predicate), key=str)), None)


def _text(report: Graph, subject: Node, predicate: URIRef) -> str:
    found = _one(report, subject, predicate)
    return "" if found is None else str(found)


def _path(path: Node, report: Graph) -> str:
    if (inverse := _one(report, path, SH.inversePath)) is not None:
        return f"^{_path(inverse, report)}"
    if (path, RDF.first, None) in report:
        return " / ".join(_path(each, report) for each in Collection(report, path))
    return str(path)


@cache
def _shapes() -> Graph:
    return Graph().parse(SHAPES, format="turtle")


@cache
def _schemes() -> dict[str, str]:
    """Return the scheme that each concept is in."""
    return {concept.iri: BASE + name for name in names() for concept in scheme(name)}
