"""Which namings are of one occasion: "tại hội nghị", "buổi lễ", "dịp này", the headline and the captions name no new one.

The namings are taken in the order of the text. A noun that stands alone takes up the occasion of its family that was
spoken of last; one with a title is new unless its title, day and number agree with one that is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from ingest.extract.reading import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.extract.dates import DateMention
    from ingest.extract.events.namings import Naming
    from ingest.extract.reading import Sentence

_WORD = regex.compile(r"\w+")
_ORDINAL = regex.compile(r"(?:thứ|lần|lần thứ|khóa|khoá|số)\s+(\w+)|^(\d+)\b", regex.IGNORECASE)
_AGREES = 0.5
"""Share of the shorter title's words that must stand in the longer one."""


@dataclass(slots=True)
class Occasion:
    """An occasion in the making: its namings in order, and the dates that stand with them."""

    namings: list[Naming] = field(default_factory=list)
    headline: bool = False
    told: bool = False
    dates: list[tuple[int, DateMention]] = field(default_factory=list)

    @property
    def first(self) -> Naming:
        """The naming that gives kind and title: the first with a title outside the headline, else the first."""
        titled = [naming for naming in self.namings if naming.title is not None and not naming.aside]
        body = [naming for naming in titled if naming.row > 0 or not self.headline]
        return (body or titled or self.namings)[0]

    @property
    def day(self) -> DateMention | None:
        """The date that stands nearest to a naming, of equally near ones the first."""
        return min(self.dates, key=lambda found: found[0])[1] if self.dates else None


@dataclass(frozen=True, slots=True)
class Named:
    """A naming with what its own sentence says of it: the date and how near it stands, whether it is told of."""

    naming: Naming
    date: DateMention | None
    distance: int
    told: bool


class Discourse:
    """The occasions of an article as they come up; ``current`` is the one being told of."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.occasions: list[Occasion] = []
        self.current: Occasion | None = None

    def take(self, named: Named, sentence: Sentence) -> Occasion:
        """Return the occasion that a naming is of, a new one if none is known."""
        found = self._known(named)
        if found is None:
            found = Occasion(headline=sentence.block is Block.TITLE)
            self.occasions.append(found)
        found.namings.append(named.naming)
        found.told = found.told or named.told
        if sentence.block is not Block.TITLE:
            found.headline = False
        if named.date is not None:
            found.dates.append((named.distance, named.date))
        if (named.told or self.current is None or named.naming.bare) and not named.naming.aside:
            self.current = found
        return found

    def _known(self, named: Named) -> Occasion | None:
        naming = named.naming
        recent = sorted(self.occasions, key=lambda occasion: occasion is self.current)[::-1]
        kin = [occasion for occasion in recent if occasion.first.family == naming.family and not _apart(named, occasion)]
        if naming.bare and naming.deed is None:
            same = [occasion for occasion in kin if any(known.kind == naming.kind for known in occasion.namings)]
            if same or kin:
                return (same or kin)[0]
            if naming.generic and self.current is not None and not _apart(named, self.current):
                return self.current
            return None
        return next((occasion for occasion in kin if _agree(naming, occasion)), None)


def _apart(named: Named, occasion: Occasion) -> bool:
    """Tell whether day or number say that these are two."""
    day = occasion.day
    if named.date is not None and day is not None and _key(named.date) != _key(day) and not _inside(named.date, day):
        return True
    numbers = _numbers(named.naming.title)
    known = [_numbers(naming.title) for naming in occasion.namings if naming.title is not None]
    return bool(numbers) and any(other and not numbers & other for other in known)


def _agree(naming: Naming, occasion: Occasion) -> bool:
    """Tell whether a naming with a title is of a known occasion."""
    if any(known.title is None and known.kind == naming.kind and known.deed is None for known in occasion.namings):
        return all(known.title is None for known in occasion.namings) or _titles_agree(naming, occasion)
    if occasion.headline and occasion.first.kind.split()[0] == naming.kind.split()[0]:
        return True
    return _titles_agree(naming, occasion)


def _titles_agree(naming: Naming, occasion: Occasion) -> bool:
    mine = _bag(f"{naming.kind} {naming.title or ''}")
    for known in occasion.namings:
        other = _bag(f"{known.kind} {known.title or ''}")
        if naming.title and known.title:
            mine_only, other_only = _bag(naming.title), _bag(known.title)
            if _share(mine_only, other_only) >= _AGREES:
                return True
        elif naming.deed is not None and known.deed is not None and _share(mine, other) >= _AGREES:
            return True
    return False


def _share(left: set[str], right: set[str]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _bag(words: str) -> set[str]:
    return set(_WORD.findall(words.lower()))


def _numbers(title: str | None) -> set[str]:
    return {(a or b).lower() for a, b in _ORDINAL.findall(title or "")}


def _key(date: DateMention) -> str:
    return date.start or ""


def _inside(one: DateMention, other: DateMention) -> bool:
    """Tell whether one date is a part of the other: a day of its month, a day of the interval, or one is unknown."""
    left, right = _key(one), _key(other)
    if not left or not right or left.startswith(right) or right.startswith(left):
        return True
    return (one.end is not None and left <= right <= one.end) or (other.end is not None and right <= left <= other.end)


def merged(occasions: Iterable[Occasion]) -> Sequence[Occasion]:
    """Return the occasions in the order in which they first stand in the text."""
    return sorted(occasions, key=lambda occasion: (occasion.namings[0].row, occasion.namings[0].at))
