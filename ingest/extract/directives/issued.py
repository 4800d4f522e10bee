"""Who issued or signed a document, told behind the word for its kind: "của Bộ Công an", "được Chủ tịch nước ký"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.directives.issuers import Issuer, issuer_after, issuer_at
from ingest.extract.directives.vocabulary import vocabulary
from ingest.extract.standing import inside
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.extract.directives.parts_read import Parts
    from ingest.extract.directives.phrase import Phrase

_TERM = re.compile(r"\s*,?\s*\(?(?:khóa|khoá)\s+[IVXLC\d]+\)?", re.IGNORECASE)
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
_SIGNED_BY = re.compile(r"[\s,]*(?:được|do)\s+(?=[A-ZĐ])")
_SIGN_REST = re.compile(
    r"[^.;:\n,]{0,60}?\s(?:đã\s+)?(?:ký(?:\s+ban\s+hành)?|đưa\s+ra|ban\s+hành|thông\s+qua|phê\s+duyệt|công\s+bố)(?!\w)|\s*ban\s+hành(?!\w)"
)


def issuer(phrase: Phrase, parts: Parts) -> bool:
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


def nobody(phrase: Phrase, parts: Parts) -> bool:
    """Read "các Quy định của Đảng về …", "Chỉ thị của Trung ương và của tỉnh về …": nobody known; the title follows."""
    nobody = _NOBODY.match(phrase.text, parts.end, phrase.stop)
    if nobody is None and parts.issuer is None and parts.title is None:
        nobody = _SOMEBODY.match(phrase.text, parts.end, phrase.stop)
    if nobody is None:
        return False
    parts.end = nobody.end()
    return True


def signed(phrase: Phrase, parts: Parts) -> bool:
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
