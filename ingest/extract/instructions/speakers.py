"""Who asks: "đồng chí [A], Phó Chủ tịch UBND tỉnh, [yêu cầu] …", "[A] đánh giá cao …, đồng thời [đề nghị] …"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.lexicon import Phrases
from ingest.extract.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.tokens import Words
    from ingest.records import Mention, Span

_CLAUSE_ENDS = frozenset({".", ";", ":", "!", "?", "”", '"'})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of asking or saying at tokens ``start`` to ``stop`` (half open), in small letters."""

    start: int
    stop: int
    low: str
    asks: bool
    goes_on: bool = False


@cache
def _lexicon() -> Phrases[bool]:
    asking = ((phrase, True) for phrase in sorted(words("instructions", "asking")))
    return Phrases((*asking, *((phrase, False) for phrase in sorted(words("instructions", "saying")))))


@cache
def _between() -> frozenset[str]:
    return frozenset(syllable for phrase in words("instructions", "between") for syllable in phrase.split())


def verbs(tokens: Words) -> list[Verb]:
    """Return the verbs of asking and saying of a sentence, in order."""
    found, reached, first = [], 0, _lexicon().first_words
    for at in [at for at, token in enumerate(tokens) if token.low in first]:
        match = _lexicon().match(tokens, at) if at >= reached else None
        if match:
            reached = match.stop
            low = " ".join(word.low for word in tokens[at:reached])
            found.append(Verb(at, reached, low, match.value))
    return found


def speakers(
    tokens: Words, found: Sequence[Verb], agents: Sequence[Mention], posts: Sequence[Span]
) -> Iterator[tuple[Verb, Mention]]:
    """Yield the verbs that somebody is the subject of, with who it is."""
    by_stop = {agent.span.stop: agent for agent in agents}
    ends = {post.stop: post.start for post in posts}
    last: tuple[Verb, Mention] | None = None
    for verb in found:
        subject, apart = _before(tokens, verb.start, by_stop, ends)
        object_of_last = (
            last is not None and subject is not None and subject.span.start >= tokens[last[0].stop - 1].stop
        )
        if _is_noun(tokens, verb, before=subject is None):
            continue
        if subject and not (object_of_last and apart):
            last = (verb, subject)
            yield last
        elif last and _joined(tokens, verb.start) and _same_clause(tokens, last[0].stop, verb.start):
            last = (replace(verb, goes_on=True), last[1])
            yield last


def _before(tokens: Words, at: int, by_stop: dict[int, Mention], posts: dict[int, int]) -> tuple[Mention | None, bool]:
    """Return who stands before a verb but for adverbs, posts and brackets, and whether a comma stands between."""
    apart = False
    at -= 1
    while at >= 0:
        token = tokens[at]
        if token.stop in posts:
            opens = posts[token.stop]
            while at >= 0 and tokens[at].start >= opens:
                at -= 1
            continue
        if token.stop in by_stop:
            return by_stop[token.stop], apart
        if token.text == ")":
            while at >= 0 and tokens[at].text != "(":
                at -= 1
        elif token.low not in _between() and token.text not in {"-", "–"}:
            return None, apart
        apart = apart or token.text == ","
        at -= 1
    return None, apart


def _is_noun(tokens: Words, verb: Verb, *, before: bool) -> bool:
    """Tell whether the verb is a noun or passive here: "theo [đề nghị] của", "được [giao] nhiệm vụ".

    Args:
        tokens: the sentence.
        verb: what may be a verb.
        before: whether the word before it tells, where that is nobody's name.
    """
    after = tokens[verb.stop].low if verb.stop < len(tokens) else ""
    opened = before and verb.start > 0 and tokens[verb.start - 1].low in words("instructions", "nouns")
    return opened or after in words("instructions", "nouns", "after")


def _joined(tokens: Words, at: int) -> bool:
    """Tell whether a joint stands before a verb, but for adverbs: ", đồng thời cũng [đề nghị]"."""
    joints = words("instructions", "joints")
    while at > 0:
        at -= 1
        if tokens[at].low in joints or (at and f"{tokens[at - 1].low} {tokens[at].low}" in joints):
            return True
        if tokens[at].low not in _between():
            return False
    return False


def _same_clause(tokens: Words, start: int, stop: int) -> bool:
    return all(token.text not in _CLAUSE_ENDS - {";"} for token in tokens[start:stop])
