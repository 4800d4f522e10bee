"""Words that tell when an article without a date was written, as compiled patterns.

All but the first three are matched backwards: they end where the year begins.
"""

from __future__ import annotations

import re

from ingest.extract.dates.grammar import DAY, MONTH, YEAR

FULL_DATE = re.compile(
    rf"(?<![\w/.,-])(?:(?P<day>{DAY})(?P<sep>[/.-]))?(?P<month>{MONTH})(?(sep)(?P=sep)|[/-])(?P<year>{YEAR})(?![\w/]|-\w)"
)
"""A day or month with its year: "22/5/2016", "3/2019"."""

YEAR_AT = re.compile(
    rf"(?<![\d/.,-])(?P<from>{YEAR})(?:\s?[-–]\s?(?P<until>{YEAR}))?(?![\d/%]|[.,]\d|\s?[-–]\s?\d|\s?(?:đồng|người|m2|tỷ|triệu|hộ|ha)\b)"
)
"""A year, or a stretch of years, that stands by itself."""

OWN_DAY = re.compile(
    rf"\b(?:hôm|sáng|trưa|chiều|tối)\s+nay[\s,(]*(?:ngày\s+)?(?P<day>{DAY})\s?(?P<sep>[/.-])\s?(?P<month>{MONTH})(?:(?P=sep)(?P<year>{YEAR}))?(?!\d)",
    re.IGNORECASE,
)

GOAL = re.compile(
    r"\b(?:(?:đến|tới|hết|trước|sau|kể\s+từ|từ|vào|sinh|cuối|tầm\s+nhìn|mốc|hồi|thành\s+lập|ban\s+hành|ra\s+đời|tốt\s+nghiệp"
    r"|khởi\s+công|khánh\s+thành|tách\s+lập|qua\s+đời|Sang|số|tỷ\s+lệ|tỉ\s+lệ)(?:\s+(?:hết|cuối|đầu|giữa|trong))?|để\s[^.;]{0,40}?(?:trong)?)"
    r"(?:\s+(?:năm|tháng|ngày))?\s*$",
    re.IGNORECASE,
)
"""Times aimed at and long past: "đến năm 2025", "để tổ chức trong năm 2020", "sinh năm 1958"; no years: "số 2036"."""

IN_FORCE = re.compile(
    r"\b(?:kể\s+từ|từ)\s+ngày\s*$|\btừ\s+(?:ngày\s+)?\d[\d/.-]*\s+(?:đến|tới)\s+(?:ngày\s+)?$", re.IGNORECASE
)
"""Days on which something begins or up to which it is counted: "kể từ ngày 14/3/2019", "từ 1-2 đến 3-3-2019"."""

STILL = re.compile(r"\btừ\s(?!đầu)[^.;,]{0,12}$", re.IGNORECASE)
STILL_ON = re.compile(r"\s*(?:đến\s+nay|tới\s+nay|đến\s+giờ)", re.IGNORECASE)
"""What has been going on since: "Từ tháng 11/2015 đến nay"."""

AHEAD = re.compile(r"\b(?:sẽ|dự\s+kiến|sắp)\b[^.;\n]{0,90}$", re.IGNORECASE)
"""What is still to come: "sẽ khởi công vào tháng 10-2019"."""

