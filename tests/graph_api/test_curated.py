"""Curated graphs: changes whole or not at all, blank nodes, what belongs to the archive, and putting back."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_api.changes import Change, canonical
from graph_api.curated import CURATED_GRAPH, Curated, ProtectedGraphError, Realm
from graph_api.store import GraphStore, open_store

if TYPE_CHECKING:
    from pathlib import Path

MINE, OTHER = "http://example.org/mine", "http://example.org/other"
BASE = "https://w3id.org/bomay/id/"


def quad(subject: str, value: str, graph: str = MINE) -> ox.Quad:
    """A quad with a literal."""
    return ox.Quad(
        ox.NamedNode(f"http://example.org/{subject}"),
        ox.NamedNode("http://example.org/p"),
        ox.Literal(value),
        ox.NamedNode(graph),
    )


def union_is_true(store: GraphStore) -> bool:
    """Tell whether the default graph is the union of the named ones."""
    return set(store.union()) == {each.triple for each in store.quads()}


def put(*quads: ox.Quad) -> Change:
    """The change that adds quads."""
    return Change(new=frozenset(quads))


def test_blank_nodes_come_and_go() -> None:
    blank, name = ox.BlankNode(), ox.NamedNode("http://example.org/p")
    tied = ox.Quad(ox.NamedNode("http://example.org/a"), name, blank, ox.NamedNode(MINE))
    leaf = ox.Quad(blank, name, ox.Literal("x"), ox.NamedNode(MINE))
    with open_store(None) as store:
        store.change(put(tied, leaf))
        assert set(store.quads()) == {tied, leaf}
        store.change(Change(gone=frozenset([leaf]), new=frozenset([quad("b", "y")])))
        assert set(store.quads()) == {tied, quad("b", "y")}
        assert union_is_true(store)


def test_a_triple_that_another_graph_holds_stays_in_the_union() -> None:
    with open_store(None) as store:
        store.change(put(quad("a", "1"), quad("a", "1", OTHER)))
        store.change(Change(gone=frozenset([quad("a", "1")]), dropped=frozenset([MINE])))
        assert [each.triple for each in store.quads()] == list(store.union())
        assert store.graphs() == {OTHER}


def test_an_empty_graph_can_be_made_and_dropped() -> None:
    with open_store(None) as store:
        store.change(Change(created=frozenset([MINE])))
        assert store.graphs() == {MINE}
        store.change(Change(dropped=frozenset([MINE])))
        assert store.graphs() == set()


QUADS = st.frozensets(
    st.builds(quad, st.sampled_from("ab"), st.sampled_from("12"), st.sampled_from([MINE, OTHER, CURATED_GRAPH]))
)


@given(st.lists(st.tuples(QUADS, QUADS), max_size=5))
def test_changes_one_after_the_other_are_their_sum(steps: list[tuple[frozenset[ox.Quad], frozenset[ox.Quad]]]) -> None:
    """Made singly or as one, they leave the same quads, and the union is true after each."""
    sum_ = Change()
    with open_store(None) as singly, open_store(None) as at_once:
        for gone, new in steps:
            change = Change(gone - new, new)
            singly.change(change)
            assert union_is_true(singly)
            sum_ = sum_.then(change)
        at_once.change(sum_)
        assert set(singly.quads()) == set(at_once.quads())
        assert union_is_true(at_once)


# what it shows, graph, whether it may be written
GRAPHS = [
    ("the curated default graph", CURATED_GRAPH, True),
    ("one below it", CURATED_GRAPH + "/names", True),
    ("somebody's own", MINE, True),
    ("a curated one", OTHER, True),
    ("that of an article", BASE + "article/3f9c2a71d05be846", False),
    ("that of an article still to come", BASE + "article/0000000000000000", False),
    ("the vocabulary", "https://w3id.org/bomay/graph/ontology", False),
    ("one that looks like the curated default graph", CURATED_GRAPH + "2", False),
    ("one that is in the store for another reason", "http://example.org/loaded", False),
]


@pytest.mark.parametrize(("iri", "free"), [row[1:] for row in GRAPHS], ids=[row[0] for row in GRAPHS])
def test_which_graphs_may_be_written(iri: str, *, free: bool) -> None:
    realm = Realm(BASE, frozenset([OTHER]))
    with open_store(None) as store:
        store.load([quad("a", "1", "http://example.org/loaded"), quad("a", "1", OTHER)])
        if free:
            realm.check(iri, store)
        else:
            with pytest.raises(ProtectedGraphError, match=iri):
                realm.check(iri, store)


def test_what_was_written_is_put_back_into_a_new_store(tmp_path: Path) -> None:
    curated = Curated(tmp_path / "curated.sqlite")
    blank = ox.Quad(
        ox.BlankNode(), ox.NamedNode("http://example.org/p"), ox.Literal('"\n\\Đào', language="vi"), ox.NamedNode(MINE)
    )
    with open_store(tmp_path / "graph") as store:
        curated.commit(store, Change(new=frozenset([blank, quad("a", "1")]), created=frozenset([OTHER])))
        before = set(store.quads())
    shutil.rmtree(tmp_path / "graph")
    with open_store(tmp_path / "graph") as store:
        assert curated.restore(store) == 2
        assert set(store.quads()) == before
        assert store.graphs() == {MINE, OTHER} == curated.graphs()
        assert union_is_true(store)
        assert curated.restore(store) == 0


def test_a_change_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    curated = Curated(tmp_path / "curated.sqlite")
    with open_store(tmp_path / "graph") as store:
        curated.commit(store, put(quad("a", "1")))

        def fail(_: Change) -> None:
            message = "no space left"
            raise OSError(message)

        monkeypatch.setattr(store, "change", fail)
        with pytest.raises(OSError, match="no space"):
            curated.commit(store, put(quad("a", "2")))
    assert curated.quads(MINE) == {quad("a", "1")}


def test_a_change_that_was_cut_short_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process dies after the store is written and before the file is: the client was told nothing."""
    curated = Curated(tmp_path / "curated.sqlite")
    with open_store(tmp_path / "graph") as store:
        curated.commit(store, put(quad("a", "1")))
        real = store.change

        def die(change: Change) -> None:
            real(change)
            raise KeyboardInterrupt

        monkeypatch.setattr(store, "change", die)
        with pytest.raises(KeyboardInterrupt):
            curated.commit(store, put(quad("a", "2"), quad("b", "2", OTHER)))
        monkeypatch.undo()
        assert len(store) == 3
        assert curated.restore(store) == 2
        assert set(store.quads()) == {quad("a", "1")}
        assert store.graphs() == {MINE}


def test_numbers_are_kept_as_the_store_writes_them(tmp_path: Path) -> None:
    curated = Curated(tmp_path / "curated.sqlite")
    number = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    one = ox.Quad(
        ox.NamedNode("http://example.org/a"),
        ox.NamedNode("http://example.org/p"),
        ox.Literal("01", datatype=number),
        ox.NamedNode(MINE),
    )
    with open_store(tmp_path / "graph") as store:
        curated.commit(store, Change(new=canonical([one])))
        assert curated.quads(MINE) == set(store.quads())
        curated.commit(store, Change(gone=frozenset(store.quads())))
        assert curated.quads(MINE) == set(store.quads()) == set()


def test_the_file_is_only_made_when_there_is_something_to_keep(tmp_path: Path) -> None:
    curated = Curated(tmp_path / "curated.sqlite")
    with open_store(None) as store:
        assert curated.restore(store) == 0
    assert curated.graphs() == frozenset()
    assert not curated.path.exists()


def test_a_file_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "curated.sqlite"
    path.write_bytes(b"no database at all, but long enough to be taken for one" * 20)
    with pytest.raises(sqlite3.DatabaseError):
        Curated(path).graphs()
