"""Days of publication, in the shapes that newspapers, feeds and databases give them."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read.dates import dateline, iso_day

DAYS = [
    ("day, bar, time", "17/05/2025 | 05:49", "2025-05-17"),
    ("weekday and zone", "Thứ sáu, 23/10/2020, 11:48 (GMT+7)", "2020-10-23"),
    ("one figure each", "Chủ nhật, 5/4/2020, 08:00 (GMT+7)", "2020-04-05"),
    ("ISO in Vietnam's time", "2025-06-28T23:53:37+07:00", "2025-06-28"),
    ("ISO in Greenwich time is the next day in Vietnam", "2025-06-28T23:53:37Z", "2025-06-29"),
    ("ISO with milliseconds", "2023-01-02T03:04:05.678 +00:00", "2023-01-02"),
    ("ISO day", "2024-11-28", "2024-11-28"),
    ("database", "2025-04-22 15:17:00", "2025-04-22"),
    ("slashes, year first", "2024/11/26", "2024-11-26"),
    ("no signs", "20201023", "2020-10-23"),
    ("day first with time", "23/10/2013 20:29", "2013-10-23"),
    ("dots", "22.4.2025", "2025-04-22"),
    ("in words", "ngày 5 tháng 3 năm 2021", "2021-03-05"),
    ("mail", "Fri, 23 Oct 2020 11:48:00 +0700", "2020-10-23"),
    ("seconds", 1603428480, "2020-10-23"),
    ("milliseconds", 1603428480000, "2020-10-23"),
    ("seconds as a string", "1603428480", "2020-10-23"),
    ("first of two", "17/05/2025 (cập nhật 18/05/2025)", "2025-05-17"),
    ("how long ago", "9 ngày trước", None),
    ("nothing", "N/A\r", None),
    ("month first", "10/23/2020", None),
    ("no such day", "31/02/2020", None),
    ("no year", "26/2", None),
    ("a year only", "2020", None),
    ("a month only", "10/2020", None),
    ("a year of no newspaper", "0001-01-01", None),
    ("truth value", True, None),
    ("small number", 12, None),
    ("not a number", math.nan, None),
    ("null", None, None),
    ("list", [], None),
]


@pytest.mark.parametrize(("shows", "value", "expected"), DAYS, ids=[case[0] for case in DAYS])
def test_day(shows: str, value: object, expected: str | None) -> None:
    assert iso_day(value) == expected, shows


DATELINES = [
    ("weekday, day, time", "Thứ hai, 02/03/2020 - 09:15", "2020-03-02"),
    ("day only", "26/02/2020", "2020-02-26"),
    ("with a label", "Cập nhật: 14:30, 26/02/2020", "2020-02-26"),
    ("in words", "Ngày 26 tháng 2 năm 2020", "2020-02-26"),
    ("a sentence", "Ngày 26/02/2020, UBND tỉnh tổ chức hội nghị", None),
    ("a number", "6029", None),
    ("a period", "Nhiệm kỳ 2015-2020", None),
    ("no year", "Ngày 26/2", None),
]


@pytest.mark.parametrize(("shows", "line", "expected"), DATELINES, ids=[case[0] for case in DATELINES])
def test_dateline(shows: str, line: str, expected: str | None) -> None:
    assert dateline(line) == expected, shows


@given(st.dates(min_value=date(1945, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_in_the_usual_shapes(day: date) -> None:
    written = (
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d}",
    )
    assert {iso_day(text) for text in written} == {day.isoformat()}


@given(st.one_of(st.text(), st.integers(), st.floats(), st.text("0123456789/-.: TZ+")))
def test_any_value_is_a_day_or_none(value: object) -> None:
    day = iso_day(value)
    assert day is None or date.fromisoformat(day)
