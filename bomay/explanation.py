"""Why an article is said to state its facts: sentence by sentence, what was read, by which rule, and what told it.

A fact may name what its own words do not: "Chủ tịch UBND tỉnh" is "Ủy ban nhân dân tỉnh Quảng Bình" because the
article is about Quảng Bình there. Such words count as context, with the sentence that names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from ingest.extract.sentences import sentences
from ingest.records import (
    Article,
    Award,
    Directive,
    Event,
    Evidence,
    Extraction,
    Instruction,
    Organisation,
    Person,
    Span,
)
from ontology.schemes import Concept, scheme


@dataclass(frozen=True, slots=True)
class Context:
    """Words of a fact that its own passages lack, and the sentence of the article that tells them."""

    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact and why it is believed.

    ``spans`` are its passages (code points, half open), in order; ``concepts`` the IRIs of the lexicon's concepts
    that it is written with; ``notes`` what the rule itself says of how it decided.
    """

    kind: str
    fact: str
    spans: tuple[Span, ...]
    rule: str
    confidence: float
    concepts: tuple[str, ...] = ()
    context: tuple[Context, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the article (its number from 1, its range), and the facts that were first read from it."""

    number: int
    span: Span
    reasons: tuple[Reason, ...]


def explain(article: Article, extraction: Extraction) -> Iterator[Told]:
    """Yield the sentences from which facts were read, in the order of the text, each fact under its first passage."""
    cut = [sentence.span for sentence in sentences(article)]
    reasons = list(_Reasons(article.text, cut).all(extraction))
    for number, span in enumerate(cut, start=1):
        here = [reason for reason in reasons if span.start <= reason.spans[0].start < span.stop]
        if here:
            yield Told(number, span, tuple(sorted(here, key=lambda reason: reason.spans[0])))


class _Reasons:
    """Makes the reasons of one article."""

    def __init__(self, text: str, cut: Sequence[Span]) -> None:
        self._text = text
        self._low = text.casefold()  # as long as the text: NFC Vietnamese has no letter that grows
        self._cut = cut

    def all(self, extraction: Extraction) -> Iterator[Reason]:
        yield from chain.from_iterable(self._person(person) for person in extraction.people)
        yield from (self._organisation(body) for body in extraction.organisations)
        yield from chain.from_iterable(self._event(event) for event in extraction.events)
        yield from (self._directive(directive) for directive in extraction.directives)
        yield from (self._award(award) for award in extraction.awards)
        yield from (self._instruction(each) for each in extraction.instructions)

    def _person(self, person: Person) -> Iterator[Reason]:
        yield self._reason("person", person.name, person.evidence)
        for rank in person.ranks:
            fact = f"{person.name}: {rank.label}"
            yield self._reason("rank", fact, rank.evidence, [("ranks", rank.label)], [person.name])
        for post in person.posts:
            when = f" ({post.start or ''}/{post.end or ''})" if post.start or post.end else ""
            former = "left: " if post.former else ""
            fact = f"{person.name}: {former}{post.role}{f', {post.org}' if post.org else ''}{when}"
            yield self._reason("post", fact, post.evidence, [("roles", post.role)], [person.name, post.org])

    def _organisation(self, body: Organisation) -> Reason:
        kinds = [("organisation-kinds", body.kind), ("bodies", body.kind)]
        return self._reason("organisation", body.name, body.evidence, kinds, [body.place, body.parent])

    def _event(self, event: Event) -> Iterator[Reason]:
        dated = f", {event.date}{f'/{event.end_date}' if event.end_date else ''}" if event.date else ""
        placed = f", {event.place}" if event.place else ""
        fact = f"{event.kind} {event.title or ''}".rstrip()
        notes = (f"date {event.date_basis}: {event.date_reason}",) if event.date_basis and event.date_reason else ()
        kinds = [("event-kinds", event.kind)]
        yield self._reason("event", f"{fact}{dated}{placed}", event.evidence, kinds, [event.place], notes=notes)
        for one in event.participants:
            acting = "; ".join(", ".join(filter(None, capacity)) for capacity in one.capacities)
            said = f"{one.agent}: {one.role} at {fact}{f' (as {acting})' if acting else ''}"
            yield self._reason("participation", said, one.evidence, [("participation", one.role)], [one.agent])

    def _directive(self, directive: Directive) -> Reason:
        parts = [directive.kind, directive.number, directive.issuer, directive.date, directive.title]
        fact = ", ".join(part for part in parts if part)
        kinds = [("directive-kinds", directive.kind), ("issuers", directive.issuer)]
        return self._reason("directive", fact, directive.evidence, kinds, [directive.issuer])

    def _award(self, award: Award) -> Reason:
        recipient = award.recipient or award.group
        by = f" by {award.giver}" if award.giver else ""
        fact = f"{award.award}{f' to {recipient}' if recipient else ''}{by}"
        named = [award.giver, award.recipient]
        return self._reason("award", fact, award.evidence, [("awards", award.award)], named)

    def _instruction(self, each: Instruction) -> Reason:
        whom = ", ".join(filter(None, [*each.addressees, each.group]))
        fact = f"{each.speaker} {each.verb}{f' {whom}' if whom else ''}: {each.quote.of(self._text)}"
        return self._reason("instruction", fact, each.evidence, named=[each.speaker, *each.addressees])

    def _reason(  # noqa: PLR0913 - one parameter for each part of a reason
        self,
        kind: str,
        fact: str,
        evidence: Evidence,
        written: Iterable[tuple[str, str | None]] = (),
        named: Iterable[str | None] = (),
        *,
        notes: tuple[str, ...] = (),
    ) -> Reason:
        concepts = (_concept(name, label) for name, label in written if label)
        context = (self._context(words, min(evidence.spans)) for words in dict.fromkeys(named) if words)
        return Reason(
            kind,
            fact,
            tuple(sorted(evidence.spans)),
            evidence.rule,
            evidence.confidence,
            tuple(concept.iri for concept in concepts if concept),
            tuple(each for each in context if each),
            notes,
        )

    def _context(self, words: str, span: Span) -> Context | None:
        """Return where the article names what the sentence of a passage does not: before it, else behind."""
        proper, own = _proper(words), self._sentence(span.start)
        if not proper or proper in self._low[own.start : max(own.stop, span.stop)]:
            return None
        at = self._low.rfind(proper, 0, own.start)
        if at < 0:
            at = self._low.find(proper, own.stop)
        return None if at < 0 else Context(words, " ".join(self._sentence(at).of(self._text).split()))

    def _sentence(self, at: int) -> Span:
        return next(span for span in reversed(self._cut) if span.start <= at)


def _proper(words: str) -> str:
    """Return the proper name at the end of a name, in small letters: "quảng bình" of "Sở Y tế tỉnh Quảng Bình"."""
    kept: list[str] = []
    for word in reversed(words.split()):
        if not word[0].isupper() and not word[0].isdigit():
            break
        kept.insert(0, word)
    return " ".join(kept).casefold()


def _concept(name: str, label: str) -> Concept | None:
    return _by_label(name).get(label.casefold())


@cache
def _by_label(name: str) -> dict[str, Concept]:
    """Return the concepts of a scheme by everything that they are called, the local name included."""
    found: dict[str, Concept] = {}
    for concept in scheme(name):
        for label in (*concept.names, concept.slug, concept.features.get("canonicalRole", concept.label)):
            found.setdefault(label.casefold(), concept)
    return found
