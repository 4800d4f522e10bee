"""Words for a document that mean something else: "Sở Kế hoạch và Đầu tư", "kỷ luật", "vượt kế hoạch", "sự chỉ đạo"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.standing import around

if TYPE_CHECKING:
    from ingest.extract.reading import Reading, Sentence

_NO_LAW_BEFORE = re.compile(
    r"(?:(?<!\w)(?:pháp|kỷ|kỉ|điều|Hội|tiến\s+sĩ|thạc\s+sĩ|cử\s+nhân|khoa)\s+|Công\s+ước\s[^.;]{0,40})$", re.IGNORECASE
)
_MINISTRY = re.compile(r"Kế\s+hoạch\s*(?:(?:và|&|-|–)\s*[Đđ]ầu\s+tư|Đầu\s+tư)(?!\s+công)|kế\s+hoạch\s+và\s+đầu\s+tư")
_TARGET = re.compile(r"(?<!\w)(?:giá|vốn|chỉ\s+tiêu|đúng|vượt|đạt|so\s+với|ngoài|%)\s+$", re.IGNORECASE)
"""After these it is what was reckoned with: "vượt kế hoạch", "giá kế hoạch"."""
_OF_PLANNING = re.compile(r"(?:[Bb]ộ\s+trưởng|[Ss]ở|[Bb]ộ|[Vv]ụ|[Pp]hòng|[Gg]iám\s+đốc)\s+(?:[A-ZĐ][^.;:]*,\s*)?$")
"""After these it is part of a name: "các bộ trưởng Xây dựng, Kế hoạch đầu tư"."""
_DETAILED = re.compile(r"\s+chi\s+tiết(?!\w)")
_WRITING = re.compile(
    r"(?:[Cc]ông\s+văn|[Tt]hông\s+cáo|[Vv]ăn\s+bản|[Tt]ờ\s+trình|[Vv]ăn\s+phòng)(?:\s+số\s[^.;,]{1,25})?\s+$"
)
"""After these it is what the writing does: "có công văn thông báo"."""
_DOING = re.compile(r"(?<!\w)sự\s+(?:chỉ\s+đạo,\s+|quan\s+tâm,\s+|lãnh\s+đạo,\s+)*$", re.IGNORECASE)
"""After these it is what somebody does: "dưới sự hướng dẫn của Tổng cục"."""
_NO_LAW_AFTER = re.compile(r"\s+(?:sư|gia|pháp|khoa|học|định|sự|lệ|chơi)(?!\w)")
_BEFORE = 50
"""So much before the word is looked at, in code points."""


def is_other_word(reading: Reading, sentence: Sentence, anchor: re.Match[str]) -> bool:
    """Tell whether a word for a kind of document belongs to a body's name or says something else."""
    start, text = anchor.start(), reading.text
    before = text[max(sentence.span.start, start - _BEFORE) : start]
    if around(reading.organisations, start) or _DOING.search(before):
        return True
    word = " ".join(anchor.group().lower().split())
    if word == "kế hoạch":
        named = text[start] == "K" and _OF_PLANNING.search(before)
        return bool(named or _TARGET.search(before) or _MINISTRY.match(text, start, sentence.span.stop))
    if word == "thông báo":
        return _WRITING.search(before) is not None and not text.startswith(" của ", anchor.end())
    if word == "quy định":
        return _DETAILED.match(text, anchor.end()) is not None
    return word == "luật" and bool(_NO_LAW_BEFORE.search(before) or _NO_LAW_AFTER.match(text, anchor.end()))
