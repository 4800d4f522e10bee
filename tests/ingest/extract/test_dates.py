"""Dates in running text and the year they take, by a table of cases and by invariants."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.dates import Reference, dates, reference
from ingest.records import Span

TABLE = Path(__file__).parents[2] / "cases" / "dates.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = dates(text, Span(0, len(text)), reference(text, case.get("published")))
    told = [[each.span.of(text), each.start or "", each.end or "", each.basis] for each in found]
    assert told == case["dates"]


def test_reason_names_what_gave_the_year() -> None:
    known = reference("Ngày 26/2, xã tổng kết năm 2019 và triển khai nhiệm vụ năm 2020.", None)
    assert known.year == 2020
    assert known.reason == "nhiệm vụ năm 2020"
    assert reference("Ngày 26/2, xã họp.", "2020-02-27").reason == "ngày đăng 27/2/2020"


def test_stated_dates_give_no_reason() -> None:
    text = "Ký ngày 3/4/2015."
    (found,) = dates(text, Span(0, len(text)), reference(text, "2020-01-01"))
    assert found.reason is None


def test_own_day_of_an_undated_article_counts_relative_days() -> None:
    text = "Chiều nay 28/11, tổ đại biểu tiếp xúc cử tri. Hôm qua, tổ đã khảo sát. Trong năm 2016 thu ngân sách khá."
    found = dates(text, Span(0, len(text)), reference(text, None))
    assert [each.start for each in found] == ["2016-11-28", "2016-11-27", "2016"]


def test_nothing_known_of_an_empty_article() -> None:
    assert reference("", None) == Reference(None, None, None)


def test_a_date_without_year_follows_one_with_its_year_where_nothing_else_tells() -> None:
    text = "Ông về Sở từ năm ngoái, nhận việc tháng 4, nghỉ tháng 6."
    found = dates(text, Span(0, len(text)), Reference(None, None, None))
    assert [each.start for each in found] == [None, None, None]
    text = "Ông nhận việc tháng 4/2016 thì đến tháng 6 đã cho tổng kết."
    found = dates(text, Span(0, len(text)), Reference(None, None, None))
    assert [each.start for each in found] == ["2016-04", "2016-06"]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from("/-."))
def test_any_full_date_is_read(day: date, separator: str) -> None:
    text = f"Ban hành ngày {day.day}{separator}{day.month}{separator}{day.year} tại Hà Nội."
    (found,) = dates(text, Span(0, len(text)), Reference(None, None, None))
    assert found.start == day.isoformat()
    assert found.basis == "stated"


@given(st.dates(date(2005, 1, 1), date(2030, 12, 31)), st.integers(-100, 60))
def test_a_day_near_the_publication_takes_its_year(published: date, away: int) -> None:
    day = date.fromordinal(published.toordinal() + away)
    text = f"Ngày {day.day}/{day.month}, huyện họp."
    (found,) = dates(text, Span(0, len(text)), reference(text, published.isoformat()))
    assert found.start == day.isoformat()


_WORDS = st.sampled_from(
    [
        *("ngày", "tháng", "năm", "sáng", "chiều", "từ", "đến", "và", "hôm qua", "nay", "26/2", "3-5", "1.1.2020"),
        *("quý I", "thứ Hai", "tuần tới", "(", ")", ",", ".", "–", "số", "31/2", "cùng ngày", "2016-2021", "2019"),
    ]
)


@given(
    st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=25).map(" ".join)), st.sampled_from([None, "2020-02-29"])
)
def test_never_raises_and_mentions_stand_in_order(text: str, published: str | None) -> None:
    known = reference(text, published)
    stop = 0
    for found in dates(text, Span(0, len(text)), known):
        assert stop <= found.span.start < found.span.stop <= len(text)
        stop = found.span.stop
        assert found.basis in {"stated", "inferred-year", "publication"}
        assert found.start is not None or found.end is None
