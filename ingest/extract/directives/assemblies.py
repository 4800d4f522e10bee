"""The assembly that passes what is listed: "Quốc hội xem xét, quyết định kế hoạch …; thông qua Luật …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.directives.issuers import Issuer
from ingest.extract.standing import inside
from ingest.records import Mention, Span

if TYPE_CHECKING:
    from ingest.extract.reading import Reading, Sentence

_DECIDING = re.compile(
    r"(?<![^\W\d_])(?:xem\s+xét|sửa\s+đổi|quyết\s+định|thông\s+qua|phê\s+chuẩn|ban\s+hành|quyết\s+nghị)(?![^\W\d_])",
    re.IGNORECASE,
)
_AGENDA = 600
"""So long may the list be of what an assembly passes, in code points."""
_ASSEMBLY = re.compile(r"Quốc hội$|Hội đồng nhân dân ")
_COUNCIL = re.compile(r"đại\s+biểu\s*(?:HĐND|Hội\s+đồng\s+nhân\s+dân)")
_PROPOSED = re.compile(r"(?<!\w)(?:trình\s+(?:[A-ZĐ]|kỳ\s+họp|cấp)|(?:đề\s+nghị|kiến\s+nghị|đề\s+xuất|chờ)(?!\w))")


def _council(reading: Reading, area: Span) -> list[Mention]:
    """The council whose deputies are spoken of: "các đại biểu HĐND tỉnh đã thông qua …"."""
    named = _COUNCIL.search(reading.text, area.start, area.stop)
    if named is None:
        return []
    councils = [body.name for body in reading.organisations if body.name.startswith("Hội đồng nhân dân ")]
    name = councils[0] if councils else f"Hội đồng nhân dân {reading.focus}" if reading.focus else None
    return [Mention(Span(*named.span()), name)] if name else []


def assembly_before(reading: Reading, sentence: Sentence, at: int) -> Issuer | None:
    """Read the assembly that passes what is listed: "Quốc hội xem xét, quyết định kế hoạch …; thông qua Luật …"."""
    area = Span(max(sentence.span.start, at - _AGENDA), at)
    bodies = [body for body in inside(reading.organisations, area) if _ASSEMBLY.match(body.name)]
    for body in reversed(bodies or _council(reading, area)):
        between = reading.text[body.span.stop : at]
        if _DECIDING.search(between) and not _PROPOSED.search(between):
            return Issuer(body.name, body.span)
    return None
