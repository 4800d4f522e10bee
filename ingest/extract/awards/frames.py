"""Who gives and who receives: "được Chủ tịch nước tặng …", "UBND tỉnh tặng … cho …", "đón nhận …".

The authority is told apart from the hand: "thừa ủy quyền của Chủ tịch nước, Bí thư Tỉnh ủy trao …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.extract.awards.vocabulary import folded, vocabulary
from ingest.extract.directives.issuers import issuer_at
from ingest.extract.reading import Reading, within
from ingest.records import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PASSIVE = re.compile(r"(?:.*(?<![^\W_]))?(?P<aux>được)(?P<by>(?:\s[^.;:]{0,110})?)\s*$", re.IGNORECASE | re.DOTALL)
_JOINT = re.compile(r"\s*(?:,|và|,\s*và|cùng|[-–])\s*", re.IGNORECASE)
_OF = re.compile(r"\s+(?:(?:của|do)\s+)?", re.IGNORECASE)
_GOES_ON = re.compile(r"[\s,–-]*(?:đồng\s+thời|được|đã|cũng|và|\s)*", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;!?\n]|(?<=\s)-(?=\s)")
_TO = re.compile(r"\s*(?:cho|tới|đến|tặng|đối\s+với)?\s*", re.IGNORECASE)
_HEAD = re.compile(r"(?:phó\s+)?(?:chủ\s+tịch|giám\s+đốc|bí\s+thư|bộ\s+trưởng|tổng\s+giám\s+đốc|trưởng\s+ban|trưởng\s+phòng|hiệu\s+trưởng)", re.IGNORECASE)
_LISTED = re.compile(r"[^.;:]{0,60}?(?:(?:gồm|đó\s+là|là)\s*:?\s|:\s)(?=[A-ZĐ]|ông|bà|đồng\s+chí|các\s+đồng\s+chí)", re.IGNORECASE)
_HAND_GAP = re.compile(
    r"[\s,]*(?:đã|cũng|vừa|trực\s+tiếp|thay\s+mặt|và|cùng|vừa\s+qua|sẽ|còn|tổ\s+chức(?:\s+lễ)?|ký\s+quyết\s+định|quyết\s+định|thừa\s+\w+|\([^)]*\)|[,–-]|\s)*",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?<![^\W_])(?:ông|bà|anh|chị|đồng\s+chí|cụ|thầy|cô|em|người)(?:\s+(?:còn|cũng|đã|từng|vinh\s+dự|lần\s+lượt))*\s*$", re.IGNORECASE)
_DECIDED = re.compile(r"quyết\s+định\s+(?:của|được|do)\s+", re.IGNORECASE)
_BEHIND = 300
"""How far back a pronoun looks for its person, in code points."""


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


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of giving or receiving with what stands before it."""

    verb: Span
    givers: tuple[Giver, ...] = ()
    hand: str | None = None
    hand_body: str | None = None
    receivers: tuple[Receiver, ...] = ()
    passive: bool = False
    gives: bool = True
    organised: bool = False
    void: bool = False


def authority_at(reading: Reading, at: int, stop: int) -> Giver | None:
    """Read a body, an office or "Nhà nước" that stands at ``at``."""
    issuer = issuer_at(reading, at, stop)
    if issuer and folded(issuer.span.of(reading.text)) == "trung ương":
        issuer = None
    known = vocabulary()
    other = known.authorities.match(reading.text, at, stop)
    if other and (issuer is None or other.end() > issuer.span.stop):
        words = next(words for words in sorted(known.authority_names, key=len, reverse=True) if folded(other.group()).startswith(words))
        return Giver(known.authority_names[words], Span(*other.span()))
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


