"""What a run did: how many articles came, which were left out and why, how many graphs were written."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Trouble:
    """An article, or what should have been one, that was left out: where it stands, and why."""

    source: str
    reason: str


@dataclass(slots=True)
class Report:
    """Figures of a run, counted while it goes on.

    Of the articles ``read``, ``added`` were new to the archive, ``changed`` replaced what it held; of these ``reread``
    are as they were and had been read by another version of the extractor. ``unchanged`` were left alone,
    ``repeated`` came twice in this run. ``skipped`` could not be read, ``failed`` could not be extracted or written.
    ``written`` and ``removed`` count graphs, ``quads`` those of the graphs written. ``outdated`` articles of the
    archive are as another version of the extractor read them.
    """

    read: int = 0
    added: int = 0
    changed: int = 0
    reread: int = 0
    unchanged: int = 0
    repeated: int = 0
    retracted: int = 0
    written: int = 0
    removed: int = 0
    quads: int = 0
    outdated: int = 0
    skipped: list[Trouble] = field(default_factory=list)
    failed: list[Trouble] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """All figures; troubles are counted, not named."""
        return {name: value if isinstance(value, int) else len(value) for name, value in asdict(self).items()}


class Watch(Protocol):
    """Somebody who wants to see how far a run is."""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Take note that ``done`` of ``total`` (None: nobody knows) are through a stage of the line."""


def unwatched(stage: str, done: int, total: int | None) -> None:
    """Take no note."""
