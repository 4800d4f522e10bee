"""Articles through the extractor, in as many processes as asked, in the order in which they came.

What an article states depends on the article alone, so the number of processes changes nothing but the time. An
article that the extractor stumbles over is handed on with the reason, and the others go on.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import count
from typing import TYPE_CHECKING

from bomay.processes import spread
from bomay.report import Trouble
from ingest.records import Article, Extraction

if TYPE_CHECKING:
    from bomay.settings import Settings

Extract = Callable[[Article], Extraction]
Outcome = tuple[Article, Extraction] | Trouble

_CALLS = count(1)  # of this process
_WARM = 8  # calls after which the extractor has read all that it needs


@dataclass(frozen=True, slots=True)
class Extractor:
    """A function from article to facts, and its version; a module's own function, so that other processes find it."""

    extract: Extract
    version: str


def house_extractor() -> Extractor:
    """Return the extractor of ``ingest.extract``; its lexicon is only read when this is called."""
    from ingest.extract import VERSION, extract  # noqa: PLC0415 - the lexicon takes half a second to read

    return Extractor(extract, VERSION)


def extractor_for(settings: Settings) -> Extractor:
    """Return what reads articles: the house's own extractor, or the language model that the settings name.

    Raises:
        ValueError: a model is named and the extra ``bomay[llm]`` is not installed.
    """
    if not settings.llm_url:
        return house_extractor()
    if find_spec("requests") is None:
        message = "a language model needs the extra: pip install 'bomay[llm]'"
        raise ValueError(message)
    from ingest.llm import Endpoint, read_with, version  # noqa: PLC0415 - only where asked for

    endpoint = Endpoint(settings.llm_url, settings.llm_model, settings.llm_key)
    return Extractor(partial(read_with, endpoint), version(endpoint))


def extracted(articles: Iterable[Article], extractor: Extractor, workers: int) -> Iterator[Outcome]:
    """Yield each article with its facts, or the trouble with it, in the order of the articles."""
    return spread(partial(_some, extractor.extract), articles, workers)


def _some(extract: Extract, articles: list[Article]) -> list[Outcome]:
    outcomes = [_one(extract, article) for article in articles]
    if next(_CALLS) == _WARM:
        gc.freeze()  # the word lists are read by now and stay: looking through them took a tenth of the time
    return outcomes


def _one(extract: Extract, article: Article) -> Outcome:
    try:
        return article, extract(article)
    except Exception as error:  # noqa: BLE001 - whatever a rule stumbles over, the other articles go on
        return Trouble(article.source or article.key, f"{type(error).__name__}: {error}")
