"""Articles through the extractor, in as many processes as asked, in the order in which they came.

What an article states depends on the article alone, so the number of processes changes nothing but the time. An
article that the extractor stumbles over is handed on with the reason, and the others go on.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context, parent_process

from bomay.report import Trouble
from ingest.records import Article, Extraction

_CHUNK = 8
_FEW = 32  # articles that are read before another process has read the lexicon
_AHEAD = 4  # chunks waiting for each worker: enough to keep it busy, few enough to hold in memory

Extract = Callable[[Article], Extraction]
Outcome = tuple[Article, Extraction] | Trouble


@dataclass(frozen=True, slots=True)
class Extractor:
    """A function from article to facts, and its version; a module's own function, so that other processes find it."""

    extract: Extract
    version: str


def house_extractor() -> Extractor:
    """Return the extractor of ``ingest.extract``; its lexicon is only read when this is called."""
    from ingest.extract import VERSION, extract  # noqa: PLC0415 - the lexicon takes half a second to read

    return Extractor(extract, VERSION)


def extracted(articles: Iterable[Article], extractor: Extractor, workers: int) -> Iterator[Outcome]:
    """Yield each article with its facts, or the trouble with it, in the order of the articles."""
    coming = iter(articles)
    first = list(islice(coming, _FEW)) if workers > 1 else []
    if workers == 1 or len(first) < _FEW:
        return (_one(extractor.extract, article) for article in chain(first, coming))
    return _spread(chain(first, coming), extractor, workers)


def _one(extract: Extract, article: Article) -> Outcome:
    try:
        return article, extract(article)
    except Exception as error:  # noqa: BLE001 - whatever a rule stumbles over, the other articles go on
        return Trouble(article.source or article.key, f"{type(error).__name__}: {error}")


def _some(extract: Extract, articles: list[Article]) -> list[Outcome]:
    return [_one(extract, article) for article in articles]


def _spread(articles: Iterable[Article], extractor: Extractor, workers: int) -> Iterator[Outcome]:
    chunks = _chunks(articles)
    waiting: deque[Future[list[Outcome]]] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_settle_in)
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_some, extractor.extract, chunk))
            if len(waiting) > workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    source = iter(articles)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk


def _settle_in() -> None:
    """Leave Ctrl-C to the parent, and end when the parent does, even if it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.join,), daemon=True).start()


def _follow(join: Callable[[], None]) -> None:
    join()
    os._exit(1)
