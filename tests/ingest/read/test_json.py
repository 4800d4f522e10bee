"""JSON: one object, lists and lines of objects, under the field names that people use."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read import Skipped, read
from ingest.read.feed import ShapeError, from_record, records
from ingest.records import Article

BODY = "Sáng 12/1, Sở Nội vụ tỉnh Thanh Lâm tổ chức hội nghị."

FIELDS = [
    (
        "the corpus",
        {"title": "T", "text": BODY, "published": "12/01/2021", "url": "https://b.vn/1", "source_site": "B"},
    ),
    (
        "camel case",
        {
            "headline": "T",
            "articleBody": BODY,
            "datePublished": "2021-01-12",
            "link": "https://b.vn/1",
            "publisher": "B",
        },
    ),
    (
        "Vietnamese",
        {"tieu_de": "T", "noi_dung": BODY, "ngay_dang": "12/01/2021", "url": "https://b.vn/1", "nguon": "B"},
    ),
    ("capitals", {"Title": "T", "Content": BODY, "Date": "2021-01-12", "URL": "https://b.vn/1", "Source": "B"}),
    (
        "crawler",
        {
            "title": "T",
            "maintext": BODY,
            "date_publish": "2021-01-12 08:00:00",
            "url": "https://b.vn/1",
            "source_domain": "B",
        },
    ),
    (
        "nested",
        {"title": "T", "text": BODY, "date": {"$date": "2021-01-12"}, "url": "https://b.vn/1", "source": {"name": "B"}},
    ),
    (
        "paragraphs",
        {"title": "T", "content": [BODY[:20], BODY[20:]], "time": 1610413200, "link": "https://b.vn/1", "site": "B"},
    ),
]


@pytest.mark.parametrize(("shows", "record"), FIELDS, ids=[case[0] for case in FIELDS])
def test_field_names(tmp_path: Path, shows: str, record: dict[str, object]) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    (article,) = read([file])
    assert isinstance(article, Article), shows
    assert (article.key, article.title, article.published) == ("https://b.vn/1", "T", "2021-01-12")
    assert (article.url, article.publisher) == ("https://b.vn/1", "B")
    assert article.text.startswith("T\n\nSáng 12/1")


def test_lead_and_captions_join_the_body_once() -> None:
    record = {
        "title": "T",
        "sapo": "Phần mở đầu.",
        "text": BODY,
        "captions": ["Ông A phát biểu.", BODY],
        "images": ["https://b.vn/1.jpg"],
    }
    assert from_record(record).body == f"Phần mở đầu.\n\n{BODY}\n\nÔng A phát biểu."


def test_lead_that_repeats_the_body_is_left_out() -> None:
    assert from_record({"title": "T", "description": BODY[:40] + "…", "text": BODY}).body == BODY


def test_markup_in_a_text_field_becomes_lines() -> None:
    record = {
        "title": "T",
        "content": "<p>Câu <b>một</b>.</p><figure><figcaption>Ông A.</figcaption></figure><p>Hai.<br>Câu ba.</p>",
    }
    assert from_record(record).body == "Câu một.\nÔng A.\nHai.\nCâu ba."


def test_html_instead_of_text() -> None:
    head = '<meta property="og:site_name" content="Báo B">'
    page = f"<html><head>{head}</head><body><article><h1>T</h1><p>{BODY}</p></article></body></html>"
    draft = from_record({"html": page, "published": "2021-01-12", "id": 7})
    assert (draft.title, draft.publisher, draft.published, draft.id) == ("T", "Báo B", "2021-01-12", "7")
    assert BODY in draft.body


SHAPES = [
    ("one object", {"text": BODY}, 1),
    ("a list", [{"text": BODY}, {"text": BODY}], 2),
    ("a wrapped list", {"total": 2, "articles": [{"text": BODY}, {"text": BODY}]}, 2),
    ("an empty list", [], 0),
    ("a list inside an article is no list of articles", {"text": BODY, "items": [1, 2]}, 1),
]


@pytest.mark.parametrize(("shows", "value", "count"), SHAPES, ids=[case[0] for case in SHAPES])
def test_shapes(shows: str, value: object, count: int) -> None:
    assert len(list(records(value))) == count, shows


NO_ARTICLES = [
    ("a string", "abc", "not an object but a string"),
    ("a list", [], "not an object but a list"),
    ("a number", 3, "not an object but a number"),
    ("null", None, "not an object but null"),
    ("no text", {"title": "T", "note": 1}, "no field holds a text; its fields are note, title"),
    ("empty", {}, "its fields are none"),
]


@pytest.mark.parametrize(("shows", "record", "reason"), NO_ARTICLES, ids=[case[0] for case in NO_ARTICLES])
def test_records_that_are_no_articles(shows: str, record: object, reason: str) -> None:
    with pytest.raises(ShapeError, match=reason):
        from_record(record)
    assert shows


def _lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def test_broken_lines_are_told_by_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    good = [{"id": f"g{n}", "title": f"T{n}", "text": BODY} for n in (1, 2)]
    file.write_bytes(_lines(good[0]) + b'{"title": "T",\n\n[1]\n' + _lines(good[1]) + b'{"text": "\xff\xfe\xfa\xfb"}\n')
    first, broken, listed, second, garbled = read([file])
    assert isinstance(first, Article)
    assert (first.id, first.key) == ("g1", "g1")
    assert isinstance(broken, Skipped)
    assert (broken.source, broken.reason[:11]) == (f"{file}:2", "broken JSON")
    assert listed == Skipped(f"{file}:4", "not an object but a list")
    assert isinstance(second, Article)
    assert second.source == f"{file}:5"
    assert isinstance(garbled, Skipped)
    assert "neither UTF-8 nor" in garbled.reason


def test_lines_under_the_name_of_a_document(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(_lines({"title": "T1", "text": BODY}, {"title": "T2", "text": BODY}))
    assert [item.title for item in read([file]) if isinstance(item, Article)] == ["T1", "T2"]


def test_lines_of_two_bytes_a_letter(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    record = json.dumps({"title": "T", "text": BODY}, ensure_ascii=False)
    file.write_bytes(f"{record}\n".encode("utf-16"))
    (article,) = read([file])
    assert isinstance(article, Article)
    assert article.text == f"T\n\n{BODY}"


def test_a_packed_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    packed = gzip.compress(
        _lines(*({"id": n, "title": f"T{n}", "text": BODY + str(hash(n * 1.7))} for n in range(4000)))
    )
    file.write_bytes(packed[: len(packed) // 2])
    *articles, last = read([file])
    assert len(articles) > 100
    assert all(isinstance(article, Article) for article in articles)
    assert isinstance(last, Skipped)
    assert "cannot be read" in last.reason


def test_keys_without_url_or_id_tell_records_apart(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(_lines({"title": "T1", "text": BODY}, {"title": "T2", "text": BODY}))
    articles = [item for item in read([file]) if isinstance(item, Article)]
    assert [article.key for article in articles] == [f"{file.resolve().as_uri()}#{n}" for n in (1, 2)]
    assert [article.id for article in articles] == ["a-1", "a-2"]


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["title", "text", "html", "date", "url", "id", "author", "lead", "images", "x"]),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=12,
)


@given(VALUES)
def test_any_json_gives_articles_or_reasons(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    file = tmp_path_factory.mktemp("any") / "a.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    for item in read([file]):
        if isinstance(item, Article):
            assert item.text.startswith(item.title)
            item.text.encode()
        else:
            assert item.reason
