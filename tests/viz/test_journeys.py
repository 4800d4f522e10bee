"""The explorer in Chromium: what a reader does, from the search box to the sentence, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

pytestmark = pytest.mark.browser

BASE = "https://w3id.org/bomay/id/"
DUNG = "/person/tran-tien-dung-1c5e"
HOSTILE = Path(__file__).parent / "data" / "hostile.trig"
SIZES = [pytest.param(1280, 900, id="desk"), pytest.param(390, 844, id="phone")]
# Opens an address in Chromium and fails on any complaint or request that leaves the machine, see conftest.py.
Visit = Callable[..., Any]
DRAWN = """() => {
    const canvas = document.querySelector('.network canvas');
    const bytes = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const seen = new Set();
    for (let at = 0; at < bytes.length; at += 4) {
        if (bytes[at + 3] === 255) seen.add((bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2]);
    }
    const kinds = document.querySelector('.network').network.picture.kinds;
    return kinds.every((kind) => seen.has(parseInt(kind.color.slice(1), 16)));
}"""


def network_of(page: Any) -> None:  # noqa: ANN401 - a page of Playwright, as the fixture gives it
    """Wait until the network of the page is drawn."""
    page.locator(".network").scroll_into_view_if_needed()
    page.wait_for_selector(".network.ready canvas")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_from_a_name_without_marks_to_the_sentence(site: str, visit: Visit, width: int, height: int) -> None:
    page = visit(site, width=width, height=height).page
    page.type("#q", "tran tien dung")
    page.get_by_role("option", name="Trần Tiến Dũng").click()
    page.wait_for_url(f"**{DUNG}")
    assert page.locator("h1").inner_text() == "Trần Tiến Dũng"
    network_of(page)
    assert page.evaluate("() => document.querySelector('.network').network.view.body.nodeIndices.length") == 8
    assert page.evaluate(DRAWN)
    find = """() => {
        const network = document.querySelector('.network').network;
        return network.middleOf(network.picture.edges.find((line) => line.details.includes('Trưởng Ban')).id);
    }"""
    page.locator(".network-canvas").scroll_into_view_if_needed()
    middle = page.evaluate(find)
    page.mouse.click(middle["x"], middle["y"])
    quote = page.locator(".network-evidence .quote")
    quote.wait_for()
    assert "Trưởng Ban Chỉ đạo 138 tỉnh" in quote.inner_text()
    page.locator(".network-evidence blockquote a").click()
    page.wait_for_url("**/article/a1#char=63,259")
    lit = page.locator(".anchor:target + mark")
    assert lit.inner_text().startswith("Hôm 26/2 tại thành phố Đồng Hới")
    assert lit.evaluate("(mark) => getComputedStyle(mark).backgroundColor") == "rgb(255, 240, 184)"
    assert lit.bounding_box()["y"] < height


def test_search_by_keyboard_alone(site: str, visit: Visit) -> None:
    page = visit(site).page
    page.focus("#q")
    page.keyboard.type("hoi nghi")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert page.locator("#q").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    address = chosen.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    page.focus("#q")
    page.keyboard.type("zzz")
    page.get_by_text("Không tìm thấy gì với").first.wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".suggestions").is_hidden()


def test_search_without_script(browser: Any, site: str) -> None:  # noqa: ANN401 - a browser of Playwright
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site)
    page.fill("#q", "quang binh")
    page.click("form.search button")
    page.wait_for_url("**q=quang**")
    assert page.get_by_role("link", name="Ủy ban nhân dân tỉnh Quảng Bình", exact=True).count() == 1
    page.goto(site + DUNG)
    page.locator("details.source summary").first.click()
    assert page.locator("details.source[open] .quote").first.is_visible()
    page.context.close()


def test_the_source_of_a_post_opens_where_it_is_said(site: str, visit: Visit) -> None:
    page = visit(site + DUNG).page
    post = page.locator(".timeline > li", has=page.locator("h3", has_text="Trưởng Ban"))
    post.locator("summary").click()
    assert "điều khiển buổi làm việc" in post.locator(".quote").inner_text()
    post.locator("blockquote a").click()
    assert page.locator(".anchor:target + mark").is_visible()


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_is_wider_than_the_window(site: str, visit: Visit, width: int, height: int, language: str) -> None:
    paths = (
        "/", "/?q=quang+binh", DUNG, "/agency/ubnd-quang-binh-90bd", "/event/hoi-nghi-tong-ket-2c77",
        "/directive/chi-thi-07-e41b", "/article/a1", "/network?view=directives", "/query", "/data", "/person/nobody",
    )  # fmt: skip
    watched = visit(f"{site}/?lang={language}", width=width, height=height)
    for path in paths:
        watched.page.goto(site + path, wait_until="domcontentloaded")
        wide = watched.page.evaluate("() => document.documentElement.scrollWidth")
        assert (path, wide) == (path, width)
        assert watched.page.locator("html").get_attribute("lang") == language
    # The page that is not there is answered with 404, which the console notes.
    watched.complaints[:] = [said for said in watched.complaints if "404" not in said]


def test_vietnamese_is_set_in_letters_that_have_all_its_marks(site: str, visit: Visit) -> None:
    page = visit(site + DUNG).page
    page.evaluate("() => document.fonts.ready")
    loaded = page.evaluate(
        "() => [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)"
    )
    assert {family.strip('"') for family in loaded} == {"Source Serif 4", "Be Vietnam Pro"}


@pytest.mark.parametrize("view", ["met", "posts", "hierarchy", "directives"])
def test_every_network_of_the_whole_graph_is_drawn(site: str, visit: Visit, view: str) -> None:
    page = visit(f"{site}/network?view={view}").page
    network_of(page)
    assert page.evaluate(DRAWN)
    page.locator(".network-table summary").click()
    page.locator(".network-table .source-button").first.click()
    page.locator(".network-evidence .quote").first.wait_for()


def test_more_steps_show_more(site: str, visit: Visit) -> None:
    page = visit(f"{site}/network?entity={BASE}{DUNG[1:]}&depth=1").page
    network_of(page)
    count = "() => document.querySelector('.network').network.picture.nodes.length"
    near = page.evaluate(count)
    page.locator(".choices a", has_text="2").click()
    page.wait_for_url("**depth=2")
    network_of(page)
    assert page.evaluate(count) > near


def test_a_saved_network_opens_by_itself(site: str, visit: Visit, tmp_path: Path) -> None:
    page = visit(site + DUNG).page
    network_of(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Lưu thành một tệp").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    alone = visit(file.as_uri(), offline=True).page
    alone.wait_for_selector(".network.ready canvas")


def test_a_double_click_opens_the_page_of_a_dot(site: str, visit: Visit) -> None:
    page = visit(site + DUNG).page
    network_of(page)
    page.locator(".network-canvas").scroll_into_view_if_needed()
    spot = page.evaluate(
        """() => {
            const network = document.querySelector('.network').network;
            const dot = network.picture.nodes.find((one) => one.name === 'Ban Chỉ đạo 138 tỉnh Quảng Bình');
            const inside = network.view.canvasToDOM(network.view.getPosition(dot.id));
            const frame = document.querySelector('.network-canvas').getBoundingClientRect();
            return {x: inside.x + frame.left, y: inside.y + frame.top};
        }"""
    )
    page.mouse.dblclick(spot["x"], spot["y"])
    page.wait_for_url("**/agency/ban-chi-dao-138-11aa")


def test_sparql_answers_in_a_table_that_leads_to_pages(site: str, visit: Visit) -> None:
    page = visit(f"{site}/query?question=01-who-chaired").page
    page.locator("#answer td a", has_text="person/tran-tien-dung-1c5e").first.wait_for()
    assert "Ai chủ trì sự kiện X" in page.locator("#example option:checked").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải CSV").click()
    assert "Trần Tiến Dũng" in Path(download.value.path()).read_text("utf-8")
    page.locator("#answer td a", has_text="person/").first.click()
    page.wait_for_url(f"**{DUNG}")


def test_sparql_says_what_is_wrong(site: str, visit: Visit) -> None:
    watched = visit(f"{site}/query")
    watched.page.fill("#text", "SELECT WHERE {")
    watched.page.get_by_role("button", name="Chạy").click()
    watched.page.get_by_text("Truy vấn không chạy được").wait_for()
    watched.complaints[:] = [said for said in watched.complaints if "400" not in said]


def test_sparql_answers_yes_no_and_triples(site: str, visit: Visit) -> None:
    page = visit(f"{site}/query").page
    for text, shown in (
        ("ASK { ?s ?p ?o }", "#outcome >> text=true"),
        ("CONSTRUCT { ?s a ?t } { ?s a ?t } LIMIT 3", "#answer pre"),
    ):
        page.fill("#text", text)
        page.press("#text", "Control+Enter")
        page.locator(shown).wait_for()


@pytest.fixture(scope="module")
def hostile(serving: Callable[[list[ox.Quad]], str]) -> str:
    """Address of an explorer over names and sentences that would run if they could."""
    return serving(list(ox.parse(path=HOSTILE)))


HOSTILE_PATHS = (
    "/",
    "/?q=xau",
    "/person/ke-xau-0001",
    "/person/ban-xau-0002",
    "/agency/o-xau-0003",
    "/event/x",
    "/article/h",
    "/network?view=met",
    "/data",
)


@pytest.mark.parametrize("path", HOSTILE_PATHS)
def test_no_word_of_an_article_runs(hostile: str, visit: Visit, path: str) -> None:
    page = visit(hostile + path).page
    if page.locator(".network").count():
        network_of(page)
        page.evaluate(
            """async () => {
                const network = document.querySelector('.network').network;
                for (const dot of network.picture.nodes) network.showDot(dot.id);
                for (const line of network.picture.edges) await network.showLine(line.id);
            }"""
        )
    if page.locator("#q").count():
        page.fill("#q", "xau")
        page.get_by_role("option").first.wait_for()
    assert page.evaluate("() => window.harmed") is None
    assert page.locator("main img, main svg[onload], [onmouseover], a[href^=javascript]").count() == 0
    assert page.evaluate("() => [...document.scripts].every((script) => script.src.startsWith(location.origin))")


def test_what_is_asked_is_shown_as_it_was_written(site: str, visit: Visit) -> None:
    page = visit(f"{site}/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22'").page
    assert "<img src=x onerror=alert(1)>\"'" in page.locator("h1").inner_text()
    assert page.locator("#q").input_value() == "<img src=x onerror=alert(1)>\"'"
