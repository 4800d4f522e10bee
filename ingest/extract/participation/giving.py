"""Awards given and received: "A trao Bằng khen cho B", "B nhận quyết định", "B được Thủ tướng tặng Huân chương".

Gifts, money and flowers are no awards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.participation.agents import doers
from ingest.extract.participation.scenes import Rule, is_act, preceded
from ingest.extract.signs import AGENTS, BODY, DATE, MARK, PERSON
from ingest.extract.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.participation.scenes import Part, Scene
    from ingest.extract.signs import Sign
    from ingest.extract.vocabulary import Act

_THING, _PASSIVE, _OPENING = 9, 5, 6
"""How many signs after a verb its award may stand; before it the "được"; from the start of a sentence "Dịp này"."""
_BEFORE = 4
_YEAR = len("2010")


def giving(scene: Scene, at: int, act: Act) -> Iterator[Part]:
    """Yield who gives and who receives, as a verb with an award tells."""
    row, occasion = scene.row, scene.spoken_of(at)
    stop = next((i for i in range(at + 1, len(row)) if row[i].kind == MARK and row[i].low in ".;"), len(row))
    thing = next((i for i in range(at, min(stop, at + _THING)) if _is_award(row, i)), None)
    if thing is None or occasion is None or _once(row, at) or not (scene.named or scene.speaks):
        return
    if act.role == "awarder" and (giver := _follows(row, at, thing)) is not None:
        yield Rule(occasion, "awarder", at, "awarder-after-phrase", 0.75).part(row, giver)
        return
    passive = next((i for i in range(at - 1, max(-1, at - 1 - _PASSIVE), -1) if row[i].low == "được"), None)
    if passive is not None and act.role == "awarder":
        if _here(scene, at):
            rule = Rule(occasion, "recipient", at, "recipient-is-given", 0.7)
            yield from (rule.part(row, index) for index in doers(row, passive, many=True))
        return
    rule = Rule(occasion, act.role, at, f"{act.role}-before-verb", 0.75)
    yield from (rule.part(row, index) for index in doers(row, at, many=act.role == "recipient"))
    if act.role == "awarder":
        rule = Rule(occasion, "recipient", at, "recipient-after-verb", 0.75)
        yield from (rule.part(row, index) for index in _receivers(row, thing, stop))


def _follows(row: Sequence[Sign], at: int, thing: int) -> int | None:
    """Return who gives in "Trao quyết định và phát biểu tại buổi lễ, đồng chí A …"; None where nobody follows."""
    comma = next((i for i in range(thing + 1, min(len(row), thing + _THING + _THING)) if row[i].low in ",:"), None)
    if at or comma is None or any(sign.kind in AGENTS or sign.low == "cho" for sign in row[thing:comma]):
        return None
    return next((i for i in range(comma + 1, min(len(row), comma + 1 + _BEFORE)) if row[i].kind == PERSON), None)


def _receivers(row: Sequence[Sign], thing: int, stop: int) -> Iterator[int]:
    """Yield the indices of those whom an award goes to, up to who gave it ("do …") or went ("thay …")."""
    for index in range(thing + 1, stop):
        if row[index].low in words("participation", "to", "others") or is_act(row[index], saying=True):
            return
        before = [sign.low for sign in row[max(thing + 1, index - _BEFORE) : index]]
        if row[index].kind == BODY:
            if before[-1:] == ["cho"] or ("cho" in before and before[-1] in ("tập thể", "thể", "đạo")):
                yield index
        elif (
            row[index].kind in AGENTS and before[-1:] != ["của"] and not words("participation", "to").isdisjoint(before)
        ):
            yield index


def _is_award(row: Sequence[Sign], at: int) -> bool:
    """Tell whether an award opens at a sign, or is held by a verb: "Bằng khen", "nhận quyết định"."""
    things = words("participation", "award", "things")
    low = row[at].low
    pair = f"{low} {row[at + 1].low}" if at + 1 < len(row) else low
    return low in things or pair in things or any(low.endswith(f" {thing}") for thing in things)


def _once(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a verb looks back: "Năm 2010, ông A được tặng …", "từng nhận …"."""
    return any(sign.low == "từng" or (sign.kind == DATE and len(sign.value.start or "") == _YEAR) for sign in row[:at])


def _here(scene: Scene, at: int) -> bool:
    """Tell whether an award is given at the occasion: "Dịp này, …", "Tại buổi lễ, …", not once upon a time."""
    opening = min(len(scene.row), _OPENING)
    here = words("participation", "to", "here")
    return any(index < at for index in scene.at) or preceded(scene.row, opening, here, _OPENING)
