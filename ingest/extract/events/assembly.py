"""An occasion and what is known of it, put together as a record: one fact however often it is told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from ingest.extract.events.reported import confidence
from ingest.extract.events.settings import announced, place_of
from ingest.extract.participation import Part
from ingest.extract.signs import BODY, DATE, PERSON, PLACE
from ingest.extract.vocabulary import words
from ingest.records import Event, Evidence, Participant, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.events.occasions import Occasion
    from ingest.extract.reading import Reading
    from ingest.extract.signs import Sign
    from ingest.records import Directive

_SHORT = 3
"""A name without a unit word of at most so many syllables is a country's or a town's."""
_COUNTRY = regex.compile(r"(?:(?:hữu nghị|chính thức|cấp nhà nước|làm việc|đến|tới|và|tại)\s+)+(?P<name>\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*)*)")
_OBJECT = 9
"""How many signs after a verb its object may stand."""
_OWN_BODY = 6
"""How many signs after the noun the body may stand whose own session it is."""
_OF_ASSEMBLY = ("kỳ họp", "phiên chất vấn", "phiên thảo luận", "ngày làm việc", "phiên trù bị", "phiên giải trình")
_ASSEMBLIES = ("Quốc hội", "Hội đồng nhân dân", "Ủy ban Kiểm tra")
_SESSIONS = ("kỳ họp", "kì họp", "phiên họp", "đại hội", "hội nghị", "phiên chất vấn", "phiên thảo luận")


def event(
    reading: Reading, signs: Sequence[Sequence[Sign]], occasion: Occasion, people: Sequence[Part], points: float, directives: Sequence[Directive]
) -> Event:
    """Return the record of an occasion."""
    first, day = occasion.first, occasion.day
    spans = tuple(naming.span for naming in occasion.namings)
    place = _place(reading, signs, occasion)
    return Event(
        kind=first.kind,
        title=first.title,
        evidence=Evidence(spans, f"event-{'verb' if first.deed else 'noun'}", confidence(points)),
        date=day.start if day else None,
        end_date=day.end if day and day.start else _end(occasion),
        date_basis=day.basis if day and day.start else None,
        date_reason=day.reason if day and day.start else None,
        place=place,
        announced=announced(signs[occasion.namings[0].row], occasion.namings[0]) and all(announced(signs[n.row], n) for n in occasion.namings[:2]),
        participants=tuple(_participants(people)),
        implements=tuple(i for i, directive in enumerate(directives) if _carried_out(occasion, directive)),
    )


def _end(occasion: Occasion) -> str | None:
    return None


def _place(reading: Reading, signs: Sequence[Sequence[Sign]], occasion: Occasion) -> str | None:
    found = []
    for naming in occasion.namings:
        if naming.aside:
            continue
        others = [other for other in occasion.namings if other.row == naming.row]
        place = place_of(reading.text, signs[naming.row], naming, others)
        found += [place[0]] if place is not None else [naming.place] if naming.place is not None else []
    if occasion.first.family == "visit" and (visited := _visited(signs, occasion)):
        return visited
    return max(found, key=lambda name: (_specific(name), -found.index(name)), default=None)


def _visited(signs: Sequence[Sequence[Sign]], occasion: Occasion) -> str | None:
    """Return what was visited: "chuyến thăm chính thức Việt Nam", "đến thăm Công an tỉnh"."""
    for naming in occasion.namings:
        country = _COUNTRY.fullmatch(naming.title or "")
        if country is not None:
            return country["name"]
        row = signs[naming.row]
        for sign in row[naming.at + 1 : max(naming.reach, naming.at + _OBJECT)]:
            if sign.kind in (PLACE, BODY):
                return str(sign.value)
            if sign.kind in (PERSON, DATE):
                break
    return None


def _specific(name: str) -> int:
    """Return how narrow a place is: 3 a venue or commune, 2 a district, 1 a province, 0 a country."""
    unit = name.split(" ", 1)[0]
    if name.startswith(("thành phố ", "thị xã ", "huyện ", "quận ")):
        return 2 if unit != "thành" else 1
    return 1 if unit == "tỉnh" else 0 if unit[0].isupper() and len(name.split()) <= _SHORT else 3




def _participants(people: Sequence[Part]) -> Iterator[Participant]:
    """Yield each agent once for each of its roles, with all spans that tell it."""
    told: dict[tuple[str, str], list[Part]] = {}
    for part in people:
        told.setdefault((part.agent, part.role), []).append(part)
    for (agent, role), parts in told.items():
        best = max(parts, key=lambda part: part.confidence)
        spans = tuple(dict.fromkeys(part.span for part in parts))
        capacity = next((part.capacity for part in parts if part.capacity is not None), None)
        yield Participant(agent, role, Evidence(spans, best.rule, best.confidence), capacity)


def session_bodies(signs: Sequence[Sequence[Sign]], occasion: Occasion, number: int) -> Iterator[Part]:
    """Read "kỳ họp thứ 8 HĐND tỉnh": a body's own session has that body as its organiser."""
    for naming in occasion.namings:
        if naming.aside or not naming.kind.startswith(_SESSIONS):
            continue
        row = signs[naming.row]
        if naming.kind.startswith("kỳ họp") and naming.title and naming.stop + 2 < len(row) and row[naming.stop].low == "," and row[naming.stop + 1].kind == BODY:
            sign = row[naming.stop + 1]
            yield Part(number, sign.value, "organiser", Span(row[naming.at].start, sign.stop), "organiser-in-session", 0.7)
            return
        for index in range(naming.at + 1, min(naming.stop, naming.at + 1 + _OWN_BODY)):
            if row[index].kind == BODY:
                sign = row[index]
                yield Part(number, sign.value, "organiser", Span(row[naming.at].start, sign.stop), "organiser-own-session", 0.8)
                return
            if not (row[index].low in words("events", "own_session") or row[index].low.isdigit() or row[index].kind == PLACE):
                break


def assembly_of(reading: Reading, occasion: Occasion, number: int) -> Iterator[Part]:
    """A session of which no body is named is that of the assembly of which the article speaks most: "Quốc hội"."""
    if not occasion.first.kind.startswith(_OF_ASSEMBLY):
        return
    bodies = [mention for mention in reading.organisations if mention.name.startswith(_ASSEMBLIES)]
    counts = Counter(mention.name for mention in bodies)
    if counts:
        name = counts.most_common(1)[0][0]
        span = next(mention.span for mention in bodies if mention.name == name)
        yield Part(number, name, "organiser", span, "organiser-assembly", 0.5)


def _carried_out(occasion: Occasion, directive: Directive) -> bool:
    """Tell whether a directive stands in a title, after a word of carrying out or reviewing."""
    for naming in occasion.namings:
        if naming.title and any(naming.span.covers(span) for span in directive.evidence.spans):
            return any(word in naming.title.lower() for word in words("events", "carrying_out"))
    return False
