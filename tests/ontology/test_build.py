"""What makes the files of places: one spelling of names, and Turtle that the gazetteer reads back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ontology.build.places import Unit, bare, data, full_name
from ontology.build.turtle import write
from ontology.places import Gazetteer

if TYPE_CHECKING:
    from pathlib import Path

# what the row shows, the name in a source, the name in one spelling
NAMES = [
    ("a unit word in lower case", "Tỉnh Quảng Bình", "tỉnh Quảng Bình"),
    ("a unit of two words", "Thị Xã Mường Lay", "thị xã Mường Lay"),
    ("a tone mark moved", "Huyện Vị Thuỷ", "huyện Vị Thủy"),
    ("a blank too many", "Huyện  Vũng Liêm", "huyện Vũng Liêm"),
    ("a number with a nought", "Phường 01", "phường 1"),
    ("a small letter", "Xã Ya ly", "xã Ya Ly"),
    ("a blank after an apostrophe", "Huyện Ia H' Drai", "huyện Ia H'Drai"),
    ("a farm town in short", "Thị trấn NT Lệ Ninh", "thị trấn Nông trường Lệ Ninh"),
    ("a farm town in full", "Thị trấn Nông Trường Việt Lâm", "thị trấn Nông trường Việt Lâm"),
]


@pytest.mark.parametrize(("source", "name"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_a_name_is_spelt_in_one_way(source: str, name: str) -> None:
    """Whatever the source does."""
    assert full_name(source) == name


def test_spellings_are_told_from_other_names() -> None:
    """Tone, diacritics, case and blanks aside, it is the same word."""
    assert bare("Đắk Lắk") == bare("dak lak")
    assert bare("Quảng Bình") != bare("Quảng Trị")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """Names, other names, spellings, validity, parent and successors."""
    province = Unit("2004", "44", "tỉnh Quảng Bình", "province", until="2025-06-30", successors=["2025/44"])
    merged = Unit("2025", "44", "tỉnh Quảng Trị", "province", since="2025-07-01")
    district = Unit(
        "2004", "457", "huyện Lệ Thủy", "district", "2004/44", names=["huyện Lệ Ninh"], spellings=["Le Thuy"]
    )
    commune = Unit("2004", "760", "phường 3", "commune", "2004/457")
    full = {each.id: each.full for each in (province, merged, district, commune)}
    for level, units in (("province", [province, merged]), ("district", [district]), ("commune", [commune])):
        write(tmp_path / f"{level}s.ttl", level, units, full)
    places = Gazetteer(tmp_path)
    (found,) = places.find("Lệ Thủy", "huyện", date(2020, 1, 1))
    assert found.aliases == ("huyện Lệ Ninh", "Le Thuy")
    assert found in places.find("Le Thuy")
    assert found in places.find("huyện Lệ Ninh")
    assert [each.full for each in places.children(found.iri)] == ["phường 3"]
    (old,) = places.provinces(date(2020, 1, 1))
    assert (old.valid_from, old.valid_until) == (None, "2025-06-30")
    assert [places.by_iri(iri) for iri in old.successors] == list(places.provinces(date(2026, 1, 1)))


def test_a_missing_source_is_named() -> None:
    """With the command that brings it."""
    with pytest.raises(LookupError, match="pip install --no-deps no-such-table"):
        data("no-such-table")
