"""REST over the notices: profiles, search, evidence, figures, and problems that say what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from graph_api.addresses import Addresses
from graph_api.app import create_api
from graph_api.snapshot import Kept, Snapshot
from graph_api.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from graph_api.store import GraphStore

ID = "https://w3id.org/bomay/id/"


def test_a_person(client: TestClient) -> None:
    """Posts with observed and claimed dates apart, ranks, events with capacities, articles."""
    person = client.get("/api/person/le-thi-ngoc-dao-2b").json()
    assert person["label"] == "Lê Thị Ngọc Đào"
    post, former = person["posts"]
    assert (former["role"]["label"], former["held"], former["former_on"]) == ("Đội phó", False, None)
    assert post["held"] is True
    assert post["post"]["label"] == "Phó Giám đốc Công an tỉnh Bình Sơn"
    assert (post["first_observed"], post["last_observed"], post["start"], post["end"]) == (
        "2020-02-26",
        "2020-06-12",
        "2018",
        None,
    )
    assert [rank["rank"]["label"] for rank in person["ranks"]] == ["Đại tá", "Thượng tá"]
    assert {(event["role"]["label"], event["capacity"]["label"]) for event in person["events"]} == {
        ("chủ trì", "Phó Giám đốc Công an tỉnh Bình Sơn"),
        ("trao thưởng", None),
        ("tham dự", "Phó Giám đốc Công an tỉnh Bình Sơn"),
    }
    assert {article["id"] for article in person["articles"]} == {"n1", "n2", "n4"}
    assert client.get("/api/person/nguyen-duc-minh-3c").json()["awards"][0]["giver"]["label"] == "Chủ tịch nước"


def test_an_agency(client: TestClient) -> None:
    """Its place, its people, what it belongs to."""
    agency = client.get("/api/agency/cong-an-binh-son-2").json()
    assert agency["aliases"] == ["Công an Bình Sơn"]
    assert agency["kind"]["label"] == "Công an"
    assert [place["label"] for place in agency["jurisdictions"]] == ["tỉnh Bình Sơn"]
    assert [parent["label"] for parent in agency["parents"]] == ["Bộ Công an"]
    assert [part["label"] for part in agency["parts"]] == ["Công an huyện Sông Đà"]
    assert {
        (holding["person"]["label"], holding["role"]["label"], holding["held"]) for holding in agency["people"]
    } == {
        ("Lê Thị Ngọc Đào", "Phó Giám đốc", True),
        ("Lê Thị Ngọc Đào", "Đội phó", False),
        ("Phạm Hữu Lộc", "Đội phó", True),
    }
    assert [event["role"]["label"] for event in agency["events"]] == ["tổ chức"]
    directives = client.get("/api/agency/bo-cong-an-5").json()["directives"]
    assert [directive["label"] for directive in directives] == ["Chỉ thị 07 Bộ Công an", "Chỉ thị 09 Bộ Công an"]


def test_an_event(client: TestClient) -> None:
    """Its date and why that year, its participants, directives and awards."""
    event = client.get("/api/event/hoi-nghi-tong-ket-1").json()
    assert (event["start"], event["date_basis"]) == ("2020-02-26", "InferredYear")
    assert event["date_reason"] == "Năm lấy theo ngày đăng bài"
    chairs = [each["agent"]["label"] for each in event["participants"] if each["role"]["iri"].endswith("/chair")]
    assert chairs == ["Lê Thị Ngọc Đào", "Trần Văn Đức"]
    assert len(event["directives"]) == 2
    assert {(award["award"]["label"], award["count"]) for award in event["awards"]} == {
        ("Bằng khen", 12),
        ("Kỷ niệm chương", None),
    }


def test_a_directive(client: TestClient) -> None:
    """Whether it is told which act it is, and what carries it out or cites it."""
    directive = client.get("/api/directive/chi-thi-07-bca").json()
    assert directive["identified"] is False
    assert [issuer["label"] for issuer in directive["issuers"]] == ["Bộ Công an"]
    assert {use["node"]["label"] for use in directive["uses"]} == {
        "hội nghị tổng kết phong trào bảo vệ an ninh Tổ quốc năm 2019",
        "Kế hoạch 15/KH-UBND",
    }


def test_an_article(client: TestClient) -> None:
    """What it is and whom it speaks of; one that lacks a publisher too."""
    article = client.get("/api/article/n1").json()
    assert article["url"] == "https://baobinhson.example/tong-ket"
    assert {thing["kind"] for thing in article["things"]} == {"person", "agency", "event", "directive"}
    bare = client.get("/api/article/n4").json()
    assert (bare["headline"], bare["published"], bare["publisher"], bare["url"]) == ("n4", None, None, None)
    assert len(bare["things"]) == 5


def test_evidence(client: TestClient) -> None:
    """The sentences for a node, with where they stand and how sure the rule is; none for what is unknown."""
    found = client.get("/api/evidence", params={"node": f"{ID}membership/m3"}).json()["evidence"]
    assert [(each["article"]["id"], each["start"], each["end"], each["confidence"]) for each in found] == [
        ("n1", 45, 200, 0.95),
        ("n2", 40, 140, 0.9),
    ]
    assert found[0]["rule"] == "post-before-name"
    assert "Phó Giám đốc Công an tỉnh" in found[0]["quote"]
    assert client.get("/api/evidence", params={"node": "http://example.org/"}).json()["evidence"] == []


def test_search(client: TestClient) -> None:
    """With and without marks, by kind, best first."""
    for text in ("Lê Thị Ngọc Đào", "le thi ngoc dao", "dao le"):
        (hit,) = client.get("/api/search", params={"q": text}).json()["hits"]
        assert (hit["kind"], hit["id"]) == ("person", "le-thi-ngoc-dao-2b")
    kinds = client.get("/api/search", params={"q": "binh son", "kind": ["event", "agency"], "limit": 2}).json()["hits"]
    assert [hit["kind"] for hit in kinds] == ["agency", "agency"]
    assert client.get("/api/search", params={"q": "khong co ai"}).json()["hits"] == []


def test_stats(client: TestClient, notices: list[ox.Quad]) -> None:
    """What is counted is what is there."""
    stats = client.get("/api/stats").json()
    assert (stats["articles"], stats["people"], stats["events"], stats["directives"]) == (4, 5, 2, 4)
    assert stats["quads"] == len(set(notices))
    assert stats["graphs"] == 6


def test_lists_can_be_cut(client: TestClient) -> None:
    """``limit`` holds for every list of a profile."""
    person = client.get("/api/person/le-thi-ngoc-dao-2b", params={"limit": 1}).json()
    assert [len(person[name]) for name in ("posts", "ranks", "events", "articles")] == [1, 1, 1, 1]


PROBLEMS = [
    ("nobody", "/api/person/nobody", 404, "there is no person 'nobody'"),
    ("an agency is no person", "/api/person/cong-an-binh-son-2", 404, "there is no person"),
    ("a person asked for as an event", "/api/event/le-thi-ngoc-dao-2b", 404, "there is no event"),
    ("what can be no IRI", "/api/person/a%20b%3C", 404, "there is no person"),
    ("no words", "/api/search", 422, "query.q: Field required"),
    ("an unknown kind", "/api/search?q=a&kind=dragon", 422, "kind"),
    ("too many", "/api/search?q=a&limit=1000", 422, "limit"),
    ("too long a text", "/api/search?q=" + "a" * 201, 422, "200"),
    ("no IRI", "/api/evidence?node=nonsense", 404, "'nonsense' is no IRI"),
    ("no such page", "/api/nothing", 404, None),
]


@pytest.mark.parametrize(("case", "path", "status", "detail"), PROBLEMS, ids=[case[0] for case in PROBLEMS])
def test_problems(client: TestClient, case: str, path: str, status: int, detail: str | None) -> None:
    """RFC 9457: type, title, status, detail."""
    answer = client.get(path)
    assert answer.status_code == status, case
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert problem["type"] == "about:blank"
    assert problem["status"] == status
    assert problem["title"]
    assert detail is None or detail in problem["detail"]


def test_health_and_figures(client: TestClient) -> None:
    """What those who run the server look at."""
    assert client.get("/health").json()["status"] == "ok"
    client.get("/sparql", params={"query": "ASK {}"})
    figures = dict(line.rsplit(" ", 1) for line in client.get("/metrics").text.splitlines() if not line.startswith("#"))
    assert float(figures["bomay_quads"]) == client.get("/api/stats").json()["quads"]
    assert float(figures['bomay_queries_total{outcome="ok"}']) >= 1
    assert float(figures['bomay_requests_total{method="GET",status="200"}']) >= 3


def test_the_documentation_loads_nothing_from_elsewhere(client: TestClient) -> None:
    """The page shows every operation and model, and no address of another server is in it."""
    page = client.get("/api/docs").text
    api = client.get("/api/openapi.json").json()
    for path in api["paths"]:
        assert path in page
    for model in api["components"]["schemas"]:
        assert f'id="model-{model}"' in page
    missing = api["paths"]["/api/person/{local}"]["get"]["responses"]["404"]["content"]
    assert list(missing) == ["application/problem+json"]
    assert missing["application/problem+json"]["schema"]["$ref"].endswith("/Problem")
    assert "src=" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_a_store_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """503 and when to come back; it heals when the store appears."""
    path = tmp_path / "later"
    with TestClient(create_api(Snapshot(path))) as client:
        for address in ("/health", "/api/stats", "/api/search?q=a", "/sparql?query=ASK%7B%7D", "/ontology"):
            answer = client.get(address, headers={"Accept": "*/*"})
            assert answer.status_code == 503
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.headers["retry-after"]
            assert str(tmp_path) not in answer.text or address.startswith("/sparql")
        with open_store(path):
            assert client.get("/health").status_code == 200
            assert client.get("/api/stats").json()["people"] == 0
            assert client.get("/metrics").status_code == 200


def test_a_writer_beside_the_server_is_noticed(tmp_path: Path, notices: list[ox.Quad]) -> None:
    """Search, profiles and queries show what was written, as soon as it is."""
    graph = ox.NamedNode(f"{ID}article/n3")
    question = "ASK { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> 'Ban Chỉ đạo 138 tỉnh Bình Hải'@vi }"
    with open_store(tmp_path) as writer, TestClient(create_api(Snapshot(tmp_path))) as client:
        for written in (False, True, False):
            writer.replace(graph.value, [quad for quad in notices if written and quad.graph_name == graph])
            assert client.get("/api/person/tran-van-duc-9z").status_code == (200 if written else 404)
            assert client.get("/sparql", params={"query": question}).json()["boolean"] is written


def test_an_open_store_can_be_served(tmp_path: Path, store: GraphStore, notices: list[ox.Quad]) -> None:
    """One that is being written to in this process; one in memory cannot, since queries run in other processes."""
    with pytest.raises(ValueError, match="store on disk"):
        create_api(Kept(store))
    with open_store(tmp_path) as writer, TestClient(create_api(Kept(writer))) as client:
        writer.load(notices)
        assert client.get("/api/stats").json()["people"] == 5
        assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True


def test_entities_may_have_another_base(tmp_path: Path) -> None:
    """The base is a setting."""
    base = "https://example.org/things/"
    person = ox.NamedNode(base + "person/a")
    graph = ox.NamedNode(base + "article/1")
    with open_store(tmp_path) as writer:
        writer.load(
            [
                ox.Quad(person, ox.NamedNode(name), value, graph)
                for name, value in (
                    (
                        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                        ox.NamedNode("http://xmlns.com/foaf/0.1/Person"),
                    ),
                    ("http://www.w3.org/2004/02/skos/core#prefLabel", ox.Literal("An", language="vi")),
                )
            ]
        )
    with TestClient(create_api(Snapshot(tmp_path), addresses=Addresses(base=base))) as client:
        assert client.get("/api/person/a").json()["iri"] == person.value
        assert client.get("/api/search?q=an").json()["hits"][0]["id"] == "a"
