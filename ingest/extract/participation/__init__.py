"""Who took part in an event and how: "Đồng chí X chủ trì hội nghị", "Dự buổi lễ có các đồng chí: A, …; B, …".

The verbs of ``words/participation.toml`` give the roles. ``parts`` reads one sentence at a time: it is told which of
the sentence's signs name which occasion, and which occasion is at hand when the sentence opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.participation.acting import LOOSE, SHOWN, acting, on_side, opens_side, shown, welcomed
from ingest.extract.participation.giving import giving
from ingest.extract.participation.meeting import invited, meeting
from ingest.extract.participation.press import interviewed
from ingest.extract.participation.scenes import Part, Scene
from ingest.extract.vocabulary import Act

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Part", "Scene", "heard", "interviewed", "parts"]


def parts(scene: Scene) -> Iterator[Part]:
    """Yield who takes part in which occasion, as one sentence tells; one agent may come up again and again."""
    row, quoted = scene.row, scene.quoted
    for at, sign in enumerate(row):
        if at in quoted and at not in scene.at:
            continue
        if at <= 1 and opens_side(row, at):
            yield from on_side(scene, at)
        elif at in scene.at and sign.value is not None and not isinstance(sign.value, Act):
            yield from meeting(scene, at)
        elif isinstance(sign.value, Act):
            rules = giving if sign.value.role in ("awarder", "recipient") else acting
            yield from rules(scene, at, sign.value)
        elif sign.low in _OPENERS:
            yield from _at_word(scene, at)


_OPENERS = frozenset({"vinh dự", "tại", "trong", "làm", "mời"})


def _at_word(scene: Scene, at: int) -> Iterator[Part]:
    """Yield what the rules tell that plain words open."""
    row, low = scene.row, scene.row[at].low
    if low == "vinh dự":
        yield from welcomed(scene, at)
    elif low in ("tại", "trong") and scene.at:
        yield from shown(scene, at)
    elif low == "làm" and scene.at and at + 1 < len(row) and row[at + 1].low.startswith("trưởng đoàn"):
        yield from acting(scene, at, Act("chair"))
    elif low == "mời" and at and row[at - 1].low == "lời":
        yield from invited(scene, at)


def heard(parts: Sequence[Part], told: frozenset[str], *, background: bool) -> list[Part]:
    """Return the parts in one occasion without those who only speak to the press, or while it is in the background.

    Args:
        parts: All parts that the article gives in the occasion.
        told: The people who spoke to journalists.
        background: Whether the article is well under way before it names the occasion: who then says something without
            a word of where says it to the reporter, unless the article puts them at the occasion besides.
    """
    there = {part.agent for part in parts if part.rule not in (LOOSE, SHOWN)}
    said = [part for part in parts if part.rule == LOOSE and not (background or part.agent in told)]
    acts = there | {part.agent for part in said}
    return [
        part
        for part in parts
        if (part.rule != LOOSE or part.agent in acts) and (part.rule != SHOWN or part.agent not in acts)
    ]
