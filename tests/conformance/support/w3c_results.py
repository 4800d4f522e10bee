"""Results made comparable: the same bindings, however rows are ordered and blank nodes are called."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_VALUE = "urn:value:"
RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
    ".csv": ox.QueryResultsFormat.CSV,
}


def graph(quads: Iterable[ox.Quad]) -> ox.Dataset:
    """Return triples with blank nodes called alike and numbers written alike."""
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    data = ox.Dataset(store)
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return data


def table(text: bytes, ending: str) -> tuple[object, ...]:
    """Return what a table of results says, read in the format of a file's ending; columns may stand in any order."""
    if ending == ".csv":
        rows = csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""))
        plain = [{name: re.sub(r"^_:.*", "_:", value) for name, value in row.items()} for row in rows]
        return tuple(sorted(rows.fieldnames or ())), sorted(sorted(row.items()) for row in plain)
    found = ox.parse_query_results(io.BytesIO(text), RESULTS[ending])
    if isinstance(found, ox.QueryBoolean):
        return (bool(found),)
    names = [variable.value for variable in found.variables]
    return _rows(names, ({name: row[name] for name in names} for row in found))


def _rows(names: Iterable[str], rows: Iterable[Mapping[str, Term | None]]) -> tuple[object, ...]:
    """Return rows as a graph: one node each, so that it counts how often a row comes."""
    quads = []
    for row in rows:
        node = ox.BlankNode()
        quads.append(ox.Quad(node, ox.NamedNode(_RS + "solution"), ox.Literal("")))
        quads += [ox.Quad(node, ox.NamedNode(_VALUE + name), value) for name, value in row.items() if value is not None]
    return tuple(sorted(names)), graph(quads)


def expected(path: Path) -> object:
    """Return what the file of a result says: a table, which may be written as triples, or a graph."""
    if path.suffix in RESULTS:
        return table(path.read_bytes(), path.suffix)
    form = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    found = ox.Store()
    found.extend(ox.parse(path.read_bytes(), form, base_iri=path.as_uri()))
    names = [quad.object.value for quad in _all(found, None, "resultVariable") if isinstance(quad.object, ox.Literal)]
    if not names:
        return graph(found)
    rows = [_row(found, quad.object) for quad in _all(found, None, "solution")]
    return _rows(names, rows)


def _row(found: ox.Store, solution: Term) -> dict[str, Term]:
    cells = [quad.object for quad in _all(found, solution, "binding")]
    return {_all(found, cell, "variable")[0].object.value: _all(found, cell, "value")[0].object for cell in cells}  # type: ignore[union-attr] # a literal


def _all(found: ox.Store, node: Term | None, name: str) -> list[ox.Quad]:
    return list(found.quads_for_pattern(node, ox.NamedNode(_RS + name), None, None))  # type: ignore[arg-type] # no literal


def ending(path: Path | None) -> str:
    """Return the ending of the format that a result is asked in: that of the expected file."""
    return path.suffix if path is not None and path.suffix in RESULTS else ".srj"
