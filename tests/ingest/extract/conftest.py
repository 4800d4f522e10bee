"""A reading made by hand: the words of a table stand for what earlier steps of the extractor would find."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ingest.extract.reading import PostMention, Reading
from ingest.extract.sentences import sentences
from ingest.records import Article, Mention, Span


def _mentions(text: str, named: list[list[str]]) -> tuple[Mention, ...]:
    """Every place at which the words stand; each entry is [words, canonical name]; the longest words win."""
    found: list[Mention] = []
    for words, name in sorted(named, key=lambda entry: -len(entry[0])):
        start = text.find(words)
        while start >= 0:
            span = Span(start, start + len(words))
            if not any(other.span.overlaps(span) for other in found):
                found.append(Mention(span, name))
            start = text.find(words, start + 1)
    return tuple(sorted(found, key=lambda mention: mention.span))


@pytest.fixture(scope="session")
def planted() -> Callable[[dict[str, Any]], Reading]:
    """A function from a case (text, bodies, people, posts, places, focus, published) to a reading."""

    def reading(case: dict[str, Any]) -> Reading:
        text = case["text"]
        article = Article(key="k", id="i", title="", text=text, published=case.get("published"))
        posts = [
            PostMention(Span(text.index(words), text.index(words) + len(words)), person, role, org or None)
            for words, person, role, org in case.get("posts", [])
        ]
        return Reading(
            article,
            sentences(article),
            focus=case.get("focus"),
            organisations=_mentions(text, case.get("bodies", [])),
            people=_mentions(text, [[name, name] for name in case.get("people", [])]),
            posts=tuple(posts),
            places=_mentions(text, case.get("places", [])),
        )

    return reading
