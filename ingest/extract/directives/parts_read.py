"""What has been read of a document behind the word for its kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.extract.directives.titles import Title


@dataclass(slots=True)
class Parts:
    """What has been read so far, up to ``end``; ``of`` says that the issuer stood behind "của"."""

    end: int
    capital: bool = False
    numbers: list[str] = field(default_factory=list)
    date: str | None = None
    issuer: str | None = None
    title: Title | None = None
    signer: str | None = None
    of: bool = False
    back: bool = False

    def take(self, title: Title | None) -> bool:
        """Keep a title, if there is one, and go on behind it."""
        if title is None:
            return False
        self.title, self.end = title, title.span.stop
        return True
