"""Results made comparable: the same bindings, however rows are ordered and blank nodes are called."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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
    """Return what a table of results says, read in the format of a file's ending."""
    if ending == ".csv":
        rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
        return tuple(rows[0]), sorted(rows[1:])
    found = ox.parse_query_results(io.BytesIO(text), RESULTS[ending])
    if isinstance(found, ox.QueryBoolean):
        return (bool(found),)
    names = sorted(variable.value for variable in found.variables)
    quads = []
    for row in found:
        node = ox.BlankNode()
        quads.append(ox.Quad(node, ox.NamedNode(_RS + "row"), ox.Literal("")))
        for name in names:
            if row[name] is not None:
                quads.append(ox.Quad(node, ox.NamedNode(_VALUE + name), row[name]))  # noqa: PERF401 - two kinds of quads
    return tuple(names), graph(quads)


def expected(path: Path) -> object:
    """Return what the file of a result says."""
    if path.suffix in RESULTS:
        return table(path.read_bytes(), path.suffix)
    form = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    return graph(ox.parse(path.read_bytes(), form, base_iri=path.as_uri()))


def ending(path: Path | None) -> str:
    """Return the ending of the format that a result is asked in: that of the expected file."""
    return path.suffix if path is not None and path.suffix in RESULTS else ".srj"
