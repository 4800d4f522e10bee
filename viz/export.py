"""The network as files that other programs read: GraphML (yEd, Gephi, R), GEXF (Gephi), CSV (a spreadsheet).

A node has a label, a kind and its IRI; an edge has what ties the two, how often, from when to when, and what it
rests on: the IRIs of the statements, and those of the passages, each of which opens its sentence.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO
from xml.etree import ElementTree as ET

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from viz.names import names
from viz.networks import Network
from viz.projections import all_ties
from viz.questions import Store, ask

# XML 1.0 has no way to write these, and articles of other encodings bring them along.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

COLUMNS = (
    "source", "source_label", "source_kind", "kind", "target", "target_label", "target_kind",
    "weight", "details", "first", "last", "statements", "passages",
)  # fmt: skip


def export_network(store: Store, format: str, stream: BinaryIO, *, language: str = "vi") -> None:  # noqa: A002 - as the command line calls it
    """Write every tie of the graph to ``stream``.

    The same graph gives the same bytes.

    Args:
        store: the graph.
        format: "graphml", "gexf", or "csv" (UTF-8 with a byte order mark, as spreadsheets want it).
        stream: binary; left open.
        language: of labels and details.

    Raises:
        LookupError: there is no such format.
    """
    if format not in WRITERS:
        message = f"no network format {format!r}; there are {', '.join(WRITERS)}"
        raise LookupError(message)
    WRITERS[format](_plain(all_ties(store, language=language), store, language), stream)


def _plain(network: Network, store: Store, language: str) -> Network:
    """Return the network with text and numbers only: what the formats can hold."""
    statements = {statement for *_, data in network.edges(data=True) for statement in data["rests_on"]}
    passages: dict[str, list[str]] = {}
    for row in ask(store, "passages", statement=sorted(statements)):
        passages.setdefault(row["statement"], []).append(row["passage"])
    details = {detail for *_, data in network.edges(data=True) for detail in data["details"]}
    called = names(store, sorted(details), language)
    plain: Network = nx.MultiDiGraph()
    for iri, data in sorted(network.nodes(data=True)):
        plain.add_node(iri, label=_legible(data["label"]), kind=data["kind"])
    ordered = sorted(network.edges(data=True, keys=True), key=lambda edge: edge[:3])
    for number, (source, target, _, data) in enumerate(ordered):
        found = sorted({passage for statement in data["rests_on"] for passage in passages.get(statement, ())})
        plain.add_edge(
            source,
            target,
            key=str(number),
            kind=data["kind"],
            weight=data["weight"],
            details=_legible("; ".join(called[detail].label for detail in data["details"])),
            first=data["first"],
            last=data["last"],
            statements=" ".join(data["rests_on"]),
            passages=" ".join(found),
        )
    return plain


def _graphml(network: Network, stream: BinaryIO) -> None:
    nx.write_graphml_xml(network, stream, encoding="utf-8", prettyprint=True)


def _gexf(network: Network, stream: BinaryIO) -> None:
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(network)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the day of writing would make every export another one
    writer.indent(writer.xml)
    ET.ElementTree(writer.xml).write(stream, encoding="utf-8", xml_declaration=True)


def _csv(network: Network, stream: BinaryIO) -> None:
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for source, target, data in network.edges(data=True):
        ends = {"source": source, "target": target}
        for end, iri in list(ends.items()):
            ends |= {f"{end}_label": network.nodes[iri]["label"], f"{end}_kind": network.nodes[iri]["kind"]}
        table.writerow([_harmless(str({**data, **ends}[column])) for column in COLUMNS])
    stream.write(text.getvalue().encode("utf-8-sig"))


def _legible(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a name for a formula (CWE-1236)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


WRITERS: Mapping[str, Callable[[Network, BinaryIO], None]] = MappingProxyType(
    {"graphml": _graphml, "gexf": _gexf, "csv": _csv},
)
