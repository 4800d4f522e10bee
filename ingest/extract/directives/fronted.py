"""Where the main clause begins behind a document in front of it: "Theo quy định của Bộ A về việc B, | UBND tỉnh …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.standing import at_or_after

if TYPE_CHECKING:
    from ingest.extract.directives.phrase import Phrase

_IN_FRONT = re.compile(
    r"(?:[^.]*[,;]\s+)?(?:[Tt]heo|[Cc]ăn\s+cứ|[Tt]hực\s+hiện|[Tt]ại|[Tt]riển\s+khai|[Tt]rên\s+cơ\s+sở|[Cc]hấp\s+hành|[Qq]uán\s+triệt)(?!\w)[^,.;]*"
)
_COMMA = re.compile(r",\s+")
_ROW = re.compile(r"\s*(?:,|;|và\s|\))")


def main_clause(phrase: Phrase, at: int) -> int:
    """Return where the main clause's subject cuts off what stands at ``at``; the sentence's end where nothing does."""
    text, reading = phrase.text, phrase.reading
    if not _IN_FRONT.fullmatch(text, phrase.sentence.span.start, phrase.span.start):
        return phrase.stop
    for comma in _COMMA.finditer(text, at, phrase.stop):
        subject = at_or_after(reading.organisations, comma.end())
        if subject and subject.span.start == comma.end() and not _ROW.match(text, subject.span.stop):
            return comma.start()
    return phrase.stop
