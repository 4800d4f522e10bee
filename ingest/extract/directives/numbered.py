"""The number and the day of a document behind the word for its kind: "số 07 và số 09", "ngày 25/10/2017"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.dates import dates
from ingest.extract.directives.numbers import MORE, NUMBER, tidy
from ingest.extract.directives.vocabulary import vocabulary
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.extract.directives.parts_read import Parts
    from ingest.extract.directives.phrase import Phrase

_DATE_LENGTH = 40
_DATE_LEAD = re.compile(r"[\s,(]*(?:ban\s+hành\s+|ký\s+|ra\s+)?(?=ngày\s|tháng\s+\d|\d{1,2}[/-])", re.IGNORECASE)
_YEAR = re.compile(r"[\s,(]*(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/-])\)?")
_EFFECTIVE = re.compile(r"[\s,]*(?:có\s+hiệu\s+lực\s+)?(?:kể\s+)?từ\s+(?=ngày|tháng|\d)", re.IGNORECASE)
_ISSUED = re.compile(r"[(,]|ban\s+hành|ký|ra", re.IGNORECASE)
"""Without these a day behind a title without "về" belongs to what the title tells."""
_NUMBERED = re.compile(r"(?:số\s+\d\S*|\d/\S+)$")
"""A title that ends with another document's number: a date behind it is that document's."""
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTS = re.compile(
    r"\s*(?:năm|tháng|ngày|người|tỷ|tỉ|triệu|đồng|điểm|bước|xã|huyện|cấp|nội\s+dung|trường\s+hợp|cán\s+bộ|đồng\s+chí|cá\s+nhân|tập\s+thể|lãnh\s+đạo|dự\s+án"
    r"|đảng\s+viên|đơn\s+vị|biện\s+pháp|giải\s+pháp|nhiệm\s+vụ|hộ|chức\s+danh|giám\s+đốc|phó|tổ\s+chức|doanh\s+nghiệp|đối\s+tượng|vụ)(?!\w)"
)
"""After a kind with a capital a number counts the document, but before these it counts them."""
_COUNTS_NOT_AFTER = re.compile(
    r"(?!\s*(?:[.,;)”“\"]|$)|\s+(?:của|ngày|về|do|yêu\s+cầu|quy\s+định|phê\s+duyệt|cho\s+phép|nêu|đã|được|có\s+hiệu\s+lực)(?!\w))"
)
"""After a kind in small letters a number counts the document only where the phrase ends, or goes on with these."""
_BLANK = re.compile(r"[\s(]*")


def number(phrase: Phrase, parts: Parts) -> bool:
    """Read "số 07 và số 09", "18-NQ/TW", "57"; a bare number only where it counts nothing else."""
    text, stop = phrase.text, phrase.stop
    blank = vocabulary().before_number.match(text, parts.end, stop) or _BLANK.match(text, parts.end, stop)
    found = NUMBER.match(text, blank.end() if blank else parts.end, stop)
    if parts.numbers or found is None:
        return False
    if found["number"].isdigit() and not found["word"]:
        if phrase.is_law or _A_YEAR.fullmatch(found["number"]):
            return False
        counts = _COUNTS if phrase.capital else _COUNTS_NOT_AFTER
        if phrase.is_ordinary and counts.match(text, found.end(), stop):
            return False
    parts.numbers, parts.end = [tidy(found["number"])], found.end()
    while more := MORE.match(text, parts.end, stop):
        parts.numbers.append(tidy(more["number"]))
        parts.end = more.end()
    return True


def date(phrase: Phrase, parts: Parts) -> bool:
    """Read "ngày 25/10/2017", "ban hành tháng 12/2013"."""
    lead = _DATE_LEAD.match(phrase.text, parts.end, phrase.stop) if parts.date is None else None
    if lead is None or (phrase.is_law and not parts.numbers and "(" in lead.group()):
        return False
    if (
        parts.title is not None
        and not parts.numbers
        and parts.title.form == "bare"
        and not _ISSUED.search(lead.group())
    ):
        return False
    if parts.title is not None and _NUMBERED.search(parts.title.words):
        return False
    found = dates(phrase.text, Span(lead.end(), min(phrase.stop, lead.end() + _DATE_LENGTH)), phrase.reference)
    if not (found and found[0].span.start == lead.end() and found[0].start):
        return False
    parts.date, parts.end = found[0].start, found[0].span.stop
    return True


def year(phrase: Phrase, parts: Parts) -> bool:
    """Read "Luật Đất đai năm 2013", "Nghị quyết 16 năm 2012"."""
    if parts.date is not None or not (phrase.is_law or phrase.is_charter or parts.numbers):
        return False
    year = _YEAR.match(phrase.text, parts.end, phrase.stop)
    if year is None:
        return False
    parts.date, parts.end = year["year"], year.end()
    return True


def effective(phrase: Phrase, parts: Parts) -> bool:
    """Read "từ ngày 1/1/1995": when it takes effect is not its date."""
    lead = _EFFECTIVE.match(phrase.text, parts.end, phrase.stop)
    if lead is None:
        return False
    found = dates(phrase.text, Span(lead.end(), min(phrase.stop, lead.end() + _DATE_LENGTH)), phrase.reference)
    if not (found and found[0].span.start == lead.end()):
        return False
    parts.end = found[0].span.stop
    return True
