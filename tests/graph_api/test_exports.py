"""Exports parse back to the same quads, by this engine and by another; the table of facts has every sentence."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from graph_api.export import DATASETS, FORMATS, TRIPLES, UnknownFormatError, export

if TYPE_CHECKING:
    from graph_api.store import GraphStore

RDFLIB = {"turtle": "turtle", "nt": "nt", "rdfxml": "xml", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}


def exported(store: GraphStore, form: str) -> bytes:
    """Return an export as bytes."""
    stream = io.BytesIO()
    export(store, form, stream)
    return stream.getvalue()


@pytest.mark.parametrize("form", DATASETS)
def test_formats_with_graphs_carry_every_quad(store: GraphStore, form: str) -> None:
    """The very quads of the named graphs, none of the union besides."""
    assert set(ox.parse(exported(store, form), DATASETS[form])) == set(store.quads())


@pytest.mark.parametrize("form", TRIPLES)
def test_formats_without_graphs_carry_the_union(store: GraphStore, form: str) -> None:
    """Each triple once."""
    triples = [quad.triple for quad in ox.parse(exported(store, form), TRIPLES[form])]
    assert set(triples) == {quad.triple for quad in store.quads()}
    assert len(triples) == len(set(triples))


@pytest.mark.parametrize("form", sorted(TRIPLES))
def test_another_library_reads_the_same_triples(store: GraphStore, form: str) -> None:
    """For rdflib too: it agrees about the formats of triples."""
    expected = rdflib.Graph().parse(data=exported(store, "nt"), format="nt")
    assert isomorphic(rdflib.Graph().parse(data=exported(store, form), format=RDFLIB[form]), expected)


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning:rdflib")  # rdflib's parsers use old names
@pytest.mark.parametrize("form", sorted(DATASETS))
def test_another_library_reads_the_same_graphs(store: GraphStore, form: str) -> None:
    """For rdflib too: it agrees about the formats of quads, graph by graph."""
    read = rdflib.Dataset()
    read.parse(data=exported(store, form), format=RDFLIB[form])
    sizes = {str(graph.identifier): len(graph) for graph in read.graphs() if len(graph)}
    assert sizes == {iri: len(list(store.quads(iri))) for iri in store.graphs()}


def test_an_export_is_the_same_each_time(store: GraphStore) -> None:
    """Byte for byte."""
    for form in FORMATS:
        assert exported(store, form) == exported(store, form)


def test_the_table_of_facts(store: GraphStore) -> None:
    """A row for each fact and sentence, the date being that of the fact in the same article."""
    rows = list(csv.DictReader(io.StringIO(exported(store, "csv").decode())))
    seen = {
        (row["subject"], row["relation"], row["object"], row["date"], row["article"].rpartition("/")[2]) for row in rows
    }
    deputy = "Phó Giám đốc Công an tỉnh Bình Sơn"
    conference = "hội nghị tổng kết phong trào bảo vệ an ninh Tổ quốc năm 2019"
    assert seen == {
        ("Lê Thị Ngọc Đào", "holds", deputy, "2020-02-26", "n1"),
        ("Lê Thị Ngọc Đào", "holds", deputy, "2020-06-12", "n2"),
        ("Lê Thị Ngọc Đào", "has rank", "Thượng tá", "2020-02-26", "n1"),
        ("Lê Thị Ngọc Đào", "has rank", "Đại tá", "2020-06-12", "n2"),
        ("Trần Văn Đức", "holds", "Phó Chủ tịch Ủy ban nhân dân tỉnh Bình Sơn", "2020-02-26", "n1"),
        ("Trần Văn Đức", "holds", "Trưởng ban Ban Chỉ đạo 138 tỉnh Bình Sơn", "2020-02-26", "n1"),
        ("Trần Văn Đức", "holds", "Trưởng ban Ban Chỉ đạo 138 tỉnh Bình Hải", "2025-09-01", "n3"),
        ("Lê Thị Ngọc Đào", "held", "Đội phó Công an tỉnh Bình Sơn", "", "n4"),
        ("Phạm Hữu Lộc", "holds", "Đội phó Công an tỉnh Bình Sơn", "", "n4"),
        ("Phạm Hữu Lộc", "has rank", "Thượng sĩ nhất", "", "n4"),
        ("Trần Văn Đức", "chair", conference, "2020-02-26", "n1"),
        ("tập thể", "receives", "Bằng khen", "2020-02-26", "n1"),
        ("Bộ Công an", "issues", "Chỉ thị 07 Bộ Công an", "", "n1"),
    }
    chair = next(row for row in rows if row["relation"] == "chair")
    assert (chair["start"], chair["end"], chair["confidence"]) == ("45", "200", "0.8")
    assert chair["quote"].startswith("Sáng 26/2, đồng chí Trần Văn Đức")
    assert chair["url"] == "https://baobinhson.example/tong-ket"


def test_an_unknown_format_is_told(store: GraphStore) -> None:
    """With those there are."""
    with pytest.raises(UnknownFormatError, match=r"'papyrus'; there are turtle"):
        export(store, "papyrus", io.BytesIO())
