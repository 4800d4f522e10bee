"""The whole reader: any path becomes articles, and what cannot be read is told with its reason."""

from __future__ import annotations

import gzip
import io
import json
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read import Skipped, normalise, read
from ingest.read.assemble import web_address
from ingest.read.files import KINDS
from ingest.records import Article

NOTICE = """\
Triển khai nhiệm vụ công tác dân vận năm mới

4102

   Ngày 12/1, Huyện ủy Lâm Hạ tổ chức hội nghị công tác dân vận. Đồng chí Cao Thị Chín – Bí thư Huyện ủy chủ trì.

Quang cảnh hội nghị
Đồng chí Tạ Quang Mười, Trưởng Ban Dân vận báo cáo tại hội nghị

   Dịp này, 5 tập thể được UBND huyện tặng Giấy khen.

Minh Thu"""


def one(path: Path, **options: str) -> Article:
    (article,) = read([path], **options)
    assert isinstance(article, Article)
    return article


def write(folder: Path, name: str, text: str = NOTICE) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_plain_text(tmp_path: Path) -> None:
    file = write(tmp_path, "hoi-nghi.txt")
    article = one(file)
    assert article.title == "Triển khai nhiệm vụ công tác dân vận năm mới"
    assert article.text == (
        "Triển khai nhiệm vụ công tác dân vận năm mới\n\n"
        "Ngày 12/1, Huyện ủy Lâm Hạ tổ chức hội nghị công tác dân vận. "
        "Đồng chí Cao Thị Chín – Bí thư Huyện ủy chủ trì.\n\n"
        "Quang cảnh hội nghị\nĐồng chí Tạ Quang Mười, Trưởng Ban Dân vận báo cáo tại hội nghị\n\n"
        "Dịp này, 5 tập thể được UBND huyện tặng Giấy khen."
    )
    assert (article.author, article.published) == ("Minh Thu", None)
    assert (article.key, article.id, article.source) == (file.resolve().as_uri(), "hoi-nghi", str(file))


def test_the_article_the_project_began_with(shared: Callable[[str], Path]) -> None:
    article = one(shared("seed/000_57cdfa768f182d9f.txt"))
    assert article.title.startswith("Tổng kết công tác")
    assert "6029" not in article.text
    assert article.author == "Việt Hùng"
    assert not article.text.endswith("Việt Hùng")
    assert article.text.count("Đại tá Hoàng Văn Thành") == 2, "captions are kept"


TITLES = [
    ("furniture above the title", "6029\n\nTiêu đề\n\nThân bài.", "Tiêu đề", "Tiêu đề\n\nThân bài."),
    ("title said twice", "Tiêu đề\n\nTiêu đề\n\nThân bài.", "Tiêu đề", "Tiêu đề\n\nThân bài."),
    ("title said twice in capitals", "Tiêu đề\n\nTIÊU ĐỀ\nThân bài.", "Tiêu đề", "Tiêu đề\n\nThân bài."),
    ("title alone", "Tiêu đề", "Tiêu đề", "Tiêu đề"),
    ("agency before the title", "(Chinhphu.vn) - Tiêu đề\nThân bài.", "Tiêu đề", "Tiêu đề\n\nThân bài."),
]


@pytest.mark.parametrize(("shows", "content", "title", "text"), TITLES, ids=[case[0] for case in TITLES])
def test_title_opens_the_text_once(tmp_path: Path, shows: str, content: str, title: str, text: str) -> None:
    article = one(write(tmp_path, "a.txt", content))
    assert (article.title, article.text) == (title, text), shows


