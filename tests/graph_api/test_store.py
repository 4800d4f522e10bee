"""The store: exact replacement and retraction, one union without repetition, errors that carry the path."""

from __future__ import annotations

import subprocess
import sys
import threading
from itertools import permutations
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_api.disk import CorruptStoreError, LockedStoreError, MissingStoreError, ReadOnlyStoreError, StoreError
from graph_api.reference import ONTOLOGY_GRAPH, PLACES_GRAPH
from graph_api.store import GraphStore, open_store

if TYPE_CHECKING:
    from pathlib import Path

EX = "http://example.org/"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def quad(subject: str, value: str = "x", graph: str = "g1") -> ox.Quad:
    """Make a quad out of short names."""
    return ox.Quad(ox.NamedNode(EX + subject), ox.NamedNode(EX + "p"), ox.Literal(value), ox.NamedNode(EX + graph))


def union(store: GraphStore) -> set[str]:
    """Return the triples of the default graph, each of which must come once."""
    answer = store.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o }")
    assert isinstance(answer, ox.QuerySolutions)
    rows = [f"{row['s']} {row['p']} {row['o']}" for row in answer]
    assert len(rows) == len(set(rows))
    return set(rows)


def triples(*quads: ox.Quad) -> set[str]:
    """Return the same shape for expected quads."""
    return {f"{q.subject} {q.predicate} {q.object}" for q in quads}


def test_replacing_a_graph_leaves_exactly_the_new_quads() -> None:
    """The old quads of the graph go, those of other graphs stay."""
    with open_store(None) as store:
        store.replace(EX + "g1", [quad("a"), quad("b")])
        store.replace(EX + "g2", [quad("a", graph="g2")])
        store.replace(EX + "g1", [quad("c")])
        assert set(store.quads()) == {quad("c"), quad("a", graph="g2")}
        assert union(store) == triples(quad("a"), quad("c"))
        assert len(store) == 2


def test_what_another_graph_also_says_stays_in_the_union() -> None:
    """A triple of two graphs is one triple of the union, until the last of them goes."""
    with open_store(None) as store:
        for graph in ("g1", "g2"):
            store.replace(EX + graph, [quad("a")])
        assert union(store) == triples(quad("a"))
        store.remove(EX + "g1")
        assert union(store) == triples(quad("a"))
        assert store.graphs() == {EX + "g2"}
        store.remove(EX + "g2")
        assert union(store) == set()
        assert store.graphs() == set()


def test_a_graph_replaced_by_nothing_is_gone() -> None:
    """No empty graph is left behind, and removing what is not there changes nothing."""
    with open_store(None) as store:
        store.replace(EX + "g1", [quad("a")])
        store.replace(EX + "g1", [])
        assert store.graphs() == set()
        before = store.generation
        store.remove(EX + "g1")
        assert store.generation == before


def test_the_same_quads_again_are_no_write() -> None:
    """Readers need not open the store anew when nothing changed."""
    with open_store(None) as store:
        store.replace(EX + "g1", [quad("a")])
        before = store.generation
        store.replace(EX + "g1", [quad("a")])
        assert store.generation == before


def test_a_blank_node_is_refused_by_name() -> None:
    """A node without a name could never be taken back."""
    blank = ox.Quad(ox.BlankNode("b1"), ox.NamedNode(EX + "p"), ox.Literal("x"))
    with open_store(None) as store, pytest.raises(ValueError, match="_:b1"):
        store.replace(EX + "g1", [blank])


def test_a_quad_of_no_graph_cannot_be_loaded() -> None:
    """The default graph is the union and nothing else."""
    with open_store(None) as store, pytest.raises(ValueError, match="no named graph"):
        store.load([ox.Quad(ox.NamedNode(EX + "a"), ox.NamedNode(EX + "p"), ox.Literal("x"))])


QUADS = st.lists(
    st.builds(quad, st.sampled_from("abc"), st.sampled_from(["x", 'y"\\\n', "Lệ Thủy"]), st.sampled_from(["g1", "g2"])),
    max_size=12,
)


