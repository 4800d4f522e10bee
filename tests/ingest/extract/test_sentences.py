"""Where sentences end, and the part of the page they stand in, by a table of cases."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.sentences import sentences
from ingest.records import Article

TABLE = Path(__file__).parents[2] / "cases" / "sentences.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


def article(text: str, title: str = "") -> Article:
    """An article whose text opens with its title."""
    return Article("case", "case", title, f"{title}\n{text}" if title else text)


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    read = article(case["text"], case.get("title", ""))
    told = [[sentence.block.value, sentence.span.of(read.text)] for sentence in sentences(read)]
    assert told == case["sentences"]


@given(st.text(alphabet="aĐ .,!?…“”\n-1:Ảnh", max_size=200))
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    spans = [sentence.span for sentence in sentences(article(text))]
    assert all(one.stop <= other.start for one, other in itertools.pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)


@pytest.mark.parametrize(
    ("shows", "text"),
    [
        ("clauses without end", "Trời mưa; chợ vắng, nhà nhà đóng cửa " * 400),
        ("words without end", "mưa " * 4_000),
        ("one word without end", "mưa" * 4_000),
        ("a title without end", "Mưa lớn " * 2_000 + "\nTrời mưa."),
    ],
)
def test_no_sentence_is_longer_than_people_write(shows: str, text: str) -> None:
    read = Article("case", "case", text.partition("\n")[0] if "\n" in text else "", text)
    spans = [sentence.span for sentence in sentences(read)]
    assert max(span.stop - span.start for span in spans) <= 3_000, shows
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split()), shows