REPEATED = [
    ("not repeated", "Lễ ra quân", "Sáng nay ra quân.", "Lễ ra quân", "Lễ ra quân\n\nSáng nay ra quân."),
    ("first line", "Lễ ra quân", "Lễ ra quân\nSáng nay.", "Lễ ra quân", "Lễ ra quân\n\nSáng nay."),
    ("glued to the lead", "Lễ ra quân", "Lễ ra quân Sáng nay.", "Lễ ra quân", "Lễ ra quân\n\nSáng nay."),
    (
        "lead cut off",
        "Sáng nay tổ ch",
        "Sáng nay tổ chức lễ. Dự có ông A.",
        "Sáng nay tổ chức lễ.",
        "Sáng nay tổ chức lễ. Dự có ông A.",
    ),
    (
        "lead cut off with dots",
        "Sáng nay tổ ...",
        "Sáng nay tổ chức lễ.",
        "Sáng nay tổ chức lễ.",
        "Sáng nay tổ chức lễ.",
    ),
    ("no title", None, "Sáng nay tổ chức lễ.", "", "Sáng nay tổ chức lễ."),
]


@pytest.mark.parametrize("case", REPEATED, ids=[case[0] for case in REPEATED])
def test_title_that_the_body_repeats(tmp_path: Path, case: tuple[str, str | None, str, str, str]) -> None:
    shows, stated, body, title, text = case
    article = one(write(tmp_path, "a.json", json.dumps({"title": stated, "text": body})))
    assert (article.title, article.text) == (title, text), shows


def test_published_fills_in_only_what_is_missing(tmp_path: Path) -> None:
    undated = write(tmp_path, "a.txt")
    dated = write(tmp_path, "b.txt", f"Tiêu đề\nThứ hai, 02/03/2020 - 09:15\n{NOTICE}")
    assert one(undated, published="26/02/2020").published == "2020-02-26"
    article = one(dated, published="26/02/2020")
    assert article.published == "2020-03-02"
    assert "09:15" not in article.text


def test_published_that_is_no_date_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="'hôm qua' is no date"):
        read([], published="hôm qua")


def test_folder_is_read_in_order_and_tells_what_it_skipped(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "a.txt", "b/1.txt", ".git/x.txt", "README.md", "LICENSE"):
        write(tmp_path, name, f"Tiêu đề {name}\n\nThân bài của {name}.")
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(NOTICE.encode()))
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "scan.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "empty.txt").write_bytes(b"")
    items = list(read([tmp_path]))
    names = [Path(item.source or "").relative_to(tmp_path).as_posix() for item in items]
    assert names == ["a.txt", "b/1.txt", "c.txt", "d.txt.gz", "empty.txt", "scan.pdf", "scan.txt"]
    reasons = {Path(item.source).name: item.reason for item in items if isinstance(item, Skipped)}
    assert set(reasons) == {"empty.txt", "scan.pdf", "scan.txt"}
    assert reasons["empty.txt"] == "there is no text in it"
    assert reasons["scan.pdf"].startswith(".pdf is no kind read here")
    assert reasons["scan.txt"] == "not text but a PDF"
    assert one(tmp_path / "d.txt.gz").id == "d"


def test_missing_file_and_broken_gzip_are_told(tmp_path: Path) -> None:
    broken = tmp_path / "a.txt.gz"
    broken.write_bytes(b"\x1f\x8b\x08nonsense")
    absent, unpacked, kept = read([tmp_path / "none.txt", broken, write(tmp_path, "b.txt")])
    assert absent == Skipped(str(tmp_path / "none.txt"), "there is no such file")
    assert isinstance(unpacked, Skipped)
    assert "cannot be read" in unpacked.reason
    assert isinstance(kept, Article)


def test_the_same_article_twice_is_skipped_and_a_changed_one_kept(tmp_path: Path) -> None:
    record = {"url": "https://b.vn/1", "title": "T", "text": "Một câu."}
    first = write(tmp_path, "a.json", json.dumps(record))
    again = write(tmp_path, "b.json", json.dumps(record))
    changed = write(tmp_path, "c.json", json.dumps(record | {"text": "Một câu khác."}))
    items = list(read([first, again, changed]))
    assert items[1] == Skipped(str(again), f"the same article, word for word, as {first}")
    assert [item.text for item in items if isinstance(item, Article)] == ["T\n\nMột câu.", "T\n\nMột câu khác."]


