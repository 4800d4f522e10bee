"""Odd and bad input, from the bytes of a file to its facts: each is read for what it says, or skipped and told why."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import extract
from ingest.read import Skipped, read

if TYPE_CHECKING:
    from ingest.records import Article

SAID = "Chiều 3/3, Phó Chủ tịch UBND tỉnh Nghệ An Nguyễn Văn Bình chủ trì hội nghị tổng kết năm 2019."
BODY = "Ủy ban nhân dân tỉnh Nghệ An"
ENGLISH = b"The Prime Minister chaired a conference in Hanoi on Monday."
CHINESE = "\u56fd\u5bb6\u4e3b\u5e2d\u51fa\u5e2d\u4f1a\u8bae\u3002".encode() * 20
GARBLED = SAID.encode().decode("latin-1").encode()

# What the case shows, the file, and why it is skipped, or else whether it says what SAID says.
CASES: list[tuple[str, bytes, str | bool]] = [
    ("nothing", b"", "there is no text in it"),
    ("blanks alone", b" \n\n ", "there is no text in it"),
    ("only a title", "Hội nghị tổng kết".encode(), False),
    ("English", ENGLISH, False),
    ("Chinese", CHINESE, False),
    ("UTF-16", SAID.encode("utf-16"), True),
    ("decomposed letters", unicodedata.normalize("NFD", SAID).encode(), True),
    ("UTF-8 taken for windows-1252 and saved again", GARBLED, True),
    ("the same with letters lost", SAID.encode().decode("cp1252", "replace").encode() * 9, "letters"),
    ("zeros between the letters", SAID.replace(" ", "\0 ").encode(), "not text"),
    ("control characters", SAID.replace("Văn", "V\x07ăn\x1b").encode(), True),
    ("marks of right-to-left writing", SAID.replace("Văn", "\u200fVăn\u202e").encode(), True),
    ("tags in the text", f"<p>{SAID.replace('Nguyễn', '<b>Nguyễn')}</b> &amp; <br/></p>".encode(), True),
    ("no full stop for ever", (SAID.rstrip(".") + " ").encode() * 300, True),
    ("one word for ever", "mưa".encode() * 100_000, False),
]


def _read(path: Path) -> Article | Skipped:
    (item,) = read([path])
    return item


@pytest.mark.parametrize(("shows", "data", "outcome"), CASES, ids=[case[0] for case in CASES])
def test_case(tmp_path: Path, shows: str, data: bytes, outcome: str | bool) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    item = _read(file)
    if isinstance(outcome, str):
        assert isinstance(item, Skipped), shows
        assert outcome in item.reason
        return
    assert not isinstance(item, Skipped), shows
    found = extract(item)
    assert [person.name for person in found.people] == (["Nguyễn Văn Bình"] if outcome else [])
    assert [body.name for body in found.organisations] == ([BODY] if outcome else [])
    assert "<" not in item.text


@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=80))
def test_what_is_not_garbled_is_left_alone(text: str) -> None:
    from ingest.read.decode import repaired  # noqa: PLC0415 - of this test alone

    assert repaired(repaired(text)) == repaired(text)
    plain = text.encode("ascii", "ignore").decode()
    assert repaired(plain) == plain
