"""Directives by a table of cases: what is read, what is one and the same, and what is none."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.extract.dates import reference
from ingest.extract.directives import directives
from ingest.extract.directives.numbers import head, issuer_of, tidy
from ingest.extract.directives.vocabulary import vocabulary
from ingest.extract.reading import Reading
from ingest.extract.sentences import sentences
from ingest.extract.words import ordered
from ingest.records import Article, Mention, Span

TABLE = Path(__file__).parents[2] / "cases" / "directives.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]
FIELDS = ("kind", "number", "issuer", "date", "title", "signer")


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any], planted: Callable[[dict[str, Any]], Reading]) -> None:
    found = directives(planted(case), reference(case["text"], case.get("published")))
    told = [{name: value for name in FIELDS if (value := getattr(each, name)) is not None} for each in found]
    assert told == case["directives"]


def test_evidence_quotes_every_mention(planted: Callable[[dict[str, Any]], Reading]) -> None:
    text = "Ban hành Chỉ thị số 11/CT-TTg về phòng cháy. Chỉ thị này có hiệu lực ngay."
    (found,) = directives(planted({"text": text}), reference(text, None))
    assert [span.of(text) for span in found.evidence.spans] == ["Chỉ thị số 11/CT-TTg về phòng cháy", "Chỉ thị này"]
    assert found.evidence.rule == "directive-about"
    assert 0 < found.evidence.confidence <= 1


def test_the_head_of_a_place_speaks_for_its_peoples_committee(planted: Callable[[dict[str, Any]], Reading]) -> None:
    text = "Ông bị kỷ luật theo quyết định của Chủ tịch huyện Mai Châu."
    start = text.index("huyện Mai Châu")
    place = Mention(Span(start, start + len("huyện Mai Châu")), "huyện Mai Châu")
    (found,) = directives(replace(planted({"text": text}), places=(place,)), reference(text, None))
    assert found.issuer == "Ủy ban nhân dân huyện Mai Châu"


def test_who_only_issued_a_document_is_a_body_of_the_article() -> None:
    text = "Tỉnh Sơn La quán triệt Nghị quyết Trung ương 4 (khóa XII) và Chỉ thị 13/CT-TTg."
    found = extract(Article("key", "id", "", text))
    assert {each.issuer for each in found.directives} == {"Ban Chấp hành Trung ương Đảng", "Thủ tướng Chính phủ"}
    (body,) = found.organisations
    assert body.name == "Ban Chấp hành Trung ương Đảng"
    assert body.evidence.spans == found.directives[0].evidence.spans


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("13/CT-TTg", ("Thủ tướng Chính phủ", "nothing")),
        ("05 - TB / TW", ("Ban Chấp hành Trung ương Đảng", "nothing")),
        ("44/2019/QH14", ("Quốc hội", "nothing")),
        ("12/2021/UBTVQH15", ("Ủy ban Thường vụ Quốc hội", "nothing")),
        ("55/UBND-XYZ", None),
        ("07", None),
    ],
)
def test_issuer_by_suffix(number: str, issuer: tuple[str, str] | None) -> None:
    assert issuer_of(number) == issuer


def test_numbers_are_tidied_and_headed() -> None:
    assert tidy("05 - TB / TW") == "05-TB/TW"
    assert head("07/2019/NĐ-CP") == "7"
    assert head("30a/2008/NQ-CP") == "30a"


def test_every_law_of_the_list_is_read_by_its_name() -> None:
    names = vocabulary().law_names
    for name in ordered("laws"):
        found = names.match(name.upper())
        assert found is not None, name
        assert found.end() == len(name), name


@given(st.text(alphabet="Nghị quyết số 18-NQ/TW,của Bộ Công an về (khóa XII) “”.;:\n0123456789/ và Luật", max_size=160))
def test_never_raises_and_spans_quote_the_text(text: str) -> None:
    article = Article(key="k", id="i", title="", text=text)
    for found in directives(Reading(article, sentences(article)), reference(text, None)):
        assert all(0 <= span.start < span.stop <= len(text) for span in found.evidence.spans)
