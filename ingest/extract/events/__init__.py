"""Events: "Sáng 9/7, tại Hội trường Tỉnh ủy, HĐND tỉnh khai mạc kỳ họp thứ 8, khóa III".

The text is read sentence by sentence as rows of signs. ``namings`` finds the words that name an occasion, ``occasions``
tells which of them are of one, ``days`` and ``venues`` when and where it was, ``participation`` who took part and how;
``reported`` decides which occasions the article reports or announces.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.dates import dates
from ingest.extract.events.assembly import carried_out, dated, undated
from ingest.extract.events.days import AFTER, FAR, date_of, dates_of, opening_day
from ingest.extract.events.namings import namings
from ingest.extract.events.occasions import Discourse, Named
from ingest.extract.events.organisers import of_assembly, own_session
from ingest.extract.events.reported import THRESHOLD, weight
from ingest.extract.events.telling import announced, fresh, told
from ingest.extract.events.venues import place
from ingest.extract.participation import Scene, heard, interviewed, parts
from ingest.extract.participation.lists import going_on, unfinished
from ingest.extract.reading import Block
from ingest.extract.signs import DATE, rows
from ingest.extract.vocabulary import lexicon
from ingest.records import Event, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.dates import Reference
    from ingest.extract.events.days import Dates
    from ingest.extract.events.naming import Naming
    from ingest.extract.events.occasions import Occasion
    from ingest.extract.participation import Part
    from ingest.extract.participation.scenes import Rule
    from ingest.extract.reading import Reading
    from ingest.extract.signs import Sign
    from ingest.records import Directive

__all__ = ["events"]

_LEAD = 6
"""How many sentences open an article: what they are about is what it is about."""
_EARLY = 4
"""By which sentence an occasion is named that the article is about, not one in the background."""
_NEAR = 3
"""How many sentences before the first occasion is named somebody may speak at it."""
_OPENING = 6
_SEVERAL = 2
_SOLID = 2.0
"""The weight from which on an occasion is told of without those who only speak."""
_TO_BE_TOLD = frozenset({"speaker", "awarder", "recipient"})
"""What is done far before an occasion is named is not done there."""
_DAY = len("2020-02-26")


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
    scenes = [_scene(reading, row, index, discourse) for index, row in enumerate(signs)]
    people = _taking_part(text, scenes, discourse)
    main = _main(discourse.occasions, people)
    first = next((index for index, sentence in enumerate(reading.sentences) if sentence.block is Block.BODY), None)
    _date_main(signs, main, first)
    said: list[list[Span]] = [[] for _ in discourse.occasions]
    for sentence, scene in zip(reading.sentences, scenes, strict=True):
        for number in scene.numbers:
            said[number].append(sentence.span)
    issued = sorted(
        ((index, span) for index, directive in enumerate(directives) for span in directive.evidence.spans),
        key=lambda found: found[1].start,
    )
    found = []
    for occasion in sorted(discourse.occasions, key=lambda occasion: (occasion.namings[0].row, occasion.namings[0].at)):
        own = list(_with_organiser(reading, signs, occasion, people[occasion.number]))
        points = weight(occasion, own, main=occasion is main)
        if points >= THRESHOLD:
            event = dated(undated(occasion, own, points), signs, occasion)
            where = place(text, signs, occasion)
            documents = carried_out(text, occasion, said[occasion.number], issued)
            found.append(replace(event, place=where, implements=documents))
    return found


def _scene(reading: Reading, row: Sequence[Sign], index: int, discourse: Discourse) -> Scene:
    """Take up the namings of a sentence and return what it is about; a caption may name nothing it shows."""
    current = discourse.current
    headline = reading.sentences[index].block is Block.TITLE
    found = list(namings(reading.text, row, index, headline=headline))
    days = dates_of(row) if found else []
    named = [_named(row, naming, found, days) for naming in found]
    at = {one.naming.at: discourse.take(one).number for one in named}
    asides = frozenset(one.naming.at for one in named if one.naming.aside)
    speaks = current is None or (current.first.family != "vote" and not _another_day(row, current))
    picture = reading.sentences[index].block is Block.CAPTION and not named
    return Scene(row, at, None if current is None or picture else current.number, speaks, asides)


def _named(row: Sequence[Sign], naming: Naming, others: Sequence[Naming], days: Dates) -> Named:
    """Return a naming with what its sentence says of it; one with a day of its own is more than touched on."""
    date, distance = date_of(row, naming, others, days)
    if distance == AFTER and not naming.bare:
        naming = replace(naming, aside=False)
    telling = told(row, naming, distance)
    return Named(naming, date, distance, telling, naming.at == others[0].at, announced(row, naming), fresh(row, naming))


def _another_day(row: Sequence[Sign], occasion: Occasion) -> bool:
    """Tell whether a sentence opens with a day that is not the occasion's: what is said then is not said there."""
    day = occasion.day
    opening = (sign.value.start or "" for sign in row[:_OPENING] if sign.kind == DATE)
    other = next((start for start in opening if len(start) == _DAY), None)
    return (
        other is not None
        and day is not None
        and day.start is not None
        and not day.start <= other <= (day.end or day.start)
    )