def frames(reading: Reading, span: Span) -> list[Frame]:
    """Return the verbs of giving and receiving in a sentence, each with its subject side."""
    known, text = vocabulary(), reading.text
    verbs = [(verb.start(), verb.end(), True) for verb in known.give.finditer(text, span.start, span.stop)]
    verbs += [(verb.start(), verb.end(), False) for verb in known.receive.finditer(text, span.start, span.stop)]
    found: list[Frame] = []
    for start, stop, gives in sorted(verbs, key=lambda verb: (verb[0], -verb[1])):
        if found and start < found[-1].verb.stop:
            continue
        clause = _clause(text, span.start, start)
        if known.not_yet.search(text, clause, start):
            found.append(Frame(Span(start, stop), void=True))
            continue
        frame = _frame(reading, Span(start, stop), clause, gives=gives)
        if found and gives and found[-1].gives and not (frame.givers or frame.hand or frame.receivers) and _GOES_ON.fullmatch(_after_awards(text, found[-1], start)):
            frame = replace(found[-1], verb=frame.verb)
        found.append(frame)
    decided = _decider(reading, span)
    return [frame if frame.givers or not decided else replace(frame, givers=tuple(decided)) for frame in found]


def _after_awards(text: str, frame: Frame, stop: int) -> str:
    """The words between the last stroke of a list and its next verb: "…; | tặng", "… và | truy tặng"."""
    between = text[frame.verb.stop : stop]
    return re.split(r"[;.]|\bvà\b|,", between)[-1]


def _decider(reading: Reading, span: Span) -> list[Giver]:
    """Read "theo quyết định được Chủ tịch nước ký": who decides gives."""
    found = _DECIDED.search(reading.text, span.start, span.stop)
    return authorities(reading, found.end(), span.stop)[:1] if found else []


def _clause(text: str, floor: int, at: int) -> int:
    """Return where the clause before ``at`` begins."""
    ends = [end.end() for end in _CLAUSE.finditer(text, floor, at)]
    return ends[-1] if ends else floor


def _frame(reading: Reading, verb: Span, clause: int, *, gives: bool) -> Frame:
    text = reading.text
    if not gives:
        return Frame(verb, receivers=tuple(_subject(reading, clause, verb.start)), passive=True, gives=False)
    before = text[clause : verb.start]
    passive = _PASSIVE.search(before)
    if passive and (by := _by(reading, clause + passive.start("by"), verb.start)) is not None:
        receivers = tuple(_subject(reading, clause, clause + passive.start("aux")))
        return Frame(verb, tuple(by), receivers=receivers, passive=True)
    return _active(reading, verb, clause)


def _by(reading: Reading, start: int, stop: int) -> list[Giver] | None:
    """The authorities between "được" and the verb; None where other words stand there."""
    words = reading.text[start:stop].strip(" ,")
    if not words:
        return []
    at = start + len(reading.text[start:stop]) - len(reading.text[start:stop].lstrip(" ,"))
    found = authorities(reading, at, stop)
    if found and len(reading.text[found[-1].span.stop : stop].split()) <= _LOOSE:
        return found
    people = within(reading.people, Span(start, stop))
    if people and not found:
        return []
    return [] if len(words.split()) <= _LOOSE else None


_HONORIFIC = 12
"""So much may stand before a recipient's name: "đồng chí ", "Thượng tá "."""
_LOOSE = 4
"""So many further words may stand between the giver and the verb: "Chủ tịch nước Trương Tấn Sang ký quyết định tặng"."""


def _active(reading: Reading, verb: Span, clause: int) -> Frame:
    """Read the subject: a body gives, a person passes on for the body named with "thừa ủy quyền" or "của"."""
    text = reading.text
    behalf = None
    for found in vocabulary().on_behalf.finditer(text, clause, verb.start):
        behalf = authorities(reading, found.end(), verb.start)[:1] or behalf
    people = [person for person in within(reading.people, Span(clause, verb.start))]
    near = [person for person in people if _HAND_GAP.fullmatch(_without_posts(reading, person.span.stop, verb.start))]
    if near:
        body = next((post.org for post in reversed(reading.posts) if post.person == near[-1].name and clause <= post.span.start < verb.start and post.org), None)
        return Frame(verb, tuple(behalf or ()), near[-1].name, body)
    if behalf:
        return Frame(verb, tuple(behalf))
    givers = tuple(_bodies_before(reading, clause, verb.start))
    organised = bool(givers) and "tổ chức" in text[givers[-1].span.stop : verb.start]
    return Frame(verb, givers, organised=organised)


def _without_posts(reading: Reading, start: int, stop: int) -> str:
    """The words between a name and the verb, without the posts in apposition: ", Phó Giám đốc Công an tỉnh"."""
    words = list(reading.text[start:stop])
    posts = [post.span for post in reading.posts if start <= post.span.start and post.span.stop <= stop]
    for span in (*posts, *(body.span for body in within(reading.organisations, Span(start, stop)))):
        words[span.start - start : span.stop - start] = " " * (span.stop - span.start)
    return "".join(words)


