"""The graph of one article while it is being written: statements, each once, and the evidence for their nodes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from ingest.extract.sentences import sentences
from ingest.resolve import article_iri, day_of
from ontology.terms import BM, OA, PROV, RDF, SCHEMA, SKOS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.records import Article, Evidence, Extraction, Span
    from ingest.resolve import Entity, Names

_DATE_TYPES = {
    len("2020"): NamedNode(XSD.gYear),
    len("2020-02"): NamedNode(XSD.gYearMonth),
    len("2020-02-26"): NamedNode(XSD.date),
}
_PASSAGES = 2  # of one fact, one of a person or a body, who are named again and again; the archive has the others


class Draft:
    """The graph of one article. What is said twice stands in it once; what was said first comes first."""

    def __init__(self, article: Article, extraction: Extraction, names: Names, base: str) -> None:
        """Begin with nothing said."""
        self.article = article
        self.extraction = extraction
        self.names = names
        self.base = base
        self.graph = NamedNode(article_iri(base, article.key))
        day = day_of(extraction, article.published)
        self.day = date(day) if day else None
        self.kinds = {each.name: each.kind for each in extraction.organisations}
        self._said: dict[tuple[NamedNode, NamedNode, NamedNode | Literal], None] = {}
        self._single: set[tuple[NamedNode, str]] = set()
        self._sentences = [sentence.span for sentence in sentences(article)]
        self._starts = [span.start for span in self._sentences]
        self._shown: set[Span] = set()
        self._annotations: dict[tuple[tuple[Span, ...], str, float], NamedNode] = {}

    def say(self, subject: NamedNode, predicate: str, value: NamedNode | Literal | None) -> None:
        """State a triple; None states nothing."""
        if value is not None:
            self._said[subject, node(predicate), value] = None

    def say_one(self, subject: NamedNode, predicate: str, value: NamedNode | Literal | None) -> None:
        """State the value of a property that has one value at most; of two that an article gives, the first."""
        if value is not None and (subject, predicate) not in self._single:
            self._single.add((subject, predicate))
            self.say(subject, predicate, value)

    def kind(self, subject: NamedNode, *classes: str) -> NamedNode:
        """State what a node is an instance of, and return it."""
        for each in classes:
            self.say(subject, RDF.type, node(each))
        return subject

    def name(self, entity: Entity, *classes: str) -> NamedNode:
        """State what an entity is and what it is called, and return its node."""
        named = self.kind(NamedNode(entity.iri), *classes)
        self.say(named, SKOS.prefLabel, text(entity.label))
        return named

    def place(self, entity: Entity) -> NamedNode:
        """State what a unit of administration is, and return its node."""
        return self.name(entity, SCHEMA.AdministrativeArea)

    def witness(self, stated: NamedNode, evidence: Evidence, passages: int = _PASSAGES) -> None:
        """State why a node is believed: the first sentences that say so, the rule that read them, how sure it is.

        What one rule read in the same sentences, and as surely, has one annotation together.
        """
        if not evidence.spans:
            message = f"{stated.value}: no words state it (rule {evidence.rule})"
            raise ValueError(message)
        shown = tuple(self._passages(evidence)[:passages])
        self.say(self._annotation(shown, evidence.rule, evidence.confidence), OA.hasBody, stated)

    def quads(self) -> Iterator[Quad]:
        """Yield what was said."""
        return (Quad(subject, predicate, value, self.graph) for subject, predicate, value in self._said)

    def _annotation(self, shown: tuple[Span, ...], rule: str, confidence: float) -> NamedNode:
        found = self._annotations.get((shown, rule, confidence))
        if found is not None:
            return found
        annotation = NamedNode(f"{self.graph.value}#e{len(self._annotations) + 1}")
        self._annotations[shown, rule, confidence] = annotation
        run = NamedNode(f"{self.base}run/{self.extraction.version}/{rule}")
        self.kind(annotation, OA.Annotation)
        for span in shown:
            self.say(annotation, OA.hasTarget, self._passage(span))
        self.say(annotation, BM.confidence, Literal(confidence))
        self.say(annotation, PROV.wasGeneratedBy, run)
        self.kind(run, PROV.Activity)
        self.say(run, BM.rule, Literal(rule))
        self.say(run, BM.version, Literal(self.extraction.version))
        return annotation

    def _passages(self, evidence: Evidence) -> list[Span]:
        """Return the sentences that the spans of an evidence stand in, first spans first."""
        found: dict[Span, None] = {}
        for span in evidence.spans:
            found |= dict.fromkeys(self._sentences_at(span) or [span])
        return list(found)

    def _sentences_at(self, span: Span) -> list[Span]:
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        after = bisect_left(self._starts, span.stop, lo=first)
        return [each for each in self._sentences[first:after] if each.overlaps(span)]

    def _passage(self, span: Span) -> NamedNode:
        passage = NamedNode(f"{self.graph.value}#char={span.start},{span.stop}")
        if span not in self._shown:
            self._shown.add(span)
            self.say(passage, OA.hasSource, self.graph)
            self.say(passage, OA.start, Literal(span.start))
            self.say(passage, OA.end, Literal(span.stop))
            self.say(passage, OA.exact, text(span.of(self.article.text)))
        return passage


@cache
def node(term: str) -> NamedNode:
    """Return the node of a term of a vocabulary."""
    return NamedNode(term)


def text(words: str) -> Literal:
    """Return Vietnamese words as a literal."""
    return Literal(words, language="vi")


def date(day: str) -> Literal:
    """Return an ISO 8601 day, month or year as a literal of the type that says how exact it is.

    Raises:
        ValueError: it is none of the three.
    """
    try:
        return Literal(day, datatype=_DATE_TYPES[len(day)])
    except KeyError:
        message = f"neither day nor month nor year: {day!r}"
        raise ValueError(message) from None
