"""Confidence from counted facts: drawn to the kind's level, told apart where there are enough, never sure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.calibration import counted, crossed, main, plot
from bomay.scoring import Band, Judged

if TYPE_CHECKING:
    from pathlib import Path


def facts(rule: str, right: int, wrong: int, *, repeated: bool = False, kind: str = "post") -> list[Judged]:
    return [
        *[Judged(kind, rule, 0.5, repeated=repeated, right=True)] * right,
        *[Judged(kind, rule, 0.5, repeated=repeated, right=False)] * wrong,
    ]


def test_a_rule_that_is_right_more_often_is_surer() -> None:
    every = facts("good", 90, 10) + facts("bad", 40, 60)
    table = counted(every, every)
    assert table["good"][0] > 0.8
    assert table["bad"][0] < 0.5


def test_a_rule_with_few_facts_is_near_its_kind() -> None:
    every = facts("often", 80, 20) + facts("once", 1, 0)
    table = counted(every, every)
    assert abs(table["once"][0] - 0.8) < 0.05


def test_passages_are_told_apart_only_where_there_are_enough() -> None:
    enough = facts("r", 50, 50) + facts("r", 50, 0, repeated=True)
    few = facts("r", 50, 50) + facts("r", 5, 0, repeated=True)
    once, again = counted(enough, enough)["r"]
    assert again > once
    once, again = counted(few, few)["r"]
    assert again == once


def test_the_level_is_that_of_the_articles_put_aside() -> None:
    every = facts("r", 90, 10)
    assert counted(every, facts("r", 50, 50))["r"][0] < counted(every, every)["r"][0]


_FACTS = st.lists(
    st.builds(
        Judged,
        st.sampled_from(["post", "award"]),
        st.sampled_from(["a", "b"]),
        st.just(0.5),
        repeated=st.booleans(),
        right=st.booleans(),
    ),
    max_size=60,
)


@given(_FACTS)
def test_nothing_is_sure(every: list[Judged]) -> None:
    assert all(0 < value < 1 for pair in counted(every, []).values() for value in pair)


@given(st.dictionaries(st.integers(1, 40).map("d{:03d}".format), _FACTS, max_size=8))
def test_every_fact_is_told_once_by_what_others_counted(found: dict[str, list[Judged]]) -> None:
    assert len(crossed(found)) == sum(map(len, found.values()))


def test_the_plot_is_a_picture_with_a_dot_for_each_band() -> None:
    told = [Band(0.8, 0.9, 40, 0.85, 0.8), Band(0.9, 1.0, 10, 0.95, 1.0)]
    picture = ET.fromstring(plot(told))  # noqa: S314 - made here
    assert len(picture.findall("{http://www.w3.org/2000/svg}circle")) == 2


def test_without_annotated_articles_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--gold", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl: no such file" in capsys.readouterr().err
