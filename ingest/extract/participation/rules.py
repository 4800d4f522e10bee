"""The rules that give an agent its role, one function to a rule; each docstring shows the words that it reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.extract.participation.agents import doers, listed
from ingest.extract.signs import AGENTS, BODY, DATE, MARK, PERSON, PHRASE, POST
from ingest.extract.vocabulary import Act, Deed, Head, phrases, words
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ingest.extract.signs import Sign

_NEAR = 12
_AFTER_LIST_WORD = 7


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence and what it is about.

    ``at`` maps the indices of signs that name an occasion to its number; ``current`` is the number of the
    occasion at hand, or None; ``speaks`` tells whether what is said without further words is said there.
    """

    row: Sequence[Sign]
    at: Mapping[int, int]
    current: int | None = None
    speaks: bool = True
    asides: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Part:
    """An agent's part in the occasion of a number: its role, the span and rule that tell, and how sure they are."""

    occasion: int
    agent: str
    role: str
    span: Span
    rule: str
    confidence: float
    capacity: tuple[str, str | None] | None = None


def verb_parts(scene: Scene, at: int, act: Act) -> Iterator[Part]:
    """Yield the parts that a verb of taking part gives."""
    row = scene.row
    if act.role in ("awarder", "recipient"):
        yield from _award(scene, at, act)
        return
    if at and row[at - 1].low == "sự":
        yield from _noun_of(scene, at, act)
        return
    if act.saying:
        yield from _said(scene, at)
        return
    occasion = _object(scene, at)
    if occasion is None:
        return
    opening = _list_opens(scene, at)
    if opening is not None:
        for index in listed(row, opening):
            yield _part(row, index, occasion, act.role, at, f"{act.role}-in-list", 0.9)
        return
    if act.role == "organiser" and not _holds(scene, at):
        return
    found = doers(row, at, many=act.role != "speaker")
    for index in found:
        if act.role == "organiser" and row[index].kind != BODY:
            continue
        yield _part(row, index, occasion, act.role, at, f"{act.role}-before-verb", 0.85)
    if not found and act.role == "speaker":
        yield from _after_phrase(scene, at, occasion)


def _holds(scene: Scene, at: int) -> bool:
    """Tell whether what is organised is an occasion: "tổ chức hội nghị", "do Sở Y tế tổ chức tại …"."""
    right = [index for index in scene.at if at < index <= at + _NEAR]
    if right and not any(sign.kind == MARK and sign.low in ",;:" for sign in scene.row[at + 1 : right[0]][:1]):
        return True
    found = doers(scene.row, at, many=False)
    return bool(found) and _preceded(scene.row, found[-1], "do") and any(index < at for index in scene.at)


def _preceded(row: Sequence[Sign], at: int, low: str) -> bool:
    return any(sign.low == low for sign in row[max(0, at - 3) : at])


def _object(scene: Scene, at: int) -> int | None:
    """Return the occasion that a verb speaks of: the one named after it, else before it, else the one at hand."""
    row = scene.row
    for index in range(at + 1, min(len(row), at + _NEAR)):
        if index in scene.at and index not in scene.asides:
            return scene.at[index]
        if row[index].kind == MARK and row[index].low in ".;:":
            break
    before = [index for index in scene.at if index < at and index not in scene.asides]
    if before:
        return scene.at[max(before)]
    return scene.current


def _list_opens(scene: Scene, at: int) -> int | None:
    """Return where the list opens in "Dự hội nghị có …", "Tham dự có …", "Cùng dự: …", or None if there is none."""
    row = scene.row
    if doers(row, at, many=False):
        return None
    for index in range(at + 1, min(len(row), at + 1 + _NEAR + 8)):
        sign = row[index]
        if sign.low in words("participation", "lists", "words") and sign.low != "là" or (sign.low == ":" and index - at <= _NEAR):
            return index + 1
        if sign.kind == MARK and sign.low in ".;" or sign.kind == PERSON or isinstance(sign.value, Act) and sign.value.saying:
            return None
    return None


def _noun_of(scene: Scene, at: int, act: Act) -> Iterator[Part]:
    """Read "dưới sự chủ trì của A", "với sự tham dự của A, B và đại diện Sở C"."""
    row = scene.row
    occasion = _object_before(scene, at)
    if occasion is None or act.role not in ("chair", "attendee", "speaker"):
        return
    for index in listed(row, at + 1):
        yield _part(row, index, occasion, act.role, at, f"{act.role}-of-noun", 0.85)


def _object_before(scene: Scene, at: int) -> int | None:
    before = [index for index in scene.at if index < at]
    return scene.at[max(before)] if before else scene.current


def _said(scene: Scene, at: int) -> Iterator[Part]:
    """Read "Phát biểu tại hội nghị, A nhấn mạnh …", "Theo ông A, …", "ông A nói"."""
    row = scene.row
    if not scene.speaks or any(sign.low in words("participation", "interview_words", "words") for sign in row):
        return
    occasion = _said_at(scene, at)
    if occasion is None:
        return
    for index in doers(row, at, many=False):
        if row[index].kind == PERSON:
            yield _part(row, index, occasion, "speaker", at, "speaker-says", 0.7)


