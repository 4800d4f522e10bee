"""Events: "Sáng 9/7, tại Hội trường Tỉnh ủy, HĐND tỉnh khai mạc kỳ họp thứ 8, khóa III".

The text is read sentence by sentence as rows of signs. ``namings`` finds the words that name an occasion, ``occasions``
tells which of them are of one, ``settings`` when and where it was, ``participation`` who took part and how;
``reported`` decides which occasions the article reports or announces.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.dates import dates
from ingest.extract.events.assembly import assembly_of, event, session_bodies
from ingest.extract.events.namings import namings
from ingest.extract.events.occasions import Discourse, Named, merged
from ingest.extract.events.reported import THRESHOLD, weight
from ingest.extract.events.settings import AFTER, FAR, announced, date_of, fresh, opening_day, told
from ingest.extract.participation import Part, Scene, parts
from ingest.extract.reading import Block
from ingest.extract.signs import DATE, rows
from ingest.extract.vocabulary import lexicon
from ingest.records import Event, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.dates import Reference
    from ingest.extract.events.occasions import Occasion
    from ingest.extract.reading import Reading, Sentence
    from ingest.extract.signs import Sign
    from ingest.records import Directive


_LEAD = 4
"""How many sentences open an article: what they are about is what it is about."""


def events(reading: Reading, reference: Reference, directives: Sequence[Directive] = ()) -> list[Event]:
    """Return the events that an article reports or announces, as they first stand in the text.

    Args:
        reading: The article with its sentences and mentions.
        reference: When it was written, as ``dates.reference`` tells.
        directives: The directives of the article; ``Event.implements`` holds their indices.
    """
    text = reading.text
    signs = rows(reading, dates(text, Span(0, len(text)), reference), lexicon())
    discourse = Discourse()
    scenes = [_scene(text, row, index, reading.sentences[index], discourse) for index, row in enumerate(signs)]
    scenes = _opened(scenes, discourse)
    taking_part: dict[int, list[Part]] = {number: [] for number in range(len(discourse.occasions))}
    for scene in scenes:
        for part in parts(scene):
            taking_part[part.occasion].append(part)
    found = []
    main = _main(discourse.occasions, taking_part)
    _date_main(reading, signs, discourse, main)
    for occasion in merged(discourse.occasions):
        number = discourse.occasions.index(occasion)
        people = taking_part[number] + list(session_bodies(signs, occasion, number))
        if not any(part.role == "organiser" for part in people):
            people += assembly_of(reading, occasion, number)
        points = weight(occasion, people, main=number == main)
        if points >= THRESHOLD:
            found.append(event(reading, signs, occasion, people, points, directives))
    return found


def _opened(scenes: Sequence[Scene], discourse: Discourse) -> list[Scene]:
    """Return the scenes, those before any occasion was named given the first one that is told of."""
    first = next((n for n, occasion in enumerate(discourse.occasions) if occasion.told), None)
    return [replace(scene, current=first) if scene.current is None else scene for scene in scenes]


def _date_main(reading: Reading, signs: Sequence[Sequence[Sign]], discourse: Discourse, main: int | None) -> None:
    """Give the main occasion the day on which the article opens, where no sentence gives it one."""
    if main is None or discourse.occasions[main].dates or discourse.occasions[main].namings[0].row > _LEAD:
        return
    bodies = [index for index, sentence in enumerate(reading.sentences) if sentence.block is Block.BODY][:1]
    day = opening_day(signs, bodies)
    if day is not None:
        discourse.occasions[main].dates.append((FAR, day))


def _main(occasions: Sequence[Occasion], taking_part: dict[int, list[Part]]) -> int | None:
    """Return the number of the occasion that most is said of, of equal ones the first."""
    told_of = [n for n, occasion in enumerate(occasions) if any(not naming.aside for naming in occasion.namings)]
    return max(told_of, key=lambda n: (len(occasions[n].namings) + len(taking_part[n]), -n), default=None)


def _another_day(row: Sequence[Sign], occasion: Occasion) -> bool:
    """Tell whether a sentence opens with a day that is not the occasion's."""
    day = occasion.day
    opening = next((sign.value for sign in row[:6] if sign.kind == DATE and len(sign.value.start or "") == len("2020-02-26")), None)
    return opening is not None and day is not None and day.start is not None and not day.start <= opening.start <= (day.end or day.start)


def _scene(text: str, row: Sequence[Sign], index: int, sentence: Sentence, discourse: Discourse) -> Scene:
    """Take up the namings of a sentence and return what it is about."""
    current = discourse.current
    found = list(namings(text, row, index, headline=sentence.block is Block.TITLE))
    at, asides = {}, set()
    for naming in found:
        date, distance = date_of(row, naming, found)
        if naming.aside and distance == AFTER and not naming.bare:
            naming = replace(naming, aside=False)  # noqa: PLW2901 - it has a day of its own: it is told of
        named = Named(naming, date, distance, told(row, naming, date, distance), naming is found[0], announced(row, naming), fresh(row, naming))
        occasion = discourse.take(named, sentence)
        at[naming.at] = discourse.occasions.index(occasion)
        if naming.aside:
            asides.add(naming.at)
    number = None if current is None else discourse.occasions.index(current)
    speaks = current is None or (current.first.family != "vote" and not _another_day(row, current))
    return Scene(row, at, number, speaks, frozenset(asides))
