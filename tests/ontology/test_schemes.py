"""The concept schemes are complete, spelt in one way, and no word leads to two concepts."""

from __future__ import annotations

import importlib.util
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from viet_text_tools import normalize_diacritics

from ontology.schemes import BASE, Concept, names, scheme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LEAST = {
    "abbreviations": 150,
    "awards": 100,
    "bodies": 200,
    "directive-kinds": 45,
    "event-kinds": 100,
    "issuers": 50,
    "organisation-kinds": 200,
    "participation": 7,
    "ranks": 20,
    "roles": 250,
}
CONCEPTS = [(name, concept) for name in LEAST for concept in scheme(name)]


def found(name: str, words: str) -> Concept:
    """Return the concept that words name, in their case or in any."""
    (concept,) = {
        each.iri: each
        for each in scheme(name)
        if words in each.hidden
        or words.casefold() in {label.casefold() for label in each.names if label not in each.hidden}
    }.values()
    return concept


@pytest.mark.parametrize("name", sorted(LEAST))
def test_a_scheme_is_complete(name: str) -> None:
    """It has at least as many concepts as its subject asks for."""
    assert len(scheme(name)) >= LEAST[name]


def test_all_files_are_known() -> None:
    """There is no scheme that these tests pass over."""
    assert set(names()) == set(LEAST)


def test_there_is_no_other_scheme() -> None:
    """The error names the schemes that there are."""
    with pytest.raises(LookupError, match=r"'colours'.*roles"):
        scheme("colours")


def test_concepts_are_named_in_both_languages_and_well_tied() -> None:
    """Labels are there, IRI and slug agree, what is broader is in the same scheme."""
    for name, concept in CONCEPTS:
        assert concept.label
        assert concept.english
        assert concept.iri == f"{BASE}{name}/{concept.slug}"
        assert concept.slug.isascii()
        assert concept.slug == concept.slug.lower()
        assert concept.broader is None or concept.broader in {each.slug for each in scheme(name)}
        assert concept.broader != concept.slug


def test_labels_are_spelt_in_one_way() -> None:
    """NFC, tone marks where "hòa, ủy, thủy" have them, no stray blanks, no label of a concept twice."""
    for _, concept in CONCEPTS:
        for label in concept.names:
            assert unicodedata.is_normalized("NFC", label)
            assert normalize_diacritics(label) == label
            assert " ".join(label.split()) == label
        assert len(set(concept.names)) == len(concept.names)


@pytest.mark.parametrize("name", sorted(LEAST))
def test_no_word_leads_to_two_concepts_of_a_scheme(name: str) -> None:
    """Written out whatever its case, abbreviated in its case."""
    words = Counter(
        word
        for concept in scheme(name)
        for word in {each if each in concept.hidden else each.casefold() for each in concept.names}
    )
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("name", ["event-kinds", "participation"])
def test_common_nouns_and_verbs_are_in_lower_case(name: str) -> None:
    """A kind of event is a common noun."""
    assert [
        concept.label for concept in scheme(name) if concept.label[0].isupper() and concept.slug != "tet-trong-cay"
    ] == []


