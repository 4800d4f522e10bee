"""The forms a Vietnamese newspaper writes dates in, as compiled patterns.

Three scanners: ``DAYS`` opens at a digit ("26/2", "27-28/2", "3 đến 5-9", "26 tháng 2 năm 2020"), ``PERIODS`` at a
word or a year ("tháng 5/2013", "quý I/2019", "năm 2019", "2016-2021"), ``RELATIVE`` at words that count from
the day of writing ("sáng nay", "hôm qua", "thứ Sáu tuần tới", "cùng ngày").
The others look at what stands before and after a number to tell whether it is a date at all.
"""

from __future__ import annotations

import re

DAY = r"(?:3[01]|[12]\d|0?[1-9])"
MONTH = r"(?:1[0-2]|0?[1-9])"
YEAR = r"(?:1[89]\d\d|20\d\d)"
_TO = r"(?:đến|tới|cho\ đến)(?:\s+hết)?"
_YEAR_WORD = rf"(?:,?\s+năm\s+(?P<year_word>{YEAR}|nay|ngoái|trước|tới|sau)\b)"

DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"\d+")
PERIOD = re.compile(r"tháng|quý|nhiệm kỳ|năm|\d+")
RELATION = re.compile(r"rạng|sáng|trưa|chiều|tối|đêm|khuya|ngày|hôm|cùng|thứ|chủ|tuần")
"""What the forms open with, in small letters; see ``scan``."""
PERIOD_WORDS = ("tháng này", "tháng tới", "tháng sau", "tháng trước", "tháng qua", "tháng vừa", "năm nay", "năm ngoái")
RELATIVE_WORDS = (" nay", " qua", " mai", " kia", "cùng ngày", "tuần ", "thứ ", "chủ nhật")
"""Words, in small letters, without which no date of the form can stand: looked for before the patterns are tried."""

DAYS = re.compile(
    rf"""
    (?<![\w/.,])(?<!\d[-–])
    (?:(?<!thứ\s)(?P<first>{DAY})(?:\s*,\s*{DAY})*(?P<join>\s*[-–,]\s*|\s+(?:và|{_TO})\s+)(?:ngày\s+)?)?
    (?P<day>{DAY})
    (?: (?P<sep>\s?[/.–-]\s?)(?P<month>{MONTH})(?!\d)(?:(?:(?P=sep)|\s?[/.-]\s?)(?P<year>{YEAR})(?!\d))?
      | \s+tháng\s+(?P<month_word>{MONTH})(?!\d)(?:\s?[/.-]\s?(?P<year_slash>{YEAR})(?!\d))? )
    {_YEAR_WORD}?
    (?![\w/%]|[.,]\d|\s?[-–]\s?\d+\s*%)
    """,
    re.IGNORECASE | re.VERBOSE,
)

