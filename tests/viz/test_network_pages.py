"""Stand-alone network pages: one file that asks for nothing, runs nothing of an article, and shows the sentences."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graph_api.store import GraphStore, open_store
from viz.pages import UnknownEntityError, network_page, projection_page
from viz.projections import LIMIT, PROJECTIONS

BASE = "https://w3id.org/bomay/id/"
DUNG = f"{BASE}person/tran-tien-dung-1c5e"
HOSTILE = Path(__file__).parent / "data" / "hostile.trig"
SCRIPTS = re.compile(r"<script>(.*?)</script>", re.DOTALL)
Save = Callable[[str], str]
# Opens an address in Chromium, see conftest.py.
Open = Callable[..., Any]
HOSTILE_THINGS = ("person/ke-xau-0001", "person/ban-xau-0002", "person/a'b&c", "agency/o-xau-0003", "event/x")
HARM = "() => window.harmed"


@pytest.fixture(scope="module")
def hostile() -> Iterator[GraphStore]:
    """A graph of names, headlines and sentences that would run if they could."""
    with open_store(None) as opened:
        opened.load(ox.parse(path=HOSTILE))
        yield opened


@pytest.fixture
def saved(tmp_path: Path) -> Save:
    """A function that saves a page and gives its address on the disk."""

    def save(html: str) -> str:
        file = tmp_path / f"{len(list(tmp_path.iterdir()))}.html"
        file.write_text(html, "utf-8")
        return file.as_uri()

    return save


def carried(html: str, name: str) -> object:
    """Data that a page carries."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_page_names_everything_by_attribute_of_its_own_file(store: GraphStore) -> None:
    html = SCRIPTS.sub("", network_page(store, DUNG, depth=2))
    assert re.findall(r"<(?:script|link|img|iframe|object|embed)\b[^>]*\b(?:src|href)=", html) == []
    assert "bootstrap" not in html
    assert re.findall(r"@import|url\((?!data:)", html) == []


def test_its_policy_lets_only_its_own_scripts_run(store: GraphStore) -> None:
    html = network_page(store, DUNG)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    allowed = set(re.findall(r"sha256-([A-Za-z0-9+/=]+)", policy[1].replace("&#43;", "+")))
    found = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in SCRIPTS.findall(html)}
    assert len(found) == 3
    assert found < allowed
    assert "unsafe" not in policy[1]


def test_an_edge_carries_its_sentences_once_for_all_edges(store: GraphStore) -> None:
    html = network_page(store, DUNG, depth=2)
    sentences, edges = carried(html, "sentences"), carried(html, "edges")
    assert isinstance(sentences, list)
    assert isinstance(edges, list)
    assert len({sentence["quote"] for sentence in sentences}) == len(sentences) == 8
    (held,) = [edge for edge in edges if edge["kind"] == "holds" and edge["details"] == ["Trưởng Ban"]]
    assert [sentences[number]["page"] for number in held["evidence"]] == ["/article/a1#char=63,259"]
    assert all(edge["evidence"] for edge in edges)


def test_what_nobody_knows_has_no_page(store: GraphStore) -> None:
    with pytest.raises(UnknownEntityError, match="person/nobody"):
        network_page(store, f"{BASE}person/nobody")
    with pytest.raises(UnknownEntityError, match="'friends'"):
        projection_page(store, "friends")


def test_a_large_projection_shows_the_strongest_and_says_how_many_it_leaves_out() -> None:
    person = "http://xmlns.com/foaf/0.1/Person"
    bm = "https://w3id.org/bomay/ontology#"
    quads = []
    # One person who met each of the others, each at an event of its own.
    for number, (event, agent) in enumerate(chain.from_iterable(((n, 0), (n, n)) for n in range(1, LIMIT + 20))):
        part, node = ox.NamedNode(f"{BASE}p{number}"), ox.NamedNode(f"{BASE}person/{agent}")
        graph = ox.NamedNode(f"{BASE}article/1")
        quads += [
            ox.Quad(part, ox.NamedNode(bm + "event"), ox.NamedNode(f"{BASE}event/{event}"), graph),
            ox.Quad(part, ox.NamedNode(bm + "agent"), node, graph),
            ox.Quad(node, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), ox.NamedNode(person), graph),
        ]
    with open_store(None) as store:
        store.load(quads)
        html = projection_page(store, "met")
    nodes, drawn = carried(html, "nodes"), carried(html, "picture")
    assert isinstance(nodes, list)
    assert isinstance(drawn, dict)
    assert (len(nodes), drawn["left_out"]) == (LIMIT, 20)


