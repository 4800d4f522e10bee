"""The year that dates without one take: from the day of publication, else from what the text says.

"Ngày 26/2 … hội nghị tổng kết công tác năm 2019 và triển khai chương trình năm 2020" was written about New Year 2020.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ingest.extract.dates.calendar import day_of
from ingest.extract.dates.grammar import DAY, MONTH, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Reference:
    """When an article was written.

    ``published`` is the ISO day of publication; ``year`` the year that dates without one take in the main;
    ``reason`` the words or the day that gave it. ``anchor`` is the ISO day about which the article was written: a
    day without a year falls into the year that brings it nearest. All None where nothing tells.
    """

    published: str | None
    year: int | None
    reason: str | None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class _Clue:
    """Words that tell about when the article was written, and how well (``weight``)."""

    weight: int
    anchor: date
    words: str


_YEAR_AT = re.compile(rf"(?<![\d/.,-]){YEAR}(?![\d/%]|[.,]\d|\s?(?:đồng|người|m2|tỷ|triệu|hộ|ha)\b)")
_GOAL = re.compile(
    r"(?:\bđến|\bhết|\btrước|\bsau|\bkể\s+từ|\btừ|\bvào|\bsinh|\bcuối|\btầm\s+nhìn|\bmốc)(?:\s+(?:hết|cuối|đầu|giữa|trong))?(?:\s+năm)?\s*$",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"^\s?[-–]\s?{YEAR}|^\s?[-–]\s?\d\d\b")
_TERM = re.compile(
    r"(?:nhiệm\s+kỳ|giai\s+đoạn|niên\s+khóa|niên\s+khoá|năm\s+học|\d[-–]\s?|\d\s[-–]\s?)\s*\(?$", re.IGNORECASE
)
_PLAN = re.compile(
    r"(?:nhiệm\s+vụ|kế\s+hoạch|chương\s+trình|phương\s+hướng|dự\s+toán|giao\s+ước|triển\s+khai|chỉ\s+tiêu|giải\s+pháp|chủ\s+đề)"
    r"(?:[^.;\n]{0,60}?)(?:\s+năm)?\s*$",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"(?:tổng\s+kết|kết\s+quả|đánh\s+giá|tình\s+hình|thành\s+tích|bình\s+xét|kiểm\s+điểm)(?:[^.;\n]{0,80}?)(?:\s+năm)?\s*$",
    re.IGNORECASE,
)
_SPAN_OF_YEAR = re.compile(
    rf"(?:(?P<months>[36891]1?)\s+tháng\s+(?P<half>đầu|cuối)|quý\s+(?P<quarter>IV|I{{1,3}}|[1-4])|tháng\s+(?P<month>{MONTH}))"
    r"(?:\s+năm\s*|\s?[/.-]\s?)$",
    re.IGNORECASE,
)
_FULL_DAY = re.compile(
    rf"(?<![\w/.,-])(?P<day>{DAY})(?P<sep>[/.-])(?P<month>{MONTH})(?P=sep)(?P<year>{YEAR})(?![\w/]|-\w)"
)
_NOW = re.compile(r"(?:năm\s+nay|hiện\s+nay|hiện\s+tại)[\s,(]*(?:năm\s+)?$", re.IGNORECASE)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def reference(text: str, published: str | None) -> Reference:
    """Tell when an article was written.

    Args:
        text: The article's text.
        published: ISO 8601 day of publication, or None.

    Returns:
        The reference that ``dates`` resolves days without a year by; all None where nothing tells the year.
    """
    day = day_of(published) if published else None
    if day is not None:
        return Reference(published, day.year, f"ngày đăng {day.day}/{day.month}/{day.year}", day.isoformat())
    clue = max(_clues(text), key=lambda clue: (clue.weight, clue.anchor), default=None)
    if clue is None:
        return Reference(published, None, None)
    return Reference(published, clue.anchor.year, clue.words, clue.anchor.isoformat())


def _clues(text: str) -> Iterator[_Clue]:
    for found in _FULL_DAY.finditer(text):
        day = day_of(f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}")
        if day is not None and not _GOAL.search(text, max(0, found.start() - 24), found.start()):
            yield _Clue(2, day, found.group())
    for found in _YEAR_AT.finditer(text):
        before, after = text[max(0, found.start() - 100) : found.start()], text[found.end() : found.end() + 8]
        if not _RANGE.match(after) and not _TERM.search(before):
            yield from _year_clues(int(found.group()), before, found.group())


def _year_clues(year: int, before: str, words: str) -> Iterator[_Clue]:
    if part := _SPAN_OF_YEAR.search(before):
        month = _month_after(part)
        yield _Clue(3, date(year, month, 10), part.group().strip() + " " + words)
    elif _GOAL.search(before):
        return
    elif plan := _PLAN.search(before):
        yield _Clue(3, date(year, 3, 20), _tail(plan.group()) + words)
    elif review := _REVIEW.search(before):
        yield _Clue(2, date(year, 12, 20), _tail(review.group()) + words)
    else:
        yield _Clue(1, date(year, 7, 1), "năm " + words)


def _month_after(part: re.Match[str]) -> int:
    """Return the month in which the part of a year that was spoken of ends."""
    if part["months"]:
        return 7 if part["half"].lower() == "cuối" else min(int(part["months"]) + 1, 12)
    if part["quarter"]:
        quarter = part["quarter"].upper()
        return min(_QUARTERS.get(quarter, 0) or int(quarter), 4) * 3
    return int(part["month"])


def _tail(words: str) -> str:
    """Return the words as they stand, at most the last eight of them."""
    return " ".join(words.split()[-8:]) + " "
