"""What stands behind the word for a document's kind: number, date, issuer and title, in any order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.directives.congress import charter, congress
from ingest.extract.directives.fronted import main_clause
from ingest.extract.directives.issued import issuer, nobody, signed
from ingest.extract.directives.law_names import title_of_law
from ingest.extract.directives.numbered import date, effective, number, year
from ingest.extract.directives.parts_read import Parts
from ingest.extract.directives.titles import title_about, title_bare, title_concerning, title_quoted
from ingest.extract.directives.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.extract.directives.phrase import Phrase

_PARTS = 8
_BACK = re.compile(
    r"\s+(?:này|trên(?!\s+(?:cơ\s+sở|địa\s+bàn|cả))|nói\s+trên|nêu\s+trên|vừa\s+nêu|đó|kể\s+trên)(?!\w)", re.IGNORECASE
)
_JOINT = re.compile(r"\s+(?:liên\s+tịch|hợp\s+nhất|chuyên\s+đề|bất\s+thường)(?!\w)", re.IGNORECASE)
_STATES = re.compile(r"[\s,]*quy\s+định(?!\s+(?:về|chi\s+tiết|chức\s+năng)(?!\w))", re.IGNORECASE)
_DEMANDS = re.compile(
    r"\s+(?:yêu\s+cầu|giao|đề\s+nghị|nhấn\s+mạnh|khẳng\s+định|cho\s+phép|bổ\s+sung\s+thêm|bãi\s+bỏ|thay\s+thế"
    r"|quy\s+định\s+(?:rõ|cụ\s+thể))(?!\w)",
    re.IGNORECASE,
)
"""After these a document at the head of its clause is not named but spoken of."""
_SORT = re.compile(
    r"\s+(?:thanh|kiểm)\s+tra(?=\s+(?:của|do|về|tại)\s|\s*[,.;])|\s+kiểm\s+toán(?=\s+của\s)", re.IGNORECASE
)
"""What sort of conclusion it is: "kết luận thanh tra của Bộ Y tế"."""


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
        charter(phrase, parts)
    if phrase.is_law:
        capital = phrase.text[phrase.span.start].isupper()
        parts.take(title_of_law(phrase.reading, parts.end, phrase.stop, capital=capital))
    for _ in range(_PARTS):
        if not any(read(phrase, parts) for read in _READERS):
            break
    return parts


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
    return parts.take(title or title_bare(reading, at, stop, after_issuer=after, capital=capital))


_READERS: tuple[Callable[[Phrase, Parts], bool], ...] = (
    number,
    date,
    year,
    effective,
    congress,
    issuer,
    nobody,
    signed,
    _backwards,
    _title,
)