STANDARD_INPUT = [
    ("plain text", NOTICE.encode(), "Triển khai nhiệm vụ công tác dân vận năm mới"),
    ("a JSON object", json.dumps({"title": "T", "text": "Một câu."}).encode(), "T"),
    ("lines of JSON", b'{"title": "T", "text": "A."}\n{"title": "T2", "text": "B."}\n', "T"),
    ("a page", b"<!DOCTYPE html><html><body><h1>T</h1><p>A b c.</p></body></html>", "T"),
    ("packed", gzip.compress(NOTICE.encode()), "Triển khai nhiệm vụ công tác dân vận năm mới"),
    ("UTF-16", NOTICE.encode("utf-16"), "Triển khai nhiệm vụ công tác dân vận năm mới"),
]


@pytest.mark.parametrize(("shows", "data", "title"), STANDARD_INPUT, ids=[case[0] for case in STANDARD_INPUT])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, shows: str, data: bytes, title: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    article = next(iter(read(["-"])))
    assert isinstance(article, Article), shows
    assert article.title == title
    assert article.key.startswith("text:")


ADDRESSES = [
    ("as it is", "https://b.vn/a-1.html?x=1&y=2", "https://b.vn/a-1.html?x=1&y=2"),
    ("fragment", "https://b.vn/a#top", "https://b.vn/a"),
    ("letters of an IRI stay", "https://b.vn/hội-nghị", "https://b.vn/hội-nghị"),
    ("signs that no IRI may hold", 'https://b.vn/a b"<c>', "https://b.vn/a%20b%22%3Cc%3E"),
    ("relative", "/tin/1.html", None),
    ("another scheme", "javascript:alert(1)", None),
    ("no host", "https:///x", None),
    ("malformed", "https://[b/", None),
    ("none", None, None),
]


@pytest.mark.parametrize(("shows", "url", "expected"), ADDRESSES, ids=[case[0] for case in ADDRESSES])
def test_web_address(shows: str, url: str | None, expected: str | None) -> None:
    assert web_address(url) == expected, shows


@given(st.binary(max_size=300), st.sampled_from([*KINDS, ".txt.gz", ".jsonl.gz", ".html.gz", ".pdf"]))
def test_reading_is_total(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    file = tmp_path_factory.mktemp("any") / f"a{suffix}"
    file.write_bytes(data)
    for item in read([file]):
        assert isinstance(item, Article | Skipped)
        if isinstance(item, Article):
            assert item.text
            assert item.text.startswith(item.title)
            assert unicodedata.normalize("NFC", item.text) == item.text == normalise(item.text)


@given(st.text("aăÂ hòaý.:,()Tin, ảnh\n6ẢnhĐ-", min_size=1))
def test_stored_text_is_normalised_and_opens_with_the_title(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = write(tmp_path_factory.mktemp("text"), "a.txt", text)
    for item in read([file]):
        if isinstance(item, Article):
            assert item.text.startswith(item.title)
            assert item.text == normalise(item.text)


def test_the_corpus_is_read_whole_and_fast(shared: Callable[[str], Path]) -> None:
    corpus = shared("corpus/articles.jsonl")
    begun = time.process_time()
    items = list(read([corpus]))
    spent = time.process_time() - begun
    articles = [item for item in items if isinstance(item, Article)]
    assert len(articles) == 1032, [item for item in items if isinstance(item, Skipped)]
    assert sum(article.published is not None for article in articles) == 158, "every date of the corpus is read"
    assert len({article.key for article in articles}) == 1032
    assert all(article.text.startswith(article.title) for article in articles)
    assert len(articles) / spent > 400, "articles a second; some 1,500 on a quiet machine"
