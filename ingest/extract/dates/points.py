"""A date as it is written, before its year is known: one point, or the two ends of an interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.dates.calendar import day_of, iso

if TYPE_CHECKING:
    from datetime import date

    from ingest.extract.dates.reference import Reference


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month or year; what is not said is None."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        """ISO 8601, as far as said; None without a year."""
        return None if self.year is None else iso(self.year, self.month, self.day)

    @property
    def precision(self) -> tuple[bool, bool]:
        """Whether month and day are said."""
        return self.month is not None, self.day is not None


@dataclass(frozen=True, slots=True)
class Written:
    """A date at code points ``start`` to ``stop``; ``basis`` as of a DateMention, or ``same`` for "cùng ngày".

    ``joins`` says that the day itself may follow in apposition: "sáng nay (26/2)".
    """

    start: int
    stop: int
    first: Point
    last: Point | None = None
    basis: str = "stated"
    joins: bool = False


def point(day: date | None) -> Point:
    """Return a day as a point; an unknown one says nothing."""
    return Point(day.year, day.month, day.day) if day else Point(None)


def today(reference: Reference) -> date | None:
    """Return the day of writing where it is known."""
    return day_of(reference.today) if reference.today else None


def year_of(words: str | None, reference: Reference) -> int | None:
    """Return the year that "2019", "nay", "ngoái", "trước", "tới" or "sau" means."""
    if words is None:
        return None
    if words.isdigit():
        return int(words)
    if reference.year is None:
        return None
    return reference.year + {"nay": 0, "ngoái": -1, "trước": -1}.get(words.lower(), 1)
