"""The body in whose session a document is debated or passed, where the article is about that session.

"Kỳ họp thứ 9 HĐND tỉnh khai mạc sáng nay. … Các đại biểu thông qua Nghị quyết về phân bổ vốn."
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.standing import inside
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.extract.directives.phrase import Phrase

_LEAD = 3
"""So many sentences, the title's among them, tell what the article is about."""
_SITTING = re.compile(
    r"(?<!\w)(?:phiên\s+họp|phiên\s+(?:khai|bế)\s+mạc|họp\s+(?:thành\s+viên|thường\s+kỳ))(?!\w)",
    re.IGNORECASE,
)
_TERM = re.compile(r"(?<!\w)kỳ\s+họp(?!\w)", re.IGNORECASE)
_MEETS = re.compile(r"(?:Quốc hội|Hội đồng nhân dân .*)$")
"""Who meets in a "kỳ họp"; its standing committee sits in a "phiên họp"."""
_ASSEMBLY = re.compile(r"(?:Quốc hội|Ủy ban Thường vụ Quốc hội|Hội đồng nhân dân .*)$")
_SITS = re.compile(rf"{_ASSEMBLY.pattern}|(?:Chính phủ|Ủy ban nhân dân .*)$")
_PASSES = frozenset({"Nghị quyết", "Đề án", "Kế hoạch"})
"""What an assembly passes; the government and its committees decide on any kind."""
_BUSINESS = re.compile(
    r"(?<!\w)(?:thông\s+qua|biểu\s+quyết|thảo\s+luận|cho\s+ý\s+kiến|xem\s+xét|trình|dự\s+thảo|ban\s+hành|quyết\s+nghị)(?!\w)",
    re.IGNORECASE,
)
_REACH = 900
"""So long may the list be of what a session has before it, or a sentence that opens an article, in code points."""


def sitting_body(phrase: Phrase) -> str | None:
    """Return the one body whose session the article opens with, if the sentence tells of the session's business."""
    reading, start = phrase.reading, phrase.span.start
    floor = max(phrase.sentence.span.start, start - _REACH)
    if _BUSINESS.search(reading.text, floor, start) is None:
        return None
    for sentence in reading.sentences[:_LEAD]:
        area = Span(sentence.span.start, min(sentence.span.stop, sentence.span.start + _REACH))
        if _TERM.search(reading.text, area.start, area.stop):
            sits = _MEETS
        elif _SITTING.search(reading.text, area.start, area.stop):
            sits = _ASSEMBLY if phrase.kind == "Nghị quyết" else _SITS
        else:
            continue
        names = {body.name for body in inside(reading.organisations, area) if sits.match(body.name)}
        if len(names) == 1:
            body = names.pop()
            return body if phrase.kind in _PASSES or not _ASSEMBLY.match(body) else None
    return None
