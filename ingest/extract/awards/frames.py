"""Verbs of giving and receiving: "được Chủ tịch nước tặng …", "UBND tỉnh tặng … cho …", "đón nhận …".

The authority is told apart from the hand: "thừa ủy quyền của Chủ tịch nước, Bí thư Tỉnh ủy trao …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.extract.awards.sides import Giver, Receiver, authorities, opener, subject
from ingest.extract.awards.vocabulary import any_of, vocabulary
from ingest.extract.standing import inside
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.extract.reading import Reading

_PASSIVE = re.compile(r"(?:.*(?<![^\W_]))?(?P<aux>được)(?P<by>(?:\s[^.;:]{0,110})?)\s*$", re.IGNORECASE | re.DOTALL)
_GOES_ON = re.compile(rf"[\s,–-]*(?:{any_of('goes_on')}|\s)*", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;!?\n]|(?<=\s)-(?=\s)")
_LAST_ITEM = re.compile(r"[;.,]|\bvà\b")
_HAND_GAP = re.compile(rf"[\s,]*(?:{any_of('before_verb')}|thừa\s+\w+|\([^)]*\)|[,–-]|\s)*", re.IGNORECASE)
_DECIDED = re.compile(rf"{any_of('decided')}\s+", re.IGNORECASE)
_PROPOSED_BY = re.compile(rf"{any_of('proposals')}\s+của\s+[^,.;]{{0,30}}$", re.IGNORECASE)
"""Who proposes does not give: "xét đề nghị của Giám đốc Công an tỉnh, Chủ tịch UBND tỉnh tặng …"."""
_AT_PROPOSAL = re.compile(rf"{any_of('considering')}\s+{any_of('proposals')}\s+của\s", re.IGNORECASE)
_REVOKED = re.compile(rf"(?<!\w){any_of('revoked')}(?!\w)[^.;:]{{0,90}}$", re.IGNORECASE)
"""An award taken back: "hủy bỏ Quyết định số 48 … về việc tặng Bằng khen"."""
_GOT = re.compile(r"(?<!\w)được\s+$", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)cho\s+(?:tập\s+thể\s+)?$")
_TO_LENGTH = 15
_CLAUSE_LENGTH = 500
"""A clause is looked back on so far at most, in code points: text without a full stop stays cheap."""
_LOOSE = 4
"""So many further words may stand between the giver and the verb: "Chủ tịch nước Trần Văn A ký quyết định tặng"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of giving or receiving with what stands before it.

    ``hand`` is the person who passes the award on, ``hand_body`` the body that person speaks for;
    ``organised`` says that the givers only hold the ceremony; ``void`` that nothing is given yet, or at all.
    """

    verb: Span
    givers: tuple[Giver, ...] = ()
    hand: str | None = None
    hand_body: str | None = None
    receivers: tuple[Receiver, ...] = ()
    passive: bool = False
    gives: bool = True
    organised: bool = False
    void: bool = False

    @property
    def bare(self) -> bool:
        """Nothing at all stands before the verb that would tell the sides."""
        return not (self.givers or self.hand or self.receivers)


def frames(reading: Reading, span: Span) -> list[Frame]:
    """Return the verbs of giving and receiving in a sentence, each with its subject side."""
    found: list[Frame] = []
    for verb, gives in _verbs(reading.text, span):
        if found and verb.start < found[-1].verb.stop:
            continue
        clause = _clause(reading.text, span.start, verb.start)
        if _void(reading.text, clause, verb.start):
            found.append(Frame(verb, void=True))
            continue
        frame = _frame(reading, verb, clause, gives=gives)
        if frame.passive and not frame.receivers:
            stop = verb.start if not gives else _passive_from(reading.text, clause, verb.start)
            frame = replace(frame, receivers=tuple(opener(reading, span.start, clause, stop)))
        again = frame.bare or (bool(frame.givers) and all(_got_before(reading.text, giver) for giver in frame.givers))
        if again and gives and found and found[-1].gives and _goes_on(reading.text, found[-1], verb.start):
            frame = replace(found[-1], verb=verb)
        found.append(frame)
    decided = _decider(reading, span)
    return [frame if frame.givers or not decided else replace(frame, givers=tuple(decided)) for frame in found]


def _got_before(text: str, giver: Giver) -> bool:
    """Tell whether who seems to give is who was given to: "tặng Cờ thi đua cho | Công ty A |, tặng Bằng khen cho …"."""
    return _TO.search(text, max(0, giver.span.start - _TO_LENGTH), giver.span.start) is not None


def _passive_from(text: str, clause: int, verb: int) -> int:
    """Return where "được … tặng" begins."""
    passive = _PASSIVE.match(text[clause:verb])
    return clause + passive.start("aux") if passive else verb


def _void(text: str, clause: int, verb: int) -> bool:
    """Nothing is given: it is only proposed or ruled on, or taken back; at somebody's proposal it is given."""
    if _REVOKED.search(text, clause, verb):
        return True
    return vocabulary().not_yet.search(text, clause, verb) is not None and not _AT_PROPOSAL.search(text, clause, verb)


