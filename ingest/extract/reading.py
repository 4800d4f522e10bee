"""What is known about one article while it is being read: its sentences, and the mentions found so far.

Each step of ``extract`` looks at the reading and at what the steps before it found, and returns facts or
mentions of its own; the reading itself is never changed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ingest.extract.tokens import Words, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.records import Article, Mention, Span


class Block(StrEnum):
    """The part of the page in which a sentence stands."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its range in the article's text, and the part of the page it stands in."""

    span: Span
    block: Block


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post that the text gives to a person: "Phó Chủ tịch UBND tỉnh" (span) of "Trần Tiến Dũng" (person)."""

    span: Span
    person: str
    role: str
    org: str | None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One article under reading.

    ``places``, ``organisations`` and ``people`` are sorted by position and do not overlap within their kind.
    An organisation's ``name`` is canonical ("Ủy ban nhân dân tỉnh Quảng Bình"); a person's is the fullest
    form in the article, and short forms, titles and pronouns that stand for a person ("ông Dũng", "Chủ tịch
    Quốc hội", "Ông") are mentions of that person too. ``focus`` is the province, district or commune the
    article is mainly about ("tỉnh Quảng Bình"), or None. ``posts`` are post mentions tied to people. ``cut`` holds
    the tokens of each sentence where a step before has cut it; ``words`` asks for them.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    focus: str | None = None
    places: tuple[Mention, ...] = ()
    organisations: tuple[Mention, ...] = ()
    people: tuple[Mention, ...] = ()
    posts: tuple[PostMention, ...] = ()
    cut: tuple[Words, ...] = ()

    def words(self) -> Iterator[Words]:
        """Yield the tokens of each sentence."""
        if self.cut:
            return iter(self.cut)
        return (tokenise(self.text, sentence.span.start, sentence.span.stop) for sentence in self.sentences)

    @property
    def text(self) -> str:
        """The article's text, into which every span counts."""
        return self.article.text

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence at or before a code point offset."""
        return self.sentences[max(bisect_right(self.sentences, offset, key=_start) - 1, 0)]


def _start(piece: Mention | Sentence) -> int:
    return piece.span.start


def within(mentions: tuple[Mention, ...], span: Span) -> list[Mention]:
    """Return the mentions that lie wholly inside a span, in order."""
    first = bisect_left(mentions, span.start, key=_start)
    behind = bisect_left(mentions, span.stop, lo=first, key=_start)
    return [mention for mention in mentions[first:behind] if span.covers(mention.span)]
