"""Why a statement is believed: the sentences that state it, each with its article, rule and confidence.

A statement is a node that annotations have as their body: a membership, a participation, a rank, a person …
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from viz.questions import Row, Store, ask


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
    for source in sorted(best.values(), key=lambda s: (s.published or "9", s.article, s.start, s.statement)):
        groups[key(source)].append(source)
    return {name: tuple(group) for name, group in groups.items()}


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
