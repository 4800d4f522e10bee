"""The graph of one article while it is being written: statements, each once, and the evidence for their nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from ingest.extract.sentences import sentences
from ingest.quads.vocabulary import BM, OA, PROV, SCHEMA, SKOS, TYPE, XSD
from ingest.resolve import article_iri, day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.records import Article, Evidence, Extraction, Span
    from ingest.resolve import Entity, Names

_DATE_TYPES = {len("2020"): XSD.gYear, len("2020-02"): XSD.gYearMonth, len("2020-02-26"): XSD.date}


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
        self._quads: dict[Quad, None] = {}
        self._sentences = [sentence.span for sentence in sentences(article)]
        self._witnesses = 0

    def say(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal | None) -> None:
        """State a triple; None states nothing."""
        if value is not None:
            self._quads[Quad(subject, predicate, value, self.graph)] = None

    def name(self, entity: Entity, *types: NamedNode) -> NamedNode:
        """State what an entity is and what it is called, and return its node."""
        node = NamedNode(entity.iri)
        for each in types:
            self.say(node, TYPE, each)
        self.say(node, SKOS.prefLabel, text(entity.label))
        return node

    def place(self, entity: Entity) -> NamedNode:
        """State what a unit of administration is, and return its node."""
        return self.name(entity, SCHEMA.AdministrativeArea)

    def witness(self, node: NamedNode, evidence: Evidence) -> None:
        """State why a node is believed: the sentences that say so, the rule that read them, how sure it is."""
        self._witnesses += 1
        annotation = NamedNode(f"{self.graph.value}#e{self._witnesses}")
        run = NamedNode(f"{self.base}run/{self.extraction.version}/{evidence.rule}")
        self.say(annotation, TYPE, OA.Annotation)
        self.say(annotation, OA.hasBody, node)
        for span in self._passages(evidence):
            self.say(annotation, OA.hasTarget, self._passage(span))
        self.say(annotation, BM.confidence, Literal(evidence.confidence))
        self.say(annotation, PROV.wasGeneratedBy, run)
        self.say(run, TYPE, PROV.Activity)
        self.say(run, BM.rule, Literal(evidence.rule))
        self.say(run, BM.version, Literal(self.extraction.version))

    def quads(self) -> Iterator[Quad]:
        """Yield what was said."""
        return iter(self._quads)

    def _passages(self, evidence: Evidence) -> Iterator[Span]:
        for span in evidence.spans:
            yield from (each for each in self._sentences if each.overlaps(span))

    def _passage(self, span: Span) -> NamedNode:
        node = NamedNode(f"{self.graph.value}#char={span.start},{span.stop}")
        self.say(node, OA.hasSource, self.graph)
        self.say(node, OA.start, Literal(span.start))
        self.say(node, OA.end, Literal(span.stop))
        self.say(node, OA.exact, text(span.of(self.article.text)))
        return node


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
