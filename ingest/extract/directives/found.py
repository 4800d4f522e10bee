"""One mention of a document, as it is read before mentions of the same document are brought together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.records import Span


@dataclass(frozen=True, slots=True)
class Found:
    """Words that name a document, or point back to one (``back``).

    ``bare_titled`` says that the title stood without "về"; ``staff`` that it only says the document is about staff.
    ``people`` holds the first one named in the title; ``by_suffix`` that only the number tells the issuer.
    ``tells`` is the kind of document that a notice makes known: "thông báo kết luận".
    """

    kind: str
    span: Span
    rule: str
    confidence: float
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    title: str | None = None
    signer: str | None = None
    back: bool = False
    staff: bool = False
    by_suffix: bool = False
    people: frozenset[str] = frozenset()
    tells: str | None = None