FOUNDED = re.compile(
    r"\b(?:thành\s+lập|ra\s+đời|truyền\s+thống|giải\s+phóng|chiến\s+thắng|khởi\s+nghĩa|tái\s+lập)\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)
"""When that was whose anniversary is kept: "Được thành lập ngày 28/11/1996"."""

SECOND = re.compile(r"[-–]\s*$")
"""The second of two days in brackets is that of the anniversary: "(20/12/1960 - 20/12/2018)"."""

KEPT = re.compile(r"\bkỷ\s+niệm\s+(?:lần\s+thứ\s+)?(?P<count>\d{1,3})\s+năm\b", re.IGNORECASE)
"""An anniversary: "lễ kỷ niệm 20 năm ngày truyền thống"."""

OF_A_LAW = re.compile(
    r"\b(?:Luật|Bộ\s+luật|Hiến\s+pháp|Pháp\s+lệnh|Nghị\s+quyết|Quyết\s+định|Nghị\s+định|Công\s+ước)\b[^.,;]{0,60}?(?:năm)?\s*$",
    re.IGNORECASE,
)
"""The year of a document: "Luật Đất đai năm 2013"."""

OF_A_DOCUMENT = re.compile(r"(?:[/-]\s?[A-ZĐ][\w./-]*|\bsố\s+\d+\w*)[\s,]*(?:ngày\s+)?$")
"""The day of a document is not that of the news: "Quyết định số 42/QĐ-UBND ngày 9/1/2012"."""

AGE_AT_DEATH = re.compile(r"\bhưởng\s+(?:thọ|dương)\s+(?P<age>\d{2,3})\s+tuổi", re.IGNORECASE)
BORN = re.compile(rf"\bsinh\s+(?:ngày\s+)?(?:{DAY}[/.-]{MONTH}[/.-]|(?:vào\s+)?năm\s+)(?P<year>{YEAR})", re.IGNORECASE)
"""Whose age at death is told died as many years after his birth: "sinh năm 1923 … hưởng thọ 96 tuổi"."""

LAST_SESSION = re.compile(r"\bkỳ\s+họp\s+(?:thứ\s+\d+\s+)?cuối\s+cùng\b", re.IGNORECASE)
TERM = re.compile(rf"\bnhiệm\s+kỳ\s+(?:{YEAR})\s?[-–]\s?(?P<until>{YEAR})", re.IGNORECASE)
"""The last session of a term is held in its last year: "kỳ họp cuối cùng … nhiệm kỳ 2011-2016"."""

EDGE = re.compile(r"\b(?P<edge>giữa|cuối|đầu)\s+năm\s+(?P<year>20\d\d)\b", re.IGNORECASE)
NEAR_BEFORE = re.compile(r"\b(?:trước|sẽ|sắp|dự\s+kiến)\b[^.;\n]{0,60}$", re.IGNORECASE)
NEAR_AFTER = re.compile(r"[^.;\n]{0,40}\bsẽ\b")
"""A part of a year that lies about the news: "trước kỳ họp vào cuối năm 2018", "đến giữa năm 2017 sẽ"."""

OF_A_LIFE = re.compile(r"[,)]*\s*(?:ông|bà|anh|chị|đồng\s+chí)\s")
"""A day of somebody's career: "Tháng 6/2004, ông được bổ nhiệm"."""

STRETCH = re.compile(
    r"\b(?P<head>tổng\s+kết|sơ\s+kết)\b[^.;\n]{0,80}?(?:giai\s+đoạn|từ\s+năm|trong\s+các\s+năm)\s*$", re.IGNORECASE
)
"""What is reviewed of several years: "tổng kết chương trình hợp tác giai đoạn 2007-2015"."""

TOLD = re.compile(rf"(?:^|[.\n!?”\"]\s*)(?:Vào\s+)?Năm\s*(?:{YEAR}\s*(?:,|và)\s*)?$")
"""A sentence that opens with a year tells what was: "Năm 1994, trước tình trạng …"."""

PLAN = re.compile(
    r"(?:.*\b)?(?P<head>nhiệm\s+vụ|kế\s+hoạch|chương\s+trình|phương\s+hướng|dự\s+toán|giao\s+ước|triển\s+khai|chỉ\s+tiêu|giải\s+pháp|chủ\s+đề)\b"
    r"[^.;\n]{0,60}?(?:năm)?\s*$",
    re.IGNORECASE | re.DOTALL,
)
"""What is planned for a year is news from the end of the year before to the middle of it."""

REVIEW = re.compile(
    r"(?:.*\b)?(?P<head>tổng\s+kết|kết\s+quả|đánh\s+giá|tình\s+hình|thành\s+tích|bình\s+xét|kiểm\s+điểm)\b[^.;\n]{0,80}?(?:năm)?\s*$",
    re.IGNORECASE | re.DOTALL,
)
"""What is reviewed of a year is news from its end to the first half of the next."""

AS_DONE = re.compile(
    r"\s+(?:việc\s+|công\s+tác\s+|tình\s+hình\s+|kết\s+quả\s+)?(?:thực\s+hiện\s+|triển\s+khai\s+)?", re.IGNORECASE
)
"""Between a word of review and a word of planning: "kết quả thực hiện | nhiệm vụ" is a review."""

PART_OF_YEAR = re.compile(
    rf"(?:\b(?P<months>[36891]1?)\s+tháng\s+(?P<half>đầu|cuối)|\bquý\s+(?P<quarter>IV|I{{1,3}}|[1-4])|\btháng\s+(?P<month>{MONTH})"
    r"|(?<!đến\s)(?<!vào\s)\b(?P<edge>đầu))"
    r"(?:\s+năm\s*|\s?[/.-]\s?)$",
    re.IGNORECASE,
)
"""A part of the year that the news looks at: "6 tháng đầu năm 2019", "quý I/2019", "đầu năm 2017"."""

OPENING = re.compile(
    r"\b(?:(?P<congress>đại\s+hội)|lần\s+thứ\s+(?:nhất|I)|kỳ\s+họp\s+(?:thứ\s+)?(?:nhất|thứ\s+1|đầu\s+tiên)|khai\s+giảng)\b[^.;\n]{0,90}"
    r"(?:nhiệm\s+kỳ|niên\s+khóa|niên\s+khoá|năm\s+học)\s*\(?$",
    re.IGNORECASE,
)
"""A term or course that begins: "đại hội … nhiệm kỳ 2018-2023", "khai giảng … niên khóa 2018-2020"."""
