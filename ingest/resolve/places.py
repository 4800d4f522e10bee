"""Which place a name means in an article: the units in force on its day, and of namesakes the one nearby.

"huyện Châu Thành" is in a dozen provinces; an article that also speaks of "tỉnh Tiền Giang" means the one there. A
name that stays undecided is left without a place, and bodies named after it stay the article's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.resolve.iris import fold
from ontology.places import gazetteer, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ontology.places import Gazetteer
    from ontology.places import Place as Unit


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a name was found to mean.

    ``within`` holds the IRIs of the places around it and its own, ``province`` the folded name of its province, which
    outlives a change of era. ``shared`` tells that several provinces have a place of this name.
    """

    iri: str
    full: str
    unit: str
    name: str
    level: str
    province: str
    within: frozenset[str]
    shared: bool


class Atlas:
    """The places of a gazetteer by the names that articles use."""

    def __init__(self, known: Gazetteer) -> None:
        """Take the gazetteer to look into."""
        self._known = known
        self._found: dict[str, tuple[tuple[Unit, Place], ...]] = {}

    def candidates(self, name: str, day: str | None) -> list[Place]:
        """Return the places of a name that were in force on an ISO 8601 day, year or month.

        Without a day, or where there was none that day, those of the oldest era that has any.
        """
        every = self._every(name)
        if day is not None:
            whole = day + "-01-01"[len(day) - len("2020") :]
            fitting = [place for unit, place in every if _in_force(unit, whole)]
            if fitting:
                return fitting
        oldest = min((unit.valid_from or "" for unit, _ in every), default="")
        return [place for unit, place in every if (unit.valid_from or "") == oldest]

    def named_in(self, words: str) -> str | None:
        """Return the longest name of a place with its unit that words end in: "Công an huyện Lệ Thủy"."""
        parts = words.split()
        tails = (" ".join(parts[at:]) for at in range(1, len(parts) - 1))
        return next((tail for tail in tails if split(tail)[0] and self._every(tail)), None)

    def _every(self, name: str) -> tuple[tuple[Unit, Place], ...]:
        if name not in self._found:
            units = self._known.find(name)
            provinces = {self._province(unit) for unit in units}
            self._found[name] = tuple((unit, self._place(unit, shared=len(provinces) > 1)) for unit in units)
        return self._found[name]

    def _around(self, unit: Unit) -> list[Unit]:
        found = [unit]
        while (iri := found[-1].parent) and (parent := self._known.by_iri(iri)):
            found.append(parent)
        return found

    def _province(self, unit: Unit) -> str:
        return fold(self._around(unit)[-1].full)

    def _place(self, unit: Unit, *, shared: bool) -> Place:
        within = frozenset(each.iri for each in self._around(unit))
        return Place(unit.iri, unit.full, unit.unit, unit.name, unit.level, self._province(unit), within, shared)


@cache
def atlas() -> Atlas:
    """Return the atlas of the gazetteer that comes with the ontology."""
    return Atlas(gazetteer())


def locate(names: Iterable[str], day: str | None, where: Atlas) -> Mapping[str, Place | None]:
    """Return the place that each name of an article means; None for one that could mean several.

    Names that the gazetteer lacks are left out. What is certain decides about what is not, again and again until
    nothing more can be decided.
    """
    open_ = {name: found for name in sorted(set(names)) if (found := where.candidates(name, day))}
    certain = {name: found[0] for name, found in open_.items() if len(found) == 1}
    while True:
        near = frozenset().union(*(place.within for place in certain.values()))
        decided = {}
        for name in open_.keys() - certain.keys():
            inside = [place for place in open_[name] if (place.within - {place.iri}) & near]
            if len(inside) == 1:
                decided[name] = inside[0]
        if not decided:
            return {name: certain.get(name) for name in open_}
        certain |= decided


def _in_force(unit: Unit, day: str) -> bool:
    return (unit.valid_from or "") <= day and (unit.valid_until is None or day <= unit.valid_until)
