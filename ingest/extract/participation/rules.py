"""The rules that give an agent its role, one function to a rule; each docstring shows the words that it reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.extract.participation.agents import ASIDE, FAR, NEAR, doers, in_group, listed
from ingest.extract.signs import AGENTS, BODY, DATE, MARK, PERSON, POST
from ingest.extract.vocabulary import Act, Deed, Head, words
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ingest.extract.signs import Sign

_NEAR = 12
"""How many signs a verb may stand before what it speaks of."""
_LIST = 22
"""How many signs may stand between the verb that opens a list and its "có"."""
_SIDE_BY_SIDE = 5
_REACHES = {"speaker": 6, "organiser": 6, "host": 9}
"""How many words that name nobody may stand between doer and verb; lists of those who came run long."""
_CLOSE = ".;:!?"
_OPENERS = frozenset({"dịp", "cùng", "cũng", "và", "đến", "về", "tới", "còn", "sau đó", "đồng thời", "khi", "nội dung"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence and what it is about.

    ``at`` maps the indices of signs that name an occasion to its number, ``asides`` holds those of them that only
    touch on it; ``current`` is the number of the occasion at hand, or None; ``speaks`` tells whether what is said
    without further words is said there.
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
    elif at and row[at - 1].low == "sự":
        yield from _noun_of(scene, at, act)
    elif act.saying:
        yield from _said(scene, at)
    elif (opening := _list_opens(scene, at, act)) is not None:
        yield from _list(scene, at, act, opening)
    elif act.role != "chair" or _leads(scene, at):
        yield from _does(scene, at, act)


def _does(scene: Scene, at: int, act: Act) -> Iterator[Part]:
    """Read "Đồng chí A chủ trì hội nghị", "Sở B tổ chức lễ …", "Phát biểu tại hội nghị, ông C …"."""
    row = scene.row
    occasion = _object(scene, at)
    if occasion is None or (act.role == "organiser" and (not _holds(scene, at) or row[at - 1].low == "và")):
        return
    found = doers(row, at, many=act.role != "organiser", reach=_REACHES.get(act.role, FAR))
    for index in found:
        if row[index].kind == PERSON and act.role == "organiser":
            continue
        if row[index].kind == BODY and act.role in ("speaker", "attendee", "chair") and not in_group(row, index):
            continue
        if act.role == "attendee" and (not _joins(scene, at) or row[at - 1].low in ("không", "vắng", "chưa")):
            continue
        yield _part(row, index, occasion, act.role, at, f"{act.role}-before-verb", 0.85)
    if not found and act.role in ("speaker", "attendee", "chair"):
        yield from _after_phrase(scene, at, occasion, act.role)


def _joins(scene: Scene, at: int) -> bool:
    """Tell whether what is joined is an occasion: "dự lễ", "tham dự.", not "tham gia Ban Chấp hành"."""
    row = scene.row
    after = row[at + 1] if at + 1 < len(row) else None
    if after is None or after.kind in (MARK, DATE) or after.low in ("tại", "và", "có", "cùng", "của"):
        return True
    return any(index in scene.at for index in range(at + 1, at + 6))


def _leads(scene: Scene, at: int) -> bool:
    """Tell whether what is led is an occasion: "chủ trì hội nghị", "chủ trì.", not "chủ trì xây dựng đề án"."""
    row = scene.row
    after = row[at + 1] if at + 1 < len(row) else None
    if row[at].low in ("dẫn đầu", "làm trưởng đoàn", "làm"):
        return True
    if after is None or after.kind in (MARK, DATE) or after.low in ("tại", "và", "đoàn", "chương trình", "buổi", "các", "với", "cùng", "nội dung", "phiên", "phần"):
        return True
    return any(index in scene.at for index in range(at + 1, at + 5))


def _holds(scene: Scene, at: int) -> bool:
    """Tell whether what is organised is an occasion: "tổ chức hội nghị", "do Sở Y tế tổ chức tại …"."""
    row = scene.row
    for index in range(at + 1, min(len(row), at + _NEAR)):
        if index in scene.at:
            return True
        if row[index].kind == MARK and row[index].low in _CLOSE:
            break
    found = doers(row, at, many=False)
    return bool(found) and _preceded(row, found[-1], ("do",)) and any(index < at for index in scene.at)


def _preceded(row: Sequence[Sign], at: int, lows: Sequence[str], reach: int = 3) -> bool:
    return any(sign.low in lows for sign in row[max(0, at - reach) : at])


def _object(scene: Scene, at: int) -> int | None:
    """Return the occasion that a verb speaks of: the one named after it, else before it, else the one at hand."""
    row = scene.row
    for index in range(at + 1, min(len(row), at + _NEAR)):
        if index in scene.at and index not in scene.asides:
            return scene.at[index]
        if row[index].kind == MARK and row[index].low in _CLOSE:
            break
    before = [index for index in scene.at if index < at and index not in scene.asides]
    return scene.at[max(before)] if before else scene.current


def _list_opens(scene: Scene, at: int, act: Act) -> int | None:
    """Return where the list opens in "Dự hội nghị có …", "Tham dự có …", "Cùng dự: …", or None if there is none."""
    row = scene.row
    if act.role not in ("attendee", "chair", "host") or not _opens_clause(row, at):
        return None
    if at and row[at - 1].kind != MARK and doers(row, at, many=False, reach=NEAR):
        return None
    for index in range(at + 1, min(len(row), at + _LIST)):
        sign = row[index]
        if sign.low in words("participation", "lists") or sign.low == ":":
            return index + 1
        if (sign.kind == MARK and sign.low in ".;") or sign.kind == PERSON or (isinstance(sign.value, Act) and sign.value.saying):
            return None
    return None


def _opens_clause(row: Sequence[Sign], at: int) -> bool:
    return at == 0 or (row[at - 1].kind == MARK and row[at - 1].low != ")") or row[at - 1].low in _OPENERS


def _list(scene: Scene, at: int, act: Act, opening: int) -> Iterator[Part]:
    """Read "Dự buổi lễ có các đồng chí: A, Bí thư Tỉnh ủy; B, …; đại diện lãnh đạo Sở C"."""
    occasion = _object(scene, at)
    if occasion is None:
        return
    for index in listed(scene.row, opening):
        yield _part(scene.row, index, occasion, act.role, at, f"{act.role}-in-list", 0.9)


def _noun_of(scene: Scene, at: int, act: Act) -> Iterator[Part]:
    """Read "dưới sự chủ trì của A", "với sự tham dự của A, B và đại diện Sở C"."""
    before = [index for index in scene.at if index < at]
    occasion = scene.at[max(before)] if before else scene.current
    if occasion is None or act.saying or act.role not in ("chair", "attendee"):
        return
    for index in listed(scene.row, at + 1):
        if act.role != "chair" or scene.row[index].kind == PERSON or in_group(scene.row, index):
            yield _part(scene.row, index, occasion, act.role, at, f"{act.role}-of-noun", 0.85)


def _said(scene: Scene, at: int) -> Iterator[Part]:
    """Read "Tại hội nghị, A nhấn mạnh …", "ông A nói"."""
    row = scene.row
    occasion = _said_at(scene, at)
    if occasion is None or any(sign.low in words("participation", "interview_words") for sign in row):
        return
    if at and row[at - 1].low == "hoa":
        return
    aside = at > 0 and row[at - 1].kind == MARK
    for index in doers(row, at, many=False, reach=ASIDE if aside else NEAR):
        if row[index].kind == PERSON:
            yield _part(row, index, occasion, "speaker", at, "speaker-says", 0.7)


def _said_at(scene: Scene, at: int) -> int | None:
    """Return the occasion at which something is said: the last one named after "tại" or "trong", else the one at hand."""
    there = [index for index in scene.at if index < at and index not in scene.asides]
    there = [index for index in there if _preceded(scene.row, index, ("tại", "trong", "ở"), 2) or _spoken(scene.row, index)]
    if there:
        return scene.at[max(there)]
    return scene.current if scene.speaks else None


def _spoken(row: Sequence[Sign], at: int) -> bool:
    return any(isinstance(sign.value, Act) and sign.value.role == "speaker" for sign in row[max(0, at - 3) : at])


def _after_phrase(scene: Scene, at: int, occasion: int, role: str) -> Iterator[Part]:
    """Read "Phát biểu tại hội nghị, đồng chí A …", "Tới dự đại hội, ông A …": the doer follows."""
    row = scene.row
    if row[at].low not in words("participation", "before_doer") or not _opens_clause(row, at):
        return
    for index in range(at + 1, min(len(row), at + 30)):
        sign = row[index]
        if sign.kind == PERSON:
            apart = any(between.low == "," for between in row[at + 1 : index]) or index - at <= _SIDE_BY_SIDE
            if apart and not _preceded(row, index, ("của", "với", "cho"), 2):
                yield _part(row, index, occasion, role, at, f"{role}-after-phrase", 0.9)
            return
        if sign.kind == MARK and sign.low in _CLOSE + "\"“”":
            return


def invited(scene: Scene, at: int) -> Iterator[Part]:
    """Read "theo lời mời của A": who invites receives the visit."""
    row = scene.row
    occasion = _object(scene, at) if any(index < at for index in scene.at) else scene.current
    if occasion is None:
        return
    for index in range(at + 1, min(len(row), at + 6)):
        if row[index].kind in AGENTS:
            yield _part(row, index, occasion, "host", at, "host-invites", 0.8)
            return


def _award(scene: Scene, at: int, act: Act) -> Iterator[Part]:
    """Read "A trao Bằng khen cho B", "B nhận quyết định", "B được Thủ tướng tặng Huân chương"."""
    row = scene.row
    stop = next((i for i in range(at + 1, len(row)) if row[i].kind == MARK and row[i].low in ".;"), len(row))
    thing = next((i for i in range(at, min(stop, at + 9)) if _is_award(row, i)), None)
    occasion = _object(scene, at)
    if thing is None or occasion is None:
        return
    passive = next((i for i in range(at - 1, max(-1, at - 6), -1) if row[i].low == "được"), None)
    if passive is not None and act.role == "awarder":
        if not _here(scene, at):
            return
        for index in doers(row, passive, many=True):
            yield _part(row, index, occasion, "recipient", at, "recipient-is-given", 0.7)
        return
    for index in doers(row, at, many=act.role == "recipient"):
        yield _part(row, index, occasion, act.role, at, f"{act.role}-before-verb", 0.75)
    if act.role == "awarder":
        for index in range(thing + 1, stop):
            if isinstance(row[index].value, Act) and row[index].value.saying or row[index].low == "do":
                break
            if row[index].kind in AGENTS and _receives(row, thing, index):
                yield _part(row, index, occasion, "recipient", at, "recipient-after-verb", 0.75)


def _here(scene: Scene, at: int) -> bool:
    """Tell whether an award is given at the occasion: "Dịp này, …", "Tại buổi lễ, …", not once upon a time."""
    return any(index < at for index in scene.at) or _preceded(scene.row, min(len(scene.row), 6), ("dịp", "này", "đây"), 6)


def _is_award(row: Sequence[Sign], at: int) -> bool:
    things = words("participation", "award", "things")
    low = row[at].low
    pair = f"{low} {row[at + 1].low}" if at + 1 < len(row) else low
    return low in things or pair in things or any(low.endswith(" " + thing) for thing in things)


def _receives(row: Sequence[Sign], thing: int, at: int) -> bool:
    """Tell whether an award goes to this agent: "cho A", "bổ nhiệm đồng chí A"."""
    before = [sign.low for sign in row[max(thing + 1, at - 4) : at]]
    if row[at].kind == BODY:
        return before[-1:] == ["cho"] or (before[-1:] in (["tập thể"], ["thể"], ["đạo"]) and "cho" in before)
    return any(low in _TO for low in before) and before[-1:] != ["của"]


_TO = frozenset({"cho", "đối với", "với", "đối", "bổ nhiệm", "nhiệm", "ông", "bà", "đồng chí", "chí", "động", "định", "tá", "tướng", "mừng"})


def deed_parts(scene: Scene, at: int, deed: Deed | None) -> Iterator[Part]:
    """Read "A thăm B", "A làm việc với B", "A tiếp B", "hai ông hội đàm", "A có buổi làm việc với B"."""
    row = scene.row
    occasion = scene.at[at]
    verb = at
    if deed is None:
        head: Head = row[at].value
        if at and row[at - 1].low == "có" and head.family in ("meeting", "visit"):
            verb, subject, other = at - 1, "attendee", "host"
            if head.core == "tiếp":
                subject, other = other, subject
        elif head.verbal and not (at and isinstance(row[at - 1].value, Act)):
            subject, other = "attendee", "host" if head.kind in ("hội kiến", "chào xã giao") else "attendee"
        else:
            yield from _visitor(scene, at, head)
            return
        rule = "meets"
    else:
        subject, other, rule = deed.subject, deed.object, "of-" + "-".join(row[at].low.split())
    found = doers(row, _before_leader(row, verb), many=subject != "organiser") or _doer_after(row, at)
    for index in found:
        if subject == "organiser" and row[index].kind != BODY:
            continue
        if row[index].kind == BODY and subject == "attendee" and deed is None and not in_group(row, index):
            continue
        yield _part(row, index, occasion, subject, at, f"{subject}-{rule}", 0.75)
    if other and (found or deed is not None):
        yield from _met(scene, at, found, other, rule)


def _before_leader(row: Sequence[Sign], at: int) -> int:
    """Return where to look back from in "Đoàn công tác A do ông B làm trưởng đoàn có buổi …": before the "do"."""
    if not any(sign.low in _LEADS_VISIT for sign in row[max(0, at - 3) : at]):
        return at
    return next((index for index in range(at - 1, max(-1, at - 14), -1) if row[index].low == "do"), at)


_LEADS_VISIT = frozenset({"làm trưởng đoàn", "dẫn đầu", "làm"})


def _doer_after(row: Sequence[Sign], at: int) -> list[int]:
    """Read "Làm việc với Sở Y tế sáng 23-8, Bí thư A …": the doer follows the comma."""
    if not _opens_clause(row, at) and row[at - 1].kind != DATE:
        return []
    comma = next((index for index in range(at + 1, min(len(row), at + 16)) if row[index].low == ","), None)
    if comma is None:
        return []
    return [index for index in range(comma + 1, min(len(row), comma + 5)) if row[index].kind == PERSON][:1]


def _met(scene: Scene, at: int, found: Sequence[int], role: str, rule: str) -> Iterator[Part]:
    """Yield those who are visited or met: "… với B", "… thăm Công an tỉnh, Bệnh viện tỉnh"."""
    row = scene.row
    for index in range(at + 1, min(len(row), at + 1 + _NEAR)):
        sign = row[index]
        ends = (sign.kind == MARK and sign.low in ".;") or sign.kind == DATE or index in found
        if ends or (isinstance(sign.value, Act) and not sign.value.saying and index > at + 2):
            return
        if sign.kind in AGENTS and index not in found:
            yield _part(row, index, scene.at[at], role, at, f"{role}-{rule}", 0.7)


def _visitor(scene: Scene, at: int, head: Head) -> Iterator[Part]:
    """Read "chuyến thăm chính thức Việt Nam của Tổng thống A": A comes."""
    row = scene.row
    if head.family != "visit":
        return
    for index in range(at + 1, min(len(row), at + 9)):
        if row[index].kind == MARK:
            return
        if row[index].kind == PERSON and _preceded(row, index, ("của",)):
            yield _part(row, index, scene.at[at], "attendee", at, "attendee-of-visit", 0.8)
            return


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
