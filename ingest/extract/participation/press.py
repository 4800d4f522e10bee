"""Who speaks to the press and at no occasion: "Trao đổi với Tuổi Trẻ Online, ông A …", "A nói bên hành lang …"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.signs import PERSON
from ingest.extract.vocabulary import openings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.extract.participation.scenes import Scene


@cache
def _press() -> re.Pattern[str]:
    """Words of an interview, or of answering with the name of a paper right behind."""
    plain = "|".join(map(re.escape, openings("participation", "press")))
    to = "|".join(map(re.escape, openings("participation", "press", "to")))
    papers = "|".join(map(re.escape, openings("participation", "press", "papers")))
    return re.compile(rf"(?<!\w)(?:{plain}|(?:{to}) (?:{papers}))(?!\w| cáo)")


def to_press(scene: Scene) -> bool:
    """Tell whether a sentence says that somebody spoke to journalists; what it quotes says nothing of who is quoted."""
    quoted = scene.quoted
    told = " ".join(sign.low for at, sign in enumerate(scene.row) if at not in quoted)
    return _press().search(told) is not None


def interviewed(text: str, scenes: Iterable[Scene]) -> frozenset[str]:
    """Return the people whom an article says to have spoken to journalists.

    Args:
        text: The article's text.
        scenes: Its sentences.
    """
    if _press().search(text.lower()) is None:
        return frozenset()
    return frozenset(sign.value for scene in scenes if to_press(scene) for sign in scene.row if sign.kind == PERSON)
