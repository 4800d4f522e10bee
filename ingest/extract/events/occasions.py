"""Which namings are of one occasion: "tại hội nghị", "buổi lễ", "dịp này", the headline and the captions name no new one.

The namings are taken in the order of the text. A noun that stands alone takes up the occasion of its family that was
spoken of last; one with a title is new unless its title, day and number agree with one that is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from ingest.extract.dates.calendar import day_of
from ingest.extract.events.settings import OPENING
from ingest.extract.reading import Block
from ingest.extract.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ingest.extract.dates import DateMention
    from ingest.extract.events.namings import Naming
    from ingest.extract.reading import Sentence

_WORD = regex.compile(r"\w+")
_ORDINAL = regex.compile(r"(?:lần\s+thứ|thứ|lần)\s+(\w+)|^(\d+)\b", regex.IGNORECASE)
_PERSONAL = frozenset({"gặp", "hội kiến", "hội đàm", "tiếp", "làm việc", "chào xã", "điện đàm"})
"""Occasions that are other ones when others are met."""
_BACKGROUND = 30
"""How many days apart an occasion is only looked back to."""
_SESSION_DAYS = 10
"""How many days a congress or a session without breaks lasts at most."""
_SHARED, _SHARED_APART = 2, 4
"""How many words two titles must share after the same noun, and after different ones."""
_AGREES = 0.5
"""Share of the shorter title's words that must stand in the longer one."""


@dataclass(slots=True)
class Occasion:
    """An occasion in the making: its namings in order, and the dates that stand with them."""

    namings: list[Naming] = field(default_factory=list)
    headline: bool = False
    told: bool = False
    announced: bool = True
    dates: list[tuple[int, DateMention]] = field(default_factory=list)

    @property
    def met(self) -> frozenset[str]:
        """The people whom its namings say were met."""
        return frozenset().union(*(naming.met for naming in self.namings))

    @property
    def first(self) -> Naming:
        """The naming that gives kind and title: the first with a title outside the headline, else the first."""
        titled = [naming for naming in self.namings if naming.title is not None and not naming.aside and naming.follows != "là"]
        body = [naming for naming in titled if not naming.headline]
        numbered = [naming for naming in body if naming.kind.startswith("kỳ họp") and _numbers(naming.title)]
        return (numbered or body or titled or [naming for naming in self.namings if not naming.aside] or self.namings)[0]

    @property
    def day(self) -> DateMention | None:
        """The date that stands nearest to a naming, of equally near ones the first."""
        if not self.dates:
            return None
        best = min(self.dates, key=lambda found: found[0])[1]
        longer = (date for _, date in self.dates if date.end is not None and date.start == best.start)
        return best if best.end is not None else next(longer, best)


@dataclass(frozen=True, slots=True)
class Named:
    """A naming with what its own sentence says of it: the date and how near it stands, whether it is told of, whether it opens the row.

    ``announced`` says that it is still to come, ``fresh`` that the sentence turns to another occasion.
    """

    naming: Naming
    date: DateMention | None
    distance: int
    told: bool
    opens: bool = False
    announced: bool = False
    fresh: bool = False


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
        found.announced = found.announced and named.announced
        if sentence.block is not Block.TITLE:
            found.headline = False
        if named.date is not None:
            found.dates.append((named.distance, named.date))
        opens = named.naming.title is not None and not named.naming.headline and named.opens
        if (named.told or opens or self.current is None or named.naming.bare) and not named.naming.aside and not self._long_ago(named):
            self.current = found
        return found

    def _long_ago(self, named: Named) -> bool:
        """Tell whether an occasion lies back or ahead of the one being told of: it is only looked back to."""
        if self.current is None or named.date is None or named.distance == OPENING:
            return False
        day, now = day_of(_key(named.date)), self.current.day
        today = day_of(_key(now)) if now is not None else None
        return day is not None and today is not None and abs((day - today).days) > _BACKGROUND

    def _known(self, named: Named) -> Occasion | None:
        naming = named.naming
        recent = sorted(self.occasions, key=lambda occasion: (occasion is self.current, occasion.namings[-1].row), reverse=True)
        family = _GATHERINGS if naming.family in _GATHERINGS and naming.kind == "họp" else {naming.family}
        kin = [occasion for occasion in recent if _related(occasion, naming, family) and not _apart(named, occasion)]
        if named.fresh and (naming.verbal or naming.deed is not None):
            return next((occasion for occasion in kin if naming.met and naming.met & occasion.met), None)
        if naming.bare and (naming.deed is None or naming.kind == "họp"):
            here = [occasion for occasion in kin if naming.place is not None and any(known.place == naming.place for known in occasion.namings)]
            if here:
                return here[0]
            same = [occasion for occasion in kin if any(known.core == naming.core for known in occasion.namings)]
            if same:
                return same[0]
            above = next((occasion for occasion in kin if occasion.headline and occasion.first.deed is not None), None)
            if above is not None:
                return above
            if naming.generic and self.current is not None and not _apart(named, self.current):
                return self.current
            return kin[0] if naming.generic and kin else None
        return next((occasion for occasion in kin if _agree(naming, occasion)), None)


