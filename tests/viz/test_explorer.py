"""The explorer as a browser would ask for it: every page, in both languages, under a strict policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from graph_api.limits import Limits
from graph_api.snapshot import Snapshot
from graph_api.store import open_store
from viz.app import create_app
from viz.rendering import POLICY

BASE = "https://w3id.org/bomay/id/"
DUNG, THANH = "/person/tran-tien-dung-1c5e", "/person/hoang-van-thanh-77b0"
PAGES = [
    ("/", "Ai làm gì, ở đâu, theo văn bản nào?"),
    ("/?q=tran+tien+dung", "Trần Tiến Dũng"),
    ("/?q=kh%C3%B4ng+ai", "Không tìm thấy gì với"),
    (DUNG, "Được thấy giữ chức"),
    (
        DUNG,
        'yêu cầu</span> <a href="/agency/cong-an-quang-binh-3c01">Công an tỉnh Quảng Bình</a>, các xã, phường:',
    ),
    ("/agency/cong-an-quang-binh-3c01", "Được yêu cầu, đề nghị"),
    ("/event/hoi-nghi-tong-ket-2c77", "tiếp tục giữ vững phong trào"),
    ("/article/a1", 'yêu cầu <span class="role">(Công an tỉnh Quảng Bình, các xã, phường)</span> tiếp tục'),
    ("/person/nguyen-thi-mai-5e21", "Nhiệm kỳ nêu rõ trong bài"),
    ("/person/hoang-van-thanh-77b0", "Được gọi là đã thôi chức"),
    ("/person/hoang-van-thanh-77b0", "Đại tá"),
    ("/person/le-van-lan-0a0a", "Trường Tiểu học số 2 Lệ Thủy"),
    ("/person/le-van-lan-0a0a", "Phó Hiệu trưởng"),
    ("/agency/ubnd-quang-binh-90bd", "Kế hoạch 45/KH-UBND"),
    ("/agency/bo-cong-an-d00d", "Công an tỉnh Quảng Bình"),
    ("/event/hoi-nghi-tong-ket-2c77", "năm được suy ra: năm 2019 được tổng kết"),
    ("/event/hoi-nghi-tong-ket-2c77", "với tư cách"),
    ("/directive/chi-thi-07-e41b", "Chưa rõ là văn bản nào"),
    ("/directive/ke-hoach-45-aa10", "phòng, chống tội phạm năm 2020"),
    ("/article/a1", "Hôm 26/2 tại thành phố Đồng Hới"),
    ("/article/a4", "Chỉ có những câu làm chứng"),
    ("/network", "Ai đã gặp ai"),
    ("/network?view=directives", "Từ cơ quan ban hành"),
    (f"/network?entity={BASE}person/tran-tien-dung-1c5e&depth=2", "Mạng lưới quanh Trần Tiến Dũng"),
    ("/query", "Ai chủ trì sự kiện X"),
    ("/data", "Báo thử nghiệm"),
]
MISSING = [
    "/person/nobody",
    "/agency/%20%3C",
    "/article/none",
    "/network.html?entity=x",
    "/network.html?view=friends",
    "/data/network.dot",
]


class Links(HTMLParser):
    """Collects what a page refers to, its inline handlers and styles, and its scripts."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.links: list[str] = []
        self.inline: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.links += [value for name in ("href", "src", "action") if (value := named.get(name))]
        self.inline += [name for name in named if name.startswith("on") or name == "style"]
        self.inline += [tag] if tag == "style" or (tag == "script" and not named.get("src")) else []
        self.ids += [value for name, value in attrs if name == "id" and value]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, quads: list[ox.Quad]) -> Path:
    """The four articles on disk."""
    path = tmp_path_factory.mktemp("explored")
    with open_store(path) as opened:
        opened.load(quads)
    return path


