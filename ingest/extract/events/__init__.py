"""Events: "Sáng 9/7, tại Hội trường Tỉnh ủy, HĐND tỉnh khai mạc kỳ họp thứ 8, khóa III".

The text is read sentence by sentence as rows of signs. ``namings`` finds the words that name an occasion, ``occasions``
tells which of them are of one, ``settings`` when and where it was, ``participation`` who took part and how;
``reported`` decides which occasions the article reports or announces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.dates import dates
from ingest.extract.events.assembly import event, session_bodies
from ingest.extract.events.namings import namings
from ingest.extract.events.occasions import Discourse, Named, merged
from ingest.extract.events.reported import THRESHOLD, weight
from ingest.extract.events.settings import date_of, told
from ingest.extract.participation import Part, Scene, parts
from ingest.extract.signs import rows
from ingest.extract.vocabulary import lexicon
from ingest.records import Event, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.dates import Reference
    from ingest.extract.events.occasions import Occasion
    from ingest.extract.reading import Reading, Sentence
    from ingest.extract.signs import Sign
    from ingest.records import Directive


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
    taking_part: dict[int, list[Part]] = {number: [] for number in range(len(discourse.occasions))}
    for scene in scenes:
        for part in parts(scene):
            taking_part[part.occasion].append(part)
    found = []
    main = _main(discourse.occasions, taking_part)
    for occasion in merged(discourse.occasions):
        number = discourse.occasions.index(occasion)
        people = taking_part[number] + list(session_bodies(signs, occasion, number))
        points = weight(occasion, people, main=number == main)
        if points >= THRESHOLD:
            found.append(event(reading, signs, occasion, people, points, directives))
    return found


def _main(occasions: Sequence[Occasion], taking_part: dict[int, list[Part]]) -> int | None:
    """Return the number of the occasion that most is said of, of equal ones the first."""
    told_of = [n for n, occasion in enumerate(occasions) if any(not naming.aside for naming in occasion.namings)]
    return max(told_of, key=lambda n: (len(occasions[n].namings) + len(taking_part[n]), -n), default=None)


def _scene(text: str, row: Sequence[Sign], index: int, sentence: Sentence, discourse: Discourse) -> Scene:
    """Take up the namings of a sentence and return what it is about."""
    current = discourse.current
    found = list(namings(text, row, index))
    at, asides = {}, set()
    for naming in found:
        date, distance = date_of(row, naming, found)
        named = Named(naming, date, distance, told(row, naming, date, distance))
        occasion = discourse.take(named, sentence)
        at[naming.at] = discourse.occasions.index(occasion)
        if naming.aside:
            asides.add(naming.at)
    number = None if current is None else discourse.occasions.index(current)
    speaks = current is None or current.first.family != "vote"
    return Scene(row, at, number, speaks, frozenset(asides))
