"""Days, months and years as ISO 8601, and the year that brings a day nearest to another.

A day without a year ("26/2") takes the year in which it falls nearest to the day the article was written:
"31/12" read in January is of the year before.
"""

from __future__ import annotations

from datetime import date, timedelta

FUTURE_WEIGHT = 1.5
"""News tells what has been more often than what is to come: days ahead count half as much again."""


def day_of(iso: str) -> date | None:
    """Return the day that an ISO 8601 day names, or None for a month, a year or no date."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Write year, month and day as ISO 8601, as far as given; None if the calendar has no such day."""
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}" if 1 <= month <= 12 else None  # noqa: PLR2004 - months of a year
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def exists(month: int, day: int) -> bool:
    """Tell whether some year has this day: 29/2 has, 31/2 has not."""
    return iso(2000, month, day) is not None


def nearest_year(month: int, day: int | None, anchor: date, future_weight: float = FUTURE_WEIGHT) -> int:
    """Return the year in which a day or month falls nearest to the anchor.

    Args:
        month: 1 to 12.
        day: 1 to 31, or None for the month as a whole (its middle counts).
        anchor: The day on which the words were written, or the middle of that time.
        future_weight: How many days back weigh as much as one day ahead.
    """

    def distance(year: int) -> float:
        gap = (date(year, month, 1) + timedelta(days=(day or 15) - 1) - anchor).days
        if day is None and (year, month) == (anchor.year, anchor.month):
            return 0.0
        return gap * future_weight if gap > 0 else -gap

    years = [year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if day is None or iso(year, month, day)]
    return min(years or [anchor.year], key=distance)