@pytest.fixture(scope="module")
def served(folder: Path, texts: dict[str, str]) -> Iterator[TestClient]:
    """The explorer over the four articles."""
    app = create_app(Snapshot(folder), limits=Limits(workers=1), article_text=texts.get)
    with TestClient(app, follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def client(served: TestClient) -> TestClient:
    """A reader who comes for the first time: no language is kept yet."""
    served.cookies.clear()
    return served


@pytest.mark.parametrize(("path", "words"), PAGES)
def test_a_page_says(client: TestClient, path: str, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert words in re.sub(r"\s+", " ", answer.text)


@pytest.mark.parametrize("path", [*dict(PAGES), *MISSING])
def test_a_page_runs_nothing_inline_and_asks_nobody_else(client: TestClient, path: str) -> None:
    answer = client.get(path)
    page = Links(answer.text)
    assert answer.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert page.inline == []
    assert len(page.ids) == len(set(page.ids))
    outside = {link for link in page.links if urlsplit(link).netloc}
    assert outside <= {"https://bao.example/quang-binh-tong-ket-2019", "https://bao.example/so-ket-138"}


def test_every_link_inside_leads_somewhere(client: TestClient) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        path = waiting.pop().partition("#")[0]
        if path in seen or not path.startswith("/") or "lang=" in path:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code in {200, 303}, path
        page = answer.headers.get("content-type", "").startswith("text/html")
        if page and "content-disposition" not in answer.headers:
            waiting += Links(answer.text).links
    assert len(seen) > 40


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_said_so(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Không có trang này" in answer.text


def test_the_language_asked_for_is_kept(folder: Path) -> None:
    with TestClient(create_app(Snapshot(folder), limits=Limits(workers=1))) as client:
        assert 'lang="vi"' in client.get("/").text
        english = client.get(f"{DUNG}?lang=en")
        assert "Seen in office" in english.text
        assert "Deputy Chairman" in english.text
        assert "Seen in office" in client.get(DUNG).text
        assert "Được thấy giữ chức" in client.get(f"{DUNG}?lang=vi").text
        assert 'lang="vi"' in client.get("/?lang=xx").text


def test_every_statement_of_a_page_has_its_source(client: TestClient) -> None:
    page = client.get(DUNG).text
    assert page.count('class="source"') == 8  # two posts, three roles at two events, an instruction, an award, a plan
    assert page.count("điều khiển buổi làm việc") >= 2


def test_a_source_leads_to_the_sentence_in_its_article(client: TestClient) -> None:
    links = [link for link in Links(client.get(DUNG).text).links if link.startswith("/article/")]
    assert "/article/a1#char=63,259" in links
    for link in links:
        path, _, fragment = link.partition("#")
        assert fragment in Links(client.get(path).text).ids


def test_an_article_without_its_text_still_shows_its_sentences(client: TestClient) -> None:
    page = client.get("/article/a4").text
    assert "char=22,117" in Links(page).ids
    assert "Nguyên văn" not in page


@pytest.mark.parametrize("asked", ["tran tien dung", "Trần Tiến Dũng", "dung tran", "TRẦN TIẾN"])
def test_suggestions_come_with_or_without_marks(client: TestClient, asked: str) -> None:
    (group,) = client.get("/suggestions.json", params={"q": asked}).json()
    assert group["kind"] == "person"
    assert group["hits"][0]["label"] == "Trần Tiến Dũng"
    assert group["hits"][0]["page"] == DUNG
    assert "Phó Chủ tịch Ủy ban nhân dân tỉnh Quảng Bình" in group["hits"][0]["hint"]


def test_suggestions_are_grouped_by_kind(client: TestClient) -> None:
    groups = client.get("/suggestions.json", params={"q": "cong an"}).json()
    assert {group["kind"] for group in groups} == {"agency", "directive"}
    assert client.get("/suggestions.json", params={"q": "  "}).json() == []


def test_a_network_and_its_sentences_are_fetched(client: TestClient) -> None:
    drawn = client.get("/network.json", params={"entity": BASE + DUNG[1:], "depth": 1}).json()
    assert len(drawn["nodes"]) == 8
    (chaired,) = [edge for edge in drawn["edges"] if "trao tặng" in edge["details"]]
    answer = client.get("/evidence.json", params={"statement": chaired["statements"]}).json()
    assert [sentence["page"] for sentence in answer["sentences"]] == [
        "/article/a1#char=63,259",
        "/article/a1#char=356,496",
    ]
    assert client.get("/network.json", params={"entity": "no iri"}).status_code == 400
    assert client.get("/network.json", params={"entity": "x", "depth": 9}).status_code == 422


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (f"/network.html?entity={BASE}{DUNG[1:]}", "text/html"),
        ("/network.html?view=met", "text/html"),
        ("/data/network.graphml", "application/graphml+xml"),
        ("/data/network.csv", "text/csv"),
    ],
)
def test_files_are_saved_not_opened(client: TestClient, path: str, kind: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["content-disposition"].startswith('attachment; filename="bomay')
    assert answer.headers["content-security-policy"] == "sandbox"


def test_nodes_without_a_page_are_shown_as_linked_data(client: TestClient) -> None:
    answer = client.get("/membership/m1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/entity/membership/m1")
    assert client.get(answer.headers["location"], headers={"Accept": "text/turtle"}).status_code == 200


def test_the_iri_of_a_person_leads_to_the_page(client: TestClient) -> None:
    answer = client.get(f"/id{DUNG}", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, DUNG)


def test_a_long_list_is_shown_in_part_until_all_is_asked_for(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viz.explorer.SHOWN", 1)
    part, whole = client.get(THANH).text, client.get(f"{THANH}?all=1").text
    assert "Hiện tất cả (2)" in part
    newer, older = "/event/hoi-nghi-so-ket-8f10", "/event/hoi-nghi-tong-ket-2c77"
    assert (newer in Links(part).links, older in Links(part).links) == (True, False)
    assert "Hiện tất cả" not in whole
    assert older in Links(whole).links


def test_a_graph_that_is_still_empty_has_a_first_page(tmp_path: Path) -> None:
    with open_store(tmp_path):
        pass
    with TestClient(create_app(Snapshot(tmp_path), limits=Limits(workers=1))) as client:
        assert "bomay ingest" in client.get("/").text
        assert client.get("/data").status_code == 200
        assert client.get("/network.json?view=met").json()["nodes"] == []


def test_links_keep_the_prefix_under_which_a_proxy_shows_the_site(folder: Path) -> None:
    with TestClient(create_app(Snapshot(folder), limits=Limits(workers=1)), root_path="/bomay") as client:
        links = Links(client.get(DUNG).text).links
    assert [link for link in links if link.startswith("/") and not link.startswith("/bomay/")] == []
