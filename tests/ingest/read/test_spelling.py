"""One spelling: tone marks in one place, composed letters, plain spaces."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read import normalise
from ingest.read.syllables import is_syllable, place_tone, plausibility, strip_tone

PLACED = [
    ("oa open", "hoà", "hòa"),
    ("oa open, other tone", "hoá", "hóa"),
    ("oe open", "khoẻ", "khỏe"),
    ("uy open", "thuỷ", "thủy"),
    ("no onset", "uỷ", "ủy"),
    ("capital first", "Uỷ", "Ủy"),
    ("all capitals", "UỶ", "ỦY"),
    ("capital and name", "Thuý", "Thúy"),
    ("ia open, mark on the second", "chiả", "chỉa"),
    ("ua open", "cuả", "của"),
    ("qu is an onset: stays", "quý", "quý"),
    ("qu is an onset: mended", "qúy", "quý"),
    ("qu and a", "qủa", "quả"),
    ("gi is an onset: stays", "già", "già"),
    ("gi is an onset: mended", "gìa", "già"),
    ("gi alone", "gì", "gì"),
    ("gi and ê", "giếng", "giếng"),
    ("closed: second vowel", "hòan", "hoàn"),
    ("closed: stays", "toán", "toán"),
    ("closed uy", "hùynh", "huỳnh"),
    ("three vowels: the middle one", "ngòai", "ngoài"),
    ("three vowels: stays", "ngoài", "ngoài"),
    ("ươ takes it on ơ", "ngừơi", "người"),
    ("iê takes it on ê", "tíên", "tiến"),
    ("uơ takes it on ơ", "thuở", "thuở"),
    ("ưa takes it on ư", "nưã", "nữa"),
    ("no tone", "hoa", "hoa"),
    ("foreign name stays", "Raúl", "Raúl"),
    ("two tones are no syllable", "hóà", "hóà"),
    ("glued words are no syllable", "hoáthủ", "hoáthủ"),
]


@pytest.mark.parametrize(("shows", "word", "expected"), PLACED, ids=[case[0] for case in PLACED])
def test_tone_mark_has_one_place(shows: str, word: str, expected: str) -> None:
    assert place_tone(word) == expected, shows
    assert normalise(word) == expected, shows


TEXTS = [
    ("decomposed letters are composed", unicodedata.normalize("NFD", "Ủy ban nhân dân"), "Ủy ban nhân dân"),
    ("line ends of Windows", "Dòng một\r\nDòng hai", "Dòng một\nDòng hai"),
    ("line ends of old Macs", "Dòng một\rDòng hai", "Dòng một\nDòng hai"),
    ("line separator", "Dòng một\u2028Dòng hai", "Dòng một\nDòng hai"),
    ("no-break space", "Ngày\u00a026/2", "Ngày 26/2"),
    ("tabs and runs of blanks", "Ngày \t  26/2", "Ngày 26/2"),
    ("blanks at the edges of lines", "  Một  \n  Hai  ", "Một\nHai"),
    ("paragraphs keep one gap", "Một\n\n\n\n\nHai", "Một\n\nHai"),
    ("zero-width space", "Quảng\u200b Ngãi", "Quảng Ngãi"),
    ("byte order mark inside", "\ufeffMột", "Một"),
    ("soft hyphen", "Giám \u00adđốc", "Giám đốc"),
    ("control character", "năm.\u0011 Cụ thể", "năm. Cụ thể"),
    ("Icelandic eth for Đ", "Ðồng chí, ðại tá", "Đồng chí, đại tá"),
    ("tone torn from its vowel", "Nguyê \u0303n Văn", "Nguyễn Văn"),
    ("tone at the start of a word stays off", "điểm: \u0323Một", "điểm: \u0323Một"),
    ("half a surrogate pair", "A\ud800B", "A\ufffdB"),
    ("what is in order stays", "Sáng 26/2, ông A nói: “Tốt”…", "Sáng 26/2, ông A nói: “Tốt”…"),
    ("empty", "", ""),
    ("only blanks", " \n\t\n ", ""),
]


@pytest.mark.parametrize(("shows", "text", "expected"), TEXTS, ids=[case[0] for case in TEXTS])
def test_one_spelling(shows: str, text: str, expected: str) -> None:
    assert normalise(text) == expected, shows


VIETNAMESE = "aàáạeêếioòóôốơuủúưứyýỷ bcdđghkmnpqrstvx\nAĐHUỶOÀ.,"
TONES = "\u0300\u0301\u0303\u0309\u0323"


@given(st.one_of(st.text(), st.text(VIETNAMESE + TONES), st.text(" \n\r\t\u00a0\u200b\ufeff\u00ad" + VIETNAMESE)))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.normalize("NFC", once) == once
    assert "\r" not in once
    assert "  " not in once
    assert "\n\n\n" not in once
    once.encode()


@given(st.text(VIETNAMESE + "âăêộợử"))
def test_moving_a_tone_changes_no_letter_and_no_tone(word: str) -> None:
    bare, tones = strip_tone(word)
    moved, same_tones = strip_tone(place_tone(word))
    assert moved == bare
    assert sorted(same_tones) == sorted(tones)


SYLLABLES = [
    ("with onset and coda", "nghiêng", True),
    ("without onset", "ủy", True),
    ("stop with the heavy tone", "việt", True),
    ("stop without a tone", "viêt", False),
    ("stop with the falling tone", "viềt", False),
    ("TCVN3", "viöt", False),
    ("VNI", "vieät", False),
    ("glued", "ngườidân", False),
    ("foreign", "jean", False),
]


@pytest.mark.parametrize(("shows", "word", "expected"), SYLLABLES, ids=[case[0] for case in SYLLABLES])
def test_syllable(shows: str, word: str, expected: bool) -> None:
    assert is_syllable(word) is expected, shows


def test_plausibility_tells_vietnamese_from_its_encodings() -> None:
    assert plausibility("Lễ công bố quyết định bổ nhiệm") == (1.0, 7)
    assert plausibility("LÔ c«ng bè quyÕt ®Þnh bæ nhiÖm")[0] < 0.6
    assert plausibility("plain ASCII") == (0.0, 0)
