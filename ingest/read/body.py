"""The lines of an article's body put in order: page furniture dropped, lines broken at a link mended.

Furniture is a line that holds a number and nothing else (a counter of visits), a line of signs, and the list of other
articles' titles with their dates that some portals end with. A raw crawl breaks a sentence where a link stood:
"Giám đốc Sở Giáo dục và Đào tạo", "Quảng Nam", "chỉ đạo các trường …" are three lines of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile
from typing import Final

_FURNITURE: Final = re.compile(r"[\W\d_]*")
_OTHER_ARTICLE: Final = re.compile(r".{10,}\(\d{1,2}/\d{1,2}/\d{4}\)")
_OTHER_ARTICLES: Final = 2
"""A list of other articles has at least so many lines."""
_OPEN_END: Final = re.compile(r"[\w,]$")
_SENTENCE_END: Final = re.compile(r"[.!?…:]$")
_SIGNS: Final = ",.;)”"
_CREDIT: Final = re.compile(r"(?:Ảnh|Video|Clip|Đồ họa):$")
_LINK: Final = 6
"""Words of a link's text at most."""
_CREDITED: Final = 5


def tidy(lines: Iterable[str]) -> list[str]:
    """Return a body's lines without furniture and with broken ones joined; "" stands between paragraphs.

    Args:
        lines: normalised lines, without line ends.
    """
    whole = _mended(
        _without_other_articles([line for line in lines if not is_furniture(line) or line[:1] in {"", *_SIGNS}])
    )
    return single_gaps([line for line in whole if not (line and is_furniture(line))])


def is_furniture(line: str) -> bool:
    """Tell whether a line holds no letter, as "6029" and "* * *"."""
    return _FURNITURE.fullmatch(line) is not None


def _without_other_articles(lines: list[str]) -> list[str]:
    """Return the lines without the list of other articles at the end, "Tiêu đề khác(30/07/2019)"."""
    filled = [i for i, line in enumerate(lines) if line]
    listed = 0
    while listed < len(filled) and _OTHER_ARTICLE.fullmatch(lines[filled[-listed - 1]]):
        listed += 1
    return lines[: filled[-listed]] if _OTHER_ARTICLES <= listed < len(filled) else lines


def _mended(lines: list[str]) -> list[str]:
    """Return the lines with those joined that a link or a credit was broken off from."""
    whole: list[str] = []
    for line in lines:
        if line and (last := _last(whole)) is not None and _breaks(whole[last], line):
            before = _last(whole[:last])
            if before is not None and _is_link(whole[before], whole[last]):
                del whole[before + 1 : last]
                whole[before : before + 2] = [f"{whole[before]} {whole[before + 1]}"]
                last = before
            del whole[last + 1 :]
            whole[last] += line if line[0] in _SIGNS else f" {line}"
        else:
            whole.append(line)
    return whole


def _breaks(above: str, line: str) -> bool:
    """Tell whether a line goes on with the sentence above it, or names whom "Ảnh:" above it credits."""
    if _CREDIT.search(above):
        return len(line.split()) <= _CREDITED and line[0].isupper()
    if line[0] in _SIGNS:
        return _SENTENCE_END.search(above) is None
    return line[0].islower() and _OPEN_END.search(above) is not None


def _is_link(above: str, line: str) -> bool:
    """Tell whether a short line is a link's text in the middle of the sentence that the line above begins."""
    return len(line.split()) <= _LINK and _OPEN_END.search(above) is not None and "Ảnh:" not in above


def _last(lines: list[str]) -> int | None:
    """Return the index of the last line that is not blank."""
    return next((i for i in range(len(lines) - 1, -1, -1) if lines[i]), None)


def single_gaps(lines: Iterable[str]) -> list[str]:
    """Return the lines with one blank line ("") at most together, and none at the ends."""

    def kept() -> Iterator[str]:
        before = ""
        for line in lines:
            if line or before:
                yield line
            before = line

    tidied = list(kept())
    return list(reversed(list(dropwhile(lambda line: not line, reversed(tidied)))))
