"""An article cut at the sentences that facts were read from, so that each can be pointed at and lit up.

A passage's address is the article's with a fragment, ``/article/3f9c2a71d05be846#char=112,305``: the same
fragment by which the graph names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from viz.evidence import Source, sources_in
from viz.instructions import askings
from viz.names import Name, Reader, names
from viz.networks import Tie, tie
from viz.questions import Store, ask
from viz.wording import words


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text. ``opens`` are the fragments of the passages that begin here; ``marked`` if inside one."""

    text: str
    marked: bool = False
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence says, in words: subject, verb and object, each with its page where it has one."""

    iri: str
    subject: Name
    verb: str = ""
    details: tuple[str, ...] = ()
    object: Name | None = None
    pages: tuple[str, str] = ("", "")
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that facts were read from, and what it states."""

    fragment: str
    quote: str
    statements: tuple[Statement, ...]


def passages(store: Store, article: str, reader: Reader) -> list[Passage]:
    """Return the sentences of an article that facts were read from, in the order of the text."""
    found = sources_in(store, article)
    said = _said(store, article, {source.statement for group in found.values() for source in group}, reader)
    return [
        Passage(_fragment(group[0]), group[0].quote, tuple(_statement(source, said) for source in group))
        for group in sorted(found.values(), key=lambda group: (group[0].start, group[0].stop))
    ]


def segments(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Segment]:
    """Cut a text at spans (code points, half open); overlapping ones share pieces, those beyond the text are cut."""
    within = sorted({(start, min(stop, len(text))) for start, stop in spans if 0 <= start < min(stop, len(text))})
    cuts = sorted({0, len(text), *(end for span in within for end in span)})
    for start, stop in pairwise(cuts):
        opens = tuple(f"char={first},{last}" for first, last in within if first == start)
        yield Segment(text[start:stop], any(first <= start and stop <= last for first, last in within), opens)


def span(fragment: str) -> tuple[int, int]:
    """Return the two numbers of ``char=112,305``."""
    start, _, stop = fragment.removeprefix("char=").partition(",")
    return int(start), int(stop)


def _fragment(source: Source) -> str:
    return f"char={source.start},{source.stop}"


def _statement(source: Source, said: Mapping[str, Statement]) -> Statement:
    return replace(said[source.statement], rule=source.rule, confidence=source.confidence)


def _said(store: Store, article: str, statements: Iterable[str], reader: Reader) -> Mapping[str, Statement]:
    """Return statements in words, by their node; a thing that is merely named is its own subject."""
    asked = sorted(statements)
    ties = list(_ties(store, article, asked))
    terms = {*asked, *(term for one in ties for term in (one.source, one.target, one.detail) if term)}
    called = names(store, terms, reader.language)
    said = {iri: Statement(iri, called[iri], pages=(reader.page(iri), "")) for iri in asked}
    for one in ties:
        iri = one.rests_on[0]
        details = {*(said[iri].details), *([called[one.detail].label] if one.detail else [])}
        said[iri] = Statement(
            iri,
            called[one.source],
            words(reader.language).ties[one.kind],
            tuple(sorted(details)),
            called[one.target],
            (reader.page(one.source), reader.page(one.target)),
        )
    for asking in askings(store, reader.language, instruction=asked):
        whom = (asking.asked,) if asking.asked else ()
        speaker = Name(asking.speaker.label or "")
        page = reader.page(asking.speaker.iri or "")
        said[asking.iri] = Statement(asking.iri, speaker, asking.verb, whom, Name(asking.what), (page, ""))
    return said


def _ties(store: Store, article: str, statements: list[str]) -> Iterator[Tie]:
    """Yield what posts, roles and ranks tie together, as this very article has it: a post may be left in another."""
    left = {row["membership"] for row in ask(store, "left-in", article=[article])}
    for question in ("ties/holds", "ties/held"):
        for row in ask(store, question, basis=statements):
            yield tie(row, "held" if row["basis"] in left else "holds")
    for row in ask(store, "ties/takes-part", basis=statements):
        yield tie(row, "takes-part")
    for row in ask(store, "ranks", holding=statements):
        yield Tie(row["person"], row["rank"], "has-rank", (row["holding"],), "")
