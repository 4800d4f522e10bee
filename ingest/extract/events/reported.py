"""Which occasions the article reports or announces, and which it only touches on.

An occasion with a day, a title or people of its own is reported; one that is only touched on ("nghị quyết đại hội",
"các kỳ họp") is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.events.occasions import Occasion
    from ingest.extract.participation import Part

THRESHOLD = 3.0


def weight(occasion: Occasion, parts: Sequence[Part], *, main: bool) -> float:
    """Return how much speaks for an occasion's being reported: its day, people, title, verb, repetitions."""
    plain = [naming for naming in occasion.namings if not naming.aside]
    if not plain:
        return 0.0
    agents = {part.agent for part in parts}
    points = 2.0 * (occasion.day is not None) + 1.5 * occasion.told + 1.0 * min(len(agents), 3) / 1.5
    points += 1.0 * any(naming.title is not None for naming in plain)
    points += 0.5 * min(len(plain) - 1, 2) + 1.0 * main
    return points - 1.0 * any(naming.aside for naming in occasion.namings)


def reported(occasion: Occasion, parts: Sequence[Part], *, main: bool) -> bool:
    """Tell whether the article reports or announces an occasion."""
    return weight(occasion, parts, main=main) >= THRESHOLD


def confidence(points: float) -> float:
    """Return how sure it is that an occasion of this weight is one that the article reports."""
    return round(min(0.95, 0.4 + 0.07 * points), 2)
