"""Places are found by name, in the era of the day that is asked for."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from viet_text_tools import normalize_diacritics

from ontology.places import UNITS, Place, gazetteer, split

BEFORE, BETWEEN, AFTER = date(2022, 1, 1), date(2025, 3, 1), date(2025, 7, 1)
OLD, NEW = "https://w3id.org/bomay/place/2004/", "https://w3id.org/bomay/place/2025/"


def test_there_are_as_many_units_as_the_state_counts() -> None:
    """63, 705 and 10,599 of before July 2025; 34, none and 3,321 since."""
    places = gazetteer()
    counts = [
        [len(level(day)) for level in (places.provinces, places.districts, places.communes)] for day in (BEFORE, AFTER)
    ]
    assert counts == [[63, 705, 10_599], [34, 0, 3_321]]


# what the row shows, name, unit, day, full names found
LOOKUPS = [
    ("a province", "Quảng Bình", None, BEFORE, ["tỉnh Quảng Bình"]),
    ("a province with its unit", "tỉnh Quảng Bình", None, BEFORE, ["tỉnh Quảng Bình"]),
    ("whatever the case", "TỈNH QUẢNG BÌNH", None, BEFORE, ["tỉnh Quảng Bình"]),
    ("a province that was merged", "Quảng Bình", None, AFTER, []),
    ("a province that took another in", "Quảng Trị", None, AFTER, ["tỉnh Quảng Trị"]),
    ("a central city by abbreviation", "TP.HCM", None, BEFORE, ["thành phố Hồ Chí Minh"]),
    ("another spelling", "Đắc Lắc", None, BEFORE, ["tỉnh Đắk Lắk"]),
    ("without diacritics", "Dak Lak", None, AFTER, ["tỉnh Đắk Lắk"]),
    ("another dash", "Bà Rịa-Vũng Tàu", None, BEFORE, ["tỉnh Bà Rịa - Vũng Tàu"]),
    ("the province of Huế", "Thừa Thiên - Huế", None, BEFORE, ["tỉnh Thừa Thiên Huế"]),
    ("the city of Huế in its province", "Huế", "thành phố", BEFORE, ["thành phố Huế"]),
    ("Huế a central city", "Huế", "thành phố", AFTER, ["thành phố Huế"]),
    ("a district", "Lệ Thủy", "huyện", BEFORE, ["huyện Lệ Thủy"]),
    ("no district any more", "Lệ Thủy", "huyện", AFTER, []),
    ("a numbered district", "1", "quận", BEFORE, ["quận 1"]),
    ("a district that became a town", "Mộc Châu", "thị xã", BEFORE, ["huyện Mộc Châu"]),
    ("a district gone in 2021", "quận 9", None, date(2019, 5, 1), ["quận 9"]),
    ("the same afterwards", "quận 9", None, BEFORE, []),
    ("a special zone", "đặc khu Phú Quốc", None, AFTER, ["đặc khu Phú Quốc"]),
    ("a commune by unit", "Phong Thủy", "xã", BEFORE, ["xã Phong Thủy"]),
    ("a commune's name without unit", "Phong Thủy", None, BEFORE, []),
    ("no such place", "Atlantis", None, None, []),
    ("nothing", " ", None, None, []),
]


@pytest.mark.parametrize(
    ("name", "unit", "on", "expected"), [row[1:] for row in LOOKUPS], ids=[row[0] for row in LOOKUPS]
)
def test_a_place_is_found(name: str, unit: str | None, on: date | None, expected: list[str]) -> None:
    """By name, unit and day."""
    assert [place.full for place in gazetteer().find(name, unit, on)] == expected


def test_communes_are_found_where_asked_for() -> None:
    """Without a unit word only if the caller wants communes too."""
    assert {place.level for place in gazetteer().find("Phong Thủy", on=BEFORE, communes=True)} == {"commune"}


def test_eras_have_iris_of_their_own() -> None:
    """The same code is another unit in another era."""
    places = gazetteer()
    assert places.by_iri(f"{OLD}44") == places.find("Quảng Bình")[0]
    merged = places.by_iri(f"{NEW}44")
    assert merged is not None
    assert merged.full == "tỉnh Quảng Trị"
    assert places.by_iri(f"{OLD}xx") is None


def test_the_old_went_into_the_new() -> None:
    """Each province has one successor, and every new province succeeded some old one."""
    places = gazetteer()
    successors = [place.successors for place in places.provinces(BEFORE)]
    assert all(len(each) == 1 for each in successors)
    assert {iri for each in successors for iri in each} == {place.iri for place in places.provinces(AFTER)}
    gone = [place for place in places.communes(BEFORE) if not place.successors]
    assert len(gone) < len(places.communes(BEFORE)) / 15


def test_hue_is_never_twice() -> None:
    """A central city since 1 January 2025, half a year before the other mergers."""
    assert len(gazetteer().provinces(BETWEEN)) == 63
    assert [place.iri for place in gazetteer().find("Huế", "thành phố", BETWEEN) if place.level == "province"] == [
        f"{NEW}46"
    ]


def test_children_and_parents_agree() -> None:
    """Districts under provinces, communes under districts; since July 2025 communes under provinces."""
    places = gazetteer()
    province, commune = places.children(f"{OLD}44", BEFORE), places.children(f"{NEW}44", AFTER)
    assert "huyện Lệ Thủy" in {place.full for place in province}
    assert {place.level for place in commune} == {"commune"}
    every = (*places.provinces(), *places.districts(), *places.communes())
    assert all(place.parent is None or places.by_iri(place.parent) for place in every)
    assert all(places.by_iri(iri) for place in every for iri in place.successors)


def test_names_are_spelt_in_one_way() -> None:
    """NFC, tone marks in one place, single blanks, a known unit word, no small letter first."""
    places = gazetteer()
    for place in (*places.provinces(), *places.districts(), *places.communes()):
        assert place.unit in UNITS
        assert unicodedata.is_normalized("NFC", place.full)
        assert normalize_diacritics(place.full) == place.full
        assert " ".join(place.full.split()) == place.full
        assert not place.name[0].islower()
        assert place.name not in place.aliases


def test_siblings_have_names_of_their_own() -> None:
    """No two units of one kind under one parent on one day."""
    for day in (BEFORE, AFTER):
        places = gazetteer()
        every = (*places.provinces(day), *places.districts(day), *places.communes(day))
        assert [key for key, count in Counter((each.parent, each.full) for each in every).items() if count > 1] == []


@given(st.sampled_from(gazetteer().districts() + gazetteer().provinces()))
def test_every_unit_is_found_under_its_full_name(place: Place) -> None:
    """Whatever it is called."""
    assert place in gazetteer().find(place.full)


@given(st.text(max_size=30))
def test_splitting_loses_nothing(words: str) -> None:
    """Unit word and name make the whole again, but for the unit's case."""
    unit, name = split(words)
    assert f"{unit} {name}".strip().casefold() == words.strip().casefold() or not unit
