"""Who issues a document, behind it: "của Bộ trưởng Bộ Công an", "do HĐND tỉnh ban hành".

The head of a body issues for the body; the Prime Minister and the President issue as offices.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.directives.vocabulary import vocabulary
from ingest.extract.standing import at_or_after
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.extract.reading import Reading

_OF = re.compile(r"\s*,?\s*(?:\(?của|(?P<by>do)|từ\s+phía|từ)\s+(?:các\s+đồng\s+chí\s+)?", re.IGNORECASE)
_DONE = re.compile(
    r"[^.;:\n,]{0,60}?(?<!\w)(?:ký|ban\s+hành|ra|đưa\s+ra|thông\s+qua|phê\s+duyệt|công\s+bố|soạn\s+thảo|xây\s+dựng|lập)(?!\w)"
)
"""What the body behind "do" must do to the document: "sản phẩm do Công ty A sản xuất" is the title's."""
_BLANK = re.compile(r"\s+")
_MINISTER = re.compile(r"(?:Bộ|Thứ)\s+trưởng\s+", re.IGNORECASE)


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