def _verbs(text: str, span: Span) -> Iterable[tuple[Span, bool]]:
    """The verbs of both sorts in order, the longer first; the flag tells those of giving."""
    known = vocabulary()
    found = [(Span(*verb.span()), True) for verb in known.give.finditer(text, span.start, span.stop)]
    found += [(Span(*verb.span()), False) for verb in known.receive.finditer(text, span.start, span.stop)]
    return sorted(found, key=lambda verb: (verb[0].start, -verb[0].stop))


def _goes_on(text: str, frame: Frame, stop: int) -> bool:
    """Tell whether a verb goes on with the subject of the one before it: "trao … ; tặng …", "trao … và truy tặng …"."""
    return _GOES_ON.fullmatch(_LAST_ITEM.split(text[frame.verb.stop : stop])[-1]) is not None


def got(reading: Reading, floor: int, award: Span) -> Frame | None:
    """Read "ông được Huân chương …", without a verb of giving."""
    found = _GOT.search(reading.text, max(floor, award.start - 10), award.start)
    if found is None:
        return None
    clause = _clause(reading.text, floor, found.start())
    return Frame(
        Span(found.start(), award.start), receivers=tuple(subject(reading, clause, found.start())), passive=True
    )


def _decider(reading: Reading, span: Span) -> list[Giver]:
    """Read "theo quyết định được Chủ tịch nước ký": who decides gives."""
    found = _DECIDED.search(reading.text, span.start, span.stop)
    return authorities(reading, found.end(), span.stop)[:1] if found else []


def _clause(text: str, floor: int, at: int) -> int:
    """Return where the clause before ``at`` begins."""
    floor = max(floor, at - _CLAUSE_LENGTH)
    ends = [end.end() for end in _CLAUSE.finditer(text, floor, at)]
    return ends[-1] if ends else floor


def _frame(reading: Reading, verb: Span, clause: int, *, gives: bool) -> Frame:
    if not gives:
        return Frame(verb, receivers=tuple(subject(reading, clause, verb.start)), passive=True, gives=False)
    passive = _PASSIVE.match(reading.text[clause : verb.start])
    if passive and (by := _by(reading, clause + passive.start("by"), verb.start)) is not None:
        receivers = tuple(subject(reading, clause, clause + passive.start("aux")))
        return Frame(verb, tuple(by), receivers=receivers, passive=True)
    return _active(reading, verb, clause)


def _by(reading: Reading, start: int, stop: int) -> list[Giver] | None:
    """The authorities between "được" and the verb; None where other words stand there."""
    words = reading.text[start:stop]
    at = start + len(words) - len(words.lstrip(" ,"))
    found = authorities(reading, at, stop)
    if found and len(reading.text[found[-1].span.stop : stop].split()) <= _LOOSE:
        return found
    people = inside(reading.people, Span(start, stop))
    return [] if (people and not found) or len(words.split()) <= _LOOSE else None


def _active(reading: Reading, verb: Span, clause: int) -> Frame:
    """Read the subject: a body gives, a person passes on for the body named with "thừa ủy quyền" or "của"."""
    behalf: list[Giver] = []
    for found in vocabulary().on_behalf.finditer(reading.text, clause, verb.start):
        behalf = authorities(reading, found.end(), verb.start)[:1] or behalf
    people = inside(reading.people, Span(clause, verb.start))
    hands = [person for person in people if _HAND_GAP.fullmatch(_without_posts(reading, person.span.stop, verb.start))]
    if hands:
        hand = hands[-1].name
        return Frame(verb, tuple(behalf), hand, _body_of(reading, hand, Span(clause, verb.start)))
    if behalf:
        return Frame(verb, tuple(behalf))
    givers = tuple(_givers_before(reading, clause, verb.start))
    organised = bool(givers) and "tổ chức" in reading.text[givers[-1].span.stop : verb.start]
    return Frame(verb, givers, organised=organised)


def _body_of(reading: Reading, person: str, area: Span) -> str | None:
    """The body in which a person holds the post named last in an area."""
    posts = [post.org for post in inside(reading.posts, area) if post.person == person and post.org]
    return posts[-1] if posts else None


def _without_posts(reading: Reading, start: int, stop: int) -> str:
    """The words between a name and the verb, without the posts in apposition: ", Phó Giám đốc Công an tỉnh"."""
    words, area = list(reading.text[start:stop]), Span(start, stop)
    posts = [post.span for post in inside(reading.posts, area)]
    for span in (*posts, *(body.span for body in inside(reading.organisations, area))):
        words[span.start - start : span.stop - start] = " " * (span.stop - span.start)
    return "".join(words)


def _givers_before(reading: Reading, clause: int, verb: int) -> list[Giver]:
    """The bodies and offices right before the verb, all of them where several are joined."""
    known = vocabulary()
    starts = [body.span.start for body in inside(reading.organisations, Span(clause, verb))]
    starts += [office.start() for office in known.offices.finditer(reading.text, clause, verb)]
    starts += [office.start() for office in known.authorities.finditer(reading.text, clause, verb)]
    for start in sorted(starts):
        found = authorities(reading, start, verb)
        if found and _PROPOSED_BY.search(reading.text, clause, start):
            found = found[-1:] if len(found) > 1 else []
        if found and _HAND_GAP.fullmatch(reading.text, found[-1].span.stop, verb):
            return found
    return []