def _taking_part(text: str, scenes: Sequence[Scene], discourse: Discourse) -> list[list[Part]]:
    """Return who takes part in each occasion; before any is named, and in captions, in the first that is told of.

    A sentence that stands there again, as captions do, says nothing new.
    """
    first = next((occasion for occasion in discourse.occasions if occasion.told), None)
    found: list[list[Part]] = [[] for _ in discourse.occasions]
    unsaid: list[tuple[int, Part]] = []
    said: set[tuple[str, ...]] = set()
    open_list: Rule | None = None
    for index, scene in enumerate(scenes):
        words_ = tuple(sign.low for sign in scene.row)
        if words_ in said:
            continue
        said.add(words_)
        ahead = first if scene.current is None else None
        far = ahead is not None and ahead.namings[0].row - index > _NEAR
        here = frozenset(scene.at.values())
        scene = scene if ahead is None else replace(scene, current=ahead.number)  # noqa: PLW2901 - as it is read
        given = [*(going_on(scene, open_list) if open_list is not None else ()), *parts(scene)]
        open_list = unfinished(scene, given)
        for part in given:
            if part.occasion in here:
                found[part.occasion].append(part)
            elif not (far and part.role in _TO_BE_TOLD):
                unsaid.append((index, part))
    for part in _at_hand(unsaid, scenes, discourse, found):
        found[part.occasion].append(part)
    press = interviewed(text, scenes) if discourse.occasions else frozenset()
    return [
        heard(found[occasion.number], press, background=occasion.namings[0].row > _EARLY)
        for occasion in discourse.occasions
    ]


def _at_hand(
    unsaid: Sequence[tuple[int, Part]], scenes: Sequence[Scene], discourse: Discourse, found: Sequence[Sequence[Part]]
) -> list[Part]:
    """Return the parts whose sentences name no occasion, of one that is told of, not of one spoken of in passing."""
    if len(discourse.occasions) < _SEVERAL:
        return [part for _, part in unsaid]
    told = {
        occasion.number
        for occasion in discourse.occasions
        if not occasion.announced and weight(occasion, found[occasion.number], main=False) >= _SOLID
    }
    last: list[int | None] = []
    for scene in scenes:
        last.append(scene.current if scene.current in told else last[-1] if last else None)
    return [
        part if part.occasion in told or (at := last[index]) is None else replace(part, occasion=at)
        for index, part in unsaid
    ]


def _main(occasions: Sequence[Occasion], people: Sequence[Sequence[Part]]) -> Occasion | None:
    """Return the occasion that most is said of, of equal ones the first."""
    plain = [occasion for occasion in occasions if any(not naming.aside for naming in occasion.namings)]
    return max(plain, key=lambda occasion: len(occasion.namings) + len(people[occasion.number]), default=None)


def _date_main(signs: Sequence[Sequence[Sign]], main: Occasion | None, first: int | None) -> None:
    """Give the main occasion the day on which the article opens, where none is told and it is not still to come."""
    if main is None or main.dates or main.announced or main.namings[0].row > _LEAD:
        return
    day = opening_day(signs[first]) if first is not None else None
    if day is not None:
        main.dates.append((FAR, day))


def _with_organiser(
    reading: Reading, signs: Sequence[Sequence[Sign]], occasion: Occasion, people: Sequence[Part]
) -> Iterator[Part]:
    """Yield who takes part, and the body whose own session it is."""
    owners = list(own_session(signs, occasion))
    yield from people
    yield from owners
    if not owners and not any(part.role == "organiser" for part in people):
        yield from of_assembly(reading, occasion)
