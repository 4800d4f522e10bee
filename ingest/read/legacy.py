"""Text from before Unicode: "Céng hßa" (TCVN3), "Coäng hoøa" (VNI), "Cá»™ng hÃ²a" (UTF-8 taken for windows-1252).

All three reach us as Latin letters and signs, in old files byte by byte and in new files as Unicode that somebody
made of those bytes. A line is converted when what it says as it stands is no Vietnamese and what a table makes of it
is: syllables tell, so no markup or declaration is trusted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ingest.read.syllables import plausibility

CERTAIN: Final = 0.85
"""Share of syllables among the telling words that a converted text must reach."""
MARGIN: Final = 0.25
"""By how much that share must exceed the share of the text as it stands."""
FEW: Final = 3
"""Fewer telling words than this tell nothing by themselves."""

# Beside a letter: a sign, or a letter that Vietnamese does not have, as old encodings are full of.
_ODD: Final = "[\x80-\x9f¡-¿Ä-ÇËÎ-ÑÖ-ØÛÜÞßä-çëî-ñö-øûüþÿ]"
_ODD_LETTER: Final = re.compile(_ODD)
_SUSPECT: Final = re.compile(f"[^\\W\\d_]{_ODD}|{_ODD}[^\\W\\d_]")
# A word in a capital font: its letters with a tone are small, a capital stands behind the first letter.
_SHOUTED: Final = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]+[A-Z][^\W\d_a-z]*(?![^\W\d_])")


def from_tcvn3(text: str) -> str:
    """Read the characters of the TCVN3 bytes as the letters they stand for: "Céng hßa" → "Cộng hòa"."""
    return _SHOUTED.sub(_shout, text.translate(_tcvn3()))


def from_vni(text: str) -> str:
    """Read vowels followed by VNI's marks as the letters they stand for: "Coäng hoøa" → "Cộng hòa"."""
    table, pattern = _vni()
    return pattern.sub(lambda found: table[found[0]], text)


def from_twice(text: str) -> str:
    """Read UTF-8 that was taken for windows-1252 as what it was: "hÃ²a" → "hòa". The rest stays."""
    return _sequences().sub(_once, text)


READERS: Final[dict[str, Callable[[str], str]]] = {
    "TCVN3": from_tcvn3,
    "VNI": from_vni,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in one of the encodings: its letters, the encoding's name, and how many syllables vouch for it."""

    text: str
    encoding: str
    share: float
    telling: int

    @property
    def certain(self) -> bool:
        """Whether enough telling words are syllables to take the text for Vietnamese in this encoding."""
        return self.telling >= FEW and self.share >= CERTAIN


def readings(text: str) -> Iterator[Reading]:
    """Yield what each table makes of the text."""
    for encoding, reader in READERS.items():
        converted = reader(text)
        if converted != text:
            yield Reading(converted, encoding, *plausibility(converted))


def modern(text: str) -> str:
    """Return the text with every line in an old encoding converted to Unicode.

    Lines in the right letters stay as they are, and so does what is in another language. A line too short to tell by
    itself goes with the lines around it.
    """
    if not _ODD_LETTER.search(text) or not _SUSPECT.search(text):
        return text
    if len(_sequences().findall(text)) >= FEW:
        text = from_twice(text)
    lines = text.split("\n")
    found = [_line_encoding(line) for line in lines]
    used = set(found) - {"", "Unicode"}
    if len(used) == 1:
        (encoding,) = used
        whole = "Unicode" not in found
        found = [
            encoding if not own and (whole or _better(line, encoding)) else own
            for line, own in zip(lines, found, strict=True)
        ]
    return "\n".join(READERS[own](line) if own in READERS else line for line, own in zip(lines, found, strict=True))


def _line_encoding(line: str) -> str:
    """Return the name of the encoding that a line is in, or "" where it does not tell."""
    share, telling = plausibility(line)
    if telling < FEW:
        return ""
    best = max(readings(line), key=lambda reading: reading.share, default=None)
    if best and best.certain and best.share >= share + MARGIN:
        return best.encoding
    return "Unicode" if share >= CERTAIN else ""


def _better(line: str, encoding: str) -> bool:
    """Tell whether more of a line is Vietnamese in an encoding than as it stands."""
    share, telling = plausibility(READERS[encoding](line))
    return telling > 0 and share > plausibility(line)[0]


def _shout(found: re.Match[str]) -> str:
    return found[0].upper()


@cache
def _tcvn3() -> dict[int, str]:
    return {int(code, 16): letter for code, letter in _table("tcvn3.txt")}


@cache
def _vni() -> tuple[dict[str, str], re.Pattern[str]]:
    table = dict(_table("vni.txt"))
    return table, re.compile("|".join(map(re.escape, table)))


def _table(name: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a table file: what stands in the text, and the letter it means."""
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            written, letter = line.split()
            yield written, letter


@cache
def _sequences() -> re.Pattern[str]:
    """Match two or three letters of windows-1252 whose bytes are the UTF-8 of one letter or sign of Vietnamese text."""
    after = "[" + "".join(re.escape(_windows_letter(byte)) for byte in range(0x80, 0xC0)) + "]"
    return re.compile(f"[ÂÃÄÅÆ]{after}|[áâ]{after}{{2}}")


def _once(found: re.Match[str]) -> str:
    try:
        return b"".join(map(_windows_byte, found[0])).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _windows_letter(byte: int) -> str:
    """Return how windows-1252 shows a byte; its five holes show as the control of that number."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _windows_byte(letter: str) -> bytes:
    """Return the byte that windows-1252 shows as this letter."""
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