@given(st.lists(QUADS, max_size=4), QUADS)
@settings(max_examples=60, deadline=None)
def test_the_union_holds_whatever_is_written(writes: list[list[ox.Quad]], loaded: list[ox.Quad]) -> None:
    """After any writes, the default graph is the set of triples of the named graphs."""
    with open_store(None) as store:
        store.load(loaded)
        for quads in writes:
            for graph in ("g1", "g2"):
                store.replace(EX + graph, [q for q in quads if q.graph_name == ox.NamedNode(EX + graph)])
        assert union(store) == triples(*store.quads())
        if writes:
            assert set(store.quads()) == set(writes[-1])
        store.remove(EX + "g1")
        assert union(store) == triples(*store.quads(EX + "g2"))


def test_the_order_of_graphs_does_not_matter() -> None:
    """Three articles in any order give the same quads."""
    articles = {"g1": [quad("a"), quad("b")], "g2": [quad("a", graph="g2")], "g3": [quad("c", graph="g3")]}
    seen = set()
    for order in permutations(articles):
        with open_store(None) as store:
            for graph in order:
                store.replace(EX + graph, articles[graph])
            seen.add(tuple(map(str, store.quads())))
    assert len(seen) == 1


def test_bulk_loading_equals_replacing() -> None:
    """Both ways in lead to the same quads and the same union."""
    quads = [quad("a"), quad("b"), quad("a", graph="g2")]
    with open_store(None) as one, open_store(None) as other:
        one.load(quads)
        for graph in ("g1", "g2"):
            other.replace(EX + graph, [q for q in quads if q.graph_name == ox.NamedNode(EX + graph)])
        assert list(one.quads()) == list(other.quads())
        assert union(one) == union(other)


def test_a_reader_sees_a_frozen_snapshot_and_knows_when_it_is_old(tmp_path: Path) -> None:
    """A write beside a reader changes nothing for it, until it opens again."""
    with open_store(tmp_path) as writer:
        writer.replace(EX + "g1", [quad("a")])
        with open_store(tmp_path, read_only=True) as reader:
            assert not reader.outdated()
            writer.replace(EX + "g1", [quad("a"), quad("b")])
            assert len(reader) == 1
            assert reader.outdated()
        with open_store(tmp_path, read_only=True) as reader:
            assert len(reader) == 2
            assert not reader.outdated()


def test_what_was_written_is_there_after_closing(tmp_path: Path) -> None:
    """Closing lets go of the lock and keeps the quads."""
    with open_store(tmp_path / "deep" / "store") as store:
        store.replace(EX + "g1", [quad("a")])
    with open_store(tmp_path / "deep" / "store") as store:
        assert list(store.quads()) == [quad("a")]
    with pytest.raises(StoreError, match="closed"):
        len(store)


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    """Reading makes nothing where nothing is."""
    with pytest.raises(MissingStoreError, match="nowhere"):
        open_store(tmp_path / "nowhere", read_only=True)
    assert not (tmp_path / "nowhere").exists()


def test_a_locked_store_is_named(tmp_path: Path) -> None:
    """A second writer is told so, in the same process and in another."""
    with open_store(tmp_path):
        with pytest.raises(LockedStoreError, match=str(tmp_path)):
            open_store(tmp_path)
        code = f"from pathlib import Path; from graph_api.store import open_store; open_store(Path({str(tmp_path)!r}))"
        other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert "LockedStoreError" in other.stderr


@pytest.mark.parametrize("read_only", [False, True])
def test_a_corrupt_store_is_named(tmp_path: Path, *, read_only: bool) -> None:
    """Rubbish in the folder is an error with the path."""
    (tmp_path / "oxigraph").mkdir()
    (tmp_path / "oxigraph" / "CURRENT").write_text("rubbish\n")
    with pytest.raises(CorruptStoreError, match=str(tmp_path)):
        open_store(tmp_path, read_only=read_only)


