"""The names of laws: "Luật Phòng, chống tham nhũng (sửa đổi)", "luật dược", "Luật PCTN"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.directives.titles import Title
from ingest.extract.directives.vocabulary import vocabulary
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.extract.reading import Reading

_AMENDED = re.compile(
    r"\s*(?:\((?:sửa\s+đổi|bổ\s+sung|mới)[^)]{0,60}\)|sửa\s+đổi(?:,\s*bổ\s+sung)?(?!\s*,?\s*(?:bổ\s+sung\s+)?(?:một\s+số|Điều|Luật)))",
    re.IGNORECASE,
)
_AMENDING = re.compile(
    r"\s+(?P<words>(?:sửa\s+đổi|bổ\s+sung)(?:\s*,\s*bổ\s+sung|\s+và\s+bổ\s+sung)?\s+(?:một\s+số\s+|các\s+)?"
    r"(?:điều|khoản|nội\s+dung|Luật)(?:(?:,\s+khoản)?\s+của)?(?:\s+các)?)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-ZĐ]{3,8}(?![^\W_])")
_LAW_ABOUT = re.compile(r"về\s+(?=[^\W\d_])", re.IGNORECASE)
_LAW_STARTS_NOT = re.compile(
    r"(?:sửa\s+đổi|bổ\s+sung|nêu|gồm|cũng|như|thể\s+hiện|cho\s+thấy|thảo\s+luận|quan\s+trọng|cho\s+phép|yêu\s+cầu|thông\s+qua|ban\s+hành|quy\s+định|pháp|số|một|hiện\s+hành|mới|cũ)(?!\w)"
)
_LAW_GOES_ON_NOT = re.compile(
    r"\s*(?:[;,.:()…”\"–-]|$|và\s+(?:các\s+)?[Ll]uật)|\s+(?:năm|được|đã|sẽ|có|tại|của|trong|là)(?!\w)"
)
_ANOTHER = re.compile(r"\s+(?:các|những|một|dự|[Ll]uật|[Bb]ộ\s+luật|[Nn]ghị|[Tt]hông\s+tư|văn\s+bản)(?!\w)")
_TO_CLAUSE = re.compile(r"[^.;,\n…]{4,120}")
_WORD = re.compile(r"\s+(?P<word>[^\W\d_][\w’'-]*)")
_LAW_WORDS = 9
_AND_LAW = re.compile(r"(?:\s*,\s*|\s+và\s+|\s+)(?:(?:Luật|Bộ\s+luật|Pháp\s+lệnh)\s+)?", re.IGNORECASE)


def title_of_law(reading: Reading, at: int, stop: int, *, capital: bool) -> Title | None:
    """Read the name of a law: "Luật Phòng, chống tham nhũng (sửa đổi)", "luật dược".

    A name in the list of laws is met in any case; another must open with a capital letter and ends at the first
    word that no law is named with.
    """
    text = reading.text
    if amending := _AMENDING.match(text, at, stop):
        return _amending(text, amending, stop)
    start = at
    while start < stop and text[start] in ' \t “"':
        start += 1
    known = vocabulary().law_names.match(text, start, stop)
    if known is None and (initials := _INITIALS.match(text, start, stop)):
        name = vocabulary().law_initials.get(initials.group())
        if name:
            return Title(name, Span(*initials.span()), "law")
    end = known.end() if known else 0
    if capital and not known:
        about = _LAW_ABOUT.match(text, start, stop)
        start = about.end() if about else start
        end = _law_words(text, start, stop) if start < stop and text[start].isupper() else _small_law(text, start, stop)
    if not end:
        return None
    if amended := _AMENDED.match(text, end, stop):
        end = amended.end()
    words = text[start:end].strip(" ’'”\"")
    return Title(words, Span(start, start + len(words)), "law" if known else "law-by-capitals")


def _amending(text: str, amending: re.Match[str], stop: int) -> Title:
    """Read "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C" as one law."""
    start, end = amending.start("words"), amending.end()
    names = vocabulary().law_names
    while (joint := _AND_LAW.match(text, end, stop)) and (name := names.match(text, joint.end(), stop)):
        end = name.end()
    if end == amending.end():
        rest = _TO_CLAUSE.match(text, end, stop)
        end = rest.end() if rest else end
    return Title(text[start:end].strip(), Span(start, end), "amending")


def _small_law(text: str, start: int, stop: int) -> int:
    """Return the end of a law's name in small letters: "Luật biểu tình; …", "Luật về hội sẽ …"; 0 if there is none."""
    end = _law_words(text, start, stop)
    named = end > start and _LAW_STARTS_NOT.match(text, start, stop) is None
    return end if named and _LAW_GOES_ON_NOT.match(text, end, stop) else 0


def _law_words(text: str, start: int, stop: int) -> int:
    first = re.compile(r"[^\W\d_][\w’'-]*").match(text, start, stop)
    end = first.end() if first else start
    if not first or first.group().lower() in vocabulary().law_ends:
        return 0
    for _ in range(_LAW_WORDS):
        word = _WORD.match(text, end, stop)
        if word is None or word["word"].lower() in vocabulary().law_ends or word["word"] == "Luật":
            break
        if word["word"] == "và" and _ANOTHER.match(text, word.end(), stop):
            break
        end = word.end()
    return end
