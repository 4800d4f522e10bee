"""The records that flow from stage to stage: an Article, the facts it states, and the spans that state them.

Everything is per article: people are told apart by their fullest name in the article, organisations by
their canonical name, exactly as an annotator would write them down. Which of them is which in the world
is decided later, by ``ingest.resolve``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points into ``Article.text``."""

    start: int
    stop: int

    def of(self, text: str) -> str:
        """Return the words that the span points at."""
        return text[self.start : self.stop]

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as Bomay keeps it.

    ``key`` is its identity across runs: the URL, else the id its file gives, else the address of the file.
    ``text`` is NFC with tone marks in one place; it opens with the title where there is one, and every
    ``Span`` counts its code points. ``published`` is an ISO 8601 day, or None where nobody says.
    """

    key: str
    id: str
    title: str
    text: str
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    source: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a fact is believed: the spans that state it, the rule that read them, and how sure that rule is.

    ``confidence`` lies in (0, 1]. Repetitions (captions, later sentences) add spans, never facts.
    """

    spans: tuple[Span, ...]
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something: where they stand, and the article-wide name of what they name."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Rank:
    """A military or police rank that the text gives to a person."""

    label: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Post:
    """A role in an organisation that the text gives to a person.

    ``start`` and ``end`` are ISO 8601 dates (year, month or day) and only where the text states them.
    ``acting``/``proposed`` and the like are part of ``role``; ``former`` says that it has been left.
    """

    role: str
    org: str | None
    evidence: Evidence
    former: bool = False
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the article, under the fullest form of the name."""

    name: str
    evidence: Evidence
    ranks: tuple[Rank, ...] = ()
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body named in the article, under its canonical name.

    ``kind`` is the local name of a concept of the scheme ``organisation-kinds``; ``place`` the canonical
    name of its jurisdiction ("tỉnh Quảng Bình"); ``parent`` the canonical name of the body it belongs to.
    """

    name: str
    evidence: Evidence
    kind: str | None = None
    place: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A person or body taking part in an event in one role of the scheme ``participation``.

    ``capacities`` are the posts (role, organisation) in which a person acted, where the sentences name them.
    """

    agent: str
    role: str
    evidence: Evidence
    capacities: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion at which people or bodies act.

    ``kind`` is the head noun phrase in lower case, ``title`` the words after it. ``date_basis`` is one of
    ``stated``, ``inferred-year``, ``publication``: how ``date`` came to its year. ``announced`` marks what
    is still to come. ``implements`` holds indices into ``Extraction.directives``.
    """

    kind: str
    title: str | None
    evidence: Evidence
    date: str | None = None
    end_date: str | None = None
    date_basis: str | None = None
    date_reason: str | None = None
    place: str | None = None
    announced: bool = False
    participants: tuple[Participant, ...] = ()
    implements: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Directive:
    """A normative or steering document that the text names: kind, number, issuer, date, title."""

    kind: str
    number: str | None
    issuer: str | None
    date: str | None
    title: str | None
    evidence: Evidence
    signer: str | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """An award: who confers it, who receives it, through whose hands.

    ``recipient`` is a named person or body; an unnamed group leaves it None and gives ``group`` (its words,
    "tập thể") and ``count`` where stated. ``handed_by`` is the person who passes it on, where that is
    someone else than the giver. ``event`` is an index into ``Extraction.events``.
    """

    award: str
    giver: str | None
    recipient: str | None
    evidence: Evidence
    handed_by: str | None = None
    group: str | None = None
    count: int | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Instruction:
    """What somebody asks others to do, as reported speech: "A yêu cầu các sở tiếp tục …".

    ``speaker`` is a person or body, ``verb`` the verb of asking in small letters, ``quote`` where what is asked for
    stands. ``addressees`` are the people and bodies asked by name, ``group`` the words for others ("các sở, ban,
    ngành"); ``event`` is an index into ``Extraction.events``.
    """

    speaker: str
    verb: str
    quote: Span
    evidence: Evidence
    addressees: tuple[str, ...] = ()
    group: str | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All facts of one article, each sorted as it first stands in the text."""

    article: str
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    events: tuple[Event, ...] = ()
    directives: tuple[Directive, ...] = ()
    awards: tuple[Award, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    version: str = field(default="")