PERIODS = re.compile(
    rf"""
    \btháng\s+(?:(?P<month_first>{MONTH})(?!\d)\s*(?:[-–,]|và|{_TO})\s*(?:tháng\s+)?)?(?P<month>{MONTH})(?!\d)
      (?:\s?[/.-]\s?(?P<month_year>{YEAR})(?!\d)|,?\s+năm\s+(?P<month_year_word>{YEAR}|nay|ngoái|trước|tới|sau)\b
        |\s+(?P<month_year_bare>20\d\d)(?!\d))?
      (?![/.-]?\d)
    | \btháng\s+(?P<month_relative>này|tới|sau|trước|qua|vừa\ qua)\b
    | (?<![\w/.,-])(?P<bare_month>{MONTH})(?P<bare_sep>[/-])(?P<bare_year>{YEAR})(?![\w/]|-\w)
    | \bquý\s+(?P<quarter>IV|I{{1,3}}|[1-4])\b
      (?:\s?[/.-]\s?(?P<quarter_year>{YEAR})(?!\d)|,?\s+năm\s+(?P<quarter_year_word>{YEAR}|nay)\b)?
    | (?<![\w/.,-])(?P<from_year>{YEAR})\s?[-–]\s?(?P<to_year>{YEAR})(?![\w/]|-\w)
    | \bnhiệm\ kỳ\s+(?P<term_from>{YEAR})\s+(?P<term_to>{YEAR})(?![\w/])
    | \bnăm\s+(?P<year>{YEAR})(?![\d/]|\s?[-–]\s?{YEAR})
    | \bnăm\s+(?P<year_relative>nay|ngoái)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)

_PART = r"(?:rạng\s+sáng|sáng\s+sớm|chiều\s+tối|sáng|trưa|chiều|tối|đêm|khuya)"
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|2|3|4|5|6|7)|chủ\s+nhật)"

RELATIVE = re.compile(
    rf"""
    \b(?:
      (?:{_PART}\s+)?(?:ngày\s+)?hôm\s+(?P<hom>nay|qua|kia)
    | (?P<part>{_PART})\s+(?P<part_day>nay|qua|mai)
    | (?:{_PART}\s+)?ngày\s+(?P<ngay>mai|kia)
    | (?:{_PART}\s+)?(?P<same>cùng\s+ngày)
    | (?P<weekday>{_WEEKDAY})\s+(?P<which>tuần\s+(?:này|tới|sau|trước|qua)|tới|này|vừa\s+qua|vừa\s+rồi)
    | tuần\s+(?P<week>này|tới|sau|trước|qua|vừa\s+qua)
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)

CUE = re.compile(
    rf"(?:(?P<strong>(?:{_PART}|ngày|hôm|hôm\s+nay|nay|qua|mai|mùng|mồng|{_WEEKDAY}|\bgiờ|\dh|\d'|phút|lúc))"
    r"|(?P<weak>\b(?:từ|đến|tới|hết|trước|sau|vào|kể\s+từ|tính\s+đến|cuối)))[\s,:(]*$"
    r"|(?P<bracket>\()\s*$",
    re.IGNORECASE,
)
"""What stands right before a number that is a day: "sáng 20.2", "Chiều nay (26/2)", "từ 3/5", "(26/2)"."""

MONTH_BEFORE = re.compile(r"(?:\(|\btừ|\btháng)\s*\d{1,2}/\d{4}\s*[-–]\s*$", re.IGNORECASE)
"""A month with a dash right before another: "01/1985 - 10/1987"."""

LEAD = re.compile(
    rf"(?:(?:(?:vào\s+)?(?:lúc\s+)?{_PART}\s*,?\s+)?(?:{_WEEKDAY}\s*[,(]?\s*)?(?:ngày\s+)?(?:mùng\s+|mồng\s+)?)$",
    re.IGNORECASE,
)
"""The words that belong to the date and stand before its number: "sáng thứ Ba, ngày "."""

NO_DATE = re.compile(
    r"(?:\b(?:số|điều|khoản|mục|tỷ\s+số|tỉ\s+số|quốc\s+lộ|đường|phố|phường|trường|quảng\s+trường|công\s+viên"
    r"|dịp|dịp\s+lễ|ngày\s+lễ|nghỉ\s+lễ|lễ|mừng|nhân\s+ngày|dịp\s+ngày|kỷ\s+niệm(?:\s+\d+\s+năm)?\s+ngày"
    r"|quốc\s+khánh|giải\s+phóng|chiến\s+thắng|đại\s+thắng|quốc\s+tế|phụ\s+nữ|lao\s+động|bệnh\s+viện|nhà\s+máy|lữ\s+đoàn)"
    r"\s*[(,]?\s*|\bNgày\s+(?:hội\s+)?[A-ZĐ][^.;:\n]{3,60}?[\s(]+)$",
    re.IGNORECASE,
)
"""Numbers after these are no day of the calendar: "điều 5/2", "dịp lễ 30/4", "Ngày Nhà giáo Việt Nam 20/11"."""

CLOSED_AFTER = re.compile(
    r"\s*(?:$|[,.;:)…\"”»\n–-]|(?:tại|ở|đến|và|với|theo|do|của|đã|sẽ|để|trên|là|năm|hằng|hàng|này|vừa|tới|nay|khi|thì|cho|có|nhằm)\b|[A-ZĐ])"
)
"""After a weak cue a date is followed by the end of its phrase, not by the noun that it counts ("từ 2/3 số phiếu")."""

NO_DATE_AFTER = re.compile(r"\s*(?:âm\s+lịch|\(?ÂL\)?|tết\b|hằng\s+năm|hàng\s+năm|mỗi\s+năm)", re.IGNORECASE)
"""Days of the lunar calendar, and days of every year."""

JOINT = re.compile(rf"\s*(?:[-–]|,?\s*{_TO})\s*(?:hết\s+)?", re.IGNORECASE | re.VERBOSE)
"""What stands between the two ends of an interval: "28/2 - 2/3", "7-4 đến hết ngày 7-5"."""

AND = re.compile(r"\s*(?:,|và|,\s*và)\s*", re.IGNORECASE)
"""What stands between two days of a list: "15/3 và 16/3"."""

APPOSITION = re.compile(r"[\s,(–-]*(?:tức\s+)?$", re.IGNORECASE)
"""What stands between a relative day and the day itself: "sáng nay (26/2)", "hôm qua, 3/5"."""

_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def quarter(words: str) -> int:
    """Return the quarter that "I", "IV" or "2" means, 1 to 4."""
    return _QUARTERS.get(words.upper(), 0) or int(words)
