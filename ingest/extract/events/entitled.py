"""Programmes by their name: "Sáng 10/11, … tham gia chương trình "Hành khúc tuổi trẻ"", where no other noun says what.

A programme is also a policy, a broadcast or a plan; only one that is held or joined on a day is an occasion. So is an
anniversary that is kept without a noun: "dự kỷ niệm 70 năm thành lập trường".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.events.days import opening_day
from ingest.extract.events.naming import Naming, title_of
from ingest.extract.events.titles import quoted, title_stop
from ingest.extract.signs import WORD
from ingest.extract.vocabulary import Act, words
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.signs import Sign

_NOUNS = {"trình": "chương", "kiện": "sự"}
_BEFORE, _AFTER = 6, 4
"""How many signs before the noun its verb may stand, and after its name."""
_JOINED = ("organiser", "attendee", "chair")


def entitled(text: str, row: Sequence[Sign], index: int) -> Naming | None:
    """Return the naming of an anniversary, or of a programme that its name tells apart on a day; else None."""
    if not row or all(text.find(word, row[0].start, row[-1].stop) < 0 for word in ("niệm", *_NOUNS)):
        return None
    dated = opening_day(row, exact=False) is not None
    for at in range(1, len(row) - 1):
        if row[at].low == "niệm" and (kept := _kept(text, row, at, index)) is not None:
            return kept
        if (
            not dated
            or row[at].low not in _NOUNS
            or row[at - 1].low != _NOUNS[row[at].low]
            or not _named(text, row, at + 1)
        ):
            continue
        if row[at - 2].low in words("events", "policies") and at > 1:
            continue
        stop = quoted(row, at + 1)
        stop = title_stop(row, at + 1) if stop == at + 1 else stop
        title = title_of(text, row, at + 1, stop) if stop > at + 1 else None
        if title is not None and _held(row, at, stop):
            kind = f"{row[at - 1].low} {row[at].low}"
            return Naming(index, at - 1, stop, Span(row[at - 1].start, row[stop - 1].stop), kind, "ceremony", title)
    return None


def _kept(text: str, row: Sequence[Sign], at: int, index: int) -> Naming | None:
    """Read "dự kỷ niệm 70 năm thành lập …": the verb stands for the ceremony."""
    held = at > 1 and isinstance(row[at - 2].value, Act) and row[at - 2].value.role in _JOINED
    if not held or row[at - 1].low != "kỷ" or not row[at + 1].low.isdigit():
        return None
    stop = title_stop(row, at + 1)
    title = title_of(text, row, at + 1, stop) if stop > at + 1 else None
    span = Span(row[at - 1].start, row[stop - 1].stop)
    return Naming(index, at - 1, stop, span, "lễ kỷ niệm", "ceremony", title) if title is not None else None


def _named(text: str, row: Sequence[Sign], at: int) -> bool:
    """Tell whether a name opens at a sign: a quotation, or a word with a capital."""
    return quoted(row, at) > at or (row[at].kind == WORD and text[row[at].start].isupper())


def _held(row: Sequence[Sign], at: int, stop: int) -> bool:
    """Tell whether somebody holds or joins the programme, or it takes place."""
    before, after = row[max(0, at - _BEFORE) : at], row[stop : stop + _AFTER]
    joined = any(isinstance(sign.value, Act) and sign.value.role in _JOINED for sign in (*before, *after))
    return joined or any(sign.low in words("events", "happens") for sign in after)
