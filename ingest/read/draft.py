"""What the readers of the several formats hand over: the words found, as they stood, and what was said of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before its text is put in order: raw strings, None where the source says nothing.

    ``published`` is the date as the source writes it; ``id`` the name the source gives the article.
    """

    title: str | None
    body: str
    published: object = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was read.

    ``source`` is told to people ("thang-5.jsonl:17"); ``address`` is an IRI of the same (``file:///…#17``), the
    article's key where nothing better is known; ``name`` is its id where its source gives none.
    """

    source: str
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not made an article: where it stands (file, or file:line) and why."""

    source: str
    reason: str
