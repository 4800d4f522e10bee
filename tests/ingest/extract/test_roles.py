"""A role with its body at one point of a sentence: how far the words go, and which body they name."""

from __future__ import annotations

import pytest

from ingest.extract.focus import Focus, place_mentions
from ingest.extract.organisations import OrganisationReader
from ingest.extract.roles import RoleMatch, role_at
from ingest.extract.tokens import tokenise
from ingest.records import Span
from ontology.schemes import scheme


def role(text: str, place: str = "") -> RoleMatch | None:
    """The role that a text opens with; ``place`` is what the article is about."""
    focus = Focus(list(place_mentions(tokenise(place))) if place else [], [Span(0, len(place))])
    return role_at(OrganisationReader(tokenise(text), focus), 0)


CASES = [
    pytest.param("Giám đốc Công an tỉnh Sơn La họp", "Giám đốc Công an tỉnh Sơn La", "Công an tỉnh Sơn La", id="body"),
    pytest.param("Giám đốc của Sở Y tế họp", "Giám đốc của Sở Y tế", "Sở Y tế", id="của"),
    pytest.param("Bộ trưởng Công an họp", "Bộ trưởng Công an", "Bộ Công an", id="the unit word is in the role"),
    pytest.param("Thủ tướng họp", "Thủ tướng", "Chính phủ", id="the body that the role implies"),
    pytest.param("Thủ tướng Lào họp", "Thủ tướng Lào", "Lào", id="a country"),
    pytest.param("Tổng thống Cộng hòa Pháp họp", "Tổng thống Cộng hòa Pháp", "Pháp", id="the long name of a country"),
    pytest.param("Chủ tịch nước họp", "Chủ tịch nước", None, id="no body"),
    pytest.param("Chủ tịch tỉnh Sơn La họp", "Chủ tịch tỉnh Sơn La", "Ủy ban nhân dân tỉnh Sơn La", id="its place"),
    pytest.param("Bí thư Hà Nội họp", "Bí thư Hà Nội", "Thành ủy Hà Nội", id="a committee by its place"),
    pytest.param("Thị trưởng thành phố Paris họp", "Thị trưởng thành phố Paris", "thành phố Paris", id="a mayor"),
    pytest.param("PCT. UBND xã Ea Tul", "PCT. UBND xã Ea Tul", "Ủy ban nhân dân xã Ea Tul", id="a stop"),
    pytest.param("tham gia Ban Chấp hành Đảng bộ tỉnh Sơn La", "tham gia Ban Chấp hành Đảng bộ tỉnh Sơn La",
                 "Ban Chấp hành Đảng bộ tỉnh Sơn La", id="joining a committee"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "body"), CASES)
def test_a_role_and_its_body(text: str, words: str, body: str | None) -> None:
    found = role(text)
    assert found is not None
    assert text[: tokenise(text)[found.stop - 1].stop] == words
    assert (found.body.name if found.body else None) == body


SILENT = [
    pytest.param("Đại sứ quán Pháp", id="a body that opens with a role's word"),
    pytest.param("Thường trực HĐND tỉnh", id="a standing body"),
    pytest.param("tham gia giao thông", id="joining what is no committee"),
    pytest.param("tham quan", id="another word of the same opening"),
    pytest.param("Quản lý dự án", id="a role that needs a body and has none"),
    pytest.param("họp", id="no role"),
]


@pytest.mark.parametrize("text", SILENT)
def test_silence(text: str) -> None:
    assert role(text) is None


def test_a_bare_place_is_the_one_in_focus() -> None:
    found = role("Tỉnh ủy viên họp", place="tỉnh Sơn La")
    assert found is not None
    assert found.body is not None
    assert found.body.name == "Tỉnh ủy Sơn La"


def test_a_role_knows_whether_it_needs_no_body() -> None:
    alone = role("Tổng Bí thư họp")
    other = role("Giám đốc họp")
    assert alone is not None
    assert other is not None
    assert (alone.stands_alone, other.stands_alone) == (True, False)
    assert (alone.body, other.body) == (None, None)


def test_abbreviations_are_written_out() -> None:
    expected = {"PGĐ": "Phó Giám đốc", "PCT": "Phó Chủ tịch", "UV": "Ủy viên", "TUV": "Tỉnh ủy viên"}
    found = {short: role(f"{short} Sở Y tế") for short in expected}
    assert {short: match.role for short, match in found.items() if match} == expected


def test_every_role_is_read_from_its_label() -> None:
    needy = {concept.slug for concept in scheme("roles") if concept.features.get("needsOrganisation") == "true"}
    unread = [
        concept.label
        for concept in scheme("roles")
        if concept.slug not in needy and ((found := role(concept.label)) is None or found.slug != concept.slug)
    ]
    assert unread == []
