"""Who issues a document: "của Bộ trưởng Bộ Công an", "do HĐND tỉnh ban hành", "UBND tỉnh vừa có quyết định".

The head of a body issues for the body; the Prime Minister and the President issue as offices.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.extract.directives.vocabulary import vocabulary
from ingest.extract.reading import Reading
from ingest.extract.standing import at_or_after, inside
from ingest.records import Mention, Span

if TYPE_CHECKING:
    from ingest.extract.directives.phrase import Phrase
    from ingest.extract.reading import Sentence

_OF = re.compile(r"\s*,?\s*(?:\(?của|(?P<by>do)|từ\s+phía|từ)\s+(?:các\s+đồng\s+chí\s+)?", re.IGNORECASE)
_DONE = re.compile(
    r"[^.;:\n,]{0,60}?(?<!\w)(?:ký|ban\s+hành|ra|đưa\s+ra|thông\s+qua|phê\s+duyệt|công\s+bố|soạn\s+thảo|xây\s+dựng|lập)(?!\w)"
)
"""What the body behind "do" must do to the document: "sản phẩm do Công ty A sản xuất" is the title's."""
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
_BLANK = re.compile(r"\s+")
_MINISTER = re.compile(r"(?:Bộ|Thứ)\s+trưởng\s+", re.IGNORECASE)
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


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer by its canonical name, and where it stands.

    ``person`` is its head where named; ``guessed`` says that another mention which states the issuer knows better.
    """

    name: str
    span: Span
    person: str | None = None
    guessed: bool = False


def issuer_at(reading: Reading, at: int, stop: int) -> Issuer | None:
    """Read the body or office that stands at ``at``, past the words for its head: "Bộ trưởng Bộ Công an".

    Args:
        reading: The article.
        at: Where the name, or the word for its head, should begin.
        stop: Where to stop looking.
    """
    known, text = vocabulary(), reading.text
    start = at
    while True:
        body = at_or_after(reading.organisations, at)
        if body and body.span.start == at and body.span.stop <= stop:
            office = known.offices.match(text, at, stop)
            if not office or office.end() < body.span.stop:
                return Issuer(body.name, Span(start, body.span.stop))
        if office := known.offices.match(text, at, stop):
            name = known.office_names[" ".join(office.group().casefold().split())]
            abroad = known.countries.match(text, office.end(), stop)
            stands = Span(start, abroad.end() if abroad else office.end())
            return Issuer(f"{name} {abroad['country']}" if abroad else name, stands)
        head = known.heads.match(text, at, stop)
        if head is None:
            return _ministry(reading, start, stop) or _by_post(reading, start, stop)
        at = head.end()
        if of_place := _committee(reading, Span(start, at), stop):
            return of_place


def _committee(reading: Reading, head: Span, stop: int) -> Issuer | None:
    """Read "Chủ tịch huyện Mai Châu": the head of a place is that of its people's committee."""
    place = at_or_after(reading.places, head.stop)
    if place is None or place.span.start != head.stop or place.span.stop > stop:
        return None
    if not head.of(reading.text).casefold().strip().endswith("chủ tịch") or not place.name[0].islower():
        return None
    return Issuer(f"Ủy ban nhân dân {place.name}", Span(head.start, place.span.stop))


def _ministry(reading: Reading, start: int, stop: int) -> Issuer | None:
    """Read "Bộ trưởng Công an", whose ministry the article names in full elsewhere."""
    if (minister := _MINISTER.match(reading.text, start, stop)) is None:
        return None
    for name in sorted({body.name for body in reading.organisations if body.name.startswith("Bộ ")}):
        field = name.removeprefix("Bộ ")
        if reading.text.startswith(field, minister.end()):
            return Issuer(name, Span(start, minister.end() + len(field)))
    return None


def _by_post(reading: Reading, start: int, stop: int) -> Issuer | None:
    """Read a post that an earlier step has tied to its body, though the body stands unnamed: "Chủ tịch nước"."""
    post = at_or_after(reading.posts, start)
    if post and post.org and post.span.start == start and post.span.stop <= stop:
        return Issuer(post.org, post.span)
    return None


def issuer_after(reading: Reading, at: int, stop: int) -> Issuer | None:
    """Read "của Bộ Công an", "do Thủ tướng ban hành", or the bare name right after: "kết luận Thanh tra Chính phủ"."""
    if of := _OF.match(reading.text, at, stop):
        issuer = issuer_at(reading, of.end(), stop)
        done = issuer is None or not of["by"] or _DONE.match(reading.text, issuer.span.stop, stop)
        return issuer if done else None
    blank = _BLANK.match(reading.text, at, stop)
    if blank is None or vocabulary().heads.match(reading.text, blank.end(), stop):
        return None
    return issuer_at(reading, blank.end(), stop)


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
