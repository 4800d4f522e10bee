"""Why a statement is believed: the sentences that state it, each with its article, rule and confidence.

A statement is a node that annotations have as their body: a membership, a participation, a rank, a person …
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from viz.names import DEFAULT_READER, Reader
from viz.questions import Row, Store, ask

# Two people who met fifty times are believed to have met after a few sentences; a page says how many more there are.
SENTENCES = 12


@dataclass(frozen=True, slots=True)
class Source:
    """One sentence that states something.

    ``start`` and ``stop`` count the code points of the article's text, half open. ``published`` is an ISO day,
    "" where nobody says; so are the other words. ``url`` leads to the original, by http or https alone.
    """

    statement: str
    passage: str
    article: str
    quote: str
    start: int
    stop: int
    headline: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""
    rule: str = ""
    confidence: float = 1.0


def sources(store: Store, statements: Iterable[str]) -> dict[str, tuple[Source, ...]]:
    """Return the sentences behind each statement, oldest article first; a statement without any is left out."""
    return _grouped(ask(store, "evidence", statement=statements), lambda source: source.statement)


def sources_in(store: Store, article: str) -> dict[str, tuple[Source, ...]]:
    """Return what an article's sentences state: by passage, in the order of the text, a source for each statement."""
    return _grouped(ask(store, "evidence", article=[article]), lambda source: source.passage)


def distinct(found: Mapping[str, tuple[Source, ...]], statements: Iterable[str]) -> list[Source]:
    """Return the sentences behind some statements, each sentence once, oldest article first."""
    by_passage = {source.passage: source for statement in statements for source in found.get(statement, ())}
    return sorted(by_passage.values(), key=_age)


def sentence(source: Source, reader: Reader = DEFAULT_READER) -> dict[str, object]:
    """Return a sentence as a record for the pages, with the page that opens it highlighted."""
    article = reader.page(source.article)
    fragment = f"#char={source.start},{source.stop}"
    return {
        "quote": source.quote,
        "headline": source.headline,
        "published": source.published,
        "publisher": source.publisher,
        "url": source.url,
        "page": article + fragment if article else "",
        "rule": source.rule,
        "confidence": source.confidence,
    }


def web_address(url: str) -> str:
    """Return the address if a browser may follow it, else "": an article's ``javascript:`` leads nowhere."""
    return url if url.lower().startswith(("http://", "https://")) else ""


def _grouped(rows: Iterable[Row], key: Callable[[Source], str]) -> dict[str, tuple[Source, ...]]:
    best: dict[tuple[str, str], Source] = {}
    for source in map(_source, rows):
        # Two rules may read the same statement from one sentence; the surer one speaks for both.
        known = best.get((source.statement, source.passage))
        if known is None or (source.confidence, source.rule) > (known.confidence, known.rule):
            best[source.statement, source.passage] = source
    groups: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sorted(best.values(), key=_age):
        groups[key(source)].append(source)
    return {name: tuple(group) for name, group in groups.items()}


def _age(source: Source) -> tuple[str, str, int, str]:
    return source.published or "9", source.article, source.start, source.statement


def _source(row: Row) -> Source:
    return Source(
        statement=row["statement"],
        passage=row["passage"],
        article=row["article"],
        quote=row["quote"],
        start=int(row.get("start", 0)),
        stop=int(row.get("stop", 0)),
        headline=row.get("headline", ""),
        published=row.get("published", ""),
        publisher=row.get("publisher", ""),
        url=web_address(row.get("url", "")),
        rule=row.get("rule", ""),
        confidence=float(row.get("confidence", 1.0)),
    )
