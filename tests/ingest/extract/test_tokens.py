"""Words, numbers and marks: where they begin and end, what their letters tell, and where glued words come apart."""

from __future__ import annotations

import itertools

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.tokens import is_syllable, tokenise, without_glosses

CASES = [
    pytest.param("UBND tỉnh", ["UBND", "tỉnh"], id="words"),
    pytest.param("Lê, Trần – Võ.", ["Lê", ",", "Trần", "–", "Võ", "."], id="marks are tokens of their own"),
    pytest.param("ngày 26/2", ["ngày", "26", "/", "2"], id="a slash parts day and month"),
    pytest.param("1.500 người, 3,5 tỷ", ["1.500", "người", ",", "3,5", "tỷ"], id="a figure is one token"),
    pytest.param("H'Lan và H’Yuôn", ["H'Lan", "và", "H’Yuôn"], id="an apostrophe inside a name"),
    pytest.param("TP.HCM", ["TP", ".", "HCM"], id="an abbreviation and its stop"),
    pytest.param("NN&PTNT", ["NN", "&", "PTNT"], id="an ampersand"),
    pytest.param("bà Niê Kđăm", ["bà", "Niê", "Kđăm"], id="letters of the Central Highlands"),
    pytest.param("", [], id="nothing"),
    pytest.param(" \t\n ", [], id="white space"),
    pytest.param("👍🏽", ["👍", "🏽"], id="what is no letter is a mark"),
    pytest.param("ôngPhan", ["ông", "Phan"], id="glued where the case turns"),
    pytest.param("SởXây dựng", ["Sở", "Xây", "dựng"], id="glued behind a kind of body"),
    pytest.param("UBNDtỉnh", ["UBND", "tỉnh"], id="an abbreviation and a word in small letters"),
    pytest.param("BTVHuyện", ["BTV", "Huyện"], id="an abbreviation and a word with a capital"),
    pytest.param("SởY", ["Sở", "Y"], id="three letters, marked"),
    pytest.param("ASEANs", ["ASEANs"], id="letters that are no syllable stay with their abbreviation"),
    pytest.param("tướngyêu", ["tướng", "yêu"], id="no syllable is spelled ngyêu"),
    pytest.param("Sơnđặt", ["Sơn", "đặt"], id="two syllables without a turn of case"),
    pytest.param("Malmstrom", ["Malmstrom"], id="a foreign word without marks is left alone"),
    pytest.param("nghiêng", ["nghiêng"], id="the longest syllable is one"),
    pytest.param("ThS", ["ThS"], id="a short abbreviation is left alone"),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == words


SHAPES = [
    pytest.param("tỉnh", (True, False, False), id="small"),
    pytest.param("Trần", (True, True, False), id="capital"),
    pytest.param("UBND", (True, True, True), id="in capitals"),
    pytest.param("Y", (True, True, False), id="one capital letter is no abbreviation"),
    pytest.param("138", (False, False, False), id="number"),
    pytest.param("–", (False, False, False), id="mark"),
]


@pytest.mark.parametrize(("word", "shape"), SHAPES)
def test_shape(word: str, shape: tuple[bool, bool, bool]) -> None:
    (token,) = tokenise(word)
    assert (token.word, token.capital, token.upper) == shape


def test_a_gap_tells_white_space_before() -> None:
    assert [token.gap for token in tokenise("PGS.TS Lê(tổ)")] == [False, False, False, True, False, False, False]


def test_offsets_count_into_the_whole_text() -> None:
    text = "Ông Phan Tuấn đi rồi."
    tokens = tokenise(text, 4, 13)
    assert [(token.text, text[token.start : token.stop]) for token in tokens] == [("Phan", "Phan"), ("Tuấn", "Tuấn")]


@pytest.mark.parametrize("word", ["Dũng", "nghiêng", "quyết", "Y", "ơi", "giếng", "khuỷu"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Malmstrom", "Kđoh", "138", "", "nghiênghe", "strong"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


GLOSSES = [
    pytest.param("Hội đồng nhân dân (HĐND) tỉnh", "Hội đồng nhân dân tỉnh", id="an abbreviation in brackets"),
    pytest.param("Ban Quản lý dự án (BQLDA), Sở", "Ban Quản lý dự án , Sở", id="before a comma"),
    pytest.param("ông An (SN 1970)", "ông An ( SN 1970 )", id="more than one word in brackets stays"),
    pytest.param("ông An (Bình)", "ông An ( Bình )", id="a word that is no abbreviation stays"),
    pytest.param("(HĐND) tỉnh", "( HĐND ) tỉnh", id="nothing stands before the bracket"),
    pytest.param("số 5 (HĐND)", "số 5 ( HĐND )", id="a number stands before the bracket"),
    pytest.param("nhân dân (HĐND", "nhân dân ( HĐND", id="the bracket stays open"),
]


@pytest.mark.parametrize(("text", "kept"), GLOSSES)
def test_glosses_are_left_out(text: str, kept: str) -> None:
    assert " ".join(token.text for token in without_glosses(tokenise(text))) == kept


@given(st.text(max_size=120))
def test_tokens_are_the_text_without_its_white_space(text: str) -> None:
    tokens = tokenise(text)
    assert all(token.text == text[token.start : token.stop] != "" for token in tokens)
    assert all(one.stop <= other.start for one, other in itertools.pairwise(tokens))
    assert "".join(token.text for token in tokens) == regex.sub(r"\s", "", text)