@pytest.mark.browser
def test_it_opens_from_a_disk_with_no_network_and_a_click_shows_the_sentence(
    store: GraphStore, saved: Save, visit: Open
) -> None:
    page = visit(saved(network_page(store, DUNG, depth=2)), offline=True).page
    page.wait_for_selector(".network.ready canvas")
    line = page.evaluate(
        """() => {
            const network = document.querySelector('.network').network;
            const line = network.picture.edges.find((one) => one.details.includes('Trưởng Ban'));
            return network.middleOf(line.id);
        }"""
    )
    page.mouse.click(line["x"], line["y"])
    quote = page.locator(".network-evidence .quote")
    quote.wait_for()
    assert "Trưởng Ban Chỉ đạo 138 tỉnh, điều khiển buổi làm việc" in quote.inner_text()
    cite = page.locator(".network-evidence blockquote footer")
    assert "27/02/2020" in cite.inner_text()
    assert cite.locator("a").get_attribute("href") == "https://bao.example/quang-binh-tong-ket-2019"


@pytest.mark.browser
@pytest.mark.parametrize("projection", PROJECTIONS)
def test_every_projection_is_drawn(projection: str, store: GraphStore, saved: Save, visit: Open) -> None:
    page = visit(saved(projection_page(store, projection)), offline=True).page
    page.wait_for_selector(".network.ready canvas")
    inked = """() => {
        const canvas = document.querySelector('canvas');
        const bytes = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let inked = 0;
        for (let at = 3; at < bytes.length; at += 4) if (bytes[at]) inked++;
        return inked;
    }"""
    assert page.evaluate(inked) > 1000


@pytest.mark.browser
def test_a_node_is_found_by_name_without_marks(store: GraphStore, saved: Save, visit: Open) -> None:
    page = visit(saved(network_page(store, DUNG, depth=2)), offline=True).page
    page.fill("#find-node", "hoang van")
    page.press("#find-node", "Enter")
    assert page.locator(".network-evidence h3").inner_text() == "Hoàng Văn Thành"
    page.click(".network-evidence .tie >> nth=0")
    page.locator(".network-evidence .quote").first.wait_for()


@pytest.mark.browser
def test_the_table_says_what_the_drawing_shows_and_works_by_keyboard(
    store: GraphStore, saved: Save, visit: Open
) -> None:
    page = visit(saved(network_page(store, DUNG)), offline=True).page
    page.focus(".network-table summary")
    page.keyboard.press("Enter")
    edges = page.evaluate("() => document.querySelector('.network').network.picture.edges.length")
    assert page.locator(".network-table tbody tr").count() == edges
    page.keyboard.press("Tab")
    page.focus(".network-table .source-button >> nth=0")
    page.keyboard.press("Enter")
    page.locator(".network-evidence .quote").first.wait_for()
    assert page.evaluate("() => document.activeElement.className") == "network-evidence"


@pytest.mark.browser
def test_a_kind_can_be_hidden(store: GraphStore, saved: Save, visit: Open) -> None:
    page = visit(saved(network_page(store, DUNG, depth=2)), offline=True).page
    shown = "() => document.querySelector('.network').network.dotView.length"
    before = page.evaluate(shown)
    page.uncheck(".network-legend label:has-text('Sự kiện') input")
    assert page.evaluate(shown) == before - 2


@pytest.mark.browser
@pytest.mark.parametrize(
    "thing", ["person/ke-xau-0001", "person/ban-xau-0002", "person/a'b&c", "agency/o-xau-0003", "event/x"]
)
def test_no_word_of_an_article_runs(thing: str, hostile: GraphStore, saved: Save, visit: Open) -> None:
    html = network_page(hostile, BASE + thing, depth=2)
    page = visit(saved(html), offline=True).page
    page.wait_for_selector(".network.ready canvas")
    page.evaluate(
        """async () => {
            const network = document.querySelector('.network').network;
            for (const dot of network.picture.nodes) network.showDot(dot.id);
            for (const line of network.picture.edges) await network.showLine(line.id);
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate(HARM) is None
    assert page.locator(".network-evidence a[href^=javascript]").count() == 0
    assert page.locator("img, iframe").count() == 0
    assert page.evaluate("() => document.scripts.length") == len(SCRIPTS.findall(html)) + html.count(
        'type="application/json"'
    )
