"""A body as it was met in a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """A body at tokens ``start`` to ``stop`` (half open).

    ``name`` is canonical; ``kind`` the slug of its kind; ``complete`` says that the words tell which body it
    is, else they only name a kind ("Sở", "HĐND") that an earlier mention has to complete.
    """

    start: int
    stop: int
    name: str
    kind: str
    complete: bool
    place: str | None = None
    parent: str | None = None
