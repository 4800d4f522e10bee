"""Events from whole small articles, by a table of cases and by invariants."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.extract.dates import reference
from ingest.extract.events import events
from ingest.extract.reading import Reading
from ingest.extract.sentences import sentences
from ingest.extract.vocabulary import Head, core_of, lexicon, table
from ingest.records import Article, Directive, Event, Evidence, Mention, Span
from ontology.schemes import scheme

TABLE = Path(__file__).parents[2] / "cases" / "events.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]
GOLD = Path(__file__).parents[4] / "shared" / "evaluation" / "dev-articles.jsonl"


def read(text: str, title: str = "", published: str | None = None) -> tuple[Event, ...]:
    text = text.strip()
    whole = f"{title}\n\n{text}" if title else text
    return extract(Article("key", "id", title, whole, published=published)).events


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = read(case["text"], case.get("title", ""), case.get("published"))
    told = [[e.kind, e.title or "", e.date or "", e.end_date or "", e.place or ""] for e in found]
    assert told == case["events"]


def test_what_is_to_come_is_announced_and_what_came_is_not() -> None:
    ahead, past = (
        read(f"Ngày 20/6, Sở Y tế tỉnh Sơn La {verb} tổ chức hội nghị về tiêm chủng.", published="2022-06-15")
        for verb in ("sẽ", "đã")
    )
    assert [event.announced for event in ahead] == [True]
    assert [event.announced for event in past] == [False]


def test_the_year_that_was_inferred_says_so() -> None:
    (event,) = read("Ngày 3/6, Sở Y tế tỉnh Sơn La tổ chức hội nghị về tiêm chủng.", published="2022-06-15")
    assert (event.date, event.date_basis) == ("2022-06-03", "inferred-year")
    assert event.date_reason == "ngày đăng 15/6/2022"
    (stated,) = read("Ngày 3/6/2021, Sở Y tế tỉnh Sơn La tổ chức hội nghị về tiêm chủng.", published="2022-06-15")
    assert (stated.date, stated.date_basis) == ("2021-06-03", "stated")


def test_repetitions_add_spans_and_each_span_names_the_event() -> None:
    text = "Ngày 3/6, Sở Y tế tỉnh Sơn La tổ chức hội nghị về tiêm chủng. Tại hội nghị, ông Lê Văn Tâm phát biểu."
    (event,) = read(text, published="2022-06-15")
    assert [span.of(text) for span in event.evidence.spans] == ["hội nghị về tiêm chủng", "hội nghị"]
    assert event.evidence.rule == "event-noun"


def test_more_that_speaks_for_an_event_makes_it_surer() -> None:
    little = read("Kỳ họp thứ 5 HĐND tỉnh Sơn La đã khai mạc.")
    much = read("Sáng 3/6/2022, kỳ họp thứ 5 HĐND tỉnh Sơn La khai mạc. Ông Lê Văn Tâm phát biểu tại kỳ họp.")
    assert little[0].evidence.confidence < much[0].evidence.confidence <= 0.95


def test_a_directive_in_the_title_is_carried_out() -> None:
    text = "Ngày 3/6, Huyện ủy Mai Sơn tổ chức hội nghị sơ kết 5 năm thực hiện Chỉ thị số 05-CT/TW."
    start = text.index("Chỉ thị")
    evidence = Evidence((Span(start, len(text) - 1),), "by-hand")
    directive = Directive("Chỉ thị", "05-CT/TW", None, None, None, evidence)
    article = Article("key", "id", "", text, published="2022-06-15")
    body = Mention(Span(text.index("Huyện ủy"), text.index(" tổ chức")), "Huyện ủy Mai Sơn")
    reading = Reading(article, sentences(article), organisations=(body,))
    when = reference(text, article.published)
    assert [event.implements for event in events(reading, when, [directive])] == [(0,)]
    assert [event.implements for event in events(reading, when)] == [()]


def test_every_noun_of_the_word_list_is_read_as_one() -> None:
    for family, nouns in table("events")["heads"].items():
        for noun in nouns:
            assert noun in lexicon(), f"{noun} ({family})"


def test_the_scheme_holds_the_core_of_every_head_noun() -> None:
    cores = {core_of(label.lower()) for concept in scheme("event-kinds") for label in concept.names}
    frequent = ("hội nghị", "kỳ họp", "đại hội", "lễ kỷ niệm", "buổi làm việc", "chuyến thăm", "cuộc gặp", "hội thảo")
    assert {core_of(noun) for noun in frequent} <= cores


def test_the_core_of_a_noun_leaves_out_its_classifier() -> None:
    assert core_of("buổi gặp mặt") == core_of("cuộc gặp") == "gặp"
    assert core_of("buổi tiếp xúc cử tri") == core_of("tiếp xúc cử tri") == "tiếp xúc"
    assert core_of("lễ kỷ niệm") != core_of("lễ khai giảng")
    assert Head("hội nghị trực tuyến", "meeting").core == Head("hội nghị", "meeting").core


WORDS = ["hội", "nghị", "lễ", "tại", "ngày", "3/6", "do", "Sở", "Y", "tế", "sáng", "tổ", "chức", "sẽ", "và", "với"]
MARKS = [",", ".", "(", ")", "“", "”", "\n"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=40))
def test_any_row_of_words_is_read_without_error_and_spans_quote_the_text(words: list[str]) -> None:
    text = " ".join(words).strip()
    for event in read(text, published="2022-06-15"):
        spans = [*event.evidence.spans, *(span for part in event.participants for span in part.evidence.spans)]
        assert all(0 <= span.start < span.stop <= len(text) for span in spans)
        assert event.title is None or event.title.strip(" ,") == event.title


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    article = Article("key", "id", "", text)
    reading = Reading(article, sentences(article))
    assert isinstance(events(reading, reference(text, None)), list)


def test_the_same_article_gives_the_same_events() -> None:
    if not GOLD.is_file():
        pytest.skip(f"{GOLD} is not there")
    lines = GOLD.read_text(encoding="utf-8").splitlines()[:6]
    texts = [json.loads(line)["text"] for line in lines]
    assert [read(text) for text in texts] == [read(text) for text in texts]
