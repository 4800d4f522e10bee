"""Where the text names an occasion: "tổ chức hội nghị tổng kết …", "đến thăm Công an tỉnh", "tại buổi lễ".

A naming says what noun was used, what it was about, and whether it tells of the occasion or only touches on it
("các hội nghị", "chào mừng Đại hội", "nghị quyết đại hội").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import regex

from ingest.extract.events.titles import title_stop
from ingest.extract.vocabulary import Act, Deed, Head, core_of, words
from ingest.extract.participation.agents import doers
from ingest.extract.signs import AGENTS, BODY, DATE, MARK, PERSON, PHRASE, PLACE, POST, WORD
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.signs import Sign

_SPACE = regex.compile(r"\s+")
_WHOSE = ("của ", "lần này", "đầu tiên", "này")
_FEW = 4
_NEAR = 4
"""How many signs may stand between a verb and the side that it needs."""
_ANAPHORIC = frozenset({"này", "trên", "nói trên", "vừa qua", "đó", "vừa rồi", "kể trên", "nêu trên"})
_TERM = frozenset({"khóa", "khoá", "nhiệm", "kỳ", "năm", "thứ"})
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"})
_TO_PRESENT = frozenset({"đã", "vừa", "có", "đang", "sẽ", "sắp", "cũng", "dự kiến"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name an occasion.

    ``row`` is the index of the sentence, ``at`` and ``stop`` the signs of noun and title; ``bare`` says that
    nothing but the noun stands there; ``aside`` that the occasion is only touched on; ``deed`` is the verb
    where it was a verb that named it; ``headline`` that it stands in the headline, ``follows`` the word before; ``met`` are the
    people in the title, ``place`` the place where the title is nothing else;
    ``reach`` is the sign after the title of a verb, whose own objects may name occasions too.
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
    headline: bool = False
    follows: str = ""
    met: frozenset[str] = frozenset()
    place: str | None = None
    reach: int = 0

    @property
    def bare(self) -> bool:
        """Tell whether nothing but the noun stands there, or only whose it is: "chuyến thăm của Thủ tướng"."""
        return self.title is None or self.follows == "là" or (self.title.endswith(" này") and len(self.title.split()) <= _FEW) or (self.family == "visit" and self.title.startswith(_WHOSE))

    @property
    def core(self) -> str:
        """What is done there, without the classifier."""
        return core_of(self.kind)


def namings(text: str, row: Sequence[Sign], index: int, *, headline: bool = False) -> Iterator[Naming]:
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
            yield replace(naming, reach=max(naming.reach, naming.stop), headline=headline, follows=row[at - 1].low if at else "")


def _noun(text: str, row: Sequence[Sign], at: int, index: int) -> Naming | None:
    head: Head = row[at].value
    if _many(row, at) or _part_of_another(row, at):
        return None
    start = at + 1
    kind = row[at].low
    while start < len(row) and row[start].low in words("events", "modifiers"):
        kind += " " + row[start].low
        start += 1
    if start < len(row) and row[start].low in _ANAPHORIC:
        stop = start
    else:
        joined = head.family == "ceremony" and start + 1 < len(row) and row[start].low == "và"
        stop = title_stop(row, start + joined)
        stop = stop if stop > start + joined else start
    title, place = _words(text, row, start, stop), None
    if stop == start + 1 and row[start].kind == PLACE and head.family != "visit":
        title, place = None, row[start].value
    span = Span(row[at].start, row[max(stop, start) - 1].stop)
    met = _people(row, start, stop)
    return Naming(index, at, max(stop, start), span, kind, head.family, title, _aside(row, at), head.generic, head.verbal, met=met, place=place)


def _people(row: Sequence[Sign], start: int, stop: int) -> frozenset[str]:
    return frozenset(sign.value for sign in row[start:stop] if sign.kind == PERSON)


def _verb(text: str, row: Sequence[Sign], at: int, index: int) -> Naming | None:
    deed: Deed = row[at].value
    if deed.kind == "họp" and at and isinstance(row[at - 1].value, Act) and row[at - 1].value.role in ("organiser", "chair", "attendee"):
        stop = title_stop(row, at + 1)
        span = Span(row[at].start, row[max(stop, at + 1) - 1].stop)
        return Naming(index, at, max(stop, at + 1), span, "cuộc họp", deed.family, _words(text, row, at + 1, stop), _aside(row, at), generic=True)
    if not _needed(row, at, deed):
        return None
    start = at + 1
    while start < len(row) and (row[start].low in ("và", ",", "chính thức") or isinstance(row[start].value, Act)) and deed.family == "visit":
        if row[start].low == "chính thức":
            break
        start += 1
    titled = deed.kind not in ("buổi tiếp", "họp") or (start < len(row) and row[start].low in words("events", "of_meeting"))
    stop = title_stop(row, start, after_noun=False) if titled else start
    title = _words(text, row, start, stop)
    if title and deed.keeps_last_word:
        title = f"{row[at].low.split(' ')[-1]} {title}"
    span = Span(row[at].start, row[max(stop, at + 1) - 1].stop)
    met = _people(row, at + 1, max(stop, min(len(row), at + 1 + _NEAR)))
    return Naming(index, at, at + 1, span, deed.kind, deed.family, title, _aside(row, at), deed.kind == "họp", deed=deed, met=met, reach=stop)


def _needed(row: Sequence[Sign], at: int, deed: Deed) -> bool:
    """Tell whether the verb stands between what makes an occasion of it."""
    after = row[at + 1 : at + 1 + _NEAR]
    if deed.needs == "body":
        return _session(row, at)
    doer = bool(doers(row, at, many=False)) or _doer_follows(row, at) or any("đoàn" in sign.low for sign in row[max(0, at - 6) : at])
    if deed.needs == "date":
        return doer and any(sign.kind == DATE for sign in row) and any(sign.kind in (BODY, PLACE) for sign in after)
    if deed.needs == "place":
        return doer and any(sign.kind in (BODY, PLACE) for sign in row[at + 1 : at + 9])
    led = any(sign.low == "lãnh đạo" for sign in after) and any(sign.kind == PLACE for sign in row[at + 1 : at + 8])
    return doer and (led or any(sign.kind in AGENTS or sign.kind == POST for sign in after))


def _doer_follows(row: Sequence[Sign], at: int) -> bool:
    """Tell whether the verb opens the sentence and its doer comes after a comma: "Làm việc với Sở Y tế, Bí thư …"."""
    if at and row[at - 1].kind not in (DATE, MARK):
        return False
    comma = next((index for index in range(at + 1, min(len(row), at + 16)) if row[index].low == ","), None)
    return comma is not None and any(sign.kind == PERSON for sign in row[comma + 1 : comma + 5])


def _session(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a body meets: "Ban Bí thư họp", "HĐND tỉnh khóa IX (nhiệm kỳ 2016-2021) họp lần thứ nhất"."""
    for index in range(at - 1, max(-1, at - 11), -1):
        sign = row[index]
        if sign.kind == BODY:
            return not (index and row[index - 1].low in ("của", "tại", "với", "do"))
        if not (sign.low in _TO_PRESENT or sign.kind == DATE or sign.low in "()" or sign.low in _TERM or sign.low.isalnum() and len(sign.low) <= 4 and sign.low in _ROMAN):
            return False
    return False


