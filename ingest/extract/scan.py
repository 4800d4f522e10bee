"""Matches of a pattern that opens only with a few words or figures: tried where one of them stands, nowhere else.

A pattern that ignores case is tried by Python's engine at every letter of the text; looking for its opening words
in small letters first takes a tenth of the time and finds the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.keywords import lowered

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def matches(
    pattern: re.Pattern[str], openings: re.Pattern[str], text: str, start: int = 0, stop: int | None = None
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer(text, start, stop)`` would.

    Args:
        pattern: The pattern; it must match nothing that does not open with a match of ``openings``.
        openings: The words and figures that it opens with, in small letters.
        text: Where to look.
        start: First code point of the stretch to look in.
        stop: The code point behind it; the end of the text where left out.
    """
    end = len(text) if stop is None else stop
    reached = start
    for opening in openings.finditer(lowered(text[start:end])):
        at = start + opening.start()
        if at >= reached and (found := pattern.match(text, at, end)):
            reached = found.end()
            yield found
