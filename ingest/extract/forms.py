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
    known = _Names(spelled, often)
    full: dict[str, str] = {}
    for low in known.order:
        fuller = known.fuller(low) or known.right(low)
        full[low] = full.get(fuller, spelled[fuller]) if fuller else spelled[low]
    for low in known.order:
        for ending in endings(low):
            full.setdefault(ending, full[low])
    for low in often:
        if low not in full:
            meant = known.right(low) if " " in low else known.fuller(low)
            full |= {low: full[meant]} if meant else {}
    return full


def endings(name: str) -> Iterator[str]:
    """Yield a name in lower case and what it ends with, by words."""
    words = name.split()
    return (" ".join(words[at:]) for at in range(len(words)))


class _Names:
    """The persons' names in lower case, the longest first, looked up by what they end and open with and are like."""

    def __init__(self, names: Mapping[str, str], often: Mapping[str, int]) -> None:
        """Take the names as they are spelled, by their lower case, and how often each occurs."""
        self.order = {low: at for at, low in enumerate(sorted(names, key=lambda low: -len(low.split())))}
        self._often = often
        self._ended: dict[str, str] = {}
        self._opened: dict[str, list[str]] = {}
        self._key: dict[str, str] = {}
        self._but_one: dict[tuple[int, tuple[str, ...]], list[str]] = {}
        for low in self.order:
            for at in [at for at, letter in enumerate(low) if letter == " "]:
                self._ended.setdefault(low[at + 1 :], low)
                self._opened.setdefault(low[:at], []).append(low)
            self._key.setdefault(low.translate(_SPELLING), low)
            words = low.split()
            for at in range(len(words)):
                self._but_one.setdefault(_gap(words, at), []).append(low)

    def fuller(self, low: str) -> str | None:
        """Return the longest name that a form shortens, or None; a family name alone must be that of one person."""
        if low in self._ended:
            return self._ended[low]
        words, opened = low.split(), self._opened.get(low, [])
        foreign = not any(is_syllable(word) for word in words)
        cut = len(words) == _SHORT and len(opened) == 1 and len(opened[0].split()) == _FULL_NAME
        return opened[0] if opened and (foreign or cut or (len(words) == 1 and len(opened) == 1)) else None

    def right(self, low: str) -> str | None:
        """Return the name that a spelling stands for: the first that differs by marks, the oftener one of a slip."""
        same = self._key.get(low.translate(_SPELLING), low)
        if same != low:
            return same
        return min(self._slips(low.split(), self._often[low]), key=self.order.__getitem__, default=None)

    def _slips(self, words: Sequence[str], often: int) -> Iterator[str]:
        """Yield the oftener names that differ by a letter, not in a Vietnamese given name: "Nguiễn Văn An"."""
        last, foreign = len(words) - 1, not is_syllable(words[-1])
        for at, word in enumerate(words):
            if (at > 0 and foreign) or (at < last and len(words) >= _FULL_NAME):
                for other in self._but_one.get(_gap(words, at), ()):
                    if self._often[other] > often and _near(word, other.split()[at]):
                        yield other


def _gap(words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    """Return a name without its word ``at``, and where that stood."""
    return at, (*words[:at], *words[at + 1 :])


def _near(one: str, other: str) -> bool:
    """Tell whether one letter changed, left out or put in makes one word of the other."""
    short, long = sorted((one, other), key=len)
    start = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(short) == len(long):
        return short[start + 1 :] == long[start + 1 :]
    return len(long) == len(short) + 1 and short[start:] == long[start + 1 :]
