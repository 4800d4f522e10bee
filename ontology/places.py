"""The gazetteer: Vietnam's provinces, districts and communes, of before and since 1 July 2025.

Units are told apart by era and official code: ``…/place/2004/44`` is the Quảng Bình of before the mergers, which
``…/place/2025/44``, the enlarged Quảng Trị, succeeded. Which units a text means is decided by its date.
Provinces and districts are read at once, the fourteen thousand communes when first asked for.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from pyoxigraph import Literal, RdfFormat, parse

from ontology.files import PLACES
from ontology.terms import BM, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

UNITS = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
COMMUNE_UNITS = frozenset({"xã", "phường", "thị trấn", "đặc khu"})


def split(full: str) -> tuple[str, str]:
    """Return unit word and name of "thị xã Ba Đồn": ("thị xã", "Ba Đồn"); the unit is "" where there is none.

    The unit word is found whatever its case, and returned in lower case.
    """
    folded = full.casefold()
    unit = next((each for each in UNITS if folded.startswith(each + " ")), "")
    return unit, full[len(unit) + 1 :] if unit else full


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit of Vietnam.

    ``name`` is bare ("Quảng Bình", "1"), ``unit`` its unit word in lower case, ``level`` one of "province",
    "district", "commune", ``parent`` an IRI. ``valid_from`` and ``valid_until`` are ISO days, both included; None
    where open or unknown. ``aliases`` are other spellings ("Dak Lak") and, with their unit word, other names that
    the unit bore ("thị xã Mộc Châu"). ``successors`` are the IRIs of the units that it went into.
    """

    iri: str
    code: str
    name: str
    unit: str
    level: str
    parent: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    aliases: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        """Unit word and name: "tỉnh Quảng Bình"."""
        return f"{self.unit} {self.name}"

    def valid(self, on: date | None) -> bool:
        """Tell whether the unit existed on a day; on no day in particular, every unit did."""
        day = on.isoformat() if on else None
        return day is None or ((self.valid_from or day) <= day <= (self.valid_until or day))


class Gazetteer:
    """Places by name, by IRI and by parent.

    ``on`` is the day on which the units existed, None for any day. Names are compared whatever their case.
    """

    def __init__(self, folder: Path = PLACES) -> None:
        """Read provinces and districts from the Turtle files of a folder."""
        self._folder = folder
        self._provinces = tuple(_read(folder / "provinces.ttl"))
        self._districts = tuple(_read(folder / "districts.ttl"))
        self._upper = _Index((*self._provinces, *self._districts))

    @cached_property
    def _lower(self) -> _Index:
        return _Index(_read(self._folder / "communes.ttl"))

    def provinces(self, on: date | None = None) -> tuple[Place, ...]:
        """Return provinces and central cities, in the order of their codes, the older era first."""
        return tuple(each for each in self._provinces if each.valid(on))

    def districts(self, on: date | None = None) -> tuple[Place, ...]:
        """Return districts, towns and cities of provinces: there are none since 1 July 2025."""
        return tuple(each for each in self._districts if each.valid(on))

    def communes(self, on: date | None = None) -> tuple[Place, ...]:
        """Return communes, wards, townships and special zones."""
        return tuple(each for each in self._lower.by_iri.values() if each.valid(on))

    def find(
        self, name: str, unit: str | None = None, on: date | None = None, *, communes: bool = False
    ) -> list[Place]:
        """Return the places that bear a name, the higher level first; those that bear it as an alias only if none does.

        Args:
            name: with or without its unit word: "Quảng Bình", "tỉnh Quảng Bình".
            unit: unit word in lower case ("huyện"); else that of ``name``, else any.
            on: a day on which the place existed.
            communes: look among communes too where no unit word is given; a commune's unit word does so by itself.
        """
        own, bare = split(unicodedata.normalize("NFC", name.strip()))
        wanted = unit or own
        if not bare:
            return []
        indexes = [self._upper] if wanted not in COMMUNE_UNITS else []
        indexes += [self._lower] if wanted in COMMUNE_UNITS or (communes and not wanted) else []
        for key in ("by_name", "by_alias"):
            found = [place for index in indexes for place in index.bearing(key, bare, wanted) if place.valid(on)]
            if found:
                return found
        return []

    def by_iri(self, iri: str) -> Place | None:
        """Return the place of an IRI, None where there is none."""
        return self._upper.by_iri.get(iri) or self._lower.by_iri.get(iri)

    def children(self, iri: str, on: date | None = None) -> tuple[Place, ...]:
        """Return the units directly under a place."""
        found = (*self._upper.by_parent.get(iri, ()), *self._lower.by_parent.get(iri, ()))
        return tuple(each for each in found if each.valid(on))


class _Index:
    """Places of some levels under their names."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.by_iri: dict[str, Place] = {}
        self.by_parent: dict[str, list[Place]] = defaultdict(list)
        self._keys: dict[str, dict[str, list[tuple[str, Place]]]] = {
            "by_name": defaultdict(list),
            "by_alias": defaultdict(list),
        }
        for place in places:
            self.by_iri[place.iri] = place
            if place.parent:
                self.by_parent[place.parent].append(place)
            self._keys["by_name"][place.name.casefold()].append((place.unit, place))
            for unit, name in dict.fromkeys(split(alias.casefold()) for alias in place.aliases):
                self._keys["by_alias"][name].append((unit or place.unit, place))

    def bearing(self, key: str, name: str, unit: str) -> Iterator[Place]:
        """Yield the places under a name whose unit word is ``unit``, or any if that is empty."""
        for own, place in self._keys[key].get(name.casefold(), ()):
            if not unit or own == unit:
                yield place


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of this package."""
    return Gazetteer()


def _read(path: Path) -> Iterator[Place]:
    """Yield the places of a Turtle file, in its order."""
    subjects: dict[str, dict[str, list[str]]] = {}
    for triple in parse(path=path, format=RdfFormat.TURTLE):
        value = triple.object.value if isinstance(triple.object, Literal) else str(triple.object)[1:-1]
        subjects.setdefault(str(triple.subject)[1:-1], {}).setdefault(str(triple.predicate)[1:-1], []).append(value)
    for iri, said in subjects.items():
        yield _place(iri, said)


def _place(iri: str, said: dict[str, list[str]]) -> Place:
    def one(predicate: str) -> str | None:
        return said.get(predicate, [None])[0]

    unit, name = split(said[SKOS.prefLabel][0])
    others = (*said.get(SKOS.altLabel, ()), *said.get(SKOS.hiddenLabel, ()))
    return Place(
        iri=iri,
        code=said[BM.code][0],
        name=name,
        unit=unit,
        level=said[BM.level][0].removeprefix(BM.NAMESPACE).lower(),
        parent=one(SCHEMA.containedInPlace),
        valid_from=one(SCHEMA.validFrom),
        valid_until=one(SCHEMA.validThrough),
        aliases=tuple(each for each in others if each != name),
        successors=tuple(said.get(BM.succeededBy, ())),
    )