def _said_at(scene: Scene, at: int) -> int | None:
    before = [index for index in scene.at if index < at and index not in scene.asides]
    if before and _preceded(scene.row, min(before), "tại"):
        return scene.at[min(before)]
    return scene.current if scene.current is not None else (scene.at[min(before)] if before else None)


def _after_phrase(scene: Scene, at: int, occasion: int) -> Iterator[Part]:
    """Read "Phát biểu tại hội nghị, đồng chí A …", "Kết luận cuộc họp, ông A …": the doer follows the comma."""
    row = scene.row
    for index in range(at + 1, min(len(row), at + 30)):
        sign = row[index]
        if sign.kind == PERSON:
            yield _part(row, index, occasion, "speaker", at, "speaker-after-phrase", 0.9)
            return
        if sign.kind == MARK and sign.low in ".;:":
            return


def _award(scene: Scene, at: int, act: Act) -> Iterator[Part]:
    """Read "A trao Bằng khen cho B", "B nhận quyết định", "trao quyết định bổ nhiệm B giữ chức …"."""
    row = scene.row
    stop = next((i for i in range(at + 1, len(row)) if row[i].kind == MARK and row[i].low in ".;"), len(row))
    thing = next((i for i in range(at, min(stop, at + 8)) if _is_award(row, i)), None)
    occasion = _object(scene, at)
    if thing is None or occasion is None:
        return
    found = doers(row, at, many=True)
    for index in found:
        if act.role == "awarder" or not _preceded(row, index, "theo"):
            yield _part(row, index, occasion, act.role, at, f"{act.role}-before-verb", 0.75)
    if act.role == "awarder":
        for index in range(thing + 1, stop):
            if row[index].kind == PERSON and _receives(row, thing, index):
                yield _part(row, index, occasion, "recipient", at, "recipient-after-verb", 0.75)


def _is_award(row: Sequence[Sign], at: int) -> bool:
    things = words("participation", "award", "things")
    pair = f"{row[at].low} {row[at + 1].low}" if at + 1 < len(row) else row[at].low
    return row[at].low in things or pair in things or any(row[at].low.endswith(" " + thing) for thing in things)


def _receives(row: Sequence[Sign], thing: int, at: int) -> bool:
    before = [sign.low for sign in row[max(thing, at - 4) : at]]
    return any(low in _TO for low in before)


_TO = frozenset({"cho", "đối với", "với", "đối", "bổ nhiệm", "nhiệm", "ông", "bà", "đồng chí", "chí", "động", "định", "tá", "tướng"})


def deed_parts(scene: Scene, at: int, deed: Deed | None) -> Iterator[Part]:
    """Read "A thăm B", "A làm việc với B", "A tiếp B", "A hội đàm với B"."""
    row = scene.row
    occasion = scene.at[at]
    if deed is None:
        head = row[at].value
        if not isinstance(head, Head) or not head.verbal:
            return
        subject, other, rule = "attendee", "attendee", "meets"
    else:
        subject, other, rule = deed.subject, deed.object, deed.kind.replace(" ", "-")
    found = doers(row, at, many=True)
    for index in found:
        if deed is not None and deed.subject == "organiser" and row[index].kind != BODY:
            continue
        yield _part(row, index, occasion, subject, at, f"{subject}-{rule}", 0.75)
    if not other or (not found and deed is None):
        return
    for index in range(at + 1, min(len(row), at + 1 + _NEAR)):
        sign = row[index]
        if sign.kind == MARK and sign.low in ".;" or sign.kind == DATE or (sign.kind == PHRASE and isinstance(sign.value, Act) and not sign.value.saying and index > at + 2):
            break
        if sign.kind in AGENTS and index not in found:
            yield _part(row, index, occasion, other, at, f"{other}-{rule}", 0.7)


def _part(row: Sequence[Sign], index: int, occasion: int, role: str, verb: int, rule: str, confidence: float) -> Part:
    sign = row[index]
    ends = (sign.start, sign.stop, row[verb].start, row[verb].stop)
    return Part(occasion, sign.value, role, Span(min(ends), max(ends)), rule, confidence, _capacity(row, index))


def _capacity(row: Sequence[Sign], index: int) -> tuple[str, str | None] | None:
    """Return the post that stands right before or after a person."""
    if row[index].kind != PERSON:
        return None
    for at in (*range(index - 1, max(-1, index - 4), -1), *range(index + 1, min(len(row), index + 4))):
        if row[at].kind == POST and row[at].value.person == row[index].value:
            return row[at].value.role, row[at].value.org
    return None


__all__ = ["POST", "Part", "Scene", "deed_parts", "phrases", "verb_parts"]
