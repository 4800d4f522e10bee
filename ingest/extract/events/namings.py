"""Where the text names an occasion: "tổ chức hội nghị tổng kết …", "đến thăm Công an tỉnh", "tại buổi lễ".

A naming says what noun was used, what it was about, and whether it tells of the occasion or only touches on it
("các hội nghị", "chào mừng Đại hội", "nghị quyết đại hội").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from ingest.extract.events.titles import title_stop
from ingest.extract.vocabulary import Act, Deed, Head, words
from ingest.extract.signs import AGENTS, BODY, DATE, MARK, PERSON, PHRASE, PLACE, POST, WORD
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.signs import Sign

_SPACE = regex.compile(r"\s+")
_NEAR = 4
"""How many signs may stand between a verb and the side that it needs."""
_ANAPHORIC = frozenset({"này", "trên", "nói trên", "vừa qua", "đó", "vừa rồi", "kể trên", "nêu trên"})
_TO_PRESENT = frozenset({"đã", "vừa", "có", "đang", "sẽ", "sắp", "cũng", "dự kiến"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name an occasion.

    ``row`` is the index of the sentence, ``at`` and ``stop`` the signs of noun and title; ``bare`` says that
    nothing but the noun stands there; ``aside`` that the occasion is only touched on; ``deed`` is the verb
    where it was a verb that named it.
    """

    row: int
    at: int
    stop: int
    span: Span
    kind: str
    family: str
    title: str | None
    aside: bool
    generic: bool
    verbal: bool = False
    deed: Deed | None = None

    @property
    def bare(self) -> bool:
        """Tell whether the noun stands alone."""
        return self.title is None


def namings(text: str, row: Sequence[Sign], index: int) -> Iterator[Naming]:
    """Yield the namings of one sentence in order; what stands in the title of another is none."""
    beyond = 0
    for at, sign in enumerate(row):
        if at < beyond or sign.kind != PHRASE:
            continue
        if isinstance(sign.value, Head):
            naming = _noun(text, row, at, index)
        elif isinstance(sign.value, Deed):
            naming = _verb(text, row, at, index)
        else:
            continue
        if naming is not None:
            beyond = naming.stop
            yield naming


def _noun(text: str, row: Sequence[Sign], at: int, index: int) -> Naming | None:
    head: Head = row[at].value
    if _many(row, at):
        return None
    start = at + 1
    kind = row[at].low
    while start < len(row) and row[start].low in words("events", "modifiers"):
        kind += " " + row[start].low
        start += 1
    if start < len(row) and row[start].low in _ANAPHORIC:
        stop = start
    else:
        stop = title_stop(row, start)
    title = _words(text, row, start, stop)
    span = Span(row[at].start, row[max(stop, start) - 1].stop)
    return Naming(index, at, max(stop, start), span, kind, head.family, title, _aside(row, at), head.generic, head.verbal)


def _verb(text: str, row: Sequence[Sign], at: int, index: int) -> Naming | None:
    deed: Deed = row[at].value
    if not _needed(row, at, deed):
        return None
    start = at + 1
    while start < len(row) and (row[start].low in ("và", ",", "chính thức") or isinstance(row[start].value, Act)) and deed.family == "visit":
        if row[start].low == "chính thức":
            break
        start += 1
    stop = title_stop(row, start, after_noun=False) if deed.kind not in ("buổi tiếp", "họp") else start
    title = _words(text, row, start, stop)
    if title and deed.keeps_last_word:
        title = f"{row[at].low.split(' ')[-1]} {title}"
    span = Span(row[at].start, row[max(stop, at + 1) - 1].stop)
    return Naming(index, at, at + 1, span, deed.kind, deed.family, title, _aside(row, at), generic=False, deed=deed)


def _needed(row: Sequence[Sign], at: int, deed: Deed) -> bool:
    """Tell whether the verb stands between what makes an occasion of it."""
    before, after = row[max(0, at - 6) : at], row[at + 1 : at + 1 + _NEAR]
    doer = any(sign.kind in AGENTS or sign.kind == POST for sign in before) or any("đoàn" in sign.low for sign in before)
    if deed.needs == "body":
        near = [sign for sign in before[-3:] if sign.low not in _TO_PRESENT]
        return bool(near) and near[-1].kind == BODY
    if deed.needs == "date":
        return doer and any(sign.kind == DATE for sign in row)
    if deed.needs == "place":
        return doer and any(sign.kind in (BODY, PLACE) for sign in row[at + 1 : at + 9])
    return doer and any(sign.kind in AGENTS or sign.kind == POST for sign in after)


def _many(row: Sequence[Sign], at: int) -> bool:
    """Tell whether the noun stands for many occasions: "các hội nghị", "hơn 100 cuộc họp"."""
    before = row[at - 1] if at else None
    if before is None:
        return False
    pair = f"{row[at - 2].low} {before.low}" if at > 1 else before.low
    return before.low in words("events", "plural") or pair in words("events", "plural") or before.low.isdigit()


def _aside(row: Sequence[Sign], at: int) -> bool:
    """Tell whether the occasion is only touched on."""
    if not at:
        return False
    last = row[at - 1]
    pair = f"{row[at - 2].low} {last.low}" if at > 1 else last.low
    return last.low in words("events", "aside") or pair in words("events", "aside")


def _words(text: str, row: Sequence[Sign], start: int, stop: int) -> str | None:
    if stop <= start or all(sign.kind == MARK for sign in row[start:stop]):
        return None
    if stop - start == 1 and row[start].kind == WORD and not row[start].low.isalnum():
        return None
    title = _SPACE.sub(" ", text[row[start].start : row[stop - 1].stop]).strip(" ,–-")
    if title[:1] in "“\"" and title[-1:] in "”\"" and title.count('"') <= 2:  # noqa: PLR2004 - one pair of quotation marks
        title = title[1:-1].strip()
    return title or None


__all__ = ["PERSON", "Naming", "namings"]
