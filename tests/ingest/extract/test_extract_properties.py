"""What holds of any text: extraction ends without error, twice alike, and every span quotes the text."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.records import Article, Evidence, Extraction, Span

PHRASES = """
Ông|bà|đồng chí|các đồng chí|Đại tá|Thiếu tướng|Nguyễn Văn Bình|Trần Thị Lan|H'Lan Niê|Thích Minh Tâm|Bình|Lan
NGUYỄN VĂN BÌNH|Robert Ellison|Chủ tịch|Phó Giám đốc|Bí thư|Thủ tướng|Trưởng phòng|PCT|UBND|HĐND|tỉnh|Sơn La
huyện|Mai Châu|TP.|HCM|Sở Y tế|Công an|Phòng Cảnh sát hình sự|Ban Thường vụ|Tỉnh ủy|Công ty|“Mây Trắng”|nguyên
từng|giữ chức|bổ nhiệm|thôi|thăng cấp bậc hàm|lên|cho|nhiệm kỳ 2016-2021|từ tháng 7/2011|ngày 26/2|sáng 20.2
hội nghị|lễ|tổng kết|tổ chức|chủ trì|dự|phát biểu|trao|tặng|Bằng khen|Huân chương Lao động hạng Nhì|tập thể
Chỉ thị số 07/CT-TTg|về|Nghị quyết 23-NQ/TW|Luật|của|các|và|,|;|:|-|–|(|)|.|“|”|là|Ảnh|Nguồn|Theo
"""
WORDS = st.sampled_from([*PHRASES.strip().replace("\n", "|").split("|"), "\n"])
PROSE = st.lists(WORDS, max_size=60).map(" ".join)
LETTERS = st.text(alphabet=st.sampled_from("aAđĐơƠệ'’.,:;()-–“”/\n 0123456789TPHCM\u0301\u200f\ufeff"), max_size=120)
ANYTHING = st.text(max_size=200)

TABLE = Path(__file__).parents[2] / "cases" / "silence.toml"
SILENT: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


def article(text: str, title: str = "") -> Article:
    """An article whose text opens with its title."""
    return Article("case", "case", title, f"{title}\n{text}" if title else text)


def evidence(value: object) -> Iterator[Evidence]:
    """Every evidence that a record holds, at any depth."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from evidence(getattr(value, field.name))


def facts(found: Extraction) -> list[object]:
    """All facts of an article."""
    return [*found.people, *found.organisations, *found.events, *found.directives, *found.awards]


@pytest.mark.parametrize("case", SILENT, ids=[case["shows"] for case in SILENT])
def test_silence(case: dict[str, Any]) -> None:
    assert facts(extract(article(case["text"]))) == []


@given(st.one_of(PROSE, LETTERS, ANYTHING), st.one_of(st.just(""), PROSE.map(lambda words: words.replace("\n", " "))))
@example("TP.\n", "")
@example("(HĐND)", "PCT.")
@example("Luật các Ông, Luật các, Chỉ thị số 07/CT-TTg về các, Nghị quyết 23-NQ/TW của các", "")
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_twice_alike_and_every_span_quotes_it(text: str, title: str) -> None:
    read = article(text, title)
    found = extract(read)
    assert found == extract(read)
    for each in evidence(found):
        assert each.spans
        assert 0 < each.confidence <= 1
        for span in each.spans:
            assert 0 <= span.start < span.stop <= len(read.text)
            assert span.of(read.text).strip() != ""


@given(PROSE)
@settings(max_examples=100, deadline=None)
def test_the_names_of_people_stand_in_the_text(text: str) -> None:
    words = " ".join(text.casefold().split())
    for person in extract(article(text)).people:
        assert person.name.casefold() in words
        assert unicodedata.normalize("NFC", person.name) == person.name


PEOPLE = (
    "Chiều 3/3, ông Nguyễn Văn Bình, Chủ tịch UBND tỉnh Sơn La, tiếp bà Trần Thị Lan, Giám đốc Sở Y tế. "
    "Ông Bình cảm ơn ngành y.\nĐại tá Vũ Đình Khoa và Hòa thượng Thích Minh Tâm cùng dự."
)


@given(st.text(alphabet="abcdđeghiklmnopqrstuvxyăâêôơư ,", max_size=80))
@settings(max_examples=50, deadline=None)
def test_an_unrelated_paragraph_at_the_end_loses_no_person(paragraph: str) -> None:
    before = [person.name for person in extract(article(PEOPLE)).people]
    after = [person.name for person in extract(article(f"{PEOPLE}\n\n{paragraph}.")).people]
    assert before == ["Nguyễn Văn Bình", "Trần Thị Lan", "Vũ Đình Khoa", "Thích Minh Tâm"]
    assert after[: len(before)] == before


@given(st.integers(0, len(PEOPLE)))
@settings(max_examples=60, deadline=None)
def test_an_article_may_break_off_anywhere(at: int) -> None:
    found = extract(article(PEOPLE[:at]))
    assert all(span.stop <= at for each in evidence(found) for span in each.spans)


def test_what_an_extraction_says_of_its_article() -> None:
    found = extract(Article("https://example.org/1", "1", "", "Ông Lê Quang Hải đi."))
    assert found.article == "https://example.org/1"
    assert found.version != ""
    assert found.people[0].evidence.spans == (Span(4, 16),)
