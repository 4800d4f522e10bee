"""Places and their canonical names, by a table of cases; and which place a bare "tỉnh" or "huyện" means."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.extract.focus import Focus, place_mentions
from ingest.extract.sentences import sentences
from ingest.extract.tokens import tokenise
from ingest.records import Article

TABLE = Path(__file__).parents[2] / "cases" / "places.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [[place.span.of(text), place.name] for place in place_mentions(tokenise(text))] == case["places"]


def focus(text: str) -> Focus:
    """The places in focus in an article."""
    spans = [sentence.span for sentence in sentences(Article("case", "case", "", text))]
    return Focus(
        [mention for span in spans for mention in place_mentions(tokenise(text, span.start, span.stop))], spans
    )


MEANT = [
    pytest.param("Tỉnh Sơn La họp. UBND họp.", "tỉnh", "tỉnh Sơn La", id="the only province"),
    pytest.param("UBND họp. Tỉnh Sơn La vui.", "tỉnh", "tỉnh Sơn La", id="named only later"),
    pytest.param("Sơn La họp. UBND họp.", "tỉnh", "tỉnh Sơn La", id="named without its unit"),
    pytest.param(
        "Sơn La đón. Sơn La vui. Sơn La hát. Sơn La múa. Phú Thọ gửi quà. UBND họp.",
        "tỉnh",
        "tỉnh Sơn La",
        id="what nearly all mentions name, whatever was named last",
    ),
    pytest.param("Sơn La đón. Phú Thọ đi. UBND họp.", "tỉnh", "tỉnh Phú Thọ", id="else the one named last"),
    pytest.param(
        "Sơn La đón. Phú Thọ đi. UBND họp với Lào Cai.",
        "tỉnh",
        "tỉnh Lào Cai",
        id="or the one named later in the sentence",
    ),
    pytest.param("Huyện Lệ Thủy họp. UBND họp.", "huyện", "huyện Lệ Thủy", id="a district"),
    pytest.param("TP Vinh họp. UBND họp.", "thành phố", "thành phố Vinh", id="a city of a province"),
    pytest.param("TP HCM họp. UBND họp.", "thành phố", "thành phố Hồ Chí Minh", id="a central city"),
    pytest.param("Quận 7 họp. UBND họp.", "quận", "quận 7", id="a numbered district"),
    pytest.param("Xã Phong Thủy họp. UBND họp.", "xã", "xã Phong Thủy", id="a commune"),
    pytest.param("Huyện Lệ Thủy họp. UBND họp.", "tỉnh", None, id="a district tells no province"),
    pytest.param("TP HCM họp. UBND họp.", "tỉnh", None, id="a central city is no tỉnh"),
    pytest.param("Trời mưa. UBND họp.", "tỉnh", None, id="nothing is named"),
]


@pytest.mark.parametrize(("text", "unit", "expected"), MEANT)
def test_a_bare_unit_means_the_place_in_focus(text: str, unit: str, expected: str | None) -> None:
    assert focus(text).at(unit, text.index("UBND")) == expected


def test_a_central_city_is_the_province_of_its_departments() -> None:
    assert focus("TP HCM họp.").province(0) == "thành phố Hồ Chí Minh"
    assert focus("Huyện Lệ Thủy họp.").province(0) is None


ABOUT = [
    pytest.param("Sơn La đón Phú Thọ. Sơn La vui.", "tỉnh Sơn La", id="the province named most"),
    pytest.param("Huyện Mai Châu họp. Xã Phong Thủy vui.", "huyện Mai Châu", id="else a district"),
    pytest.param("Trời mưa.", None, id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), ABOUT)
def test_what_an_article_is_about(text: str, expected: str | None) -> None:
    assert focus(text).main == expected
