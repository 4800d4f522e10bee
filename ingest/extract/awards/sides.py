"""The two sides of an award: authorities who confer it, and people, bodies and groups who receive it.

"UBND tỉnh, Bộ Công an" confer; "cho 3 tập thể và 5 cá nhân", "cho ông A và Công an huyện B" receive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.awards.vocabulary import any_of, folded, vocabulary
from ingest.extract.directives.issuers import issuer_at
from ingest.extract.directives.vocabulary import vocabulary as documents
from ingest.extract.standing import at_or_after, inside, touching
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.reading import Reading
    from ingest.records import Mention

_JOINT = re.compile(r"\s*(?:,|và|,\s*và|cùng|[-–])\s*(?:của\s+)?", re.IGNORECASE)
_OF = re.compile(rf"\s+(?:(?:của|do)\s+)?(?:cấp\s+{any_of('levels')}(?:\s*,|\s+và)\s+)?", re.IGNORECASE)
_OF_ONE = re.compile(rf"\s+của\s+(?:{any_of('pronouns')}\s+)?", re.IGNORECASE)
_TO = re.compile(
    rf"(?:(?:\s+của|\s*[-–,]\s*{any_of('titles')})\s[^.;:]{{3,90}}?(?=\s+cho\s))?\s*{any_of('to')}?\s*", re.IGNORECASE
)
_LISTED = re.compile(rf"[^.;:]{{0,60}}?(?:{any_of('lists')}\s*:?\s|:\s)(?=[A-ZĐ]|{any_of('listed')})", re.IGNORECASE)
_HEAD = re.compile(rf"(?:phó\s+)?{any_of('heads')}", re.IGNORECASE)
_PRONOUN = re.compile(rf"(?<![^\W_]){any_of('pronouns')}(?:\s+{any_of('still')})*\s*$", re.IGNORECASE)
_STAFF = re.compile(rf"(?:[\s,]|{any_of('staff')})*", re.IGNORECASE)
_NOBODY = re.compile(rf"(?:[\s,–-]|{any_of('still')}|{any_of('goes_on')})*", re.IGNORECASE)
_UNIT = re.compile(any_of("units"))
_ON_RECEIVING = re.compile(
    r"(?<!\w)(?:khi|lúc)\s+(?:vinh\s+dự\s+)?(?:được|nhận|đón\s+nhận)(?!\w)[^.;:]*$", re.IGNORECASE
)
"""Who follows a clause of receiving is its subject: "Chia sẻ khi được trao tặng danh hiệu …, cô A nói"."""
_APART = re.compile(r"[,;:–-]\s*$")
_THERE = re.compile(rf"(?<!\w){any_of('there')}(?:\s+(?:\w+\s+)?)?$", re.IGNORECASE)
_COMMA = re.compile(r"[,;]\s+")
_ONE_OF = re.compile(r"(?<!\w)trong(?:\s+số)?\s+$", re.IGNORECASE)
_ATTENDS = re.compile(rf"(?<!\w)(?<!vinh\s){any_of('attends')}(?!\w)", re.IGNORECASE)
"""Who does this at the ceremony is not the one who receives."""
_LEADERS = re.compile(r"lãnh\s+đạo\s+(?=Đảng|Nhà\s+nước)", re.IGNORECASE)
_BY = re.compile(r"(?<!\w)do\s+", re.IGNORECASE)
_GAVE = re.compile(rf"[\s,]*(?:đã\s+|vừa\s+|ký\s+)*{any_of('gave')}(?!\w)", re.IGNORECASE)
_BEHIND = 300
"""How far back a pronoun looks for its person, in code points."""
_NAME_GAP = 1
_HONORIFIC = 12
"""So much may stand before a recipient's name: "đồng chí ", "Thượng tá "."""


@dataclass(frozen=True, slots=True)
class Giver:
    """Who confers, by canonical name, and where that stands."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who receives: a person or body by ``name``, else a group with its words and count."""

    name: str | None
    group: str | None = None
    count: int | None = None
    span: Span | None = None


def authority_at(reading: Reading, at: int, stop: int) -> Giver | None:
    """Read a body, an office or "Nhà nước" that stands at ``at``."""
    if lead := _LEADERS.match(reading.text, at, stop):
        at = lead.end()
    issuer = issuer_at(reading, at, stop)
    known = vocabulary()
    other = known.authorities.match(reading.text, at, stop)
    if other and (issuer is None or other.end() > issuer.span.stop):
        said = folded(other.group())
        longest = max((words for words in known.authority_names if said.startswith(words)), key=len)
        name, end = known.authority_names[longest], other.end()
        abroad = documents().countries.match(reading.text, end, stop)
        if abroad and name == "Nhà nước":
            name, end = f"{name} {abroad['country']}", abroad.end()
        return Giver(name, Span(other.start(), end))
    return Giver(issuer.name, issuer.span) if issuer else None


