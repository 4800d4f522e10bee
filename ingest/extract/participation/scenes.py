"""What a sentence is about, and the parts that agents take in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.extract.signs import MARK, PERSON, POST
from ingest.extract.vocabulary import Act, words
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ingest.extract.signs import Sign

NEAR = 12
"""How many signs a verb may stand before what it speaks of."""
QUOTES = ('"', "“", "”")
CLOSE = ".;:!?"
_AFTER_QUOTE = frozenset(",.;:!?-–—)")
"""Marks that end a clause."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence and what it is about.

    ``at`` maps the indices of signs that name an occasion to its number, ``asides`` holds those of them that only
    touch on it; ``current`` is the number of the occasion at hand, or None; ``speaks`` tells whether what is said
    without further words is said there.
    """

    row: Sequence[Sign]
    at: Mapping[int, int]
    current: int | None = None
    speaks: bool = True
    asides: frozenset[int] = field(default_factory=frozenset)

    @property
    def numbers(self) -> frozenset[int]:
        """The occasions that the sentence is told of: those that it names, else the one at hand."""
        named = frozenset(number for index, number in self.at.items() if index not in self.asides)
        return named or (frozenset() if self.current is None else frozenset({self.current}))

    @property
    def quoted(self) -> frozenset[int]:
        """The indices of signs between quotation marks: what somebody says of others is not told of them."""
        if not any(sign.low in QUOTES for sign in self.row):
            return frozenset()
        return frozenset(_quoted(self.row))

    @property
    def named(self) -> bool:
        """Whether the sentence names an occasion and more than touches on it."""
        return len(self.at) > len(self.asides)

    @property
    def earlier(self) -> bool:
        """Whether the sentence turns back to an earlier time: "Trước đó, trả lời báo chí, ông A …"."""
        return " ".join(sign.low for sign in self.row[:2]) in words("participation", "earlier")

    def named_after(self, verb: int, reach: int = NEAR) -> int | None:
        """Return the index of the first sign after a verb that names an occasion, in the same clause; None if none."""
        for index in range(verb + 1, min(len(self.row), verb + reach)):
            if index in self.at and index not in self.asides:
                return index
            if self.row[index].kind == MARK and self.row[index].low in CLOSE:
                break
        return None

    def named_before(self, verb: int) -> int | None:
        """Return the index of the last sign before a verb that names an occasion; None if there is none."""
        return max((index for index in self.at if index < verb and index not in self.asides), default=None)

    def spoken_of(self, verb: int) -> int | None:
        """Return the occasion a verb speaks of: one it names, one named after or before it, the one at hand."""
        if verb in self.at and verb not in self.asides:
            return self.at[verb]
        after = self.named_after(verb)
        named = after if after is not None else self.named_before(verb)
        return self.at[named] if named is not None else self.current


@dataclass(frozen=True, slots=True)
class Part:
    """An agent's part in the occasion of a number: its role, the span and rule that tell, and how sure they are."""

    occasion: int
    agent: str
    role: str
    span: Span
    rule: str
    confidence: float
    capacities: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule at work: the occasion and role that it gives, the verb it reads, its name and how sure it is."""

    occasion: int
    role: str
    verb: int
    name: str
    confidence: float

    def part(self, row: Sequence[Sign], agent: int) -> Part:
        """Return the part of the agent at ``row[agent]``."""
        sign = row[agent]
        ends = (sign.start, sign.stop, row[self.verb].start, row[self.verb].stop)
        span = Span(min(ends), max(ends))
        return Part(self.occasion, sign.value, self.role, span, self.name, self.confidence, _capacities(row, agent))


def _capacities(row: Sequence[Sign], at: int) -> tuple[tuple[str, str | None], ...]:
    """Return the posts that the sentence gives a person: "Trần Tiến Dũng – Phó Chủ tịch … – Trưởng Ban … chủ trì"."""
    if row[at].kind != PERSON:
        return ()
    own = (sign.value for sign in row if sign.kind == POST and sign.value.person == row[at].value)
    return tuple(dict.fromkeys((post.role, post.org) for post in own))


def _quoted(row: Sequence[Sign]) -> Iterator[int]:
    """Yield what stands in quotation marks; a quotation may have begun in the sentence before, or go on in the next."""
    marks = [at for at, sign in enumerate(row) if sign.low in QUOTES]
    first = marks[0]
    closes = row[first].low == "”" or (
        row[first].low == '"' and len(marks) % 2 and row[first + 1 :][:1] and row[first + 1].low in _AFTER_QUOTE
    )
    bounds = [-1, *marks] if closes else marks
    for opening in range(0, len(bounds), 2):
        stop = bounds[opening + 1] if opening + 1 < len(bounds) else len(row)
        yield from range(bounds[opening] + 1, stop)


def preceded(row: Sequence[Sign], at: int, lows: Sequence[str] | frozenset[str], reach: int = 3) -> bool:
    """Tell whether one of some words stands right before a sign."""
    return any(sign.low in lows for sign in row[max(0, at - reach) : at])


def opens_clause(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a verb opens its clause: at the start, after a mark, after "cùng", "dịp"."""
    if not at or row[at - 1].low in words("participation", "openers"):
        return True
    return row[at - 1].kind == MARK and row[at - 1].low != ")"


def ends_clause(sign: Sign) -> bool:
    """Tell whether a sign ends a clause."""
    return sign.kind == MARK and sign.low in CLOSE


def is_act(sign: Sign, *roles: str, saying: bool = False) -> bool:
    """Tell whether a sign is a verb of taking part in one of some roles (any, if none is given)."""
    return isinstance(sign.value, Act) and sign.value.saying == saying and (not roles or sign.value.role in roles)
