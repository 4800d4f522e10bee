"""From bytes to letters: UTF-8, UTF-16, windows-1258, TCVN3 and VNI are told apart by whether they make Vietnamese.

What no encoding makes sense of is refused with what was found, never guessed: a wrong letter in a name is another
person. Text that was already garbled when it was saved ("Ch? t?ch", "Ch\ufffd t\ufffdch") is refused as well.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

import ftfy

from ingest.read.legacy import FEW, Reading, modern, readings
from ingest.read.syllables import VOWELS, plausibility

SAMPLE: Final = 20_000
"""Code points that are looked at to tell an encoding."""
_NUL_SHARE: Final = 0.2
"""Share of zero bytes at odd or even places from which on text is UTF-16: spaces and ASCII letters have one."""
_LOST_SHARE: Final = 0.01
_LOST_LEAST: Final = 3

_WORD: Final = re.compile(r"\w+")
# "không?Hai" is two sentences with the blank lost, "Ch?tịch" a word with a letter lost.
_LOST: Final = re.compile(rf"(?<=[^\W\d_])\?(?=[a-z{VOWELS[6:]}đ])|\ufffd")
# The first bytes of most Vietnamese letters in UTF-8, read as windows-1252: "á»§" for "ủ", "Æ°" for "ư".
_GARBLED: Final = re.compile("á[º»]|Æ[°¡]|Ä[‘’\x91\x90]|Ã[\x80-\xbf]")
_CUT_LETTER: Final = 3
"""Bytes at most that a letter cut off at the end of a file leaves behind."""


class UnreadableError(ValueError):
    """The bytes or letters are not those of a text that can be read; the message says what they look like."""


def decode(data: bytes) -> str:
    """Return the text of a file's bytes in Unicode letters (not normalised).

    Raises:
        UnreadableError: the bytes are of no text, or of one whose encoding cannot be told.
    """
    if kind := _binary_kind(data):
        message = f"not text but a {kind}"
        raise UnreadableError(message)
    return modern(repaired(_decoded(data)))


def repaired(text: str) -> str:
    """Return a text whose letters of UTF-8 were taken for two or three others ("Chá»§ tá»‹ch") as it was meant."""
    return ftfy.fix_encoding(text) if _GARBLED.search(text) else text


def undamaged(text: str) -> str:
    """Return the text unless letters of it were lost on the way here.

    Raises:
        UnreadableError: more than one word in a hundred has a "?" or U+FFFD where a letter stood, or is garbled.
    """
    garbled = len(_GARBLED.findall(text))
    if garbled > _LOST_LEAST and garbled > _LOST_SHARE * len(_WORD.findall(text)):
        message = f"letters of UTF-8 were read as those of another encoding, {garbled} times, and some of them lost"
        raise UnreadableError(message)
    lost = len(_LOST.findall(text)) if "?" in text or "\ufffd" in text else 0
    if lost > _LOST_LEAST and lost > _LOST_SHARE * len(_WORD.findall(text)):
        message = f'letters were lost before the text came here: {lost} of them are "?" or U+FFFD'
        raise UnreadableError(message)
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _signatures("marks"):
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data:
        return _two_bytes(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and len(data) - error.start <= _CUT_LETTER:
            return data[: error.start].decode("utf-8")
    return _one_byte(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"marked as {encoding.removesuffix('-sig')}, but byte {error.start} is {error.reason}"
        raise UnreadableError(message) from error


def _two_bytes(data: bytes) -> str:
    """Read UTF-16 without a mark: every other byte of most letters is zero."""
    half = len(data) // 2
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if data[first::2].count(0) > _NUL_SHARE * half and data[1 - first :: 2].count(0) <= _NUL_SHARE * half:
            return _strictly(data, encoding)
    message = f"not text: {data.count(0)} of its {len(data)} bytes are zero"
    raise UnreadableError(message)


def _one_byte(data: bytes) -> str:
    """Read a text of one byte a letter, as a whole or else line by line, each line in the encoding that makes sense."""
    if whole := _best(data[:SAMPLE]):
        return _in(data, whole.encoding)
    lines = data.split(b"\n")
    texts = [_line(line) for line in lines]
    if all(text is not None for text in texts):
        return "\n".join(text for text in texts if text is not None)
    at = next(i for i, text in enumerate(texts) if text is None)
    message = (
        f"neither UTF-8 nor windows-1258, TCVN3 or VNI: line {at + 1} begins {lines[at][:40]!r}, "
        f"and {sum(text is None for text in texts)} of {len(lines)} lines make no Vietnamese in any of them"
    )
    raise UnreadableError(message)


def _line(line: bytes) -> str | None:
    """Return one line in the encoding that makes sense of it, or None."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        best = _best(line)
        return _in(line, best.encoding) if best else None


def _best(data: bytes) -> Reading | None:
    """Return the reading of the bytes that surely is Vietnamese, or whose only oddities are signs such as quotes."""
    latin = _latin(data)
    windows = _windows_1258(data)
    own = [Reading(windows, "windows-1258", *plausibility(windows)), *readings(latin)]
    best = max(own, key=lambda reading: (reading.share, reading.telling))
    if best.certain or (0 < best.telling < FEW and best.share == 1):
        return best
    share, telling = plausibility(latin)
    return Reading(latin, "windows-1252", share, telling) if not telling else None


def _in(data: bytes, encoding: str) -> str:
    if encoding == "windows-1258":
        return _windows_1258(data)
    latin = _latin(data)
    return next((reading.text for reading in readings(latin) if reading.encoding == encoding), latin)


def _latin(data: bytes) -> str:
    return data.decode("cp1252", errors="surrogateescape").translate(_HOLES)


def _windows_1258(data: bytes) -> str:
    text = data.decode("cp1258", errors="surrogateescape").translate(_HOLES)
    return unicodedata.normalize("NFC", text)


# A byte that a code page leaves undefined stands for the control of the same number.
_HOLES: Final = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}


def _binary_kind(data: bytes) -> str | None:
    return next((kind for start, kind in _signatures("binary") if data.startswith(start)), None)


@cache
def _signatures(table: str) -> tuple[tuple[bytes, str], ...]:
    tables = tomllib.loads(Path(__file__).with_name("signatures.toml").read_text(encoding="utf-8"))
    return tuple((bytes.fromhex(start), meaning) for start, meaning in tables[table].items())