def test_a_file_is_no_store(tmp_path: Path) -> None:
    """A file at the path is said to be one."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(CorruptStoreError, match="is a file"):
        open_store(tmp_path / "file")


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    """Every way of writing is refused."""
    with open_store(tmp_path) as store:
        store.replace(EX + "g1", [quad("a")])
    with open_store(tmp_path, read_only=True) as store:
        for write in (lambda: store.replace(EX + "g1", []), lambda: store.remove(EX + "g1"), store.optimize):
            with pytest.raises(ReadOnlyStoreError):
                write()
        with pytest.raises(ReadOnlyStoreError):
            store.load([])
        with pytest.raises(ReadOnlyStoreError):
            store.load_reference()


def reference_folder(root: Path) -> Path:
    """Write a vocabulary, a scheme, places and shapes as the ontology room keeps them."""
    (root / "schemes").mkdir(parents=True)
    (root / "places").mkdir()
    (root / "bomay.ttl").write_text("<http://example.org/C> <http://example.org/p> [ <http://example.org/q> 1 ] .")
    (root / "schemes" / "roles.ttl").write_text('<http://example.org/r> <http://example.org/p> "vai trò"@vi .')
    (root / "places" / "2004.ttl").write_text('<http://example.org/44> <http://example.org/p> "tỉnh"@vi .')
    (root / "shapes.ttl").write_text("<http://example.org/shape> <http://example.org/p> 1 .")
    return root


def test_reference_data_is_loaded_when_its_files_change(tmp_path: Path) -> None:
    """The first time both graphs, then nothing, then only the one whose file changed."""
    root = reference_folder(tmp_path / "ontology")
    with open_store(tmp_path / "store") as store:
        assert store.load_reference(root) == (ONTOLOGY_GRAPH, PLACES_GRAPH)
        assert len(list(store.quads(ONTOLOGY_GRAPH))) == 3
        assert len(list(store.quads(PLACES_GRAPH))) == 1
        assert len(union(store)) == 4
    with open_store(tmp_path / "store") as store:
        assert store.load_reference(root) == ()
        (root / "bomay.ttl").write_text("<http://example.org/C> <http://example.org/p> 2 .")
        assert store.load_reference(root) == (ONTOLOGY_GRAPH,)
        assert len(list(store.quads(ONTOLOGY_GRAPH))) == 2
        assert len(union(store)) == 3


def test_a_broken_reference_file_is_named(tmp_path: Path) -> None:
    """The parser's message comes with the file, and a later run loads it once it is mended."""
    root = reference_folder(tmp_path / "ontology")
    (root / "bomay.ttl").write_text("<http://example.org/C> nonsense")
    with open_store(tmp_path / "store") as store:
        with pytest.raises(SyntaxError, match=r"bomay\.ttl"):
            store.load_reference(root)
        (root / "bomay.ttl").write_text("<http://example.org/C> <http://example.org/p> 2 .")
        assert ONTOLOGY_GRAPH in store.load_reference(root)
        assert len(list(store.quads(ONTOLOGY_GRAPH))) == 2


def test_a_data_set_of_chosen_graphs_can_be_asked() -> None:
    """Named graphs and default graphs of the protocol narrow the query."""
    with open_store(None) as store:
        store.load([quad("a"), quad("b", graph="g2")])
        for chosen, expected in (([EX + "g1"], "1"), ([EX + "g1", EX + "g2"], "2"), ([EX + "none"], "0")):
            answer = store.query(COUNT, default_graphs=chosen)
            assert isinstance(answer, ox.QuerySolutions)
            assert [row["n"].value for row in answer] == [expected]
        assert not store.query("ASK { GRAPH ?g { ?s ?p ?o } }", default_graphs=[EX + "g1"])
        assert store.query("ASK { GRAPH ?g { ?s ?p ?o } }", named_graphs=[EX + "g2"])


def test_who_is_patient_gets_a_store_that_is_let_go(tmp_path: Path) -> None:
    """A writer that has it for a moment is waited for; one that keeps it is not waited for for ever."""
    first = open_store(tmp_path)
    threading.Timer(0.3, first.close).start()
    with open_store(tmp_path, patience=10), pytest.raises(LockedStoreError):
        open_store(tmp_path, patience=0.1)
