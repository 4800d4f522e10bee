"""Articles read by a language model behind an OpenAI-compatible endpoint, instead of by rules. Off unless asked for.

The model answers in JSON by a schema and quotes the words that state each fact; what it does not quote from the text
is dropped. The facts are of the same records as those of ``ingest.extract``, so all that follows is the same.
"""

from __future__ import annotations

import logging

from ingest.llm.answer import AnswerError, facts
from ingest.llm.endpoint import Endpoint, EndpointError, ask
from ingest.records import Article, Extraction

__all__ = ["AnswerError", "Endpoint", "EndpointError", "facts", "read_with", "version"]

_LOG = logging.getLogger("bomay.llm")


def version(endpoint: Endpoint) -> str:
    """Return the version of this way of reading: another model is another version."""
    return f"llm/{endpoint.model}"


def read_with(endpoint: Endpoint, article: Article) -> Extraction:
    """Return the facts that the model behind an endpoint reads in an article.

    Raises:
        EndpointError: it cannot be reached, refuses, or does not answer in time.
        AnswerError: what it answers is not what the schema says.
    """
    extraction, dropped = facts(article, ask(endpoint, article.text), version(endpoint))
    if dropped:
        _LOG.info("%s: %d facts dropped that the text does not state in the words quoted", article.key, dropped)
    return extraction
