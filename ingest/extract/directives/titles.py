"""The subject of a document: "về việc …", "“Tăng cường …”", "quyết định bổ nhiệm …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.directives.vocabulary import vocabulary
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.extract.reading import Reading

_ABOUT = re.compile(
    r"[\s,)]*(?:v/v|về\s*(?:việc\b)?|nội\s+dung:?|với\s+nội\s+dung(?:\s+cho\s+rằng|\s+như\s+sau)?:?)[\s:]*(?=[^\s,.;])",
    re.IGNORECASE,
)
_CONCERNING = re.compile(r"\s*,?\s+liên\s+quan\s+đến\s+(?=việc\s)", re.IGNORECASE)
_KEEPS = re.compile(r"về\s*(?=việc\b)", re.IGNORECASE)
_QUOTE = re.compile(r"\s*,?\s*[“\"«](?P<words>[^“”\"«»\n]{6,300})[”\"»]")
_SHORT = 3
_COMMA_HERE = re.compile(r"\s?,\s*")
_COMMA = re.compile(r",\s+(?P<segment>[^,;.:]+)")
_PREDICATE = re.compile(
    r"(?<![^\W_])(?:đã|sẽ|đang|phải|cần|có\s+thể|vừa|chưa|đều|cũng|thì|bắt\s+đầu|không|hãy|nhấn\s+mạnh|cho\s+biết|cho\s+rằng)(?![^\W_])"
)
_POINTING = re.compile(r"\s(?:này|đó|trên|nêu\s+trên)$", re.IGNORECASE)
_DANGLING = re.compile(
    r"(?:\s+(?:(?:kể|tính|bắt\s+đầu)\s+từ|từ|và|vào|tại|cho|của|với|(?<!tiếp\s)theo(?:\s+(?:đúng\s+)?quy\s+định)?|trong|ở|đến|do|,))+$",
    re.IGNORECASE,
)
"""What a title cut off before a date or a clause is left with: "nghỉ hưu từ" of "nghỉ hưu từ ngày 1/2"."""
_PERSON = re.compile(r"(?:ông|bà|đồng\s+chí|anh|chị)\s|Phó\s|Chủ\s+tịch\s|Thứ\s+trưởng\s|Bộ\s+trưởng\s")
_FOLLOWS = re.compile(r"\s+(?:đã|sẽ|đang|vừa|được|là)(?!\w)")
_FIRST = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Title:
    """The words of a title as they stand, and where."""

    words: str
    span: Span
    form: str


def title_about(reading: Reading, at: int, stop: int) -> Title | None:
    """Read "về việc nghỉ hưu trước tuổi của cán bộ"; "về" is left out, "việc" stays."""
    text = reading.text
    if (about := _ABOUT.match(text, at, stop)) is None:
        return None
    keeps = _KEEPS.search(text, about.start(), about.end())
    start = keeps.end() if keeps else about.end()
    if quoted := _QUOTE.match(text, start, stop):
        return Title(quoted["words"].strip(), Span(*quoted.span("words")), "about")
    return _until_end(text, start, stop, "about")


def title_concerning(reading: Reading, at: int, stop: int) -> Title | None:
    """Read ", liên quan đến việc dừng hoạt động …" behind a document that is known by its number or issuer."""
    about = _CONCERNING.match(reading.text, at, stop)
    return _until_end(reading.text, about.end(), stop, "about") if about else None


def title_quoted(reading: Reading, at: int, stop: int) -> Title | None:
    """Read "Đề án “Xã hội hóa công tác phổ biến pháp luật”"."""
    quoted = _QUOTE.match(reading.text, at, stop)
    if quoted is None or len(quoted["words"].split()) < _SHORT:
        return None
    return Title(quoted["words"].strip(), Span(*quoted.span("words")), "quoted")


def title_bare(
    reading: Reading, at: int, stop: int, *, after_issuer: bool = False, capital: bool = False
) -> Title | None:
    """Read a title that follows without "về": "quyết định bổ nhiệm Giám đốc Sở", "Kế hoạch phát triển …"."""
    text = reading.text
    if after_issuer and _other_clause(text, at, stop):
        return None
    blank = at
    while blank < stop and text[blank] in (" \t ," if after_issuer else " \t "):
        blank += 1
    if not vocabulary().title_opens.match(text, blank, stop) and not (capital and _may_open(text, blank, stop)):
        return None
    return _until_end(text, blank, stop, "bare")


def _other_clause(text: str, at: int, stop: int) -> bool:
    """What follows a comma here goes on with the sentence, or is another document."""
    known, comma = vocabulary(), _COMMA_HERE.match(text, at, stop)
    return bool(
        comma and (known.no_title_after_comma.match(text, at, stop) or known.anchor.match(text, comma.end(), stop))
    )


def _may_open(text: str, at: int, stop: int) -> bool:
    """After a kind written with a capital any word in small letters opens the title, but those that bind."""
    word = _FIRST.match(text, at, stop)
    return word is not None and word.group().islower() and vocabulary().closed.match(text, at, stop) is None


def _before_clause(text: str, start: int, end: int) -> int:
    """Return where a comma opens a new clause, one with a verb of its own: "…, nhiều đơn vị không nắm được"."""
    for comma in _COMMA.finditer(text, start, end):
        if _PREDICATE.search(comma["segment"]):
            return comma.start()
    return end


def _before_document(text: str, start: int, end: int) -> int:
    """Return where the next document of a row begins: "… nêu gương | và quy định về …"."""
    for other in vocabulary().anchor.finditer(text, start + 1, end):
        before = text[start : other.start()].rstrip()
        if before.endswith((",", " và", ";")):
            return start + len(before.removesuffix("và").rstrip(" ,;"))
    return end


def _before_subject(text: str, start: int, end: int) -> int:
    """Return where the subject of what follows begins: "… quyết định kiểm toán, | Đoàn kiểm toán sẽ …"."""
    comma = text.rfind(", ", start, end)
    return comma if comma > start and _FOLLOWS.match(text, end) else end


def _until_end(text: str, start: int, stop: int, form: str) -> Title | None:
    """Return the words from ``start`` to the end of the title: a stop, a new clause, a new document."""
    known = vocabulary()
    end = stop
    for cut in known.title_ends.finditer(text, start + 1, stop):
        bracketed = text.count("(", start, cut.start()) > text.count(")", start, cut.start())
        listed = cut.group().strip() == "," and len(text[start : cut.start()].split()) < _SHORT
        listed = listed and text[cut.end() : cut.end() + 1].islower() and not _PERSON.match(text, cut.end(), stop)
        if not bracketed and not listed:
            end = cut.start()
            break
    end = _before_subject(text, start, _before_clause(text, start, _before_document(text, start, end)))
    words = _DANGLING.sub("", text[start:end].rstrip(' ,.;:-–(“"'))
    if words.count("(") > words.count(")"):
        words = words[: words.rindex("(")].rstrip()
    if words.count(")") > words.count("("):
        words = words[: words.index(")")].rstrip()
    count = len(words.split())
    if count <= 1 or words.lower() in known.vague or (count <= _SHORT and _POINTING.search(words)):
        return None
    return Title(words, Span(start, start + len(words)), form)
