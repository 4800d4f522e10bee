"""Of whom something is asked, and what: "yêu cầu [Công an tỉnh và các sở, ban, ngành] [tiếp tục phối hợp …]"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.lexicon import Phrases
from ingest.extract.names import honorifics
from ingest.extract.vocabulary import words
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.tokens import Words
    from ingest.records import Mention

_LONGEST_GROUP = 40
_LINKS = frozenset({",", ";", "và", "cùng", "với", "-"})
_OPENINGS = frozenset({":", "“", '"', "cho", ",", "là", "rằng"})
_CLOSINGS = frozenset({".", ",", ";", ":", "!", "?", "”", '"', "và", "đồng", "thời"})


@dataclass(frozen=True, slots=True)
class Asked:
    """People and bodies asked by name, a group asked in words, and what is asked: its range and number of tokens."""

    names: tuple[str, ...]
    group: str | None
    span: Span
    size: int


@cache
def _phrases(section: str) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in sorted(words("instructions", section)))


def asked(tokens: Words, start: int, stop: int, agents: Sequence[Mention]) -> Asked | None:
    """Read what stands behind a verb of asking, up to token ``stop`` (half open); None if nothing does."""
    while stop > start and tokens[stop - 1].low in _CLOSINGS:
        stop -= 1
    while start < stop and tokens[start].low in _OPENINGS:
        start += 1
    names, at = _named(tokens, start, stop, {agent.span.start: agent for agent in agents})
    group, at = _group(tokens, at, stop)
    if at >= stop:
        return None
    span = Span(tokens[at].start, tokens[stop - 1].stop)
    return Asked(names, group, span, stop - at)


def _named(tokens: Words, at: int, stop: int, by_start: dict[int, Mention]) -> tuple[tuple[str, ...], int]:
    """Return who is named in a row from a token on, and the token behind them."""
    names: list[str] = []
    reached = at
    while at < stop:
        agent = by_start.get(tokens[at].start)
        if agent is None:
            titled = honorifics().match(tokens, at)
            if titled is None and not (tokens[at].low in _LINKS and names):
                break
            at = titled.stop if titled else at + 1
            continue
        names.append(agent.name)
        while at < stop and tokens[at].start < agent.span.stop:
            at += 1
        reached = at
    return tuple(dict.fromkeys(names)), reached


def _group(tokens: Words, at: int, stop: int) -> tuple[str | None, int]:
    """Return a group that is told in words, and the token at which what it shall do begins."""
    opening = at
    while opening < stop and tokens[opening].low in _LINKS:
        opening += 1
    if opening >= stop or _phrases("groups").match(tokens, opening) is None:
        return None, opening
    for deed in range(opening + 1, min(stop, opening + _LONGEST_GROUP)):
        listed = tokens[deed - 1].low in _LINKS
        if not listed and _phrases("deeds").match(tokens, deed):
            return " ".join(token.text for token in tokens[opening:deed]).replace(" ,", ","), deed
    return None, opening