def _bodies_before(reading: Reading, clause: int, verb: int) -> list[Giver]:
    """The bodies or offices right before the verb, all of them where several are joined."""
    bodies = within(reading.organisations, Span(clause, verb))
    for first in bodies:
        found = authorities(reading, first.span.start, verb)
        if found and _HAND_GAP.fullmatch(reading.text, found[-1].span.stop, verb):
            return found
    from ingest.extract.directives.vocabulary import vocabulary as offices  # noqa: PLC0415 - names of offices only

    named = [*offices().offices.finditer(reading.text, clause, verb), *vocabulary().authorities.finditer(reading.text, clause, verb)]
    for office in sorted(named, key=lambda each: each.start()):
        found = authorities(reading, office.start(), verb)
        if found and _HAND_GAP.fullmatch(reading.text, found[-1].span.stop, verb):
            return found
    return []


def _subject(reading: Reading, clause: int, stop: int) -> Iterator[Receiver]:
    """Who stands before "được tặng" or "nhận": the nearest person, body or counted group."""
    area = Span(clause, stop)
    people, bodies = within(reading.people, area), within(reading.organisations, area)
    person, body = (people[-1] if people else None), (bodies[-1] if bodies else None)
    found = vocabulary().groups.finditer(reading.text, clause, stop)
    groups = [group for group in found if group.group() != group["group"]]
    if groups and groups[-1].start() >= max(person.span.stop if person else 0, body.span.stop if body else 0):
        yield _group(groups[-1])
    elif person and (body is None or person.span.start > body.span.start or _of_person(reading, person, body)):
        yield Receiver(person.name, span=person.span)
    elif body:
        yield from _holder(reading, body)
    elif pronoun := _PRONOUN.search(reading.text, clause, stop):
        earlier = within(reading.people, Span(max(0, pronoun.start() - _BEHIND), pronoun.start()))
        if earlier:
            yield Receiver(earlier[-1].name, span=earlier[-1].span)


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
    return any(post.person == person.name and post.span.overlaps(body.span) for post in reading.posts)


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
    if not (to and to.group().strip(" ,")) and not _opens(reading, start, stop):
        return []
    end = next((cut.start() for cut in vocabulary().merits.finditer(text, start, stop)), stop)
    found = _groups(text, start, end)
    if found and (listed := listed_people(reading, found[-1].span.stop if found[-1].span else start, stop)):
        return listed
    area = Span(start, end)
    people = within(reading.people, area)
    if people and found and not any(group.span and group.span.start < people[0].span.start and group.count for group in found):
        found = []
    found += [Receiver(person.name, span=person.span) for person in people]
    for body in within(reading.organisations, area):
        if not any(post.span.overlaps(body.span) for post in reading.posts) and not any(
            group.span and group.span.stop <= body.span.start for group in found if group.group
        ) and not (people and people[0].span.start < body.span.start):
            found.append(Receiver(body.name, span=body.span))
    return found


def _opens(reading: Reading, at: int, stop: int) -> bool:
    """Tell whether recipients stand right there, without "cho": "trao Bằng khen các tập thể và cá nhân"."""
    group = vocabulary().groups.match(reading.text, at, stop)
    return group is not None or any(person.span.start - at <= _HONORIFIC for person in within(reading.people, Span(at, stop)))


def listed_people(reading: Reading, at: int, stop: int) -> list[Receiver]:
    """Read the names that follow a list sign: "5 quân nhân … gồm: Đại tá A (…); Trung tá B (…)"."""
    opens = _LISTED.match(reading.text, at, stop)
    if opens is None:
        return []
    return [Receiver(person.name, span=person.span) for person in within(reading.people, Span(opens.end(), stop))]


def givers_after(reading: Reading, at: int, stop: int) -> list[Giver]:
    """Read "Bằng khen của UBND tỉnh, Bộ Công an", "bằng khen Thủ tướng Chính phủ"."""
    of = _OF.match(reading.text, at, stop)
    return authorities(reading, of.end(), stop) if of else []