# what the row shows, words of an article, role of the fact, what follows from the words
POSTS = [
    ("a plain role", "Chủ tịch", "Chủ tịch", {}),
    ("a standing deputy", "Phó Chủ tịch Thường trực", "Phó Chủ tịch Thường trực", {}),
    ("an abbreviated deputy", "PCT", "Phó Chủ tịch", {}),
    ("an abbreviated deputy director", "PGĐ", "Phó Giám đốc", {}),
    ("a board in the role", "Trưởng ban", "Trưởng Ban", {"unitWord": "Ban"}),
    ("a division in the role", "Trưởng phòng", "Trưởng phòng", {"unitWord": "Phòng"}),
    ("a department in the role", "Cục trưởng", "Cục trưởng", {"unitWord": "Cục"}),
    ("a department of a ministry in the role", "Vụ trưởng", "Vụ trưởng", {"unitWord": "Vụ"}),
    ("a ministry in the role", "Bộ trưởng", "Bộ trưởng", {"unitWord": "Bộ"}),
    ("a ministry in the deputy's role", "Thứ trưởng", "Thứ trưởng", {"unitWord": "Bộ"}),
    ("the head of government", "Thủ tướng", "Thủ tướng", {"impliedOrganisation": "Chính phủ"}),
    ("the head of government in full", "Thủ tướng Chính phủ", "Thủ tướng", {"impliedOrganisation": "Chính phủ"}),
    (
        "a standing deputy head",
        "Phó Thủ tướng Thường trực",
        "Phó Thủ tướng Thường trực",
        {"impliedOrganisation": "Chính phủ"},
    ),
    ("the head of state", "Chủ tịch nước", "Chủ tịch nước", {"standsAlone": "true"}),
    ("the head of the Party", "Tổng Bí thư", "Tổng Bí thư", {"standsAlone": "true"}),
    ("a member of the Politburo", "Ủy viên Bộ Chính trị", "Ủy viên", {"impliedOrganisation": "Bộ Chính trị"}),
    ("the same abbreviated", "UVBCT", "Ủy viên", {"impliedOrganisation": "Bộ Chính trị"}),
    (
        "a member of the Central Committee",
        "Ủy viên Trung ương Đảng",
        "Ủy viên",
        {"impliedOrganisation": "Ban Chấp hành Trung ương Đảng"},
    ),
    (
        "the same with an abbreviation",
        "Ủy viên BCH Trung ương Đảng",
        "Ủy viên",
        {"impliedOrganisation": "Ban Chấp hành Trung ương Đảng"},
    ),
    ("the same all abbreviated", "UVTW", "Ủy viên", {"impliedOrganisation": "Ban Chấp hành Trung ương Đảng"}),
    (
        "a secretary of the Central Committee",
        "Bí thư Trung ương Đảng",
        "Bí thư",
        {"impliedOrganisation": "Ban Chấp hành Trung ương Đảng"},
    ),
    ("a member of a standing committee", "UVBTV", "Ủy viên", {"impliedOrganisation": "Ban Thường vụ"}),
    ("a deputy of the National Assembly", "Đại biểu Quốc hội", "Đại biểu", {"impliedOrganisation": "Quốc hội"}),
    ("a delegation in the role", "Trưởng Đoàn", "Trưởng Đoàn", {"unitWord": "Đoàn"}),
    ("an office in the role", "Chánh Văn phòng", "Chánh Văn phòng", {"unitWord": "Văn phòng"}),
    ("a court in the role", "Chánh án", "Chánh án", {"unitWord": "Tòa án nhân dân"}),
    (
        "an institute or a procuracy in the role",
        "Viện trưởng",
        "Viện trưởng",
        {"unitWord": "Viện", "unitWordSoft": "true"},
    ),
    ("a commander", "Chỉ huy trưởng", "Chỉ huy trưởng", {}),
    ("a commander of a region", "Tư lệnh", "Tư lệnh", {}),
    (
        "a school in the role, or another word for one",
        "Hiệu trưởng",
        "Hiệu trưởng",
        {"unitWord": "Trường", "unitWordSoft": "true"},
    ),
    ("a foreign head of state", "Tổng thống", "Tổng thống", {}),
    ("a member of a provincial committee", "Tỉnh ủy viên", "Tỉnh ủy viên", {"impliedOrganisation": "Tỉnh ủy"}),
    ("a member of a city committee", "Thành ủy viên", "Thành ủy viên", {"impliedOrganisation": "Thành ủy"}),
    ("a deputy in short", "Phó Công an", "Phó Công an", {"unitWord": "Công an"}),
    ("a chief of police", "Trưởng Công an", "Trưởng Công an", {"unitWord": "Công an"}),
]


@pytest.mark.parametrize(("words", "role", "features"), [row[1:] for row in POSTS], ids=[row[0] for row in POSTS])
def test_a_post_can_be_told_from_its_role(words: str, role: str, features: dict[str, str]) -> None:
    """Every row of the guidelines' table of posts follows from the features of the role."""
    concept = found("roles", words)
    assert concept.features.get("canonicalRole", concept.label) == role
    for feature in ("unitWord", "impliedOrganisation", "standsAlone"):
        assert concept.features.get(feature) == features.get(feature)
    assert features.items() <= concept.features.items()


