"""People with their posts and ranks, and bodies: everybody who can act, and where the text speaks of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.extract.chunks import Chunk, Chunker, Sort
from ingest.extract.completion import Completion
from ingest.extract.organisations import OrganisationMatch
from ingest.extract.people import Roster, Row, pronoun, without_strangers
from ingest.extract.places import Focus, PlaceMatch, PlaceMention, place_at
from ingest.extract.posts import Holding, holdings
from ingest.extract.names import name_at
from ingest.extract.reading import PostMention, Reading, Sentence
from ingest.extract.roles import RoleMatch
from ingest.extract.tokens import Token, tokenise
from ingest.extract.words import lines
from ingest.records import Article, Evidence, Mention, Organisation, Person, Post, Rank, Span

_PRONOUN = -1


@dataclass(frozen=True, slots=True)
class Actors:
    """The people and bodies of an article as facts, and the reading that later steps go on from."""

    reading: Reading
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]


def place_mentions(tokens: Sequence[Token]) -> Iterator[PlaceMention]:
    """Yield the named places among the tokens; those inside names of bodies count, those inside people's don't."""
    at = 0
    while at < len(tokens):
        place = place_at(tokens, at) if tokens[at].word else None
        name = name_at(tokens, at) if tokens[at].capital else None
        if name and name.strong and (place is None or name.stop > place.stop):
            at = name.stop
        elif place:
            span = Span(tokens[place.start].start, tokens[place.stop - 1].stop)
            if not _inside_name(tokens, place):
                yield PlaceMention(span, place.name, place.unit, place.level)
            at = place.stop
        else:
            at += 1


def _inside_name(tokens: Sequence[Token], place: PlaceMatch) -> bool:
    """Tell whether a bare province is part of a proper name: "Công ty Nhôm Đắk Nông"."""
    before = tokens[place.start - 1] if place.start > 1 else None
    bare = tokens[place.start].low != place.unit.split()[0]
    return bare and before is not None and before.capital and not before.upper and tokens[place.start].gap


@dataclass(slots=True)
class _Gathered:
    """What the sentences give, collected under the names of people and bodies."""

    ranks: dict[str, dict[str, list[Span]]] = field(default_factory=dict)
    posts: dict[str, dict[tuple[str, str | None], list[tuple[Span, Holding]]]] = field(default_factory=dict)
    people: list[Mention] = field(default_factory=list)
    bodies: list[tuple[Mention, OrganisationMatch]] = field(default_factory=list)
    mentions: list[PostMention] = field(default_factory=list)


def actors(article: Article, sentences: tuple[Sentence, ...]) -> Actors:
    """Return the people and bodies of an article."""
    cut = [tokenise(article.text, sentence.span.start, sentence.span.stop) for sentence in sentences]
    places = [mention for tokens in cut for mention in place_mentions(tokens)]
    focus = Focus(places)
    rows = [tuple(Chunker(tokens, focus).chunks()) for tokens in cut]
    roster = Roster(article.text, rows)
    gathered = _gather(article.text, roster.rows)
    reading = Reading(
        article,
        sentences,
        focus=focus.main,
        places=tuple(Mention(place.span, place.name) for place in places),
        organisations=tuple(mention for mention, _ in gathered.bodies),
        people=tuple(gathered.people),
        posts=tuple(gathered.mentions),
    )
    return Actors(reading, tuple(_people(gathered)), tuple(_bodies(gathered)))


def _gather(text: str, rows: Sequence[Row]) -> _Gathered:
    gathered = _Gathered()
    completion = Completion()
    last: str | None = None
    for row in rows:
        chunks = completion.complete(without_strangers(row))
        subject = _PRONOUN if last and chunks and pronoun(chunks, 0) else None
        held = holdings(chunks, subject)
        _note_bodies(chunks, gathered)
        for holding in held:
            person = row.people[holding.name] if holding.name != _PRONOUN else last
            if person:
                _note_post(chunks, holding, person, gathered)
        taken = {holding.post for holding in held}
        _note_people(row, chunks, gathered, taken, last)
        if row.people:
            last = row.people[max(row.people)] if len(row.people) == 1 else row.people[min(row.people)]
    return gathered


def _note_bodies(chunks: Sequence[Chunk], gathered: _Gathered) -> None:
    for chunk in chunks:
        body = chunk.body or (chunk.post.body if chunk.post else None)
        if body and body.complete and body.kind and body.stop > body.start:
            if not (chunk.body and body.name.split()[0] in lines("media")):
                gathered.bodies.append((Mention(chunk.span, body.name), body))


def _note_post(chunks: Sequence[Chunk], holding: Holding, person: str, gathered: _Gathered) -> None:
    chunk = chunks[holding.post]
    match = chunk.post
    if match is None:
        return
    org = match.body.name if match.body and match.body.complete else None
    if match.body and match.body.complete and match.body.kind and match.body.stop == match.body.start:
        gathered.bodies.append((Mention(chunk.span, match.body.name), match.body))
    posts = gathered.posts.setdefault(person, {})
    posts.setdefault((match.role, org), []).append((chunk.span, holding))
    gathered.mentions.append(PostMention(chunk.span, person, match.role, org, holding.former))


def _note_people(row: Row, chunks: Sequence[Chunk], gathered: _Gathered, taken: set[int], last: str | None) -> None:
    for at, person in sorted(row.people.items()):
        gathered.people.append(Mention(chunks[at].span, person))
        for before in (at - 1, at - 2):
            if before >= 0 and chunks[before].sort is Sort.RANK:
                gathered.ranks.setdefault(person, {}).setdefault(chunks[before].label, []).append(chunks[before].span)
                break
            if before < 0 or chunks[before].sort is not Sort.HONORIFIC:
                break


def _people(gathered: _Gathered) -> Iterator[Person]:
    names: dict[str, list[Span]] = {}
    for mention in gathered.people:
        names.setdefault(mention.name, []).append(mention.span)
    for name, spans in names.items():
        ranks = tuple(
            Rank(label, Evidence(tuple(where), "rank-before-name", 0.95)) for label, where in gathered.ranks.get(name, {}).items()
        )
        yield Person(name, Evidence(tuple(spans), "personal-name", 0.95), ranks, tuple(_posts(gathered, name)))


def _posts(gathered: _Gathered, name: str) -> Iterator[Post]:
    held = gathered.posts.get(name, {})
    for (role, org), found in held.items():
        if any(_says_more(other, body, role, org) for other, body in held):
            continue
        spans = tuple(span for span, _ in found)
        best = max((holding for _, holding in found), key=lambda holding: holding.confidence)
        yield Post(role, org, Evidence(spans, best.rule, best.confidence), former=all(holding.former for _, holding in found))


def _says_more(other: str, body: str | None, role: str, org: str | None) -> bool:
    """Tell whether one post says all that another says and more: "Phó Bí thư Thường trực Tỉnh ủy" than "Phó Bí thư"."""
    if (other, body) == (role, org) or not other.casefold().startswith(role.casefold()):
        return False
    return body == org or org is None


def _bodies(gathered: _Gathered) -> Iterator[Organisation]:
    spans: dict[str, list[Span]] = {}
    first: dict[str, OrganisationMatch] = {}
    for mention, body in gathered.bodies:
        spans.setdefault(mention.name, []).append(mention.span)
        first.setdefault(mention.name, body)
    for name, where in spans.items():
        body = first[name]
        yield Organisation(name, Evidence(tuple(where), "body-by-kind", 0.9), body.kind or None, body.place, body.parent)
