"""A reader follows the store through writes, rebuilding and files that go away."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph_api.disk import MissingStoreError
from graph_api.names import Names
from graph_api.snapshot import Snapshot
from graph_api.store import GraphStore, open_store

if TYPE_CHECKING:
    from pathlib import Path

PERSON = ox.NamedNode("http://xmlns.com/foaf/0.1/Person")
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")


def write(path: Path, *names: str) -> None:
    """Make the store hold people of these names."""
    graph = ox.NamedNode("http://example.org/g")
    quads = []
    for name in names:
        person = ox.NamedNode(f"http://example.org/{name}")
        quads += [ox.Quad(person, TYPE, PERSON, graph), ox.Quad(person, LABEL, ox.Literal(name), graph)]
    with open_store(path) as store:
        store.replace(graph.value, quads)


def test_a_snapshot_is_opened_again_only_after_a_write(tmp_path: Path) -> None:
    """The same store as long as nothing changes, the new state as soon as something does."""
    write(tmp_path, "An")
    snapshot = Snapshot(tmp_path)
    first = snapshot()
    assert snapshot() is first
    write(tmp_path, "An", "Lan")
    assert len(snapshot()) == 4
    assert len(first) == 2


def test_a_rebuild_is_survived(tmp_path: Path) -> None:
    """While the store is away the old state serves; then the new one does."""
    path = tmp_path / "graph"
    write(path, "An")
    snapshot = Snapshot(path)
    old = snapshot()
    shutil.rmtree(path)
    assert snapshot() is old
    write(path, "An", "Lan")
    assert len(snapshot()) == 4


def test_a_store_that_never_was_is_missing(tmp_path: Path) -> None:
    """And is found once it is there."""
    snapshot = Snapshot(tmp_path / "graph")
    with pytest.raises(MissingStoreError):
        snapshot()
    write(tmp_path / "graph", "An")
    assert len(snapshot()) == 2


def test_files_that_go_away_are_looked_for_again(tmp_path: Path) -> None:
    """A read that fails for want of a file is tried once more, on the store opened anew."""
    write(tmp_path, "An")
    snapshot = Snapshot(tmp_path)
    seen: list[GraphStore] = []

    def count(store: GraphStore) -> int:
        seen.append(store)
        if len(seen) == 1:
            message = "IO error: No such file or directory: 000012.sst"
            raise OSError(message)
        return len(store)

    assert snapshot.read(count) == 2
    assert seen[0] is not seen[1]

    def fail(_: GraphStore) -> int:
        message = "IO error: the disk is broken"
        raise OSError(message)

    with pytest.raises(OSError, match="the disk is broken"):
        snapshot.read(fail)


def test_the_search_index_follows(tmp_path: Path) -> None:
    """New names are found, and the index is not made again for nothing."""
    write(tmp_path, "An")
    names = Names(Snapshot(tmp_path), rest=0)
    first = names()
    assert [hit.name.text for hit in first.search("an")] == ["An"]
    assert names() is first
    write(tmp_path, "Lan")
    assert [hit.name.text for hit in names().search("lan")] == ["Lan"]
    assert names().search("an") == []


def test_the_search_index_rests_while_the_store_is_written_to(tmp_path: Path) -> None:
    """A store that changes all the time is not read all the time."""
    write(tmp_path, "An")
    names = Names(Snapshot(tmp_path), rest=1_000_000)
    first = names()
    write(tmp_path, "Lan")
    assert names() is first
