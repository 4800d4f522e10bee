"""Resolutions by their congress, statutes by whom they bind: "Đại hội Đảng bộ tỉnh lần thứ XIX", "Điều lệ Đảng"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.directives.titles import Title, title_about, title_quoted
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.extract.directives.parts_read import Parts
    from ingest.extract.directives.phrase import Phrase

_YEAR = re.compile(r"[\s,(]*(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/-])\)?")
_CHARTER = re.compile(
    r"\s+(?:của\s+)?(?P<words>(?:Đảng|Đoàn|Công\s+đoàn|Hội|nước|Mặt\s+trận|Việt\s+Nam)(?:\s[^\s.,;:()]+){0,8}?)"
    r"(?=\s+(?:đối|được|và|quy|tiếp|năm|về|đã|có|cho)(?!\w)|\s?[.,;:()]|$)"
)
_AMENDED = re.compile(r"\s+\(?sửa\s+đổi\)?(?=\s+năm)", re.IGNORECASE)
_CONGRESS = re.compile(
    r"\s+(?:của\s+)?(?P<words>(?:[Đđ]ại\s+hội(?!\s+đồng)|ĐH|[Hh]ội\s+nghị|Trung\s+ương|TW|T\.Ư|TƯ)\s(?:[^.,;:\n“”]|,\s(?=khóa|khoá|nhiệm)){0,90}?"
    r"(?:lần\s+thứ\s+[IVXLC\d]+|[IVXLC]{2,}|\d{1,2}(?!\d))"
    r"(?:\s*\(?(?:khóa|khoá|nhiệm\s+kỳ)\s+[\dIVXLC –-]+\)?|\s*\([^)]{2,30}\))?)",
)
_OWN_CONGRESS = re.compile(
    r"\s+(?P<words>[Đđ]ại\s+hội\s+(?:đại\s+biểu\s+)?Đảng\s+bộ\s+(?:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn)"
    r"(?:\s+[A-ZĐ]\w+){0,3})"
)


def congress_at(phrase: Phrase, at: int) -> Title | None:
    """Read "Đại hội Đảng bộ tỉnh lần thứ XIX", "Trung ương 4 (khóa XII)"."""
    found = _CONGRESS.match(phrase.text, at, phrase.stop) or _OWN_CONGRESS.match(phrase.text, at, phrase.stop)
    return Title(found["words"], Span(*found.span("words")), "congress") if found else None


def congress(phrase: Phrase, parts: Parts) -> bool:
    """Read the congress or plenum that a resolution is of, with what it is about."""
    if phrase.kind != "Nghị quyết" or parts.title is not None:
        return False
    at = parts.end + (1 if parts.numbers and phrase.text.startswith(",", parts.end) else 0)
    if not parts.take(congress_at(phrase, at)):
        return False
    of = parts.title
    subject = title_about(phrase.reading, parts.end, phrase.stop) or title_quoted(
        phrase.reading, parts.end, phrase.stop
    )
    if of and subject:
        span = Span(of.span.start, subject.span.stop)
        parts.take(Title(span.of(phrase.text), span, "congress"))
    return True


def charter(phrase: Phrase, parts: Parts) -> None:
    """Read "Điều lệ Đảng", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", "Hiến pháp năm 1946"."""
    text = phrase.text
    if amended := _AMENDED.match(text, parts.end, phrase.stop):
        parts.end = amended.end()
    whose = _CHARTER.match(text, parts.end, phrase.stop)
    year = _YEAR.match(text, whose.end() if whose else parts.end, phrase.stop)
    if whose is None and year is None:
        return
    start = whose.start("words") if whose else parts.end
    stop = year.end() if year else whose.end() if whose else start
    words = text[start:stop].strip(" ,()")
    parts.title, parts.end = Title(words, Span(start, stop), "charter"), stop
    parts.date = year["year"] if year else None
