"""What is timed: each contestant prepares itself, then takes the articles one after the other.

Preparing (models, lexicon, reference data) is timed apart, because a user pays for it once a run; each contestant reads
a few notices before the clock starts, so that whatever it loads late is loaded. Peers get the same text as Bomay's
extractor, title included, line by line. Lines, sentences or whole articles: pyvi's time stays within a twentieth.
Counting its start (scikit-learn comes along) would halve its rate on a hundred articles, on a cold disk more than that.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Final

from ingest.read import read
from ingest.records import Article

Work = Callable[[list[Article]], int]
"""Works through the articles, and returns how many things it found: the result must not be thrown away unread."""


_SAMPLES: Final = Path(__file__).resolve().parent.parent / "samples"
_NOTICE: Final = """Một tin ngắn

Ngày 2/1/2020, tại xã Hồng Việt, huyện Hòa An, ông Trần Văn An, Chủ tịch UBND tỉnh Cao Bằng chủ trì hội nghị.
"""
"""Names a commune and a district, which the samples do not, so that the gazetteer is read as well."""


def _prepared(work: Work) -> Work:
    """Return the work after it has been done on the notice and the samples, outside the clock."""
    work([Article(key="notice", id="notice", title="", text=_NOTICE), *articles_of(_SAMPLES)])
    return work


def extraction(_: ExitStack) -> Work:
    """Bomay's facts of each article: people, posts, organisations, events, directives, awards with their spans."""
    from bomay.extraction import extracted, house_extractor  # noqa: PLC0415 - preparing is what this function does

    def work(articles: list[Article]) -> int:
        outcomes = (outcome for outcome in extracted(articles, house_extractor(), 1) if isinstance(outcome, tuple))
        return sum(len(facts.people) + len(facts.organisations) + len(facts.events) for _, facts in outcomes)

    return _prepared(work)


def line(stack: ExitStack) -> Work:
    """Bomay's whole line from the file on: read, extract, archive, resolve, quads with evidence, store on disk.

    The reference graphs (ontology, places) are in the store before the clock starts, as from the second run on.
    """
    from bomay.pipeline import ingest  # noqa: PLC0415 - preparing is what this function does
    from bomay.settings import Settings  # noqa: PLC0415 - as above

    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bomay-benchmark-")))
    settings = Settings(data=folder / "data")
    notice = folder / "notice.txt"
    notice.write_text(_NOTICE, encoding="utf-8")
    ingest([notice, _SAMPLES], settings)

    def work(articles: list[Article]) -> int:
        files = sorted({str(article.source).rpartition(":")[0] for article in articles})
        return ingest(files, settings).quads

    return work


def underthesea(_: ExitStack) -> Work:
    """Named entities by underthesea's ``ner``: people, places and organisations, no posts and no events."""
    from underthesea import ner  # noqa: PLC0415 - preparing is what this function does

    def work(articles: list[Article]) -> int:
        return sum(len(ner(text)) for article in articles for text in article.text.split("\n") if text)

    return _prepared(work)


def pyvi(_: ExitStack) -> Work:
    """Words and parts of speech by pyvi's ``ViTokenizer`` and ``ViPosTagger``; of names it has proper nouns only."""
    from pyvi import ViPosTagger, ViTokenizer  # noqa: PLC0415 - preparing is what this function does

    def work(articles: list[Article]) -> int:
        texts = (text for article in articles for text in article.text.split("\n") if text)
        return sum(len(ViPosTagger.postagging(ViTokenizer.tokenize(text))[0]) for text in texts)

    return _prepared(work)


CONTESTANTS: Final[dict[str, tuple[str, Callable[[ExitStack], Work]]]] = {
    "bomay ingest": ("bomay", line),
    "bomay extract": ("bomay", extraction),
    "pyvi POS": ("pyvi", pyvi),
    "underthesea NER": ("underthesea", underthesea),
}
"""The distribution that each contestant comes with, and what prepares it."""


def articles_of(path: Path) -> list[Article]:
    """Return the articles of a file."""
    return [item for item in read([path]) if isinstance(item, Article)]


def version_of(distribution: str) -> str:
    """Return the version of an installed distribution; Bomay's own where it runs from the sources."""
    if distribution == "bomay":
        from bomay import __version__  # noqa: PLC0415 - only here

        return __version__
    return version(distribution)
