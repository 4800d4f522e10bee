"""Networks from the graph: which edges a few triples give, and which they don't."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_api.store import GraphStore, open_store
from viz.networks import Network
from viz.projections import (
    PROJECTIONS,
    all_ties,
    directive_flow,
    neighbourhood,
    people_and_agencies,
    people_who_met,
    stage,
    strongest,
    travelled,
)

BASE = "https://w3id.org/bomay/id/"
PREFIXES = f"""
@prefix bm: <https://w3id.org/bomay/ontology#> . @prefix id: <{BASE}> .
@prefix person: <{BASE}person/> . @prefix agency: <{BASE}agency/> . @prefix event: <{BASE}event/> .
@prefix directive: <{BASE}directive/> . @prefix award: <{BASE}award/> . @prefix article: <{BASE}article/> .
@prefix role: <https://w3id.org/bomay/concept/roles/> . @prefix part: <https://w3id.org/bomay/concept/participation/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix schema: <https://schema.org/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
person:a a foaf:Person . person:b a foaf:Person . person:c a foaf:Person .
"""
TOGETHER = """
id:p1 bm:event event:x ; bm:agent person:a ; bm:participationRole part:chair .
id:p2 bm:event event:x ; bm:agent person:b ; bm:participationRole part:attendee .
event:x schema:startDate "2020-02-26"^^xsd:date .
"""
AGAIN = """
id:p3 bm:event event:y ; bm:agent person:a . id:p4 bm:event event:y ; bm:agent person:b .
event:y schema:startDate "2019"^^xsd:gYear .
"""

DATA = Path(__file__).parent / "data"

Edge = tuple[str, str, str, int]


def store_of(turtle: str, graph: str = f"{BASE}article/1") -> GraphStore:
    """A store with one graph."""
    store = open_store(None)
    triples = ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    store.load(ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(graph)) for t in triples)
    return store


def short(iri: str) -> str:
    """An IRI without the base."""
    return iri.removeprefix(BASE)


def edges(network: Network) -> set[Edge]:
    """Edges as (source, kind, target, weight)."""
    return {(short(s), data["kind"], short(t), data["weight"]) for s, t, data in network.edges(data=True)}


CASES = [
    pytest.param(case["projection"], case["turtle"], case["edges"], id=f"{case['projection']}: {case['shows']}")
    for case in tomllib.loads((DATA / "projections.toml").read_text("utf-8"))["case"]
]


@pytest.mark.parametrize(("projection", "turtle", "expected"), CASES)
def test_a_projection_has_these_edges(projection: str, turtle: str, expected: list[list[str | int]]) -> None:
    with store_of(turtle) as store:
        assert edges(PROJECTIONS[projection](store)) == {tuple(edge) for edge in expected}


def test_an_announced_event_counts_once_another_article_reports_it() -> None:
    with store_of(TOGETHER + "event:x bm:announced true .") as store:
        reported = ox.parse(PREFIXES + TOGETHER, format=ox.RdfFormat.TURTLE)
        store.replace(f"{BASE}article/2", [ox.Quad(t.subject, t.predicate, t.object) for t in reported])
        assert edges(people_who_met(store)) == {("person/a", "met", "person/b", 1)}


def test_an_edge_carries_what_it_rests_on_and_when() -> None:
    with store_of(TOGETHER + AGAIN) as store:
        ((_, _, data),) = people_who_met(store).edges(data=True)
    assert data["rests_on"] == tuple(f"{BASE}p{number}" for number in (1, 2, 3, 4))
    assert data["details"] == (f"{BASE}event/x", f"{BASE}event/y")
    assert (data["first"], data["last"]) == ("2019", "2020-02-26")


def test_a_post_keeps_days_held_apart_from_the_day_called_left(store: GraphStore) -> None:
    network = people_and_agencies(store)
    ends = (f"{BASE}person/hoang-van-thanh-77b0", f"{BASE}agency/cong-an-quang-binh-3c01")
    found = {kind: (data["first"], data["last"]) for kind, data in network[ends[0]][ends[1]].items()}
    assert found == {"holds": ("2020-02-26", "2020-02-26"), "held": ("2021-06-03", "2021-06-03")}


def test_people_met_by_one_person_only(store: GraphStore) -> None:
    assert edges(people_who_met(store, person=f"{BASE}person/nguyen-thi-mai-5e21")) == {
        ("person/hoang-van-thanh-77b0", "met", "person/nguyen-thi-mai-5e21", 1),
        ("person/nguyen-thi-mai-5e21", "met", "person/tran-tien-dung-1c5e", 1),
    }
    assert edges(people_who_met(store, person=f"{BASE}person/le-van-lan-0a0a")) == set()


@settings(deadline=None, max_examples=12)
@given(order=st.randoms(use_true_random=False))
def test_the_order_of_the_quads_does_not_matter(order: object) -> None:
    quads = list(ox.parse(path=DATA / "quang-binh.trig"))
    shuffled = list(quads)
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random of hypothesis
    with open_store(None) as one, open_store(None) as other:
        one.load(quads)
        other.load(shuffled)
        for projection in (*PROJECTIONS.values(), all_ties):
            first, second = projection(one), projection(other)
            assert list(first.nodes(data=True)) == list(second.nodes(data=True))
            assert list(first.edges(data=True, keys=True)) == list(second.edges(data=True, keys=True))


DUNG = f"{BASE}person/tran-tien-dung-1c5e"


def test_a_neighbourhood_grows_with_its_depth(store: GraphStore) -> None:
    near, far = (neighbourhood(store, DUNG, depth=depth) for depth in (1, 2))
    assert {short(iri) for iri in near} == {
        "person/tran-tien-dung-1c5e", "agency/ubnd-quang-binh-90bd", "agency/ban-chi-dao-138-11aa",
        "agency/cong-an-quang-binh-3c01",
        "event/hoi-nghi-tong-ket-2c77", "event/hoi-nghi-so-ket-8f10", "directive/ke-hoach-45-aa10", "award/w1",
    }  # fmt: skip
    assert set(near) < set(far)
    assert f"{BASE}person/hoang-van-thanh-77b0" in far
    assert f"{BASE}person/le-van-lan-0a0a" not in far


def test_a_neighbourhood_has_the_ties_among_its_rim(store: GraphStore) -> None:
    found = edges(neighbourhood(store, DUNG, depth=1))
    assert ("agency/ubnd-quang-binh-90bd", "takes-part", "event/hoi-nghi-tong-ket-2c77", 1) in found


def test_a_neighbourhood_keeps_to_its_limit_and_says_so(store: GraphStore) -> None:
    network = neighbourhood(store, DUNG, depth=2, limit=4)
    assert len(network) == 4
    assert DUNG in network
    assert network.graph["left_out"] == 4


def test_a_neighbourhood_of_what_nobody_knows_is_the_thing_alone(store: GraphStore) -> None:
    network = neighbourhood(store, f"{BASE}person/nobody")
    assert (list(network), network.number_of_edges()) == ([f"{BASE}person/nobody"], 0)


@pytest.mark.parametrize(("depth", "limit"), [(0, 10), (1, 0)])
def test_a_neighbourhood_without_extent_is_refused(store: GraphStore, depth: int, limit: int) -> None:
    with pytest.raises(ValueError, match=f"not {depth} and {limit}"):
        neighbourhood(store, DUNG, depth=depth, limit=limit)


def test_the_strongest_are_kept(store: GraphStore) -> None:
    network = all_ties(store)
    smaller = strongest(network, 5)
    assert len(smaller) == 5
    assert smaller.graph["left_out"] == len(network) - 5
    assert DUNG in smaller
    assert strongest(network, 1000) is network


def test_of_one_large_meeting_the_heaviest_ties_are_kept() -> None:
    people = [
        f"person:p{number} a foaf:Person . id:x{number} bm:event event:x ; bm:agent person:p{number} ."
        for number in range(12)
    ]
    again = "id:y0 bm:event event:y ; bm:agent person:p3 . id:y1 bm:event event:y ; bm:agent person:p7 ."
    with store_of("\n".join([*people, again])) as store:
        network = people_who_met(store)
    assert network.number_of_edges() == 66
    smaller = strongest(network, 12)
    assert (len(smaller), smaller.number_of_edges(), smaller.graph["ties_left_out"]) == (12, 48, 18)
    assert ("person/p3", "met", "person/p7", 2) in edges(smaller)


def test_the_way_of_a_directive_has_stages(store: GraphStore) -> None:
    flow = directive_flow(store)
    assert {short(iri): stage(flow, iri) for iri in flow} == {
        "agency/bo-cong-an-d00d": 0,
        "agency/ubnd-quang-binh-90bd": 0,
        "directive/chi-thi-07-e41b": 1,
        "directive/chi-thi-09-b2f0": 1,
        "directive/ke-hoach-45-aa10": 2,
        "event/hoi-nghi-tong-ket-2c77": 3,
        "event/hoi-nghi-so-ket-8f10": 3,
        "agency/ban-chi-dao-138-11aa": 4,
        "person/tran-tien-dung-1c5e": 4,
    }


def test_of_many_directives_those_that_lead_somewhere_are_kept(store: GraphStore) -> None:
    flow = directive_flow(store)
    assert travelled(flow) is flow
    with store_of(
        """directive:d a eli:LegalResource ; bm:issuer agency:o . event:x a sem:Event ; bm:implements directive:d .
        id:p1 bm:event event:x ; bm:agent agency:s ; bm:participationRole part:organiser .
        directive:lone a eli:LegalResource ; bm:issuer agency:t .
        directive:d skos:prefLabel "Chỉ thị"@vi . directive:lone skos:prefLabel "Công văn"@vi .
        event:x skos:prefLabel "họp"@vi ."""
    ) as small:
        kept = travelled(directive_flow(small), limit=1)
    assert {short(iri) for iri in kept} == {"agency/o", "directive/d", "event/x", "agency/s"}
    assert kept.graph["left_out"] == 2


def test_articles_are_what_ties_rest_on_not_things_in_the_network() -> None:
    with store_of("article:1 bm:implements directive:d . event:x bm:implements directive:d .") as store:
        assert edges(all_ties(store)) == {("event/x", "carries-out", "directive/d", 1)}