_GATHERINGS = frozenset({"meeting", "session"})


def _related(occasion: Occasion, naming: Naming, families: Collection[str]) -> bool:
    """Tell whether a naming's noun can take up an occasion: one of its family, or "họp" of any gathering."""
    first = occasion.first
    if first.kind == "họp" and first.deed is not None and naming.family in _GATHERINGS:
        return True
    return first.family in families


def _apart(named: Named, occasion: Occasion) -> bool:
    """Tell whether day or number say that these are two."""
    naming = named.naming
    if naming.met and occasion.met and not naming.met & occasion.met and naming.core in _PERSONAL:
        return True
    ahead = named.announced and not occasion.announced and occasion.told
    if ahead and not naming.bare and not naming.headline and not _same_number(naming, occasion):
        return True
    places = {known.place for known in occasion.namings if known.place is not None}
    if naming.place is not None and places and naming.place not in places:
        return True
    numbers = _numbers(named.naming.title)
    known = [_numbers(naming.title) for naming in occasion.namings if naming.title is not None]
    day = occasion.day
    if named.date is not None and day is not None and _key(named.date) != _key(day) and not _inside(named.date, day):
        lasts = named.naming.family == "session" and any(numbers & other for other in known)
        return not (lasts and _within_days(named.date, day))
    return bool(numbers) and any(other and not numbers & other for other in known)


def _within_days(one: DateMention, other: DateMention) -> bool:
    """Tell whether two days are near enough to be of one session."""
    left, right = day_of(_key(one)), day_of(_key(other))
    return left is not None and right is not None and abs((left - right).days) <= _SESSION_DAYS


def _agree(naming: Naming, occasion: Occasion) -> bool:
    """Tell whether a naming with a title is of a known occasion."""
    if any(known.title is None and known.kind == naming.kind and known.deed is None for known in occasion.namings):
        return all(known.title is None for known in occasion.namings) or _titles_agree(naming, occasion)
    if naming.follows == "tại" and naming.deed is None and not naming.verbal and any(known.core == naming.core for known in occasion.namings[-1:]):
        return True
    if _same_number(naming, occasion):
        return True
    if naming.title is not None and any(
        known.family == naming.family and naming.title.lower().startswith(known.core) for known in occasion.namings
    ):
        return True
    if naming.follows == "tại" and naming.generic and occasion.told and occasion.first.family == naming.family and not _numbers(naming.title):
        return True
    if occasion.headline and occasion.first.deed is not None and not (naming.met and occasion.met and not naming.met & occasion.met):
        return True
    if occasion.headline and occasion.first.kind.split()[0] == naming.kind.split()[0]:
        return True
    return _titles_agree(naming, occasion)


def _same_number(naming: Naming, occasion: Occasion) -> bool:
    """Tell whether two sessions bear the same number: "họp lần thứ nhất", "kỳ họp thứ nhất"."""
    mine = _numbers(naming.title)
    return "session" in {naming.family, occasion.first.family} and any(mine & _numbers(known.title) for known in occasion.namings)


def _titles_agree(naming: Naming, occasion: Occasion) -> bool:
    mine = _bag(f"{naming.kind} {naming.title or ''}")
    for known in occasion.namings:
        other = _bag(f"{known.kind} {known.title or ''}")
        if naming.title and known.title:
            mine_only, other_only = _bag(naming.title), _bag(known.title)
            least = _SHARED if naming.core == known.core else _SHARED_APART
            if _share(mine_only, other_only) >= _AGREES and len(mine_only & other_only) >= min(least, len(mine_only), len(other_only)):
                return True
        elif naming.deed is not None and known.deed is not None and _share(mine, other) >= _AGREES:
            return True
    return False


def _share(left: set[str], right: set[str]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _bag(phrase: str) -> set[str]:
    return set(_WORD.findall(phrase.lower())) - words("events", "empty")


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
