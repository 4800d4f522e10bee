"""Whose session it is: "kỳ họp thứ 8, HĐND tỉnh", "phiên họp Chính phủ", "đại hội Hội Nông dân tỉnh".

A body's own session has that body as its organiser.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from ingest.extract.participation import Part
from ingest.extract.signs import BODY, DATE, PLACE
from ingest.extract.vocabulary import openings, words
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.events.occasions import Occasion
    from ingest.extract.reading import Reading
    from ingest.extract.signs import Sign

_NAMED = re.compile(r"(?:của|nhất|hai|thứ \d+) (?:[A-ZĐ](?![A-ZĐ])\w*)")
"""A title that goes on with a name: "thứ nhất Hội nghị Nhân dân Tối cao Triều Tiên", "của Thường vụ"."""
_OWN_BODY = 6
"""How many signs after the noun the body may stand whose own session it is."""


def own_session(signs: Sequence[Sequence[Sign]], occasion: Occasion) -> Iterator[Part]:
    """Yield the body whose session an occasion is, as its namings tell."""
    for naming in occasion.namings:
        if naming.aside or not naming.kind.startswith(openings("events", "assemblies", "own")):
            continue
        row = signs[naming.row]
        after = row[naming.stop : naming.stop + 2]
        goes_on = naming.title is not None and [sign.low for sign in after[:1]] == [","] and after[-1].kind == BODY
        if goes_on and naming.kind.startswith("kỳ họp"):
            yield _organiser(occasion, row[naming.at], after[-1], "organiser-in-session", 0.7)
            return
        for sign in islice(_outside_brackets(row[naming.at + 1 : naming.stop]), _OWN_BODY):
            if sign.kind == BODY:
                yield _organiser(occasion, row[naming.at], sign, "organiser-own-session", 0.8)
                return
            if not (sign.low in words("events", "own_session") or sign.low.isdigit() or sign.kind in (PLACE, DATE)):
                break


def _outside_brackets(row: Sequence[Sign]) -> Iterator[Sign]:
    """Yield the signs that stand in no brackets: "kỳ họp 31 [(từ 12 đến 14/11)], Ủy ban Kiểm tra …"."""
    inside = False
    for sign in row:
        if sign.low in "()":
            inside = sign.low == "("
        elif not inside:
            yield sign


def _organiser(occasion: Occasion, noun: Sign, body: Sign, rule: str, confidence: float) -> Part:
    return Part(occasion.number, body.value, "organiser", Span(noun.start, body.stop), rule, confidence)


def of_assembly(reading: Reading, occasion: Occasion) -> Iterator[Part]:
    """Yield the assembly of which the article speaks most as the holder of a session of which none is named."""
    title = occasion.first.title or ""
    of_another = "đại hội" in title.lower() or _NAMED.search(title) is not None
    if of_another or not occasion.first.kind.startswith(openings("events", "assemblies", "sessions")):
        return
    bodies = [body for body in reading.organisations if body.name.startswith(openings("events", "assemblies"))]
    spans = [reading.sentence_at(naming.span.start).span for naming in occasion.namings]
    bodies = [body for body in bodies if any(span.covers(body.span) for span in spans)] or bodies
    for name, _ in Counter(body.name for body in bodies).most_common(1):
        span = next(body.span for body in bodies if body.name == name)
        yield Part(occasion.number, name, "organiser", span, "organiser-assembly", 0.5)
