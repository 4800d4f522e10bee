"""Which namings are of one occasion: "tại hội nghị", "buổi lễ", the headline and the captions name no new one.

The namings are taken in the order of the text. A noun that stands alone takes up the occasion of its family that was
spoken of last; one with a title is new unless title, day and number agree with one that is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from ingest.extract.dates.calendar import day_of
from ingest.extract.events.agreement import agree, apart, ordinals
from ingest.extract.events.days import AFTER, OPENING
from ingest.extract.events.verbs import HANDING, MAKING_KNOWN
from ingest.extract.vocabulary import words

if TYPE_CHECKING:
    from ingest.extract.dates import DateMention
    from ingest.extract.events.naming import Naming

_BACKGROUND = 30
"""How many days apart an occasion is only looked back to."""
_SPOKEN_OF = 64
"""How many occasions, those spoken of last, a naming may take up; only texts put together of many name more."""
_HANDINGS = frozenset({HANDING, MAKING_KNOWN})
_GATHERINGS = frozenset({"meeting", "session"})


@dataclass(slots=True)
class Occasion:
    """An occasion in the making: its namings in order, and the dates that stand with them.

    ``headline`` says that only the headline names it so far, ``told`` that the article tells of it, ``ahead`` and
    ``past`` that a sentence tells of it as still to come, as come; ``dates`` are pairs of how near a date stands and
    the date.
    """

    number: int
    namings: list[Naming] = field(default_factory=list)
    headline: bool = True
    told: bool = False
    ahead: bool = False
    past: bool = False
    dates: list[tuple[int, DateMention]] = field(default_factory=list)

    @property
    def announced(self) -> bool:
        """Whether it is still to come wherever the article tells of it."""
        return self.ahead and not self.past

    @property
    def first(self) -> Naming:
        """The naming that gives kind and title: the first with a title outside the headline, else the first."""
        plain = [naming for naming in self.namings if not naming.aside]
        titled = [naming for naming in plain if not naming.bare]
        body = [naming for naming in titled if not naming.headline]
        numbered = [naming for naming in body if naming.kind.startswith("kỳ họp") and ordinals(naming.title)]
        return (numbered or body or titled or plain or self.namings)[0]

    @property
    def day(self) -> DateMention | None:
        """The date that stands nearest to a naming, of equally near ones the first, with its end where one is told."""
        if not self.dates:
            return None
        best = min(self.dates, key=lambda found: (_unknown(found[1]), found[0]))[1]
        longer = (date for _, date in self.dates if date.end is not None and date.start == best.start)
        return best if best.end is not None else next(longer, best)

    @property
    def met(self) -> frozenset[str]:
        """The people whom its namings say were met."""
        return frozenset().union(*(naming.met for naming in self.namings))

    @property
    def places(self) -> frozenset[str]:
        """The places that its namings themselves hold: "tiếp xúc cử tri quận 3"."""
        return frozenset(naming.place for naming in self.namings if naming.place is not None)


def _unknown(date: DateMention) -> bool:
    """Tell whether a day counts from the day of writing, which nobody knows: "ngày mai"."""
    return date.start is None and date.basis == "publication"


@dataclass(frozen=True, slots=True)
class Named:
    """A naming with what its own sentence says of it.

    ``date`` is its date and ``distance`` how near that stands; ``told`` says that the sentence tells of the occasion,
    ``opens`` that it is the first that the sentence names, ``announced`` that it is still to come, ``fresh`` that the
    sentence turns to another occasion.
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
        self._recent: dict[int, Occasion] = {}

    def take(self, named: Named) -> Occasion:
        """Return the occasion that a naming is of, a new one if none is known."""
        naming = named.naming
        found = self._known(named)
        if found is None:
            found = Occasion(len(self.occasions))
            self.occasions.append(found)
        self._recent.pop(found.number, None)
        self._recent[found.number] = found
        found.namings.append(naming)
        found.headline = found.headline and naming.headline
        found.told = found.told or named.told
        found.ahead = found.ahead or named.announced
        found.past = found.past or (named.told and not named.announced)
        if named.date is not None:
            found.dates.append((named.distance, named.date))
        opens = named.opens and naming.title is not None and not naming.headline
        if (named.told or opens or naming.bare or self.current is None) and not (naming.aside or self._long_ago(named)):
            self.current = found
        return found

    def _long_ago(self, named: Named) -> bool:
        """Tell whether an occasion lies far from the one being told of, and is only looked back to."""
        if self.current is None or named.date is None or named.distance == OPENING:
            return False
        now = self.current.day
        day, today = day_of(named.date.start or ""), day_of(now.start or "") if now is not None else None
        return day is not None and today is not None and abs((day - today).days) > _BACKGROUND

    def _known(self, named: Named) -> Occasion | None:
        """Return the known occasion that a naming takes up, the one at hand before those spoken of last."""
        naming = named.naming
        recent = sorted(
            islice(reversed(self._recent.values()), _SPOKEN_OF),
            key=lambda known: (known is self.current, known.namings[-1].row, -known.number),
            reverse=True,
        )
        if self.current is not None and _one_handing(named, self.current) and not apart(named, self.current):
            return self.current
        kin = [known for known in recent if _related(naming, known) and not apart(named, known)]
        if named.fresh and (naming.verbal or naming.deed is not None):
            return next((known for known in kin if naming.met & known.met), None)
        held = naming.follows in words("participation", "subject", "organiser")
        if named.fresh and not naming.bare and (held or named.distance == AFTER):
            return None
        if naming.bare and (naming.deed is None or naming.kind == "họp"):
            return self._taken_up(named, kin)
        return next((known for known in kin if agree(naming, known)), None)

    def _taken_up(self, named: Named, kin: list[Occasion]) -> Occasion | None:
        """Return the occasion that a noun without a title takes up: at its place, of its noun, of its family."""
        naming = named.naming
        choices = (
            [known for known in kin if naming.place in known.places],
            [known for known in kin if any(other.core == naming.core for other in known.namings)],
            [known for known in kin if known.headline and known.first.deed is not None],
        )
        found = next((choice[0] for choice in choices if choice), None)
        if found is None and naming.generic:
            at_hand = self.current is not None and not apart(named, self.current)
            return self.current if at_hand else next(iter(kin), None)
        return found


def _one_handing(named: Named, current: Occasion) -> bool:
    """Tell whether a decision was handed over at the occasion at hand, or that handing is what a noun takes up."""
    naming = named.naming
    if naming.kind in _HANDINGS:
        return True
    takes_up = naming.bare or naming.kind.endswith("quyết định")
    gathers = naming.family in ("meeting", "ceremony") and naming.deed is None
    return current.first.kind in _HANDINGS and takes_up and gathers and not named.fresh


def _related(naming: Naming, occasion: Occasion) -> bool:
    """Tell whether a naming's noun can take up an occasion: one of its family, or "họp" any gathering."""
    first = occasion.first
    meets = naming.kind == "họp" or (first.kind == "họp" and first.deed is not None)
    if meets and naming.family in _GATHERINGS:
        return first.family in _GATHERINGS
    return first.family == naming.family
