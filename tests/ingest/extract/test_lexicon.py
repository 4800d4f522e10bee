"""Phrases looked up word by word: the longest wins, case counts for abbreviations only, joints are loose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.lexicon import Phrases, concepts
from ingest.extract.tokens import tokenise
from ingest.extract.words import lines, ordered
from ontology.schemes import scheme

PHRASES = Phrases(
    [
        ("giám đốc", "director"),
        ("Phó Giám đốc", "deputy"),
        ("Phó Giám đốc Thường trực", "standing deputy"),
        ("PGĐ", "deputy"),
        ("ThU", "committee"),
        ("ThUV", "member"),
        ("Văn hóa, Thể thao và Du lịch", "culture"),
        ("Kinh tế - Xã hội", "economy"),
        ("giám đốc", "said a second time"),
    ]
)

CASES = [
    pytest.param("giám đốc sở", "director", 2, id="as written"),
    pytest.param("Giám Đốc sở", "director", 2, id="in any case"),
    pytest.param("phó giám đốc sở", "deputy", 3, id="longer than another"),
    pytest.param("Phó Giám đốc Thường trực sở", "standing deputy", 5, id="the longest wins"),
    pytest.param("Phó Giám đốc thường xuyên", "deputy", 3, id="the longest that fits wins"),
    pytest.param("PGĐ Sở", "deputy", 1, id="abbreviation"),
    pytest.param("ThU huyện", "committee", 1, id="abbreviation with small letters inside"),
    pytest.param("Văn hóa Thể thao Du lịch", "culture", 6, id="joints left out"),
    pytest.param("Văn hóa - Thể thao & Du lịch", "culture", 8, id="other joints"),
    pytest.param("ThUV xã", "member", 2, id="an abbreviation in which the case turns"),
    pytest.param("Kinh tế và Xã hội", "economy", 5, id="và for a dash"),
]


@pytest.mark.parametrize(("text", "value", "stop"), CASES)
def test_match(text: str, value: str, stop: int) -> None:
    found = PHRASES.match(tokenise(text), 0)
    assert found is not None
    assert (found.value, found.start, found.stop) == (value, 0, stop)


SILENT = [
    pytest.param("giám thị", id="only the first word"),
    pytest.param("giám", id="cut off"),
    pytest.param("pgđ Sở", id="an abbreviation in small letters"),
    pytest.param("THU huyện", id="an abbreviation in other capitals"),
    pytest.param("Th UV xã", id="an abbreviation with a gap"),
    pytest.param("ông giám đốc", id="not at this token"),
    pytest.param("Văn hóa và và Thể thao", id="two joints in a row"),
]


@pytest.mark.parametrize("text", SILENT)
def test_silence(text: str) -> None:
    assert PHRASES.match(tokenise(text), 0) is None


def test_membership_is_of_whole_phrases() -> None:
    assert "Giám đốc" in PHRASES
    assert "giám" not in PHRASES
    assert "giám đốc sở" not in PHRASES
    assert "" not in PHRASES


@pytest.mark.parametrize("name", ["roles", "ranks", "organisation-kinds", "bodies"])
def test_every_label_of_a_scheme_is_found(name: str) -> None:
    labels = [label for concept in scheme(name) for label in concept.names]
    assert [label for label in labels if label not in concepts(name)] == []


@given(st.lists(st.sampled_from(["giám", "đốc", "Phó", "Thường", "trực", "PGĐ", ",", "và"]), min_size=1, max_size=8))
def test_a_match_is_a_phrase_of_the_text(words: list[str]) -> None:
    tokens = tokenise(" ".join(words))
    for at in range(len(tokens)):
        found = PHRASES.match(tokens, at)
        if found:
            assert " ".join(token.text for token in tokens[found.start : found.stop]) in PHRASES


def test_word_lists_are_clean() -> None:
    entries = ordered("honorifics")
    assert "ông" in entries
    assert lines("honorifics") == frozenset(entries)
    assert not any(entry.startswith("#") or entry != entry.strip() or not entry for entry in entries)


def test_an_unknown_word_list_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        lines("no-such-list")