def _part_of_another(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a day or session of another occasion is named: "phiên khai mạc kỳ họp", "ngày làm việc thứ hai Hội nghị"."""
    return row[at].low in words("events", "parts") and any(isinstance(sign.value, Head) for sign in row[at + 1 : at + 4])


def _many(row: Sequence[Sign], at: int) -> bool:
    """Tell whether the noun stands for many occasions: "các hội nghị", "hơn 100 cuộc họp"."""
    before = row[at - 1] if at else None
    if before is None:
        return False
    pair = f"{row[at - 2].low} {before.low}" if at > 1 else before.low
    if any(sign.low == "các" and after.low == "cấp" for sign, after in zip(row[at + 1 : at + 8], row[at + 2 : at + 9], strict=False)):
        return True
    return before.low in words("events", "plural") or pair in words("events", "plural") or before.low.isdigit()


def _aside(row: Sequence[Sign], at: int) -> bool:
    """Tell whether the occasion is only touched on."""
    if not at:
        return False
    before = [sign.low for sign in row[max(0, at - 3) : at]]
    tails = (" ".join(before[-length:]) for length in (1, 2, 3))
    opening = next((index + 1 for index in range(at - 1, -1, -1) if row[index].kind == MARK), 0)
    if row[opening].low == "nhân" and at - opening > 1:
        return True
    return any(tail in words("events", "aside") for tail in tails) or _only_thought_of(row, at)


def _only_thought_of(row: Sequence[Sign], at: int) -> bool:
    """Tell whether an occasion is proposed or wished for: "đề xuất cùng tổ chức diễn đàn"."""
    clause = []
    for index in range(at - 1, max(-1, at - 13), -1):
        if row[index].kind == MARK:
            break
        clause.append(row[index].low)
    before = f" {' '.join(reversed(clause))} "
    return any(f" {word} " in before for word in words("events", "thought"))


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
