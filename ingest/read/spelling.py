"""One spelling for one text: composed letters (NFC), the tone mark in one place, plain spaces and line ends.

"hoà bình" and "hòa bình", "Uỷ ban" and "Ủy ban" are the same words; names only match once they are spelt alike. The
older placing ("hòa", "thủy", "khỏe"), used by the press and by most of the state's documents, is the one kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from ingest.read.syllables import BARE, TONES, VOWELS, place_tone

# U+00D0 and U+00F0 are the Icelandic letters that look like Đ and đ and are often typed for them.
_LOOK_ALIKES: Final = {"Ð": "Đ", "ð": "đ"}
_SPACES: Final = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LINE_ENDS: Final = dict.fromkeys([0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029], "\n")
# Invisible: soft hyphen, zero-width space and joiners, marks of direction, byte order mark, variation selectors.
_INVISIBLE: Final = dict.fromkeys(
    [
        0xAD,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
        0xFEFF,
    ]
)
_CONTROLS: Final = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)])
_STRAY: Final = str.maketrans({**_LOOK_ALIKES, **_SPACES, **_LINE_ENDS, **_INVISIBLE, **_CONTROLS})
_HAS_STRAY: Final = re.compile("[" + "".join(map(re.escape, map(chr, _STRAY))) + "]")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_LONE_TONE: Final = re.compile(f"(?<=[{VOWELS}{VOWELS.upper()}]) ([{TONES}])(?=\\w)")

_BLANKS: Final = re.compile(r" {2,}")
_EDGES: Final = re.compile(r" *\n *")
_GAPS: Final = re.compile(r"\n{3,}")

_TONED: Final = "".join(BARE)
_PLAIN: Final = VOWELS + VOWELS.upper()
_LETTER: Final = r"[^\W\d_]|[\u0300-\u036f]"
# A word with two vowels or more side by side, one of them with a tone.
_MOVABLE: Final = re.compile(
    rf"(?<!{_LETTER[:8]})(?<![\u0300-\u036f])[^\W\d_{_PLAIN}{_TONED}]{{0,3}}"
    rf"(?:[{_PLAIN}][{_TONED}][{_PLAIN}]{{0,2}}|[{_PLAIN}]{{2}}[{_TONED}]|[{_TONED}][{_PLAIN}]{{1,2}})"
    rf"[a-zA-Z]{{0,2}}(?!{_LETTER})"
)


def normalise(text: str) -> str:
    r"""Return the text as Bomay stores it; normalising twice is normalising once.

    Letters are composed (NFC) and tone marks stand in one place; line ends are ``\n``, at most two together; other
    spaces are single blanks and none stands at the edge of a line; invisible characters and controls are gone,
    "Ð" (eth) typed for "Đ" is mended, and half a surrogate pair becomes U+FFFD.
    """
    text = text.replace("\r\n", "\n")
    if _HAS_STRAY.search(text):
        text = text.translate(_STRAY)
    text = _MOVABLE.sub(_moved, _composed(text))
    # Most texts have neither: looking is ten times as fast as substituting.
    if "  " in text:
        text = _BLANKS.sub(" ", text)
    if " \n" in text or "\n " in text:
        text = _EDGES.sub("\n", text)
    return (_GAPS.sub("\n\n", text) if "\n\n\n" in text else text).strip(" \n")


def _composed(text: str) -> str:
    """Return the text in NFC, with tone marks set back on the vowel they were torn from, and no half surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    text = unicodedata.normalize("NFC", text)
    if any(tone in text for tone in TONES):
        text = unicodedata.normalize("NFC", _LONE_TONE.sub(r"\1", text))
    return text


def _moved(found: re.Match[str]) -> str:
    return _placed(found[0])


@lru_cache(maxsize=16384)
def _placed(word: str) -> str:
    return place_tone(word)
