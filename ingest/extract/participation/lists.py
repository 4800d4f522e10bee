"""Lists of those who came that go on in the next sentence: "Dự hội nghị có:⏎- Đồng chí A, Bí thư …;⏎- Đồng chí B, …".

A list goes on where its sentence or line ends in a comma, semicolon or colon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.participation.agents import listed
from ingest.extract.participation.scenes import Rule, is_act, opens_clause
from ingest.extract.signs import PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.participation.scenes import Part, Scene

_OPEN = (",", ";", ":")
_LEAD = 6
"""How many signs before its first name an item of a list has at most: "- Về phía tỉnh: đồng chí"."""


def unfinished(scene: Scene, found: Sequence[Part]) -> Rule | None:
    """Return the rule by which the next sentence goes on with a list, None where the sentence leaves no list open.

    Args:
        scene: The sentence.
        found: The parts that it gives.
    """
    row = scene.row
    if len(row) < 2 or row[-1].low not in _OPEN:  # noqa: PLR2004 - a lone mark opens nothing
        return None
    if found and found[-1].rule.endswith("-in-list"):
        return Rule(found[-1].occasion, found[-1].role, 0, found[-1].rule, 0.85)
    verb = next((at for at, sign in enumerate(row) if is_act(sign, "attendee", "host")), None)
    if verb is None or row[-1].low != ":" or not opens_clause(row, verb):
        return None
    occasion, role = scene.spoken_of(verb), row[verb].value.role
    return None if occasion is None else Rule(occasion, role, 0, f"{role}-in-list", 0.85)


def going_on(scene: Scene, rule: Rule) -> Iterator[Part]:
    """Yield those whom a sentence adds to the list of the one before; none where it tells what somebody does."""
    row = scene.row
    first = next((at for at, sign in enumerate(row) if sign.kind == PERSON), None)
    if first is None or first > _LEAD or any(is_act(sign) or is_act(sign, saying=True) for sign in row):
        return
    for index in listed(row, 0):
        if row[index].kind == PERSON:
            yield rule.part(row, index)
