"""The awards of one sentence: each award's name with the verb that governs it, who gives and who receives."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from ingest.extract.awards.anchors import Anchor, anchors
from ingest.extract.awards.frames import Frame, frames, got
from ingest.extract.awards.merge import Given
from ingest.extract.awards.sides import Giver, Receiver, givers_after, givers_by, listed_people, owner, receivers_after
from ingest.extract.awards.vocabulary import any_of
from ingest.extract.certainty import witnessed
from ingest.extract.reading import Block
from ingest.extract.standing import at_or_after
from ingest.records import Award, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.reading import Reading, Sentence
    from ingest.records import Event

_REACH = 260
"""How far behind its verb an award may stand, in code points: lists of awards are long."""
_LIST = 20
"""So many awards at most share their recipients in one breath."""
_NAME_GAP = 2
_STOP = re.compile(r"[.!?]\s")
_ROW = re.compile(r"\s*(?:,|và|,\s*và)\s*", re.IGNORECASE)
_TURNED = re.compile(rf"[^.;]{{0,40}}?\bđược\s+{any_of('turned')}\s+(?=cho|tới|đến)", re.IGNORECASE)
_PAST = re.compile(rf"\b(?:{any_of('past')}|năm\s+(?:19|20)\d\d)\b", re.IGNORECASE)
_NOW = re.compile(rf"\b{any_of('now')}\b", re.IGNORECASE)
"""Words that tie what is told to the occasion at hand, whatever years it is given for."""
_OF_THE_STATE = {"order", "medal", "badge"}
"""Who holds the ceremony for these does not confer them."""
_OF_THE_PRESIDENT = {"order", "medal"}
_CONFERRING = re.compile(any_of("confers"))
"""Nobody else confers these: "lễ đón nhận Huân chương … của Bệnh viện" tells who receives."""
_HONOURS = {"order", "medal", "badge", "title", "prize"}
"""Of these the hand that passes them tells nothing about who confers them."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An award in its sentence: the verb that governs it, where the next is named, and the awards after it.

    ``share`` is its place among those named in one breath, and how many they are: "huy hiệu 55, 45 năm tuổi Đảng".
    """

    reading: Reading
    sentence: Sentence
    anchor: Anchor
    frame: Frame
    stop: int
    rest: tuple[Anchor, ...]
    share: tuple[int, int] = (0, 1)

    @property
    def own(self) -> list[Giver]:
        """Who is named right behind the award: "Bằng khen của UBND tỉnh"."""
        found = givers_after(self.reading, self.anchor.stop, self.stop)
        if found or self.frame.givers:
            return found
        return givers_by(self.reading, self.anchor.stop, self.sentence.span.stop)


def given(reading: Reading, sentence: Sentence, events: Sequence[Event]) -> Iterator[Given]:
    """Yield the awards of a sentence, one for each giver and recipient."""
    named = _titles_in_a_row(reading.text, list(anchors(reading.text, sentence.span)))
    governing = frames(reading, sentence.span) if named else []
    event = _event(reading, sentence, events)
    for at, anchor in enumerate(named):
        rest = tuple(named[at : at + _LIST])
        later = next((other.span.start for other in rest if other.span.start > anchor.span.start), sentence.span.stop)
        frame = got(reading, sentence.span.start, anchor.span) or _governing(reading, governing, anchor)
        if frame is None and (holder := owner(reading, anchor.stop, sentence.span.stop)):
            frame = Frame(anchor.span, receivers=tuple(holder), passive=True, gives=False)
        if frame is None or (anchor.form == "title" and not anchor.titled and not _named_so(reading, frame, anchor)):
            continue
        same = [other for other in named if other.span == anchor.span]
        yield from _given(_Told(reading, sentence, anchor, frame, later, rest, (same.index(anchor), len(same))), event)


def _titles_in_a_row(text: str, named: list[Anchor]) -> list[Anchor]:
    """Titles that follow one another share the word for them: "danh hiệu Nhà giáo nhân dân, Nhà giáo ưu tú"."""
    found: list[Anchor] = []
    for anchor in named:
        joined = found and found[-1].titled and _ROW.fullmatch(text, found[-1].stop, anchor.span.start)
        found.append(replace(anchor, titled=True) if joined else anchor)
    return found


def _named_so(reading: Reading, frame: Frame, anchor: Anchor) -> bool:
    """A title counts without the word for it right behind its verb: "tuyên dương Anh hùng …"."""
    return not reading.text[frame.verb.stop : anchor.span.start].strip()


def _governing(reading: Reading, governing: list[Frame], anchor: Anchor) -> Frame | None:
    """Return the last verb before the award, or an empty frame where the verb follows: "Bằng khen được trao cho"."""
    found = bisect_right(governing, anchor.span.start, key=lambda frame: frame.verb.stop) - 1
    frame = governing[found] if found >= 0 else None
    if frame and anchor.span.start - frame.verb.stop <= _REACH:
        if frame.void:
            return None
        if not _STOP.search(reading.text, frame.verb.stop, anchor.span.start):
            return frame
    return Frame(anchor.span, passive=True) if _TURNED.match(reading.text, anchor.stop) else None


def _given(told: _Told, event: int | None) -> Iterator[Given]:
    anchor, frame, own = told.anchor, told.frame, told.own
    held_only = frame.organised and anchor.form in _OF_THE_STATE
    givers: Sequence[Giver] = own or (() if held_only else frame.givers)
    if anchor.form == "prize" and anchor.titled and not givers:
        return
    receivers = _receivers(told, own)
    if own and anchor.form in _OF_THE_PRESIDENT and not _CONFERRING.match(own[0].name):
        receivers, givers = [Receiver(giver.name, span=giver.span) for giver in own], frame.givers
    at, many = told.share
    if many > 1 and len(receivers) == many and all(receiver.name for receiver in receivers):
        receivers = receivers[at : at + 1]
    fallback = frame.hand_body if anchor.form not in _HONOURS else None
    span = Span(min(frame.verb.start, anchor.span.start), anchor.span.stop)
    evidence = witnessed((span,), _rule(frame, named=bool(own)), 0.85)
    for giver, receiver in product(givers or (None,), receivers or (Receiver(None),)):
        name = giver.name if giver else None
        hand = frame.hand if frame.hand != receiver.name else None
        award = Award(anchor.award, name, receiver.name, evidence, hand, receiver.group, receiver.count, event)
        yield Given(award, fallback)


def _receivers(told: _Told, own: Sequence[Giver]) -> Sequence[Receiver]:
    """The recipients: of a passive or receiving verb its subject, else those named behind the award or the last one."""
    reading, end = told.reading, told.sentence.span.stop
    start = _past_name(reading, own[-1].span.stop) if own else told.anchor.stop
    if told.frame.passive and told.frame.receivers:
        listed = listed_people(reading, start, end) if told.frame.receivers[0].group else []
        return listed or told.frame.receivers
    after = receivers_after(reading, start, told.stop)
    if after or len(told.rest) == 1:
        return after
    last = told.rest[-1]
    others = givers_after(reading, last.stop, end)
    return receivers_after(reading, _past_name(reading, others[-1].span.stop if others else last.stop), end)


def _past_name(reading: Reading, at: int) -> int:
    """Step over the name of the head who signs: "bằng khen của Chủ tịch UBND tỉnh Trần Văn A cho …"."""
    person = at_or_after(reading.people, at)
    return person.span.stop if person and person.span.start <= at + _NAME_GAP else at


def _rule(frame: Frame, *, named: bool) -> str:
    if named:
        return "award-of-giver"
    if frame.passive:
        return "award-received"
    if frame.hand:
        return "award-on-behalf" if frame.givers else "award-handed"
    return "award-given"


def _event(reading: Reading, sentence: Sentence, events: Sequence[Event]) -> int | None:
    """The event spoken of last before the award, unless the award is told as of the past; captions have the first."""
    span = sentence.span
    now = _NOW.search(reading.text, span.start, span.stop)
    if not events or (now is None and _PAST.search(reading.text, span.start, span.stop)):
        return None
    starts = [(min(span.start for span in event.evidence.spans), at) for at, event in enumerate(events)]
    earlier = [pair for pair in starts if pair[0] <= sentence.span.stop]
    if not earlier:
        return 0 if sentence.block is Block.CAPTION else None
    return max(earlier)[1]
