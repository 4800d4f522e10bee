"""Mentions of one document brought together: number, issuer, date and title may each stand in another sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.extract.certainty import witnessed
from ingest.extract.directives.alike import other_year, same_number, same_title
from ingest.extract.directives.vocabulary import vocabulary
from ingest.records import Directive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ingest.extract.directives.found import Found

_PROLIFIC = frozenset({"Quốc hội", "Chính phủ", "Thủ tướng Chính phủ", "Bộ Chính trị", "Ban Bí thư"})
"""So much is issued by these that a number and a title told apart are two documents'."""
_CENTRAL, _INNER = "Ban Chấp hành Trung ương Đảng", {"Bộ Chính trị", "Ban Bí thư"}
_MENTIONS = 50
"""So many mentions of a document are kept; more would tell nothing new, and cost."""
_ALIKE = 0.6


@dataclass(slots=True)
class _Document:
    """A document in the making: all mentions of it so far."""

    kind: str
    mentions: list[Found] = field(default_factory=list)

    def said(self, what: str) -> str | None:
        """Return the longest that any mention says of number or title, the first of issuer, date, signer."""
        values: list[str] = [value for mention in self.mentions if (value := getattr(mention, what))]
        if not values:
            return None
        return max(values, key=len) if what == "number" else values[0]

    @property
    def title(self) -> str | None:
        """The first title that says more than that the document is about staff, else any."""
        titles = [mention for mention in self.mentions if mention.title]
        proper = [mention.title for mention in titles if not mention.staff]
        return proper[0] if proper else titles[0].title if titles else None

    @property
    def issuer(self) -> str | None:
        """The issuer that words tell, else the one that a number's suffix tells."""
        stated = [mention.issuer for mention in self.mentions if mention.issuer and not mention.by_suffix]
        return stated[0] if stated else self.said("issuer")

    @property
    def people(self) -> frozenset[str]:
        """Everybody named in a title of the document."""
        return frozenset().union(*(mention.people for mention in self.mentions))

    @property
    def staff(self) -> bool:
        """No title yet but that it is about staff."""
        return all(mention.staff or not mention.title for mention in self.mentions)


def merged(found: Iterable[Found]) -> Iterator[Directive]:
    """Yield each document once, in the order of their first mentions."""
    documents: list[_Document] = []
    for mention in found:
        same = _same(documents, mention)
        if same is None and not mention.back:
            same = _Document(mention.kind)
            documents.append(same)
        if same is not None and len(same.mentions) < _MENTIONS:
            same.mentions.append(mention)
    for document in documents:
        yield _directive(document, _party_issuer(documents, document))


def _party_issuer(documents: list[_Document], document: _Document) -> str | None:
    """The Politburo or the Secretariat where the text names it for that kind: "TW" in a number says only "central"."""
    issuer = document.issuer
    if issuer != _CENTRAL or not all(mention.by_suffix for mention in document.mentions if mention.issuer):
        return issuer
    named = [
        mention.issuer
        for other in documents
        for mention in other.mentions
        if other.kind == document.kind and mention.issuer in _INNER and not mention.by_suffix
    ]
    return named[0] if len(set(named)) == 1 else issuer


def _same(documents: list[_Document], mention: Found) -> _Document | None:
    """Return the document that a mention means: the last that fits best, or None."""
    alike = [document for document in documents if document.kind == mention.kind]
    if mention.back:
        return alike[-1] if alike else None
    scored = [(_fit(document, mention), at) for at, document in enumerate(alike)]
    best = max(scored, default=(0.0, 0))
    return alike[best[1]] if best[0] >= _ALIKE else _told(documents, mention)


def _told(documents: list[_Document], mention: Found) -> _Document | None:
    """Return what a notice only tells: "Thông báo kết luận của Ban A" is A's conclusion, spoken of before."""
    told = [each for each in documents if each.kind == mention.tells and each.issuer == mention.issuer]
    return told[-1] if told and not mention.number and not mention.title else None


def _fit(document: _Document, mention: Found) -> float:
    """Say how well a mention fits a document: 0 (another one) to 1."""
    known, number = vocabulary(), document.said("number")
    stated = [each for each in document.mentions if each.issuer and not each.by_suffix]
    by_words = bool(stated and mention.issuer and not mention.by_suffix)
    if by_words and document.issuer != mention.issuer:
        return 0.0
    if number and mention.number:
        return same_number(number, mention.number)
    if mention.kind in known.charters:
        return float(document.said("date") == mention.date)
    is_law = mention.kind in known.laws
    if is_law or (document.title and mention.title and not (document.staff or mention.staff)):
        return 0.0 if is_law and other_year(document.said("date"), mention.date) else _fit_by_title(document, mention)
    return _fit_by_issuer(document, mention, stated=bool(stated), by_words=by_words)


def _fit_by_title(document: _Document, mention: Found) -> float:
    """Say how well two titles fit; decisions about the same person are one, about other people two."""
    if document.people and mention.people and not document.people & mention.people:
        return 0.0
    if document.people & mention.people and mention.kind == "Quyết định":
        return 0.75
    return same_title(document.title, mention.title) if document.title and mention.title else 0.0


def _fit_by_issuer(document: _Document, mention: Found, *, stated: bool, by_words: bool) -> float:
    """Say how well two mentions fit of which one lacks a title that tells: by their issuers."""
    if document.title and mention.title:
        return 0.7 if by_words or not (stated and mention.issuer) or mention.by_suffix else 0.0
    if not document.said("number") and not mention.number:
        return 0.65 if by_words else 0.0
    if mention.issuer in _PROLIFIC and _crossed(document, mention):
        return 0.0
    fits = by_words and (document.staff or not mention.number)
    return 0.7 if fits or (document.staff and mention.by_suffix and stated) else 0.0


def _crossed(document: _Document, mention: Found) -> bool:
    """Of one only the number is known, of the other only a title that tells."""
    numbered, titled = bool(document.said("number")), bool(document.title) and not document.staff
    return (
        numbered != bool(mention.number) and titled != bool(mention.title and not mention.staff) and numbered != titled
    )


def _directive(document: _Document, issuer: str | None) -> Directive:
    first = document.mentions[0]
    confidence = max(mention.confidence for mention in document.mentions)
    evidence = witnessed(tuple(mention.span for mention in document.mentions), first.rule, confidence)
    return Directive(
        document.kind,
        document.said("number"),
        issuer,
        document.said("date"),
        document.title,
        evidence,
        document.said("signer"),
    )
