"""Awards by a table of cases: the authority and the hand, recipients and groups, and what is no award."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.awards import awards
from ingest.extract.awards.anchors import anchors
from ingest.extract.awards.vocabulary import vocabulary
from ingest.extract.reading import Reading
from ingest.extract.sentences import sentences
from ingest.records import Article, Award, Event, Evidence, Span

TABLE = Path(__file__).parents[2] / "cases" / "awards.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


def _told(award: Award) -> dict[str, Any]:
    fields = {
        "award": award.award,
        "giver": award.giver,
        "recipient": award.recipient,
        "group": award.group,
        "count": award.count,
        "hand": award.handed_by,
    }
    return {name: value for name, value in fields.items() if value is not None}


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any], planted: Callable[[dict[str, Any]], Reading]) -> None:
    assert [_told(award) for award in awards(planted(case), [])] == case["awards"]


def test_an_award_points_at_the_event_told_last(planted: Callable[[dict[str, Any]], Reading]) -> None:
    text = "Xã khai mạc hội thao. Chiều nay có lễ tổng kết. Dịp này, UBND tỉnh tặng Bằng khen cho 2 tập thể."
    events = [
        Event("hội thao", None, Evidence((Span(12, 20),), "r")),
        Event("lễ tổng kết", None, Evidence((Span(text.index("lễ"), text.index("lễ") + 11),), "r")),
    ]
    case: dict[str, Any] = {"text": text, "bodies": [["UBND tỉnh", "Ủy ban nhân dân tỉnh Hòa Bình"]]}
    assert [award.event for award in awards(planted(case), events)] == [1]
    past = {"text": text + " Năm 2015, xã được UBND tỉnh tặng Cờ thi đua.", "bodies": case["bodies"]}
    assert [award.event for award in awards(planted(past), events)] == [1, None]


def test_evidence_runs_from_the_verb_to_the_award(planted: Callable[[dict[str, Any]], Reading]) -> None:
    case: dict[str, Any] = {
        "text": "UBND tỉnh tặng Bằng khen cho 2 tập thể.",
        "bodies": [["UBND tỉnh", "Ủy ban nhân dân tỉnh Hòa Bình"]],
    }
    (award,) = awards(planted(case), [])
    assert [span.of(case["text"]) for span in award.evidence.spans] == ["tặng Bằng khen"]
    assert award.evidence.rule == "award-given"


def test_every_label_of_the_scheme_that_counts_is_met() -> None:
    for words, label in vocabulary().labels.items():
        text = words.upper()
        (anchor,) = anchors(text, Span(0, len(text)))
        assert anchor.award.startswith((label, "Huy hiệu")), words


@given(
    st.text(
        alphabet="được UBND tỉnh tặng Bằng khen cho 3 tập thể, Huân chương Lao động hạng Nhất nhận “”;.\n", max_size=160
    )
)
def test_never_raises_and_spans_quote_the_text(text: str) -> None:
    article = Article(key="k", id="i", title="", text=text)
    for found in awards(Reading(article, sentences(article)), []):
        assert all(0 <= span.start < span.stop <= len(text) for span in found.evidence.spans)
