"""The subject that issues a document: "UBND tỉnh vừa có quyết định", "đơn vị này ra thông báo", "công bố kết luận"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.directives.issuers import Issuer
from ingest.extract.directives.vocabulary import vocabulary
from ingest.extract.standing import inside
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.extract.directives.phrase import Phrase
    from ingest.extract.reading import Reading

_REACH = 130
"""How far before a document its issuer may stand as the subject, in code points."""
_OFFICE = 22
"""Within so much before its end "Phó Thủ tướng Chính phủ" names the office, in code points."""
_POST_LENGTH = 30
"""Between a body and the name of its head at most so much may stand: "UBND tỉnh, Đại tá Nguyễn Văn A"."""
_ADVERBS = re.compile(
    r"[\s,(]*(?:\b(?:đã|vừa|sẽ|mới|cũng|tiếp\s+tục|chính\s+thức|sớm|kịp\s+thời|thống\s+nhất|khẩn\s+trương|vừa\s+mới|và|lần\s+này|trực\s+tiếp"
    r"|mới\s+đây|vừa\s+qua|gần\s+đây|hiện|còn|nay|ngay|lại|sau\s+đó|trước\s+đó|họp|cho\s+biết|thay\s+mặt|hôm\s+(?:nay|qua)"
    r"|(?:sáng|trưa|chiều|tối)\s+(?:nay|qua)|(?:hôm|ngày|sáng|chiều|tối)\s+\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{4})?)\b[\s,]*)*",
    re.IGNORECASE,
)
_FINE = re.compile(
    r"[\s,]*(?i:khóa|khoá)\s+[IVXL\d]+[\s,]*|\s*\([^)]{0,60}\)"
    r"|\s*,\s+(?:tỉnh|huyện|thành\s+phố|TP\.?|quận|thị\s+xã)\s+[A-ZĐ]\w*(?:\s+[A-ZĐ]\w*){0,3}(?=[\s,])"
)
_GOVERNMENT_HEAD = "Thủ tướng Chính phủ"
"""Deputy prime ministers sign for the Prime Minister."""
_GOVERNED = re.compile(r"(?<!\w)(?:cho|gửi|với|đến|tới|cùng|giúp)\s+$")
"""A body behind these is not the subject: "tham mưu cho Bộ Quốc phòng và có công văn"."""
_NEXT_VERB = re.compile(r"\s*(?:,|và\s)")
_THIS_BODY = re.compile(
    r"(?<!\w)(?:đơn\s+vị|cơ\s+quan|bộ|sở|ban|ủy\s+ban|viện|trường|hội|công\s+ty|tập\s+đoàn)\s+này(?!\w)", re.IGNORECASE
)
_NAMED_BEFORE = 250
"""So far before "đơn vị này" the body may be named, in code points."""
_OBJECTS = re.compile(r"[^.;:\n]{0,40}$")


def issuer_before(phrase: Phrase) -> Issuer | None:
    """Read the subject that issues: "tháng 12/2013, UBND tỉnh Nghệ An ban hành quyết định số 62".

    Between the verb and the document only a few words may stand, between the subject and the verb only
    adverbs, or the name of the person who signs.
    """
    reading, text, at = phrase.reading, phrase.text, phrase.span.start
    floor = max(phrase.sentence.span.start, at - _REACH)
    known = vocabulary()
    patterns = (known.issuing, *((known.concluding,) if phrase.kind in known.concluded else (known.handing,)))
    verbs = [
        verb
        for pattern in patterns
        for verb in pattern.finditer(text, floor, at)
        if _OBJECTS.fullmatch(text, verb.end(), at)
    ]
    for verb in reversed(verbs):
        signs, hands = "ký" in verb.group().lower(), verb.re is known.handing
        issuer = _subject(reading, floor, verb.start())
        if issuer and hands and issuer.name not in known.personal:
            issuer = _announcer(phrase, issuer)
        if issuer:
            return issuer if signs or hands else replace(issuer, person=None)
        if signs and issuer is None and (issuer := _signer(reading, floor, verb.start())):
            return issuer
    return None


def _announcer(phrase: Phrase, issuer: Issuer) -> Issuer | None:
    """A body that makes a decision known has most often taken it, unless another is named; a person only hands it."""
    if phrase.kind != "Quyết định" or issuer.person or vocabulary().announcing.match(issuer.name):
        return None
    return replace(issuer, guessed=True)


def _signer(reading: Reading, floor: int, verb: int) -> Issuer | None:
    """Return the body of the person who signs: "ông Lê Văn Bình - Bí thư Huyện ủy Mai Châu - ký quyết định"."""
    for post in reversed(inside(reading.posts, Span(floor, verb))):
        between = reading.text[post.span.stop : verb].strip(" -–")
        if post.org and _ADVERBS.fullmatch(between):
            return Issuer(_GOVERNMENT_HEAD if post.org == "Chính phủ" else post.org, post.span, post.person)
    return None


def _subject(reading: Reading, floor: int, verb: int) -> Issuer | None:
    """Return the body or office that is the subject of the verb at ``verb``."""
    text = reading.text
    area = Span(floor, verb)
    person = None
    stop = verb
    people = inside(reading.people, area)
    if people and _ADVERBS.fullmatch(text, people[-1].span.stop, verb):
        person, stop = people[-1].name, people[-1].span.start
    found: list[Issuer] = [Issuer(body.name, body.span, person) for body in inside(reading.organisations, area)]
    known = vocabulary()
    for office in known.offices.finditer(text, floor, verb):
        name = known.office_names[" ".join(office.group().casefold().split())]
        found.append(Issuer(name, Span(office.start(), office.end()), person))
    found.sort(key=lambda issuer: (issuer.span.stop, -issuer.span.start))
    for each in reversed(found):
        issuer = each
        between = _FINE.sub("", text[issuer.span.stop : stop])
        if issuer.name == "Chính phủ" and "hủ tướng" in text[max(floor, issuer.span.stop - _OFFICE) : issuer.span.stop]:
            issuer = replace(issuer, name=_GOVERNMENT_HEAD)
        governed = _GOVERNED.search(text, max(floor, issuer.span.start - _OFFICE), issuer.span.start)
        if governed and _NEXT_VERB.match(between):
            return None
        if _ADVERBS.fullmatch(between) or (person and "," not in between and len(between) < _POST_LENGTH):
            return issuer
    return _this_body(reading, floor, verb)


def _this_body(reading: Reading, floor: int, verb: int) -> Issuer | None:
    """Return the body last named where the subject only points to it: "đơn vị này vừa ra quyết định"."""
    pointing = _THIS_BODY.search(reading.text, floor, verb)
    if pointing is None or not _ADVERBS.fullmatch(reading.text, pointing.end(), verb):
        return None
    before = inside(reading.organisations, Span(max(0, pointing.start() - _NAMED_BEFORE), pointing.start()))
    return Issuer(before[-1].name, Span(*pointing.span())) if before else None
