"""SPARQL Update worked out: what goes and what comes, in which graphs, and what is refused."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_api.changes import Change
from graph_api.curated import CURATED_GRAPH, ProtectedGraphError, Realm
from graph_api.store import open_store
from graph_api.syntax import UnreadableUpdateError
from graph_api.updates import RefusedUpdateError, Update, UpdateError, plan

if TYPE_CHECKING:
    from graph_api.store import GraphStore

TABLE = tomllib.loads((Path(__file__).parent / "data" / "updates.toml").read_text("utf-8"))
BASE = "https://w3id.org/bomay/id/"
ARTICLE, MINE = BASE + "article/n1", "http://example.org/mine"
EMPTY, OTHER = "http://example.org/empty", "http://example.org/other"
REALM = Realm(BASE, frozenset([MINE, CURATED_GRAPH, EMPTY]))
PREFIX = f"""PREFIX ex: <http://example.org/> PREFIX art: <{BASE}article/>
PREFIX bmg: <https://w3id.org/bomay/graph/>
"""
ERRORS = {kind.__name__: kind for kind in (ProtectedGraphError, UpdateError, RefusedUpdateError, SyntaxError)}


def quads(text: str) -> frozenset[ox.Quad]:
    """Read TriG."""
    return frozenset(ox.parse((PREFIX + text).encode(), ox.RdfFormat.TRIG, base_iri="http://example.org/base/"))


def rows(name: str) -> list[object]:
    """The rows of a table, each under what it shows."""
    return [pytest.param(row, id=row["shows"]) for row in TABLE[name]]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    """A store with an article's graph and two curated ones, open for reading."""
    path = tmp_path_factory.mktemp("updates")
    with open_store(path) as store:
        store.change(Change(new=quads(TABLE["start"]), created=frozenset([EMPTY])))
    return open_store(path, read_only=True)


def planned(view: GraphStore, text: str, scratch: Path, **data_set: tuple[str, ...]) -> Change:
    """Work out an update."""
    view.copy(scratch / "copy")
    with open_store(scratch / "copy") as copy:
        update = Update(PREFIX + text, "http://example.org/base/", **data_set)
        return plan(copy, update, REALM).effective(view)


@pytest.mark.parametrize("row", rows("update"))
def test_what_an_update_changes(view: GraphStore, tmp_path: Path, row: dict[str, str]) -> None:
    found = planned(view, row["update"], tmp_path)
    assert (found.gone, found.new) == (quads(row.get("gone", "")), quads(row.get("new", "")))


def test_graphs_appear_and_vanish(view: GraphStore, tmp_path: Path) -> None:
    text = """CREATE GRAPH ex:new ; CREATE SILENT GRAPH ex:mine ; DROP GRAPH ex:empty ;
        CREATE GRAPH ex:short ; DROP GRAPH ex:short"""
    found = planned(view, text, tmp_path)
    assert found == Change(created=frozenset(["http://example.org/new"]), dropped=frozenset([EMPTY]))


def test_a_graph_that_is_dropped_and_made_again_is_there(view: GraphStore, tmp_path: Path) -> None:
    """What was in it before and is in it again has neither gone nor come."""
    found = planned(view, "DROP ALL ; INSERT DATA { GRAPH ex:mine { ex:b ex:p 1 } }", tmp_path)
    assert (found.new, found.dropped) == (frozenset(), frozenset([EMPTY]))
    assert found.gone == quads('ex:mine { ex:a ex:nick "Ấn" } bmg:curated { ex:c ex:p "x" }')


def test_every_solution_has_blank_nodes_of_its_own(view: GraphStore, tmp_path: Path) -> None:
    """Two solutions that look the same make two nodes; within one, a label is one node."""
    text = "INSERT { GRAPH ex:mine { _:n ex:in _:n ; ex:q [ ex:r ?x ] } } WHERE { ?s ex:p ?o BIND(1 AS ?x) }"
    new = planned(view, text, tmp_path).new
    assert len(new) == 9
    assert len({quad.subject for quad in new}) == 6
    assert all(quad.subject == quad.object for quad in new if quad.predicate.value.endswith("in"))


def test_the_protocol_names_the_data_set(view: GraphStore, tmp_path: Path) -> None:
    text = "INSERT { GRAPH ex:mine { ?s ex:q 1 } } WHERE { { ?s ex:p ?o } UNION { GRAPH ?g { ?s ex:p ?o } } }"
    found = planned(view, text, tmp_path, default_graphs=(CURATED_GRAPH,), named_graphs=(ARTICLE,))
    assert found.new == quads("ex:mine { ex:a ex:q 1 . ex:c ex:q 1 }")


