"""Mentions by position agree with a plain look at all of them; keywords find every sentence that holds one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.keywords import Keywords, lowered
from ingest.extract.reading import Reading
from ingest.extract.sentences import sentences
from ingest.extract.standing import around, at_or_after, in_order, inside, touching
from ingest.records import Article, Mention, Span


def _apart(cuts: list[int]) -> tuple[Mention, ...]:
    """Mentions between every other pair of cuts: sorted, none overlapping."""
    marks = sorted(set(cuts))
    pairs = list(pairwise(marks))[::2]
    return tuple(Mention(Span(start, stop), f"m{start}") for start, stop in pairs)


MENTIONS = st.lists(st.integers(0, 120), max_size=20).map(_apart)


@given(MENTIONS, st.integers(0, 120), st.integers(0, 120))
def test_positions_agree_with_a_plain_look(mentions: tuple[Mention, ...], one: int, other: int) -> None:
    span = Span(min(one, other), max(one, other))
    assert inside(mentions, span) == [each for each in mentions if span.covers(each.span)]
    assert touching(mentions, span) == [each for each in mentions if span.overlaps(each.span)]
    assert at_or_after(mentions, one) == next((each for each in mentions if each.span.start >= one), None)
    assert around(mentions, one) == next((each for each in mentions if each.span.start < one < each.span.stop), None)


@given(MENTIONS, st.randoms())
def test_in_order_sorts(mentions: tuple[Mention, ...], shuffler: object) -> None:
    mixed = list(mentions)
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    article = Article(key="k", id="i", title="", text="x" * 121)
    assert in_order(Reading(article, (), organisations=tuple(mixed))).organisations == mentions


@given(st.text(max_size=80))
def test_small_letters_keep_their_places(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_keywords_find_the_sentences_that_hold_one() -> None:
    article = Article(
        key="k", id="i", title="", text="Xã họp sáng nay. Ban hành CHỈ THỊ mới. Trời mưa. Theo chỉ thị đó."
    )
    found = sentences(article)
    assert list(Keywords(["Chỉ thị"]).sentences(article.text, found)) == [1, 3]
    assert list(Keywords(["pháp lệnh"]).sentences(article.text, found)) == []
