"""Which occasions the article reports or announces, and which it only touches on.

An occasion with a day, a title or people of its own is reported; one that is only touched on ("nghị quyết đại hội",
"các kỳ họp") is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.events.agreement import ordinals
from ingest.extract.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.events.naming import Naming
    from ingest.extract.events.occasions import Occasion
    from ingest.extract.participation import Part

THRESHOLD = 3.0
"""The weight from which on an occasion is taken as reported; chosen by F1 on the development articles."""
_AGENTS, _AGAIN = 3, 2
"""How many people and bodies, and how many repetitions, add to the weight."""


def weight(occasion: Occasion, parts: Sequence[Part], *, main: bool) -> float:
    """Return how much speaks for an occasion's being reported: its day, people, title, number, verb, repetitions.

    Args:
        occasion: The occasion with its namings.
        parts: Who took part in it.
        main: Whether it is what the article says most of.
    """
    plain = [naming for naming in occasion.namings if not naming.aside]
    held = occasion.day is not None or any(part.role in ("organiser", "attendee", "awarder") for part in parts)
    if not plain or (not held and all(_of_a_sort(naming) for naming in plain)):
        return 0.0
    agents = {part.agent for part in parts}
    points = 2.0 * (occasion.day is not None) + 1.5 * occasion.told + 2 / 3 * min(len(agents), _AGENTS)
    points += 1.0 * any(naming.title is not None for naming in plain) + 1.0 * main
    points += 0.5 * min(len(plain) - 1, _AGAIN) + 0.5 * any(ordinals(naming.title) for naming in plain)
    return points - 1.0 * (len(plain) < len(occasion.namings))


def _of_a_sort(naming: Naming) -> bool:
    """Tell whether festivals as such are spoken of, none by its name: "quản lý và tổ chức lễ hội"."""
    proper = naming.title is not None and naming.title[:1].isupper()
    return naming.kind in words("events", "festivals") and not proper


def confidence(points: float) -> float:
    """Return how sure it is that an occasion of this weight is reported: 0.6 at the threshold, 0.95 at most."""
    return round(min(0.95, 0.4 + 0.07 * points), 2)
