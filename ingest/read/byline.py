"""Who wrote it: the line "Việt Hùng" or "Tin, ảnh: Thu Hà - Lê Nam (TTXVN)" under the article, cut from its text.

An author is no person of the article, so the line goes to ``Article.author``; it is cut only where it surely is a
byline. It holds names and nothing else, or opens with a label such as "Theo"; a name that the article also tells
something about ("ông Hùng") is a caption. It stands last, or before the captions that some pages end with, or behind
the last full stop of the last line ("… trong thời gian tới./. Hoàng Nam (TTXVN)").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

LONGEST: Final = 90
"""Code points that a byline has at most."""
_CAPTION: Final = 320
"""Code points that a caption after a byline has at most."""
_CAPTIONS: Final = 12
_ENDS: Final = re.compile(r"[.!?…:\"”’')\]/]$")
_WORD: Final = r"[^\W\d_a-zà-öø-ÿ]\S*?"
_BEHIND_STOP: Final = re.compile(
    r"^(?P<said>.*(?:\./\.|[^\W_]{2}[^\W_A-ZĐ][.!?…]|[.!?…][\"”’)])) +(?P<line>\S.{3,60})$", re.DOTALL
)
_LONG: Final = 120
"""A byline behind the last full stop stands in a line at least this long."""


_NAME: Final = rf"{_WORD}(?: {_WORD}){{0,3}}"
_JOINT: Final = r"(?: *[-–,/&;+] *| và )"
_AFTER: Final = r"(?: *\((?P<note>[^()]{1,40})\)| */ *(?P<outlet>[^/]{2,40}))"
_LINE: Final = re.compile(rf"(?P<names>{_NAME}(?:{_JOINT}{_NAME}){{0,5}}){_AFTER}?")
_SITE: Final = r"[\w-]+(?:\.[\w-]+)+"
_AGENCIES: Final = r"[A-ZĐ]{2,}(?:[/, ]+[\w.]+){0,4}"
_SPLIT: Final = re.compile(_JOINT)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says: the author, or None where it only names a photographer."""

    author: str | None
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """The contents of ``bylines.toml``, made ready."""

    label: re.Pattern[str]
    pictures: frozenset[str]
    weak: frozenset[str]
    outlet: re.Pattern[str]
    signs: frozenset[str]
    openings: frozenset[str]
    headings: frozenset[str]
    places: frozenset[str]


def cut_byline(lines: Sequence[str]) -> tuple[list[str], str | None]:
    """Return the lines without bylines and credits at their end, and the author they name.

    Args:
        lines: the body's lines, normalised, in order; blank lines may stand between them.
    """
    kept = list(lines)
    author: str | None = None
    while (at := _byline_at(kept)) is not None:
        found = read_byline(kept[at], _rest(kept, at))
        author = author or (found.author if found else None)
        del kept[at]
    if author is None and kept:
        kept[-1], author = _cut_behind_stop(kept)
    return kept, author


def read_byline(line: str, article: str) -> Byline | None:
    """Return what a line says if it is a byline, else None.

    Args:
        line: the line.
        article: the rest of the article, to tell an author from somebody the article speaks of.
    """
    if len(line) > LONGEST:
        return None
    inner = line.strip("()[]* ") if line[:1] in "([*" else line
    return _labelled(inner) or _bare(inner, article)


def _byline_at(lines: Sequence[str]) -> int | None:
    """Return the index of the lowest line that is a byline: the last, or one that only captions follow."""
    filled = [i for i, line in enumerate(lines) if line]
    for below, at in enumerate(reversed(filled[1:])):
        if below > _CAPTIONS or len(lines[at]) > _CAPTION:
            return None
        if found := read_byline(lines[at], _rest(lines, at)):
            previous = lines[filled[-below - 2]]
            if not found.labelled and _is_name_list(previous):
                return None
            if below == 0 or (found.author and _ENDS.search(previous) and not lines[at].endswith(".")):
                return at
    return None


def _is_name_list(line: str) -> bool:
    """Tell whether a line holds a bare name only, so that a name under it is one more of a list."""
    return len(line) <= LONGEST and _labelled(line) is None and _bare(line, "") is not None


