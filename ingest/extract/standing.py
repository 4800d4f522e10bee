"""What stands where: mentions found by their position, in time that does not grow with the article.

Mentions are sorted by position and do not overlap within their kind; posts are sorted by where they begin.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.reading import Reading
    from ingest.records import Span


class Standing(Protocol):
    """Anything with a span of the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


T = TypeVar("T", bound=Standing)


def _start(item: Standing) -> int:
    return item.span.start


def inside(items: Sequence[T], span: Span) -> list[T]:
    """Return the items that lie wholly inside a span, in order."""
    first = bisect_left(items, span.start, key=_start)
    stop = bisect_left(items, span.stop, lo=first, key=_start)
    return [item for item in items[first:stop] if item.span.stop <= span.stop]


def at_or_after(items: Sequence[T], offset: int) -> T | None:
    """Return the first item that begins at or after an offset."""
    found = bisect_left(items, offset, key=_start)
    return items[found] if found < len(items) else None


def around(items: Sequence[T], offset: int) -> T | None:
    """Return the item inside which an offset lies, not at its beginning; None if there is none."""
    found = bisect_left(items, offset, key=_start) - 1
    return items[found] if found >= 0 and items[found].span.stop > offset else None


def touching(items: Sequence[T], span: Span, reach: int = 200) -> list[T]:
    """Return the items that share a code point with a span; none is longer than ``reach``."""
    first = bisect_left(items, span.start - reach, key=_start)
    stop = bisect_left(items, span.stop, lo=first, key=_start)
    return [item for item in items[first:stop] if item.span.overlaps(span)]


def in_order(reading: Reading) -> Reading:
    """Return the reading with its mentions sorted by position, as all of the above rely on it."""
    return replace(
        reading,
        organisations=tuple(sorted(reading.organisations, key=_start)),
        people=tuple(sorted(reading.people, key=_start)),
        posts=tuple(sorted(reading.posts, key=_start)),
    )
