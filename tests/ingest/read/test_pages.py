"""Web pages: the article without the page around it, its captions, and what the page says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read import Skipped, read
from ingest.read.page import blocks, from_page
from ingest.records import Article

PAGES = Path(__file__).with_name("pages")


def _article(name: str) -> Article:
    (article,) = read([PAGES / name])
    assert isinstance(article, Article)
    return article


def test_page_with_figures_and_linked_data() -> None:
    article = _article("figures.html")
    assert article.title == "Khai giảng lớp bồi dưỡng kiến thức quốc phòng"
    assert article.text.split("\n\n")[0] == article.title
    assert article.text.count(article.title) == 1
    assert (article.key, article.url) == ("https://bao.example/tin/khai-giang-1.html",) * 2
    assert (article.publisher, article.author) == ("Báo Thanh Lâm", "Thu An")
    assert article.published == "2021-03-05", "a quarter past eight at night in Greenwich is the next day in Vietnam"
    assert article.id == "figures"


KEPT = [
    ("lead", "Sáng 4/3, Trường Quân sự tỉnh Thanh Lâm khai giảng", True),
    ("caption of a figure", "Đại tá Vũ Đình Sáu, Hiệu trưởng nhà trường phát biểu khai giảng.", True),
    ("caption in a table", "\nBà Lý Thị Ngỡi tặng hoa lớp học.", True),
    ("byline", "Thu An", False),
    ("menu", "Trang chủ", False),
    ("other articles", "Một tin khác", False),
    ("imprint", "Trần Văn Báo", False),
    ("bars of a table", "|", False),
]


@pytest.mark.parametrize(("shows", "words", "kept"), KEPT, ids=[case[0] for case in KEPT])
def test_what_of_a_page_is_the_article(shows: str, words: str, kept: bool) -> None:
    assert (words in _article("figures.html").text) is kept, shows


def test_page_with_meta_tags() -> None:
    article = _article("meta_tags.html")
    assert article.title == "Trao Huy hiệu Đảng"
    assert (article.url, article.published) == ("https://lamha.example/trao-huy-hieu", "2022-09-02")
    assert (article.publisher, article.author) == ("Cổng thông tin huyện Lâm Hạ", "Đài Truyền thanh huyện")
    assert "Bí thư Huyện ủy Cao Thị Chín trao Huy hiệu Đảng." in article.text
    assert "đảng viên Tạ Quang Mười" in article.text


def test_short_page_that_says_nothing_of_itself() -> None:
    article = _article("bare.html")
    assert (article.title, article.published) == ("Họp ban chỉ đạo chuyển đổi số", "2020-03-02")
    assert article.key == (PAGES / "bare.html").resolve().as_uri()
    assert (article.url, article.publisher, article.author) == (None, None, None)
    assert "ông Hồ Bảy chủ trì" in article.text


DAYS = [
    ("time element", '<time datetime="2020-05-06T07:00">hôm qua</time>', "2020-05-06"),
    ("itemprop", '<meta itemprop="datePublished" content="2020-05-06">', "2020-05-06"),
    ("stamp in a class", '<div class="post-time">Đăng lúc 08:30 06/05/2020</div>', "2020-05-06"),
    ("a sentence in a class", '<div class="date">Ngày 06/05/2020, hội nghị khai mạc</div>', None),
    ("a date in the body", "<p>06/05/2020 là ngày họp</p>", None),
    ("unreadable", '<meta name="pubdate" content="hôm qua">', None),
]


@pytest.mark.parametrize(("shows", "markup", "expected"), DAYS, ids=[case[0] for case in DAYS])
def test_day_of_a_page(shows: str, markup: str, expected: str | None) -> None:
    page = f"<html><head><title>T</title></head><body>{markup}<p>Hội nghị đã họp và kết thúc.</p></body></html>"
    assert from_page(page).published == expected, shows


def test_broken_linked_data_says_nothing() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    page = f"<html><head>{script}</head><body><h1>T</h1><p>Một câu.</p></body></html>"
    assert from_page(page).title == "T"


def test_entities_and_breaks() -> None:
    assert blocks("<div>H&#7897;i ngh&#7883;<br>k&#7871;t th&uacute;c</div>") == "Hội nghị\nkết thúc"


EMPTY = [
    ("nothing", ""),
    ("no body", "<html><head><title></title></head></html>"),
    ("a comment", "<!-- chỉ có chú thích -->"),
    ("scripts only", "<html><body><script>var a = 1</script><style>p {}</style></body></html>"),
]


@pytest.mark.parametrize(("shows", "markup"), EMPTY, ids=[case[0] for case in EMPTY])
def test_pages_without_text_are_skipped(tmp_path: Path, shows: str, markup: str) -> None:
    file = tmp_path / "a.html"
    file.write_text(markup, encoding="utf-8")
    assert list(read([file])) == [Skipped(str(file), "there is no text in it")], shows


def test_page_in_an_old_encoding(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(
        "<html><body><h1>Héi nghÞ tæng kÕt</h1><p>Së Néi vô tæ chøc héi nghÞ tæng kÕt n¨m.</p></body></html>".encode(
            "cp1252"
        )
    )
    (article,) = read([file])
    assert isinstance(article, Article)
    assert article.text == "Hội nghị tổng kết\n\nSở Nội vụ tổ chức hội nghị tổng kết năm."


PIECES = [
    "<p>",
    "</p>",
    "<figure>",
    "<figcaption>",
    "</div>",
    "<div>",
    "<table><tr><td>",
    "<br>",
    "<!--",
    "-->",
    "<h1>",
]
PIECES += ["&#x110;", "<script>", "Một câu. ", '<meta name="date" content="2020-01-01">', "<a href='//x'>", "<title>"]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_markup_is_read(parts: list[str]) -> None:
    assert from_page("".join(parts)).body is not None


def test_markup_nested_too_deep_for_the_parser_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<div>" * 5000 + "đáy" + "</div>" * 5000, encoding="utf-8")
    (item,) = read([file])
    assert isinstance(item, Article | Skipped)
