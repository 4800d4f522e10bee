"""The word for a kind of document, where it stands, and what the words right before it say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.directives.vocabulary import vocabulary
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.extract.dates import Reference
    from ingest.extract.directives.found import Found
    from ingest.extract.reading import Reading, Sentence

_BACK = 40
"""So much before the kind is looked at, in code points."""
_ROW = 110
"""So much before it is looked at for a row of documents, in code points."""
_DENIED = re.compile(
    r"(?<!\w)(?:(?:chờ|đợi|để|(?:tới|đến)\s+khi)\s+(?:[^\s,.;:]+\s+){0,6}?có|(?:chờ|đợi)(?:\s+(?:có|nhận))?|(?:chưa|không)\s+(?:[^\s,.;:]+\s+){0,7}?(?:ban\s+hành|có|ra|nhận\s+được|ký))\s+$",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:;|,|và|,\s*và)\s*(?:các\s+)?", re.IGNORECASE)
_COUNTED = re.compile(r"\d+\s+(?:dự\s+thảo\s+|bản\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A kind of document at ``span`` of a sentence; ``last`` is the document read before it in that sentence."""

    reading: Reading
    reference: Reference
    sentence: Sentence
    span: Span
    kind: str
    last: Found | None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.text

    @property
    def stop(self) -> int:
        """Where the sentence ends."""
        return self.sentence.span.stop

    @property
    def before(self) -> str:
        """The words before the kind, as far as they matter."""
        return self.text[max(self.sentence.span.start, self.span.start - _BACK) : self.span.start]

    @property
    def opens(self) -> bool:
        """The kind opens its sentence."""
        return not self.before.strip(' -–•+*“"')

    @property
    def is_subject(self) -> bool:
        """It opens its clause: "Trong đó, Chỉ thị yêu cầu …"."""
        return self.opens or self.before.rstrip().endswith(",")

    @property
    def capital(self) -> bool:
        """The kind is written with a capital though it does not open the sentence."""
        return self.text[self.span.start].isupper() and not self.opens

    @property
    def listed(self) -> bool:
        """It goes on a list: "quyết định của Bộ Công an về …; quyết định …"."""
        last = self.last
        if last is None or last.kind != self.kind or last.back or last.span.stop > self.span.start:
            return False
        return _LIST.fullmatch(self.text, last.span.stop, self.span.start) is not None

    @property
    def plural(self) -> bool:
        """It is one of many: "các nghị quyết", "18 dự thảo nghị quyết"."""
        if vocabulary().plural.search(self.before):
            return True
        return not self.capital and "," in self.wide and vocabulary().of_many.search(self.wide) is not None

    @property
    def wide(self) -> str:
        """The words before the kind, as far as a row of documents may reach."""
        return self.text[max(self.sentence.span.start, self.span.start - _ROW) : self.span.start]

    @property
    def denied(self) -> bool:
        """It is said not to be there yet: "chưa tham mưu UBND tỉnh ban hành quyết định", "chờ kết luận"."""
        return _DENIED.search(self.wide) is not None

    @property
    def counted(self) -> bool:
        """A figure stands before it."""
        return _COUNTED.search(self.before) is not None

    @property
    def handled(self) -> bool:
        """A verb that takes a document stands right before it: "ký quyết định"."""
        return vocabulary().handled.search(self.before) is not None

    @property
    def noun(self) -> bool:
        """The words before it make it a noun: "theo kết luận"; a plan needs to be decided: "phê duyệt kế hoạch"."""
        known = vocabulary()
        if self.kind == "Kế hoạch":
            return known.decided_by.search(self.before) is not None
        return known.noun_after.search(self.before) is not None

    @property
    def is_law(self) -> bool:
        """It is named by its subject alone."""
        return self.kind in vocabulary().laws

    @property
    def is_bill(self) -> bool:
        """It is called a bill: "dự luật quảng trường"."""
        return self.text[self.span.start] in "dD"

    @property
    def is_charter(self) -> bool:
        """There is one of it for whoever it binds."""
        return self.kind in vocabulary().charters

    @property
    def is_ordinary(self) -> bool:
        """The word is also one of every day."""
        return self.kind in vocabulary().ordinary
