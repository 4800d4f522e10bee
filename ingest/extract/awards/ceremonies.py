"""Who receives at a ceremony held to give: "lễ kỷ niệm 20 năm thành lập và đón nhận Huân chương … của Bệnh viện A"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.awards.vocabulary import any_of
from ingest.extract.certainty import witnessed
from ingest.records import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.records import Award, Event


@cache
def _giving() -> re.Pattern[str]:
    return re.compile(any_of("ceremonies"), re.IGNORECASE)


def with_recipients(events: Sequence[Event], awards: Iterable[Award]) -> list[Event]:
    """Return the events, those that were held to give an award with whoever received it there.

    Args:
        events: The events of an article.
        awards: Its awards; ``Award.event`` is the index of the event at which one was given.
    """
    found = list(events)
    for award in awards:
        if award.event is None or award.recipient is None:
            continue
        event = found[award.event]
        known = {(part.agent, part.role) for part in event.participants}
        if (award.recipient, "recipient") in known or not _held_for(event, award):
            continue
        evidence = witnessed(award.evidence.spans, "recipient-of-award", 0.75)
        part = Participant(award.recipient, "recipient", evidence)
        found[award.event] = replace(event, participants=(*event.participants, part))
    return found


def _held_for(event: Event, award: Award) -> bool:
    """Tell whether an event was held to give an award: its title or its kind says so."""
    named = (event.title or "").casefold()
    return award.award.casefold() in named or _giving().match(event.kind) is not None
