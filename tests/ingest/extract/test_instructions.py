"""Who asks whom to do what: each case of ``tests/cases/instructions.toml``, and what always holds."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.records import Article

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "instructions.toml").read_text("utf-8"))["case"]
_PIECES = [
    "Ông Nguyễn Văn Bình",
    "UBND tỉnh Nghệ An",
    "yêu cầu",
    "đề nghị",
    "giao",
    "các đơn vị",
    "Công an tỉnh Nghệ An",
    "tiếp tục rà soát",
    ",",
    "đồng thời",
    ":",
    "của",
    ".",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["shows"])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    found = extract(Article("k", "i", "", text)).instructions
    read = [[each.speaker, each.verb, list(each.addressees), each.group or "", each.quote.of(text)] for each in found]
    assert read == case["asked"]


def test_what_is_asked_at_an_event_knows_it() -> None:
    text = (
        "Sáng 3/3, Sở Y tế tỉnh Nghệ An tổ chức hội nghị tổng kết. "
        "Phát biểu tại hội nghị, ông Nguyễn Văn Bình yêu cầu các đơn vị tiếp tục rà soát."
    )
    found = extract(Article("k", "i", "", text, "2020-03-04"))
    assert [each.event for each in found.instructions] == [0]
    assert found.events[0].kind == "hội nghị"


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join))
def test_what_is_asked_stands_in_its_passage_and_behind_its_speaker(text: str) -> None:
    found = extract(Article("k", "i", "", text))
    named = {each.name for each in found.people} | {each.name for each in found.organisations}
    for each in found.instructions:
        (span,) = each.evidence.spans
        assert span.covers(each.quote)
        assert each.quote.start > span.start
        assert {each.speaker, *each.addressees} <= named
        assert each.group is None or " ".join(each.group.split(",")[0].split()) in " ".join(text.split())