def authorities(reading: Reading, at: int, stop: int) -> list[Giver]:
    """Read authorities joined by commas and "và": "UBND tỉnh, Bộ Công an"."""
    found: list[Giver] = []
    while giver := authority_at(reading, at, stop):
        found.append(giver)
        joint = _JOINT.match(reading.text, giver.span.stop, stop)
        if joint is None:
            break
        at = joint.end()
    return found


def givers_by(reading: Reading, at: int, stop: int) -> list[Giver]:
    """Read "… do UBND tỉnh trao tặng", which stands somewhere behind the award."""
    for by in _BY.finditer(reading.text, at, min(stop, at + _BEHIND)):
        found = authorities(reading, by.end(), stop)
        if found and _GAVE.match(reading.text, found[-1].span.stop, stop):
            return found
    return []


def givers_after(reading: Reading, at: int, stop: int) -> list[Giver]:
    """Read "Bằng khen của UBND tỉnh, Bộ Công an", "bằng khen Thủ tướng Chính phủ"."""
    of = _OF.match(reading.text, at, stop)
    return authorities(reading, of.end(), stop) if of else []


def owner(reading: Reading, at: int, stop: int) -> list[Receiver]:
    """Read "Giấy khen của em A": the person whose award it is has received it."""
    of = _OF_ONE.match(reading.text, at, stop)
    person = at_or_after(reading.people, of.end()) if of else None
    if of is None or person is None or person.span.start > of.end() + _NAME_GAP or person.span.stop > stop:
        return []
    return [Receiver(person.name, span=person.span)]


def subject(reading: Reading, clause: int, stop: int) -> Iterator[Receiver]:
    """Yield who stands before "được tặng" or "nhận": the nearest person, body or counted group, if any."""
    area = Span(clause, stop)
    people, bodies = inside(reading.people, area), inside(reading.organisations, area)
    person, body = (people[-1] if people else None), (bodies[-1] if bodies else None)
    found = vocabulary().groups.finditer(reading.text, clause, stop)
    groups = [
        group
        for group in found
        if group.group() != group["group"] and not _ONE_OF.search(reading.text, clause, group.start())
    ]
    if person and _ATTENDS.search(reading.text, person.span.stop, stop):
        person = None
    if body and _ATTENDS.search(reading.text, body.span.stop, stop):
        body = None
    if groups and groups[-1].start() >= max(person.span.stop if person else 0, body.span.stop if body else 0):
        yield _group(groups[-1])
    elif person and (body is None or person.span.start > body.span.start or _of_person(reading, person, body)):
        yield Receiver(person.name, span=person.span)
    elif body:
        yield from _holder(reading, body)
    elif pronoun := _PRONOUN.search(reading.text, clause, stop):
        earlier = inside(reading.people, Span(max(0, pronoun.start() - _BEHIND), pronoun.start()))
        if earlier:
            yield Receiver(earlier[-1].name, span=earlier[-1].span)
    else:
        yield from _localities(reading, area)


def _localities(reading: Reading, area: Span) -> Iterator[Receiver]:
    """Yield the place that acts in a clause: "[Tỉnh Quảng Ngãi] tổ chức lễ kỷ niệm và đón nhận …", not "tại tỉnh …"."""
    text = reading.text
    for place in inside(reading.places, area):
        unit = text[place.span.start : place.span.stop].lower() == place.name.lower()
        opens = not text[area.start : place.span.start].rstrip().rstrip(",;:–-")[-1:] or _APART.search(
            text, area.start, place.span.start
        )
        there = _THERE.search(text, area.start, place.span.start)
        if unit and opens and _UNIT.match(place.name) and not there:
            yield Receiver(place.name, span=place.span)
            return


def opener(reading: Reading, sentence: int, clause: int, verb: int) -> list[Receiver]:
    """Read "Ông A …; được tặng thưởng …": a clause without a subject goes on with that of its sentence."""
    if clause <= sentence or not _NOBODY.fullmatch(reading.text, clause, verb):
        return []
    person = at_or_after(reading.people, sentence)
    if person is None or person.span.stop > clause or person.span.start > sentence + _HONORIFIC:
        return []
    return [Receiver(person.name, span=person.span)]


def _holder(reading: Reading, body: Mention) -> Iterator[Receiver]:
    """A body receives; where only its head is spoken of ("Chủ tịch HĐND tỉnh"), the person who is that head does."""
    head = _HEAD.match(reading.text, body.span.start, body.span.stop)
    if head is None:
        yield Receiver(body.name, span=body.span)
        return
    role = folded(head.group())
    holders = [post.person for post in reading.posts if post.org == body.name and post.role.casefold().startswith(role)]
    if holders:
        yield Receiver(holders[-1], span=body.span)


