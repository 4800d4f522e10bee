"""Old and odd encodings: recognised by the Vietnamese they make, or refused with what was found."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest.read
from ingest.read import normalise
from ingest.read.decode import UnreadableError, decode, undamaged
from ingest.read.legacy import from_tcvn3, from_vni, modern

TEXT = (
    "Hội nghị triển khai nhiệm vụ năm mới\n\n"
    "Sáng 12/1, Sở Nội vụ tỉnh Thanh Lâm tổ chức hội nghị triển khai nhiệm vụ. "
    "Ông Đỗ Quý Thìn, Giám đốc Sở, chủ trì; bà Lý Thị Ngỡi, Phó Chủ tịch UBND tỉnh, dự và phát biểu chỉ đạo.\n"
    "Dịp này, 3 tập thể được tặng Cờ thi đua, 12 cá nhân được tặng Bằng khen."
)
TABLES = Path(ingest.read.__file__).parent
TONES = "\u0300\u0301\u0303\u0309\u0323"


def _pairs(name: str) -> list[tuple[str, str]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [(pair[0], pair[1]) for line in lines if not line.startswith("#") and len(pair := line.split()) == 2]


def as_tcvn3(text: str) -> bytes:
    table = {letter: bytes.fromhex(code) for code, letter in _pairs("tcvn3.txt")}
    return b"".join(table.get(c) or table.get(c.lower()) or c.encode("cp1252") for c in text)


def as_vni(text: str) -> bytes:
    table = {letter: written.encode("latin-1") for written, letter in _pairs("vni.txt")}
    return b"".join(table.get(c) or c.encode("cp1252") for c in text)


def as_windows_1258(text: str) -> bytes:
    written = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in TONES)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        written += (base + tone).encode("cp1258")
    return written


ENCODERS: list[tuple[str, Callable[[str], bytes]]] = [
    ("UTF-8", str.encode),
    ("UTF-8 with mark", lambda text: text.encode("utf-8-sig")),
    ("UTF-8, decomposed", lambda text: unicodedata.normalize("NFD", text).encode()),
    ("UTF-16 with mark", lambda text: text.encode("utf-16")),
    ("UTF-16 little end first", lambda text: text.encode("utf-16-le")),
    ("UTF-16 big end first", lambda text: text.encode("utf-16-be")),
    ("UTF-32 with mark", lambda text: text.encode("utf-32")),
    ("windows-1258", as_windows_1258),
    ("TCVN3", as_tcvn3),
    ("VNI", as_vni),
    ("TCVN3 saved as UTF-8", lambda text: as_tcvn3(text).decode("cp1252").encode()),
    ("VNI saved as UTF-8", lambda text: as_vni(text).decode("cp1252").encode()),
    ("UTF-8 taken for windows-1252", lambda text: _as_windows_1252(text.encode()).encode()),
]


def _as_windows_1252(data: bytes) -> str:
    holes = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    return "".join(chr(byte) if byte in holes else bytes([byte]).decode("cp1252") for byte in data)


@pytest.mark.parametrize(("encoding", "encode"), ENCODERS, ids=[case[0] for case in ENCODERS])
def test_encoding_is_recognised_and_converted(encoding: str, encode: Callable[[str], bytes]) -> None:
    read = normalise(decode(encode(TEXT)))
    expected = TEXT
    if encoding.startswith("TCVN3"):  # it has no capital letters with a tone
        read, expected = read.casefold(), expected.casefold()
    assert read == expected, encoding


CONVERTED = [
    ("TCVN3 motto", from_tcvn3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("TCVN3 in a capital font", from_tcvn3, "ñY BAN NH¢N D¢N TØNH", "ỦY BAN NHÂN DÂN TỈNH"),
    ("VNI motto", from_vni, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("VNI capitals", from_vni, "ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
]


@pytest.mark.parametrize(("shows", "reader", "text", "expected"), CONVERTED, ids=[case[0] for case in CONVERTED])
def test_table(shows: str, reader: Callable[[str], str], text: str, expected: str) -> None:
    assert reader(text) == expected, shows


STAYS = [
    ("Vietnamese in Unicode", TEXT),
    ("French", "L'été dernier, l'élève a été reçu à l'école française où il étudiait déjà"),
    ("German", "Die Straße führt über die Brücke zum größten Gebäude der Stadt"),
    ("signs of the trade", "Giá 20°C · ©2020 «Báo» ½ ®"),
    ("a foreign name among Vietnamese words", "Ông François Müller và bà Zoë gặp lãnh đạo tỉnh"),
    ("ASCII", "Hoi nghi trien khai nhiem vu"),
]


@pytest.mark.parametrize(("shows", "text"), STAYS, ids=[case[0] for case in STAYS])
def test_text_in_the_right_letters_stays(shows: str, text: str) -> None:
    assert modern(text) == text, shows


def test_only_the_lines_in_an_old_encoding_are_converted() -> None:
    mixed = f"Ông Đỗ Quý Thìn chủ trì hội nghị\n{as_tcvn3('bà lý thị ngỡi dự và phát biểu').decode('cp1252')}"
    assert modern(mixed) == "Ông Đỗ Quý Thìn chủ trì hội nghị\nbà lý thị ngỡi dự và phát biểu"


def test_bytes_of_two_encodings_are_read_line_by_line() -> None:
    data = "Ông Đỗ Quý Thìn chủ trì\n".encode() + as_vni("bà Lý Thị Ngỡi phát biểu chỉ đạo")
    assert decode(data) == "Ông Đỗ Quý Thìn chủ trì\nbà Lý Thị Ngỡi phát biểu chỉ đạo"


def test_a_letter_cut_off_at_the_end_of_the_file_costs_only_itself() -> None:
    assert decode("Hội nghị đã bế".encode()[:-1]) == "Hội nghị đã b"


REFUSED = [
    ("PDF", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    ("Word document", b"PK\x03\x04\x14\x00", "docx"),
    ("JPEG", b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
    ("zero bytes", b"ab\x00\x00\x00\x00cd\x00\x00", "zero"),
    ("noise", bytes(range(128, 256)) * 8, "neither UTF-8 nor"),
    ("French in Latin-1", "L'été dernier, élève reçu à l'école".encode("latin-1"), "neither UTF-8 nor"),
    ("wrong mark", b"\xef\xbb\xbf\xff\xfe\xfd", "marked as utf-8"),
]


@pytest.mark.parametrize(("shows", "data", "reason"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_makes_no_sense_is_refused_with_what_was_found(shows: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decode(data)
    assert shows


DAMAGED = [
    ("question marks for letters", "Ch? t?ch ?y ban nh?n d?n t?nh h?p phi?n th??ng k?", True),
    ("replacement characters", "Ch\ufffd t\ufffdch \ufffdy ban nh\ufffdn d\ufffdn", True),
    ("questions", "Ai chủ trì? Ai dự? Khi nào?", False),
    ("sentences with the blank lost", "Có không?Không. Thật không?Thật. Ai?Tôi. Sao?Vậy. Gì?Này.", False),
    ("one letter lost in a long text", "Hội nghị triển khai nhiệm vụ " * 20 + "\ufffd", False),
]


@pytest.mark.parametrize(("shows", "text", "lost"), DAMAGED, ids=[case[0] for case in DAMAGED])
def test_lost_letters(shows: str, text: str, lost: bool) -> None:
    if lost:
        with pytest.raises(UnreadableError, match="letters were lost"):
            undamaged(text)
    else:
        assert undamaged(text) == text, shows


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        outcome = decode(data)
    except UnreadableError as error:
        outcome = f"refused: {error}"
    assert isinstance(outcome, str)


@given(st.text(st.characters(max_codepoint=0x17F)))
def test_any_letters_pass_the_tables(text: str) -> None:
    assert isinstance(modern(text), str)


def test_the_tables_are_whole() -> None:
    vowels = {letter for _, letter in _pairs("vni.txt")}
    assert len(vowels) == 134, "67 letters with marks, small and capital"
    assert {letter for _, letter in _pairs("tcvn3.txt")} >= {letter for letter in vowels if letter.islower()}
    assert tomllib.loads((TABLES / "signatures.toml").read_text(encoding="utf-8"))["binary"]
