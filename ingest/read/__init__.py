"""Any input becomes articles: plain text, web pages, JSON and lines of JSON, compressed or not, from files or folders.

What cannot be read is told, with its place and the reason, and the rest goes on. An article's text is stored in one
spelling (``normalise``), opens with its title, and holds lead, captions and body without page furniture and byline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.read.dates import iso_day
from ingest.read.draft import Skipped
from ingest.read.files import sources
from ingest.read.reader import read_source
from ingest.read.spelling import normalise
from ingest.records import Article

__all__ = ["Skipped", "normalise", "read"]


def read(paths: Iterable[str | Path], *, published: str | None = None) -> Iterator[Article | Skipped]:
    """Yield the articles that stand in files, folders and standard input, and what was skipped.

    Files end in ``.txt``, ``.html``, ``.htm``, ``.json`` or ``.jsonl``, each with ``.gz`` if compressed; folders are
    read with all below them, in the order of their paths; ``-`` is standard input, whose kind is told from its
    beginning. An article that comes again word for word under the same key is skipped; one that differs is kept.

    Args:
        paths: what to read.
        published: the day of publication (``YYYY-MM-DD``, or as a newspaper writes it) of articles that name none.

    Raises:
        ValueError: ``published`` is no date.
    """
    day = None
    if published is not None and (day := iso_day(published)) is None:
        message = f"published: {published!r} is no date; write it as 2020-02-26 or 26/02/2020"
        raise ValueError(message)
    return _once(paths, day)


def _once(paths: Iterable[str | Path], published: str | None) -> Iterator[Article | Skipped]:
    """Yield what the sources hold, leaving out articles that came before, word for word."""
    seen: dict[tuple[str, str], str] = {}
    for source in sources(paths):
        for item in [source] if isinstance(source, Skipped) else read_source(source, published):
            if isinstance(item, Article):
                known = seen.setdefault((item.key, item.digest), item.source or item.key)
                if known != (item.source or item.key):
                    yield Skipped(item.source or item.key, f"the same article, word for word, as {known}")
                    continue
            yield item