def _of_person(reading: Reading, person: Mention, body: Mention) -> bool:
    """Tell whether a body stands behind a person only as that person's place of work."""
    return any(post.person == person.name for post in touching(reading.posts, body.span))


def _groups(text: str, start: int, stop: int) -> list[Receiver]:
    """Counted or plural groups; of words in a row ("các đồng chí đảng viên") the first stands for all."""
    found: list[Receiver] = []
    for group in vocabulary().groups.finditer(text, start, stop):
        if not group["group"][0].islower():
            continue
        last = found[-1].span if found else None
        if last is None or text[last.stop : group.start()].strip() or group["count"]:
            found.append(_group(group))
    return found


def _group(found: re.Match[str]) -> Receiver:
    count = found["count"]
    words = " ".join(found["group"].lower().split())
    return Receiver(None, words, int(count.replace(".", "")) if count else None, Span(*found.span()))


def receivers_after(reading: Reading, at: int, stop: int) -> list[Receiver]:
    """Read "cho 3 tập thể và 5 cá nhân", "cho ông A và Công an huyện B", up to what it is for."""
    text = reading.text
    to = _TO.match(text, at, stop)
    start = to.end() if to else at
    if not (to and to.group().strip()) and not _opens(reading, start, stop):
        return []
    end = next((cut.start() for cut in vocabulary().merits.finditer(text, start, stop)), stop)
    end = _before_next_giver(reading, start, end)
    groups, area = _groups(text, start, end), Span(start, end)
    if groups and groups[-1].span and (listed := listed_people(reading, groups[-1].span.stop, stop)):
        return listed
    groups = [_whole_body(reading, group, end) for group in groups]
    people = [Receiver(person.name, span=person.span) for person in inside(reading.people, area)]
    if people and not any(group.count for group in groups):
        groups = []
    found = [*groups, *people, *_bodies(reading, area, [*groups, *people])]
    place = None if found else at_or_after(reading.places, start)
    if place is None or place.span.start != start or place.span.stop > end or not _UNIT.match(place.name):
        return found
    return [Receiver(place.name, span=place.span)]


def _before_next_giver(reading: Reading, start: int, stop: int) -> int:
    """Return where the next clause begins, one whose subject gives: "… cho các em đạt giải, | Bộ Y tế tặng …"."""
    verb = vocabulary().give.search(reading.text, start, stop)
    for comma in _COMMA.finditer(reading.text, start, verb.start()) if verb else ():
        giver = authority_at(reading, comma.end(), verb.start()) if verb else None
        if giver and verb and "được" not in reading.text[giver.span.stop : verb.start()]:
            return comma.start()
    return stop


def _whole_body(reading: Reading, group: Receiver, stop: int) -> Receiver:
    """Read "tập thể lãnh đạo Bệnh viện …": the body receives, not an unnamed group."""
    body = at_or_after(reading.organisations, group.span.stop) if group.span and group.count is None else None
    if body is None or group.group != "tập thể" or group.span is None or body.span.stop > stop:
        return group
    staff = _STAFF.fullmatch(reading.text, group.span.stop, body.span.start)
    return Receiver(body.name, span=Span(group.span.start, body.span.stop)) if staff else group


def _bodies(reading: Reading, area: Span, before: list[Receiver]) -> list[Receiver]:
    """The bodies that receive in their own right: not those behind a name or a group, which only say whose they are."""
    found: list[Receiver] = []
    for body in inside(reading.organisations, area):
        whose = any(one.span and one.span.start < body.span.start for one in before)
        if not whose and not touching(reading.posts, body.span):
            found.append(Receiver(body.name, span=body.span))
    return found


def _opens(reading: Reading, at: int, stop: int) -> bool:
    """Tell whether recipients stand right there, without "cho": "trao Bằng khen các tập thể và cá nhân"."""
    if vocabulary().groups.match(reading.text, at, stop):
        return True
    person = at_or_after(reading.people, at)
    if person is None or person.span.stop > stop or person.span.start - at > _HONORIFIC:
        return False
    if "," not in reading.text[at : person.span.start]:
        return True
    return _ON_RECEIVING.search(reading.text, max(0, at - _BEHIND), at) is not None


def listed_people(reading: Reading, at: int, stop: int) -> list[Receiver]:
    """Read the names that follow a list sign: "5 quân nhân … gồm: Đại tá A (…); Trung tá B (…)"."""
    opens = _LISTED.match(reading.text, at, stop)
    if opens is None:
        return []
    people = [Receiver(person.name, span=person.span) for person in inside(reading.people, Span(opens.end(), stop))]
    until = vocabulary().merits.search(reading.text, opens.end(), stop)
    return [*_bodies(reading, Span(opens.end(), until.start() if until else stop), people), *people]
