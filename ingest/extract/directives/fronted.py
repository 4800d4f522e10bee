"""Where the main clause begins behind a document in front of it: "Theo quy định của Bộ A về việc B, | UBND tỉnh …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.standing import at_or_after

if TYPE_CHECKING:
    from ingest.extract.directives.phrase import Phrase

_IN_FRONT = re.compile(
    r"\s*(?:theo|căn\s+cứ|thực\s+hiện|tại|triển\s+khai|trên\s+cơ\s+sở|chấp\s+hành|quán\s+triệt)(?!\w)", re.IGNORECASE
)
_REACH = 300
"""So far before and behind is looked, in code points."""
_COMMA = re.compile(r",\s+")
_ROW = re.compile(r"\s*(?:,|;|và\s|\))")


def main_clause(phrase: Phrase, at: int) -> int:
    """Return where the main clause's subject cuts off what stands at ``at``; the sentence's end where nothing does."""
    text, reading = phrase.text, phrase.reading
    start = phrase.span.start
    clause = max(text.rfind(mark, max(phrase.sentence.span.start, start - _REACH), start) for mark in ",;")
    if not _IN_FRONT.match(text, max(clause + 1, phrase.sentence.span.start), start):
        return phrase.stop
    for comma in _COMMA.finditer(text, at, min(phrase.stop, at + _REACH)):
        subject = at_or_after(reading.organisations, comma.end())
        if subject and subject.span.start == comma.end() and not _ROW.match(text, subject.span.stop):
            return comma.start()
    return phrase.stop