@pytest.mark.parametrize("row", rows("refused"))
def test_what_is_refused(view: GraphStore, tmp_path: Path, row: dict[str, str]) -> None:
    with pytest.raises(ERRORS[row["error"]]):
        planned(view, row["update"], tmp_path)


def test_two_data_sets_are_one_too_many(view: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(SyntaxError, match="using-graph-uri"):
        planned(view, "INSERT { ex:a ex:p 1 } USING ex:mine WHERE {}", tmp_path, default_graphs=(MINE,))


def test_the_store_itself_is_left_alone(view: GraphStore, tmp_path: Path) -> None:
    before = set(view.quads())
    planned(view, "DROP ALL ; INSERT { ex:n ex:p ?o } WHERE { ?s ex:name ?o }", tmp_path)
    assert set(view.quads()) == before == quads(TABLE["start"])


def test_escapes_outside_of_strings_are_told(view: GraphStore, tmp_path: Path) -> None:
    with pytest.raises((SyntaxError, UnreadableUpdateError)):
        planned(view, "INSERT DATA { ex:\\u0061 ex:p 1 }", tmp_path)


M, N = "GRAPH ex:mine", "GRAPH ex:other"
TERM = st.sampled_from(["ex:a", "ex:b", "ex:c"])
VALUE = st.one_of(TERM, st.sampled_from(["1", "01", '"x"', '"x"@vi', "2.50", "true", "[]", "( 1 )"]))
GRAPH = st.sampled_from([M, N])
WHERE = st.sampled_from([f"{M} {{ ?s ?p ?o }}", f"{N} {{ ?s ?p ?o }}", f"GRAPH ?g {{ ?s ex:p ?o }} {M} {{ ?x ?p ?o }}"])
TEMPLATE = st.sampled_from([f"{N} {{ ?s ex:p ?o }}", f"{M} {{ ?o ?p ?s . ?s ?p ex:c }}", f"{M} {{ ex:a ex:p ?x }}"])
OPERATION = st.one_of(
    st.builds("INSERT DATA {{ {} {{ {} ex:p {} }} }}".format, GRAPH, TERM, VALUE),
    st.builds("DELETE DATA {{ {} {{ {} ex:p {} }} }}".format, GRAPH, TERM, TERM),
    st.builds("DELETE {{ {} }} INSERT {{ {} }} WHERE {{ {} }}".format, TEMPLATE, TEMPLATE, WHERE),
    st.builds("INSERT {{ {} }} WHERE {{ {} }}".format, TEMPLATE, WHERE),
    st.builds("DELETE {{ {} }} WHERE {{ {} }}".format, TEMPLATE, WHERE),
    st.builds("DELETE WHERE {{ {} }}".format, WHERE),
    st.builds("CLEAR SILENT {}".format, GRAPH),
    st.builds("DROP SILENT {}".format, GRAPH),
)  # fmt: skip


FIRST = st.sampled_from(["ADD", "COPY", "MOVE"]).map(lambda verb: [f"{verb} {M} TO {N}"])  # of a graph that is there


@given(operations=st.builds(list.__add__, st.one_of(st.just([]), FIRST), st.lists(OPERATION, min_size=1, max_size=3)))
@settings(max_examples=60)
def test_it_changes_what_oxigraph_would(
    operations: list[str], tmp_path_factory: pytest.TempPathFactory, view: GraphStore
) -> None:
    """On graphs that are named, the result is that of Oxigraph's own update."""
    text = " ; ".join(operations)
    own = ox.Store()
    own.extend(quads(TABLE["start"]) - quads('art:n1 { ex:a ex:name "An" ; ex:p ex:b }'))
    own.update(PREFIX + text)
    scratch = tmp_path_factory.mktemp("scratch")
    found = planned(view, text, scratch, **_ALL_BUT_ARTICLES)
    view.copy(scratch / "made")
    with open_store(scratch / "made") as made:
        made.change(found)
        assert set(made.union()) == {quad.triple for quad in made.quads()}
        kept = frozenset(quad for quad in made.quads() if quad.graph_name != ox.NamedNode(ARTICLE))
    assert _alike(kept) == _alike(own)


_ALL_BUT_ARTICLES = {"named_graphs": (MINE, OTHER, CURATED_GRAPH)}


def _alike(found: object) -> ox.Dataset:
    data = ox.Dataset(found)  # type: ignore[arg-type] # any iterable of quads
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return data