def test_what_a_role_implies_has_a_kind() -> None:
    """Canonical roles are roles; implied bodies open with the name of a body or of a kind."""
    roles = {concept.label for concept in scheme("roles")}
    openings = tuple(each.label for name in ("bodies", "organisation-kinds") for each in scheme(name))
    for concept in scheme("roles"):
        assert concept.features.get("canonicalRole", concept.label) in roles
        implied = concept.features.get("impliedOrganisation")
        assert implied is None or implied.startswith(openings) or implied in ("Đoàn ủy", "Quân ủy")


def test_ranks_are_in_order() -> None:
    """From private to general, the navy's beside the army's."""
    order = {concept.label: int(concept.features["rankOrder"]) for concept in scheme("ranks")}
    ladder = ["Binh nhì", "Hạ sĩ", "Thượng sĩ", "Thiếu úy", "Đại úy", "Thiếu tá", "Trung tá", "Thượng tá", "Đại tá"]
    ladder += ["Thiếu tướng", "Trung tướng", "Thượng tướng", "Đại tướng"]
    assert [order[label] for label in ladder] == sorted({order[label] for label in ladder})
    assert order["Phó Đô đốc"] == order["Trung tướng"]


def test_kinds_of_body_say_what_they_take() -> None:
    """The words that follow are of one of seven sorts."""
    sorts = {"jurisdiction", "bare-place", "subject", "parent", "name", "place-number", "nothing"}
    for name in ("organisation-kinds", "bodies", "issuers"):
        assert {concept.features["takes"] for concept in scheme(name)} <= sorts


def test_the_kinds_of_named_bodies_are_kinds() -> None:
    """What a body says it is, is in the scheme of kinds."""
    kinds = {concept.slug for concept in scheme("organisation-kinds")}
    said = {concept.slug: concept.features.get("organisationKind") for concept in scheme("bodies")}
    assert {kind for kind in said.values() if kind} <= kinds
    assert (said["bo-cong-an"], said["so-y-te"], said["quoc-hoi"]) == ("bo", "so", None)


# an abbreviation, in which scheme, and what it says
SHORT = [
    ("UBND", "organisation-kinds", "Ủy ban nhân dân"),
    ("Bộ CHQS", "organisation-kinds", "Bộ Chỉ huy Quân sự"),
    ("Bộ LĐ-TB&XH", "bodies", "Bộ Lao động - Thương binh và Xã hội"),
    ("Sở GD&ĐT", "bodies", "Sở Giáo dục và Đào tạo"),
    ("VKSNDTC", "bodies", "Viện kiểm sát nhân dân tối cao"),
    ("LHQ", "bodies", "Liên hợp quốc"),
    ("TTg", "issuers", "Thủ tướng Chính phủ"),
    ("UBTVQH14", "issuers", "Ủy ban Thường vụ Quốc hội"),
    ("TW", "issuers", "Ban Chấp hành Trung ương Đảng"),
    ("QĐ", "directive-kinds", "Quyết định"),
    ("CSTĐ cơ sở", "awards", "Chiến sĩ thi đua cơ sở"),
    ("Huân chương Lao động hạng II", "awards", "Huân chương Lao động hạng Nhì"),
    ("tham luận", "participation", "phát biểu"),
]


@pytest.mark.parametrize(("short", "name", "full"), SHORT, ids=[row[0] for row in SHORT])
def test_an_abbreviation_is_expanded(short: str, name: str, full: str) -> None:
    """The preferred label is what a fact says."""
    assert found(name, short).label == full


def test_abbreviations_agree_with_the_scorer(shared: Callable[[str], Path]) -> None:
    """Whatever the scorer expands, the scheme expands alike."""
    path = shared("evaluation/score.py")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    ours = {label.casefold(): concept.label for concept in scheme("abbreviations") for label in concept.hidden}
    assert {short: score.norm(ours[short]) for short in score.ABBREVIATIONS} == {
        short: score.norm(full) for short, full in score.ABBREVIATIONS.items()
    }
