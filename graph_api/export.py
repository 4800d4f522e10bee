"""The graph written out: in every RDF format, or as one table of facts with their sentences.

Formats that know graphs (TriG, N-Quads, JSON-LD) carry the named graphs, article by article; the others carry
the union of all, each triple once. Everything streams: what is written does not stay in memory.
"""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from graph_api.prefixes import PREFIXES
from graph_api.questions import question, rows
from graph_api.reference import ONTOLOGY_GRAPH, PLACES_GRAPH

if TYPE_CHECKING:
    from graph_api.store import GraphStore

DATASETS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
TRIPLES = {"turtle": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "rdfxml": ox.RdfFormat.RDF_XML}
FORMATS = (*TRIPLES, *DATASETS, "csv")

_COLUMNS = ("subject", "relation", "object", "date", "article", "url", "start", "end", "quote", "confidence")


class UnknownFormatError(ValueError):
    """There is no format of that name."""


def export(store: GraphStore, form: str, stream: IO[bytes]) -> None:
    """Write the whole graph to ``stream`` in the format ``form``, one of ``FORMATS``.

    Raises:
        UnknownFormatError: there is no such format; the message lists those there are.
    """
    if form == "csv":
        write_facts(store, stream)
    elif form in DATASETS:
        ox.serialize(store.quads(), stream, DATASETS[form], prefixes=PREFIXES)
    elif form in TRIPLES:
        ox.serialize(store.union(), stream, TRIPLES[form], prefixes=PREFIXES)
    else:
        message = f"no format {form!r}; there are {', '.join(FORMATS)}"
        raise UnknownFormatError(message)


def write_facts(store: GraphStore, stream: IO[bytes]) -> None:
    """Write one row for each fact and each sentence that supports it, article by article, as CSV (RFC 4180) in UTF-8.

    ``subject`` and ``object`` are names; a date is the day on which the fact is seen to hold, the day of the
    event or of the document; ``start`` and ``end`` are code points of the article's text, half open.
    """
    text = io.TextIOWrapper(stream, "utf-8", newline="", write_through=True)
    table = csv.DictWriter(text, _COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    table.writeheader()
    asked = question("facts").text
    for article in sorted(store.graphs() - {ONTOLOGY_GRAPH, PLACES_GRAPH}):
        table.writerows(rows(store.query(asked, default_graphs=(article, ONTOLOGY_GRAPH))))
    text.detach()
