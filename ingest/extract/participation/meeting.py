"""Visits and meetings: "A thăm B", "A làm việc với B", "A tiếp B", "hai bên hội đàm", "theo lời mời của A"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.participation.agents import after_comma, doers, in_group
from ingest.extract.participation.scenes import NEAR, Rule, is_act, preceded
from ingest.extract.signs import AGENTS, BODY, DATE, MARK, PERSON, PLACE, POST, WORD
from ingest.extract.vocabulary import Act, Deed, Head, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.participation.scenes import Part, Scene
    from ingest.extract.signs import Sign

_VISITOR, _INVITER, _LEADER = 9, 6, 14
"""How many signs after "chuyến thăm" the visitor, after "lời mời" the host, before "làm trưởng đoàn" "do" may stand."""
_HELD, _SEVERAL = ("có", "tiến hành"), ("các", "những", "hai", "ba", "nhiều", "một")
_BETWEEN = 5
"""How many words after a noun "giữa" may stand."""
_HAS = 5
"""How many signs before "các cuộc gặp" its "có" may stand."""
_LEADS = ("làm trưởng đoàn", "dẫn đầu", "làm")


def meeting(scene: Scene, at: int) -> Iterator[Part]:
    """Yield the sides of the visit or meeting that the sign at ``row[at]`` names."""
    row, value = scene.row, scene.row[at].value
    if row[at].kind == PERSON:
        yield from _met_singly(scene, at)
        return
    if isinstance(value, Deed):
        rule = "of-" + "-".join(row[at].low.split())
        yield from _sides(scene, at, (value.subject, value.object), rule)
        return
    roles = _roles(row, at, value)
    opening = None if value.kind.startswith(("hội nghị", "hội thảo")) else _between(row, at)
    if opening is not None:
        between = Rule(scene.at[at], "attendee", at, "attendee-between", 0.8)
        yield from (between.part(row, index) for index in joined(row, opening))
    elif value.kind.startswith("lễ đón") and not value.kind.startswith("lễ đón nhận"):
        yield from _received(scene, at)
    elif roles is not None:
        yield from _sides(scene, at, roles, "meets")
    elif value.family == "visit":
        yield from _visitor(scene, at)


def _between(row: Sequence[Sign], at: int) -> int | None:
    """Return where the sides are named in "hội đàm giữa A và B", "lễ ký kết hợp tác giữa Sở A, Công ty B"."""
    for index in range(at + 1, min(len(row), at + 1 + _BETWEEN)):
        if row[index].low == "giữa":
            return index + 1
        if row[index].kind not in (WORD, PLACE) or row[index].low == "về":
            return None
    return None


def joined(row: Sequence[Sign], start: int) -> Iterator[int]:
    """Yield the indices of the agents joined by commas and "và", "với" from a sign on, with their posts between."""
    for index in range(start, len(row)):
        sign = row[index]
        if sign.kind in AGENTS:
            yield index
        elif not (sign.kind in (POST, PLACE) or sign.low in words("participation", "joins", "sides")):
            return


def _received(scene: Scene, at: int) -> Iterator[Part]:
    """Read "lễ đón trọng thể Thủ tướng A": who is received comes."""
    row = scene.row
    for index in range(at + 1, min(len(row), at + 1 + _INVITER)):
        if row[index].kind == MARK:
            return
        if row[index].kind == PERSON:
            yield Rule(scene.at[at], "attendee", at, "attendee-received", 0.8).part(row, index)
            return


def _met_singly(scene: Scene, at: int) -> Iterator[Part]:
    """Read "X có các cuộc gặp với A, B và C": X comes to each; the person at ``row[at]`` is met."""
    row = scene.row
    noun = next((index for index in range(at - 1, -1, -1) if isinstance(row[index].value, Head)), at)
    verb = next((index for index in range(noun - 1, max(-1, noun - _HAS), -1) if row[index].low == "có"), noun)
    for index in doers(row, verb, many=False):
        yield Rule(scene.at[at], "attendee", noun, "attendee-meets-each", 0.7).part(row, index)
    yield Rule(scene.at[at], "host", noun, "host-met-each", 0.7).part(row, at)


def _roles(row: Sequence[Sign], at: int, head: Head) -> tuple[str, str] | None:
    """Return the roles of the two sides where the noun stands for a verb: "có buổi làm việc với", "hai ông hội đàm"."""
    if head.kind.endswith("tiếp xúc cử tri"):
        return ("attendee", "") if head.verbal and not preceded(row, at, ("cuộc", "buổi", "tại", "trong"), 2) else None
    if preceded(row, at, ("có",), 1 + preceded(row, at, _SEVERAL, 1)) and head.family in ("meeting", "visit"):
        return ("host", "attendee") if head.core == "tiếp" else ("attendee", "host")
    held = at > 0 and row[at - 1].low == "tiến hành"
    if head.verbal and (held or not (at and isinstance(row[at - 1].value, Act))):
        if head.core in ("họp", "họp báo"):
            return "organiser", ""
        return "attendee", "host" if head.kind in ("hội kiến", "chào xã giao") else "attendee"
    return None


def _sides(scene: Scene, at: int, roles: tuple[str, str], name: str) -> Iterator[Part]:
    """Yield who comes or meets, and who is visited or met."""
    row, (subject, other) = scene.row, roles
    held = preceded(row, at, _HELD, 1 + preceded(row, at, _SEVERAL, 1)) and isinstance(row[at].value, Head)
    verb = at - 1 - preceded(row, at, _SEVERAL, 1) if held else at
    found = doers(row, _before_leader(row, verb), many=subject != "organiser")
    follower = after_comma(row, at)
    if not found and follower is not None:
        found = [follower]
    if not found and at and row[at - 1].low == "khi":
        found = [index for index in range(at - 1, -1, -1) if row[index].kind == PERSON][:1]
    rule = Rule(scene.at[at], subject, at, f"{subject}-{name}", 0.75)
    for index in found:
        body = row[index].kind == BODY
        loose = body and subject == "attendee" and isinstance(row[at].value, Head) and not in_group(row, index)
        loose = loose and not row[index].value.startswith("Đoàn đại biểu")
        if not loose and (body or subject != "organiser"):
            yield rule.part(row, index)
    if other and (found or isinstance(row[at].value, Deed)):
        yield from _met(scene, found, Rule(scene.at[at], other, at, f"{other}-{name}", 0.7))


def _met(scene: Scene, found: Sequence[int], rule: Rule) -> Iterator[Part]:
    """Yield those who are visited or met: "… với B", "… thăm Công an tỉnh, Bệnh viện tỉnh"."""
    row = scene.row
    near = range(rule.verb + 1, min(len(row), rule.verb + 1 + NEAR))
    start = next((index for index in near if row[index].low == "tặng quà"), rule.verb)
    for index in range(start + 1, min(len(row), start + 1 + NEAR)):
        sign = row[index]
        if (sign.kind == MARK and sign.low in ".;") or sign.kind == DATE or index in found:
            return
        if is_act(sign) and index > rule.verb + 2:
            return
        if sign.kind in AGENTS:
            yield rule.part(row, index)


def _before_leader(row: Sequence[Sign], at: int) -> int:
    """Return where to look back from in "Đoàn công tác A do ông B làm trưởng đoàn có buổi …": before the "do"."""
    if not preceded(row, at, _LEADS):
        return at
    return next((index for index in range(at - 1, max(-1, at - _LEADER), -1) if row[index].low == "do"), at)


def _visitor(scene: Scene, at: int) -> Iterator[Part]:
    """Read "chuyến thăm chính thức Việt Nam của Tổng thống A": A comes."""
    row = scene.row
    for index in range(at + 1, min(len(row), at + _VISITOR)):
        if row[index].kind == MARK:
            return
        if row[index].kind == PERSON and preceded(row, index, ("của",)):
            yield Rule(scene.at[at], "attendee", at, "attendee-of-visit", 0.8).part(row, index)
            return


def invited(scene: Scene, at: int) -> Iterator[Part]:
    """Read "theo lời mời của A": who invites receives the visit."""
    row = scene.row
    visits = [index for index in scene.at if getattr(row[index].value, "family", "") == "visit"]
    if scene.at and not visits:
        return
    occasion = scene.at[visits[0]] if visits else scene.current
    if occasion is None:
        return
    rule = Rule(occasion, "host", at, "host-invites", 0.8)
    for index in range(at + 1, min(len(row), at + _INVITER)):
        if row[index].kind == MARK:
            return
        if row[index].kind in AGENTS:
            yield rule.part(row, index)
            second = next((on for on in joined(row, index + 2)), None)
            if second is not None and row[index + 1].low == "và":
                yield rule.part(row, second)
            return
