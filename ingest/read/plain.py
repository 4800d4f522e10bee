"""Plain text: the first line is the title, what follows is lead, captions and body, the last line may name the author.

A line that is only a number is page furniture ("6029", a counter of visits) and is left out of the article's text. A
line near the top that is only a date stamp ("Thứ hai, 02/03/2020 - 09:15") is the day of publication.
Tags are taken off.
"""

from __future__ import annotations

from typing import Final

from ingest.read.body import is_furniture
from ingest.read.dates import dateline
from ingest.read.draft import Draft
from ingest.read.markup import without_markup
from ingest.read.spelling import normalise

HEAD: Final = 5
"""Lines from the top, blank ones not counted, among which a date stamp may stand."""


def from_plain(text: str) -> Draft:
    """Return the draft of a plain text."""
    lines = normalise(without_markup(text)).split("\n")
    head = [i for i, line in enumerate(lines) if line][:HEAD]
    stamped = next((i for i in head if dateline(lines[i])), None)
    titled = next((i for i in head if i != stamped and not is_furniture(lines[i])), None)
    if titled is None:
        return Draft(None, "")
    rest = [line for i, line in enumerate(lines) if i not in {stamped, titled}]
    return Draft(lines[titled], "\n".join(rest), published=lines[stamped] if stamped is not None else None)
