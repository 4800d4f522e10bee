"""What stands behind the word for a document's kind: number, date, issuer and title, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.extract.dates import dates
from ingest.extract.directives.fronted import main_clause
from ingest.extract.directives.issuers import Issuer, issuer_after, issuer_at
from ingest.extract.directives.numbers import MORE, NUMBER, tidy
from ingest.extract.directives.titles import (
    Title,
    title_about,
    title_bare,
    title_concerning,
    title_of_law,
    title_quoted,
)
from ingest.extract.directives.vocabulary import vocabulary
from ingest.extract.standing import inside
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.extract.directives.phrase import Phrase

_PARTS = 8
_DATE_LENGTH = 40
_BACK = re.compile(
    r"\s+(?:này|trên(?!\s+(?:cơ\s+sở|địa\s+bàn|cả))|nói\s+trên|nêu\s+trên|vừa\s+nêu|đó|kể\s+trên)(?!\w)", re.IGNORECASE
)
_DATE_LEAD = re.compile(r"[\s,(]*(?:ban\s+hành\s+|ký\s+|ra\s+)?(?=ngày\s|tháng\s+\d|\d{1,2}[/-])", re.IGNORECASE)
_YEAR = re.compile(r"[\s,(]*(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/-])\)?")
_JOINT = re.compile(r"\s+(?:liên\s+tịch|hợp\s+nhất|chuyên\s+đề|bất\s+thường)(?!\w)", re.IGNORECASE)
_TERM = re.compile(r"\s*,?\s*\(?(?:khóa|khoá)\s+[IVXLC\d]+\)?", re.IGNORECASE)
_EFFECTIVE = re.compile(r"[\s,]*(?:có\s+hiệu\s+lực\s+)?(?:kể\s+)?từ\s+(?=ngày|tháng|\d)", re.IGNORECASE)
_NOBODY = re.compile(
    r"\s+của\s+(?:Đảng(?:\s+ta)?|Nhà\s+nước|Trung\s+ương|T\.?Ư|TW|pháp\s+luật|tỉnh|địa\s+phương|cấp\s+trên)"
    r"(?:(?:\s+và|,)\s+(?:của\s+)?(?:Đảng|Nhà\s+nước|Trung\s+ương|tỉnh|thành\s+phố|huyện|địa\s+phương|cấp\s+trên))*"
    r"(?=\s+(?:về|quy\s+định))",
    re.IGNORECASE,
)
_OF_CENTRE = re.compile(
    r"\s+(?:của|do)\s+(?P<centre>Trung\s+ương|T\.?Ư|TW)(?!\w|\s+(?:Đoàn|Hội|Mặt\s+trận)|\s*(?:,|và)\s*(?:của\s+)?(?:tỉnh|thành|huyện|địa))"
)
_SOMEBODY = re.compile(r"\s+(?:của|do)\s+[^.;,:\n“”]{3,60}?(?=\s+về\s)")
_CHARTER = re.compile(
    r"\s+(?:của\s+)?(?P<words>(?:Đảng|Đoàn|Công\s+đoàn|Hội|nước|Mặt\s+trận|Việt\s+Nam)(?:\s[^\s.,;:()]+){0,8}?)"
    r"(?=\s+(?:đối|được|và|quy|tiếp|năm|về|đã|có|cho)(?!\w)|\s?[.,;:()]|$)"
)
_AMENDED = re.compile(r"\s+\(?sửa\s+đổi\)?(?=\s+năm)", re.IGNORECASE)
_SIGNED_BY = re.compile(r"[\s,]*(?:được|do)\s+(?=[A-ZĐ])")
_SIGN_REST = re.compile(
    r"[^.;:\n,]{0,60}?\s(?:đã\s+)?(?:ký(?:\s+ban\s+hành)?|đưa\s+ra|ban\s+hành|thông\s+qua|phê\s+duyệt|công\s+bố)(?!\w)|\s*ban\s+hành(?!\w)"
)
_CONGRESS = re.compile(
    r"\s+(?P<words>(?:[Đđ]ại\s+hội(?!\s+đồng)|ĐH|[Hh]ội\s+nghị|Trung\s+ương|TW|T\.Ư|TƯ)\s(?:[^.,;:\n“”]|,\s(?=khóa|khoá|nhiệm)){0,90}?"
    r"(?:lần\s+thứ\s+[IVXLC\d]+|[IVXLC]{2,}|\d{1,2}(?!\d))"
    r"(?:\s*\(?(?:khóa|khoá|nhiệm\s+kỳ)\s+[\dIVXLC –-]+\)?|\s*\([^)]{2,30}\))?)",
)
_OWN_CONGRESS = re.compile(
    r"\s+(?P<words>[Đđ]ại\s+hội\s+(?:đại\s+biểu\s+)?Đảng\s+bộ\s+(?:tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn)"
    r"(?:\s+[A-ZĐ]\w+){0,3})"
)
_STATES = re.compile(r"[\s,]*quy\s+định(?!\s+(?:về|chi\s+tiết|chức\s+năng)(?!\w))", re.IGNORECASE)
_DEMANDS = re.compile(
    r"\s+(?:yêu\s+cầu|giao|đề\s+nghị|nhấn\s+mạnh|khẳng\s+định|cho\s+phép|bổ\s+sung\s+thêm|bãi\s+bỏ|thay\s+thế"
    r"|quy\s+định\s+(?:rõ|cụ\s+thể))(?!\w)",
    re.IGNORECASE,
)
"""After these a document at the head of its clause is not named but spoken of."""
_ISSUED = re.compile(r"[(,]|ban\s+hành|ký|ra", re.IGNORECASE)
"""Without these a day behind a title without "về" belongs to what the title tells."""
_NUMBERED = re.compile(r"(?:số\s+\d\S*|\d/\S+)$")
"""A title that ends with another document's number: a date behind it is that document's."""
_SORT = re.compile(
    r"\s+(?:thanh|kiểm)\s+tra(?=\s+(?:của|do|về|tại)\s|\s*[,.;])|\s+kiểm\s+toán(?=\s+của\s)", re.IGNORECASE
)
"""What sort of conclusion it is: "kết luận thanh tra của Bộ Y tế"."""
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


@dataclass(slots=True)
class Parts:
    """What has been read so far, up to ``end``; ``of`` says that the issuer stood behind "của"."""

    end: int
    capital: bool = False
    numbers: list[str] = field(default_factory=list)
    date: str | None = None
    issuer: str | None = None
    title: Title | None = None
    signer: str | None = None
    of: bool = False
    back: bool = False


def parts_behind(phrase: Phrase) -> Parts:
    """Read what stands behind the kind."""
    handled = phrase.handled or phrase.capital
    parts = Parts(phrase.span.stop, capital=handled and phrase.kind not in vocabulary().everyday)
    for skipped in (_JOINT, vocabulary().fillers):
        if found := skipped.match(phrase.text, parts.end, phrase.stop):
            parts.end = found.end()
    if phrase.kind == "Kết luận" and (sort := _SORT.match(phrase.text, parts.end, phrase.stop)):
        parts.end = sort.end()
    if phrase.is_charter:
        _charter(phrase, parts)
    if phrase.is_law:
        capital = phrase.text[phrase.span.start].isupper()
        _take(parts, title_of_law(phrase.reading, parts.end, phrase.stop, capital=capital))
    for _ in range(_PARTS):
        if not any(read(phrase, parts) for read in _READERS):
            break
    return parts


def _take(parts: Parts, title: Title | None) -> bool:
    if title is None:
        return False
    parts.title, parts.end = title, title.span.stop
    return True


def _charter(phrase: Phrase, parts: Parts) -> None:
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


def _number(phrase: Phrase, parts: Parts) -> bool:
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


def _date(phrase: Phrase, parts: Parts) -> bool:
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


def _year(phrase: Phrase, parts: Parts) -> bool:
    """Read "Luật Đất đai năm 2013", "Nghị quyết 16 năm 2012"."""
    if parts.date is not None or not (phrase.is_law or phrase.is_charter or parts.numbers):
        return False
    year = _YEAR.match(phrase.text, parts.end, phrase.stop)
    if year is None:
        return False
    parts.date, parts.end = year["year"], year.end()
    return True


def _effective(phrase: Phrase, parts: Parts) -> bool:
    """Read "từ ngày 1/1/1995": when it takes effect is not its date."""
    lead = _EFFECTIVE.match(phrase.text, parts.end, phrase.stop)
    if lead is None:
        return False
    found = dates(phrase.text, Span(lead.end(), min(phrase.stop, lead.end() + _DATE_LENGTH)), phrase.reference)
    if not (found and found[0].span.start == lead.end()):
        return False
    parts.end = found[0].span.stop
    return True


def congress_at(phrase: Phrase, at: int) -> Title | None:
    """Read "Đại hội Đảng bộ tỉnh lần thứ XIX", "Trung ương 4 (khóa XII)"."""
    found = _CONGRESS.match(phrase.text, at, phrase.stop) or _OWN_CONGRESS.match(phrase.text, at, phrase.stop)
    return Title(found["words"], Span(*found.span("words")), "congress") if found else None


def _congress(phrase: Phrase, parts: Parts) -> bool:
    if phrase.kind != "Nghị quyết" or parts.title is not None:
        return False
    at = parts.end + (1 if parts.numbers and phrase.text.startswith(",", parts.end) else 0)
    if not _take(parts, congress_at(phrase, at)):
        return False
    congress = parts.title
    subject = title_about(phrase.reading, parts.end, phrase.stop) or title_quoted(
        phrase.reading, parts.end, phrase.stop
    )
    if congress and subject:
        span = Span(congress.span.start, subject.span.stop)
        _take(parts, Title(span.of(phrase.text), span, "congress"))
    return True


def _issuer(phrase: Phrase, parts: Parts) -> bool:
    """Read "của Bộ trưởng Bộ Công an", "Thanh tra Chính phủ"."""
    issuer = issuer_after(phrase.reading, parts.end, phrase.stop) if parts.issuer is None else None
    if issuer is None and parts.issuer is None:
        issuer = _centre(phrase, parts)
    if issuer is None:
        return False
    parts.of = "của" in phrase.text[parts.end : issuer.span.start]
    parts.issuer, parts.end = issuer.name, issuer.span.stop
    if term := _TERM.match(phrase.text, parts.end, phrase.stop):
        parts.end = term.end()
    return True


def _centre(phrase: Phrase, parts: Parts) -> Issuer | None:
    """Read "Quy định số 08 của Trung ương": of a numbered document of the Party, its Central Committee."""
    known = vocabulary()
    standing = parts.numbers or (parts.title and known.regulations.match(parts.title.words))
    if not standing or phrase.kind not in known.of_party:
        return None
    found = _OF_CENTRE.match(phrase.text, parts.end, phrase.stop)
    return Issuer("Ban Chấp hành Trung ương Đảng", Span(*found.span("centre"))) if found else None


def _nobody(phrase: Phrase, parts: Parts) -> bool:
    """Read "các Quy định của Đảng về …", "Chỉ thị của Trung ương và của tỉnh về …": nobody known; the title follows."""
    nobody = _NOBODY.match(phrase.text, parts.end, phrase.stop)
    if nobody is None and parts.issuer is None and parts.title is None:
        nobody = _SOMEBODY.match(phrase.text, parts.end, phrase.stop)
    if nobody is None:
        return False
    parts.end = nobody.end()
    return True


def _signed(phrase: Phrase, parts: Parts) -> bool:
    """Read "quyết định được Chủ tịch nước Trần Văn A ký ngày 20/10"."""
    lead = _SIGNED_BY.match(phrase.text, parts.end, phrase.stop) if parts.issuer is None else None
    issuer = issuer_at(phrase.reading, lead.end(), phrase.stop) if lead else None
    rest = _SIGN_REST.match(phrase.text, issuer.span.stop, phrase.stop) if issuer else None
    if lead is None or issuer is None or rest is None:
        return False
    if phrase.is_law and "Quốc hội" not in issuer.name:
        return False
    signers = inside(phrase.reading.people, Span(lead.end(), rest.end()))
    parts.issuer, parts.end, parts.of = issuer.name, rest.end(), True
    parts.signer = signers[0].name if signers else None
    return True


def _backwards(phrase: Phrase, parts: Parts) -> bool:
    """Read "Chỉ thị trên", "Nghị quyết này"."""
    back = _BACK.match(phrase.text, parts.end, phrase.stop) if parts.title is None else None
    if back is None:
        return False
    parts.back, parts.end = True, back.end()
    return True


def _title(phrase: Phrase, parts: Parts) -> bool:
    if parts.title is not None or phrase.is_law or phrase.is_charter:
        return False
    reading, at, stop = phrase.reading, parts.end, main_clause(phrase, parts.end)
    if parts.numbers and _STATES.match(phrase.text, at, stop):
        return False
    title = title_about(reading, at, stop) or title_quoted(reading, at, stop)
    if title is None and not parts.numbers and _DEMANDS.match(phrase.text, at, stop) and phrase.is_subject:
        parts.back = True
        return False
    if title is None and (parts.numbers or parts.issuer):
        title = title_concerning(reading, at, stop)
    after = parts.issuer is not None
    capital = parts.capital and not parts.numbers
    return _take(parts, title or title_bare(reading, at, stop, after_issuer=after, capital=capital))


_READERS: tuple[Callable[[Phrase, Parts], bool], ...] = (
    _number,
    _date,
    _year,
    _effective,
    _congress,
    _issuer,
    _nobody,
    _signed,
    _backwards,
    _title,
)