def _rest(lines: Sequence[str], at: int) -> str:
    return "\n".join([*lines[:at], *lines[at + 1 :]])


def _labelled(line: str) -> Byline | None:
    """Read "Tin, ảnh: Thu Hà", "Theo TTXVN", "Ảnh: Văn Minh"."""
    words = _words()
    found = words.label.match(line)
    if not found:
        return None
    label, colon, rest = found["label"].lower(), found["colon"], found["rest"].strip(" .()")
    telling = bool(colon) or label not in words.weak
    if not rest or not ((telling and _names(rest)) or words.outlet.match(rest)):
        return None
    return Byline(None if label in words.pictures else _author(rest), labelled=True)


def _bare(line: str, article: str) -> Byline | None:
    """Read "Việt Hùng", "Thu Hà - Lê Nam", "Minh Anh (tổng hợp)", "PV"."""
    words = _words()
    text = line.strip(" .")
    names = _names(text)
    if text in words.signs:
        return Byline(text)
    if not names or text in words.places or any(_spoken_of(name, article) for name in names):
        return None
    if names[0].split()[0] in words.openings:
        return None
    if text.isupper() and (words.headings & set(text.split()) or len(text.split()) > 4 * len(names) - 1):
        return None
    return Byline(_author(text))


def _names(text: str) -> list[str]:
    """Return the names of a line that holds capitalised names and their separators only, else nothing."""
    found = _LINE.fullmatch(text)
    names = _SPLIT.split(found["names"]) if found else []
    sound = all(re.fullmatch(r"[^\W\d_][\w.'’]*(?: [^\W\d_][\w.'’]*){0,3}", name) for name in names)
    return names if sound else []


def _spoken_of(name: str, article: str) -> bool:
    """Tell whether the article names somebody of this name, other than as a photographer."""
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    named = re.compile(rf"(?<!Ảnh: )(?<!Video: )(?<!\w){re.escape(name)}(?!\w)")
    addressed = re.compile(rf"(?i:\b(?:ông|bà|anh|chị|cô|em|đồng chí|cháu|thầy)) {last}(?!\w)")
    return bool(named.search(article) or (" " in name and addressed.search(article)))


def _cut_behind_stop(lines: Sequence[str]) -> tuple[str, str | None]:
    """Return the last line without the byline behind its last full stop, and the author, where there is one."""
    last = lines[-1]
    found = _BEHIND_STOP.match(last) if len(last) >= _LONG else None
    if not found or found["line"].endswith("."):
        return last, None
    byline = read_byline(found["line"], "\n".join([*lines[:-1], found["said"]]))
    several = " " in found["line"]
    return (found["said"], byline.author) if byline and byline.author and several else (last, None)


def _author(text: str) -> str:
    """Return the names of a byline without its note: "An Khang (Theo Reuters)" → "An Khang"."""
    found = _LINE.fullmatch(text)
    return (found["names"] if found else text).strip(" .:-–")


@cache
def _words() -> _Words:
    table = tomllib.loads(Path(__file__).with_name("bylines.toml").read_text(encoding="utf-8"))
    labels = sorted(table["writers"] + table["pictures"], key=len, reverse=True)
    outlets = sorted(table["outlets"], key=len, reverse=True)
    return _Words(
        label=re.compile(
            rf"(?P<label>(?i:{'|'.join(map(re.escape, labels))}))(?P<colon> ?:)?(?: +|(?<=:))(?P<rest>\S.*)$"
        ),
        pictures=frozenset(label.lower() for label in table["pictures"]),
        weak=frozenset(label.lower() for label in table["weak"]),
        outlet=re.compile(rf"(?i:{'|'.join(map(re.escape, outlets))})\b[^.;]{{0,50}}$|{_SITE}$|{_AGENCIES}$"),
        signs=frozenset(table["signs"]),
        openings=frozenset(table["openings"].split()),
        headings=frozenset(table["headings"].split()),
        places=frozenset(table["places"]),
    )
