"""Networks as files: other programs read them back, with what every edge rests on."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from graph_api.store import GraphStore, open_store
from viz.export import COLUMNS, WRITERS, export_network

BASE = "https://w3id.org/bomay/id/"
HOSTILE = Path(__file__).parent / "data" / "hostile.trig"
# How many things and ties the four articles speak of.
NODES, EDGES = 17, 31


def written(store: GraphStore, form: str) -> bytes:
    """The export as bytes."""
    file = io.BytesIO()
    export_network(store, form, file)
    return file.getvalue()


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_back_what_was_written(store: GraphStore, form: str, read: object) -> None:
    network = read(io.BytesIO(written(store, form)))  # type: ignore[operator]  # one of networkx's readers
    assert (len(network), network.number_of_edges()) == (NODES, EDGES)
    assert network.nodes[f"{BASE}agency/bo-cong-an-d00d"]["label"] == "Bộ Công an"
    ends = (f"{BASE}person/hoang-van-thanh-77b0", f"{BASE}agency/cong-an-quang-binh-3c01")
    by_kind = {data["kind"]: data for data in network[ends[0]][ends[1]].values()}
    assert by_kind.keys() == {"holds", "held"}
    assert by_kind["holds"]["details"] == "Phó Giám đốc"
    assert by_kind["holds"]["statements"] == f"{BASE}membership/m3"
    assert by_kind["holds"]["passages"].split() == [f"{BASE}article/a1#char=260,355", f"{BASE}article/a3#char=32,118"]


def test_a_spreadsheet_reads_the_csv(store: GraphStore) -> None:
    text = written(store, "csv")
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == EDGES
    issued = {row["target_label"] for row in rows if (row["source_label"], row["kind"]) == ("Bộ Công an", "issues")}
    assert issued == {"Chỉ thị 07 Bộ Công an", "Chỉ thị 09 Bộ Công an"}


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_graph_gives_the_same_bytes(store: GraphStore, quads: list[ox.Quad], form: str) -> None:
    with open_store(None) as other:
        other.load(reversed(quads))
        assert written(store, form) == written(other, form)


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_what_xml_cannot_write_is_replaced(form: str, read: object) -> None:
    with open_store(None) as store:
        store.load(ox.parse(path=HOSTILE))
        network = read(io.BytesIO(written(store, form)))  # type: ignore[operator]  # one of networkx's readers
    assert "Bạn\N{REPLACEMENT CHARACTER}Xấu" in network.nodes[f"{BASE}person/ban-xau-0002"]["label"]
    assert network.nodes[f"{BASE}person/ke-xau-0001"]["label"].startswith("Kẻ Xấu</script>")


def test_a_spreadsheet_takes_no_name_for_a_formula() -> None:
    with open_store(None) as store:
        store.load(ox.parse(path=HOSTILE))
        rows = list(csv.reader(io.StringIO(written(store, "csv").decode("utf-8-sig"))))
    cells = [cell for row in rows for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert [cell for cell in cells if cell[:1] in {"=", "+", "@"}] == []


def test_an_empty_graph_is_an_empty_network() -> None:
    with open_store(None) as store:
        assert len(nx.read_graphml(io.BytesIO(written(store, "graphml")))) == 0
        assert written(store, "csv").count(b"\r\n") == 1


def test_a_format_that_nobody_knows_is_refused(store: GraphStore) -> None:
    with pytest.raises(LookupError, match=r"'dot'.*graphml"):
        written(store, "dot")
