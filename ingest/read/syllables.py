"""The Vietnamese syllable: which strings can be one, and where it carries its tone mark.

"nghiêng", "hòa", "quý" are syllables; "ViÖt" and "Vieät" are not, which is how text in an old font encoding gives
itself away. The mark stands on the letter with a hook or a hat ("tiếng", "thuở"), else on the vowel before a closing
consonant ("toán", "huỳnh"), else on the first of two vowels ("hòa", "ủy", "già") and the middle one of three ("ngoài").
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
HATTED: Final = "ăâêôơư"
VOWELS: Final = "aeiouy" + HATTED
_STOP_TONES: Final = "\u0301\u0323"

BARE: Final[dict[str, tuple[str, str]]] = {
    toned: (bare, tone)
    for bare in VOWELS + VOWELS.upper()
    for tone in TONES
    if len(toned := unicodedata.normalize("NFC", bare + tone)) == 1
}
"""Each vowel letter that carries a tone: the letter without it, and the combining tone mark."""

# A run of letters, and of the signs that old encodings put between them, with something beyond ASCII; no acronym.
_RUN: Final = r"(?:[^\W\d_\x80-\xbf]|[\xa1-\xbf×÷])"
_ACRONYM: Final = r"[B-DF-HJ-NP-TV-XZĐ§Ñ]+"
_TELLING: Final = re.compile(rf"(?<!{_RUN})(?={_RUN}*[^\x00-\x7f])(?!{_ACRONYM}(?!{_RUN})){_RUN}+")


@cache
def _parts() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Return the onsets, the rhymes and the closing stops of ``syllables.toml``."""
    table = tomllib.loads(Path(__file__).with_name("syllables.toml").read_text(encoding="utf-8"))
    return frozenset(table["onsets"].split()), frozenset(table["rhymes"].split()), tuple(table["stops"].split())


@cache
def _toneless() -> frozenset[str]:
    """Return every syllable without its tone."""
    onsets, rhymes, _ = _parts()
    return frozenset(onset + rhyme for onset in {"", *onsets} for rhyme in rhymes) | {"gi", "gin", "gip"}


@cache
def is_syllable(word: str) -> bool:
    """Tell whether a word (NFC, any case) is spelt as a Vietnamese syllable can be."""
    bare, tone = strip_tone(word.lower())
    if bare not in _toneless():
        return False
    return not bare.endswith(_parts()[2]) or tone in tuple(_STOP_TONES)


def strip_tone(word: str) -> tuple[str, str]:
    """Return the word without tone marks, and its mark; "" where it has none, all of them where it has several."""
    marks = [BARE[letter][1] for letter in word if letter in BARE]
    bare = "".join(BARE[letter][0] if letter in BARE else letter for letter in word)
    return bare, "".join(marks)


def place_tone(word: str) -> str:
    """Return the word with its tone mark on the letter that carries it: "hoà" → "hòa", "qúy" → "quý".

    What is not one Vietnamese syllable with one tone comes back as it is. The case of each letter stays.
    """
    bare, tone = strip_tone(word)
    low = bare.lower()
    if len(tone) != 1 or low not in _toneless():
        return word
    at = _carrier(low)
    marked = unicodedata.normalize("NFC", bare[at] + tone)
    return bare[:at] + marked + bare[at + 1 :] if len(marked) == 1 else word


@cache
def _carrier(bare: str) -> int:
    """Return the index of the letter that carries the tone in a lower-case syllable without one."""
    start = next(i for i, letter in enumerate(bare) if letter in VOWELS)
    if bare[:2] in {"qu", "gi"} and len(bare) > 2 and bare[2] in VOWELS:  # noqa: PLR2004 - the length of the onset
        start = 2
    stop = start
    while stop < len(bare) and bare[stop] in VOWELS:
        stop += 1
    hatted = [i for i in range(start, stop) if bare[i] in HATTED]
    if hatted:
        return hatted[-1]
    return start + 1 if stop - start == 3 or (stop - start == 2 and stop < len(bare)) else start  # noqa: PLR2004 - vowels


def plausibility(text: str) -> tuple[float, int]:
    """Return how much of a text's words with non-ASCII letters are syllables (0 to 1), and how many such words it has.

    Running Vietnamese scores above 0.9; the same words in a wrong encoding below 0.4.
    """
    words = _TELLING.findall(text)
    return (sum(map(is_syllable, words)) / len(words) if words else 0.0), len(words)
