"""A model's answer as facts: each with the spans of the words that it quotes; what the text does not say is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import regex

from ingest.records import (
    Article,
    Award,
    Directive,
    Event,
    Evidence,
    Extraction,
    Organisation,
    Participant,
    Person,
    Post,
    Rank,
    Span,
)
from ontology.schemes import scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Json = dict[str, Any]

Fact = TypeVar("Fact")

_DAY = regex.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_RULE = "llm"
_CONFIDENCE = 0.7  # nobody has compared it with precision


class AnswerError(ValueError):
    """An answer is not of the form that was asked for; the message says what is missing."""


def facts(article: Article, answer: object, version: str) -> tuple[Extraction, int]:
    """Return the facts of an answer that the text states in the words quoted, and how many were dropped.

    Raises:
        AnswerError: the answer lacks what the schema requires.
    """
    if not isinstance(answer, dict):
        message = f"{article.key}: the answer is no object but {type(answer).__name__}"
        raise AnswerError(message)
    reader = _Reader(article.text)
    try:
        people = reader.each(answer["people"], reader.person)
        organisations = reader.each(answer["organisations"], reader.organisation)
        reader.agents = {each.name for each in people} | {each.name for each in organisations}
        extraction = Extraction(
            article.key,
            people=people,
            organisations=organisations,
            events=reader.each(answer["events"], reader.event),
            directives=reader.each(answer["directives"], reader.directive),
            awards=reader.each(answer["awards"], reader.award),
            version=version,
        )
    except (KeyError, TypeError, AttributeError) as error:
        message = f"{article.key}: the answer is not as the schema says ({type(error).__name__}: {error})"
        raise AnswerError(message) from error
    return extraction, reader.dropped


class _Reader:
    """Reads facts against one text, and counts what it drops."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.agents: set[str] = set()
        self.dropped = 0

    def each(self, items: Iterable[Json], read: Callable[[Json, Evidence], Fact | None]) -> tuple[Fact, ...]:
        """Return what ``read`` makes of the items whose quotes stand in the text."""
        found = []
        for item in items:
            evidence = self._evidence(item["quotes"])
            fact = read(item, evidence) if evidence else None
            if fact is None:
                self.dropped += 1
            else:
                found.append(fact)
        return tuple(found)

    def person(self, item: Json, evidence: Evidence) -> Person | None:
        if self._span(item["name"]) is None:
            return None
        return Person(item["name"], evidence, self.each(item["ranks"], _rank), self.each(item["posts"], _post))

    @staticmethod
    def organisation(item: Json, evidence: Evidence) -> Organisation:
        return Organisation(item["name"], evidence)

    def event(self, item: Json, evidence: Evidence) -> Event:
        return Event(
            item["kind"].lower(),
            item["title"],
            evidence,
            date=_day(item["date"]),
            end_date=_day(item["end_date"]),
            date_basis="stated" if _day(item["date"]) else None,
            place=item["place"],
            participants=self.each(item["participants"], self._participant),
        )

    def _participant(self, item: Json, evidence: Evidence) -> Participant | None:
        known = item["agent"] in self.agents and item["role"] in {role.slug for role in scheme("participation")}
        return Participant(item["agent"], item["role"], evidence) if known else None

    @staticmethod
    def directive(item: Json, evidence: Evidence) -> Directive:
        return Directive(item["kind"], item["number"], item["issuer"], _day(item["date"]), item["title"], evidence)

    @staticmethod
    def award(item: Json, evidence: Evidence) -> Award:
        return Award(item["award"], item["giver"], item["recipient"], evidence)

    def _evidence(self, quotes: Iterable[str]) -> Evidence | None:
        spans = [span for quote in quotes if (span := self._span(quote))]
        return Evidence(tuple(sorted(set(spans))), _RULE, _CONFIDENCE) if spans else None

    def _span(self, quote: str) -> Span | None:
        """Return where a quote first stands in the text, however its words are spaced."""
        words = quote.split()
        if not words:
            return None
        found = regex.search(r"\s+".join(map(regex.escape, words)), self._text)
        return Span(*found.span()) if found else None


def _rank(item: Json, evidence: Evidence) -> Rank:
    return Rank(item["rank"], evidence)


def _post(item: Json, evidence: Evidence) -> Post:
    start, end = _day(item["start"]), _day(item["end"])
    return Post(item["role"], item["org"], evidence, former=bool(item["former"]), start=start, end=end)


def _day(value: str | None) -> str | None:
    return value if value and _DAY.fullmatch(value) else None
