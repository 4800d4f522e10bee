"""The forms of a name: "Quyết Tâm" and "Tâm" for "Nguyễn Thị Quyết Tâm", "ông Tập" for "Tập Cận Bình".

Each form stands for the fullest name that it can shorten; a misspelling stands for the name that the text has oftener.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.tokens import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SPELLING = str.maketrans("yýỳỷỹỵ", "iíìỉĩị", " -'’")  # "Sỹ" and "Sĩ", "Niê Kđăm" and "Niêk Đăm" are one name
_SHORT = 2
_FULL_NAME = 3


def full_forms(names: Sequence[str], often: Mapping[str, int]) -> dict[str, str]:
    """Return for each name in lower case, and for each of its endings, the fullest name that it stands for.

    Args:
        names: the names that are persons, in their order.
        often: how often each name in lower case occurs, as a person's or not.
    """
    spelled: dict[str, str] = {}
    for name in names:
        spelled.setdefault(name.casefold(), name)
    order = {low: place for place, low in enumerate(spelled)}
    by_length = sorted(spelled, key=lambda low: (-len(low.split()), order[low]))
    full: dict[str, str] = {}
    for low in by_length:
        fuller = _fuller(low, by_length) or _right(low, by_length, often)
        full[low] = full.get(fuller, spelled[fuller]) if fuller else spelled[low]
    for low in by_length:
        for ending in endings(low):
            full.setdefault(ending, full[low])
    for low in often:
        if low not in full:
            meant = _right(low, by_length, often) if " " in low else _fuller(low, by_length)
            full |= {low: full[meant]} if meant else {}
    return full


def endings(name: str) -> Iterator[str]:
    """Yield a name in lower case and what it ends with, by words."""
    words = name.split()
    return (" ".join(words[at:]) for at in range(len(words)))


def _fuller(low: str, names: Sequence[str]) -> str | None:
    """Return the longest name that a form shortens, or None; a family name alone must be that of one person."""
    words = low.split()
    longer = [other for other in names if len(other.split()) > len(words)]
    ended = next((other for other in longer if other.endswith(f" {low}")), None)
    if ended:
        return ended
    opened = [other for other in longer if other.startswith(f"{low} ")]
    foreign = not any(is_syllable(word) for word in words)
    cut = len(words) == _SHORT and [len(other.split()) for other in opened] == [_FULL_NAME]
    return opened[0] if opened and (foreign or cut or (len(words) == 1 and len(opened) == 1)) else None


def _right(low: str, names: Sequence[str], often: Mapping[str, int]) -> str | None:
    """Return the name that a spelling stands for: the first that differs by marks, the oftener one of a slip."""
    key = low.translate(_SPELLING)
    same = next((other for other in names if other.translate(_SPELLING) == key), low)
    if same != low:
        return same
    return next((other for other in names if often[other] > often[low] and _slip(low.split(), other.split())), None)


def _slip(words: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether a name has one letter wrong, not in a Vietnamese given name: "Nguiễn Văn An", "Justin Trudau"."""
    foreign = not is_syllable(words[-1]) and words[0] == other[0]
    same_given = len(words) >= _FULL_NAME and words[-1] == other[-1]
    if len(words) != len(other) or not (foreign or same_given):
        return False
    wrong = [pair for pair in zip(words, other, strict=True) if pair[0] != pair[1]]
    return len(wrong) == 1 and _near(*wrong[0])


def _near(one: str, other: str) -> bool:
    """Tell whether one letter changed, left out or put in makes one word of the other."""
    short, long = sorted((one, other), key=len)
    start = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(short) == len(long):
        return short[start + 1 :] == long[start + 1 :]
    return len(long) == len(short) + 1 and short[start:] == long[start + 1 :]
