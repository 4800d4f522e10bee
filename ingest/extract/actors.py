"""People with their posts and ranks, and bodies: everybody who can act, and where the text speaks of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ingest.extract.chunks import Chunk, Chunker, Sort
from ingest.extract.completion import Completion
from ingest.extract.organisations import OrganisationMatch
from ingest.extract.coreference import agrees, gender, holder, pronoun
from ingest.extract.dates import DateMention, Reference, dates
from ingest.extract.people import Roster, Row, without_strangers
from ingest.extract.places import Focus, PlaceMatch, PlaceMention, place_at
from ingest.extract.posts import PRONOUN, Holding, holdings
from ingest.extract.names import name_at
from ingest.extract.reading import PostMention, Reading, Sentence
from ingest.extract.terms import Term, term
from ingest.extract.tokens import Token, tokenise, without_glosses
from ingest.extract.words import lines, ordered
from ontology.schemes import scheme
from ingest.records import Article, Evidence, Mention, Organisation, Person, Post, Rank, Span


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
            if not _inside_name(tokens, place) and not _origin(tokens, place):
                yield PlaceMention(span, place.name, place.unit, place.level)
            at = place.stop
        else:
            at += 1


def _inside_name(tokens: Sequence[Token], place: PlaceMatch) -> bool:
    """Tell whether a bare province is part of a proper name: "Công ty Nhôm Đắk Nông"."""
    before = tokens[place.start - 1] if place.start > 1 else None
    bare = tokens[place.start].low != place.unit.split()[0]
    return bare and before is not None and before.capital and not before.upper and tokens[place.start].gap


def _origin(tokens: Sequence[Token], place: PlaceMatch) -> bool:
    """Tell whether the place is where somebody comes from: "quê ở tỉnh Sơn La", "sinh tại Nghệ An"."""
    before = tokens[max(0, place.start - 7) : place.start]
    words = " ".join(token.low for token in before)
    if "quê hương" in words:
        return False
    return any(token.low in {"quê", "quán"} or (token.low == "sinh" and tokens[place.start - 1].low in {"tại", "ở"}) for token in before)


@dataclass(slots=True)
class _Gathered:
    """What the sentences give, collected under the names of people and bodies."""

    ranks: dict[str, dict[str, list[Span]]] = field(default_factory=dict)
    posts: dict[str, dict[tuple[str, str | None], list[_Held]]] = field(default_factory=dict)
    people: list[Mention] = field(default_factory=list)
    bodies: list[tuple[Mention, OrganisationMatch]] = field(default_factory=list)
    mentions: list[PostMention] = field(default_factory=list)
    spoken_of: list[str] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)

    @property
    def last(self) -> str | None:
        """The person spoken of last."""
        return self.spoken_of[-1] if self.spoken_of else None

    def speak_of(self, person: str) -> None:
        """Note that a person is spoken of."""
        if person in self.spoken_of:
            self.spoken_of.remove(person)
        self.spoken_of.append(person)


@dataclass(frozen=True, slots=True)
class _Held:
    """One place in the text that gives a post to a person."""

    span: Span
    holding: Holding
    term: Term


def actors(article: Article, sentences: tuple[Sentence, ...], when: Reference) -> Actors:
    """Return the people and bodies of an article; ``when`` gives dates without a year theirs."""
    cut = [without_glosses(tokenise(article.text, each.span.start, each.span.stop)) for each in sentences]
    places = [mention for tokens in cut for mention in place_mentions(tokens)]
    focus = Focus(places, [sentence.span for sentence in sentences])
    rows = [tuple(Chunker(tokens, focus).chunks()) for tokens in cut]
    roster = Roster(article.text, rows)
    gathered = merged(_Gatherer(article.text, when).gather(sentences, roster.rows))
    reading = Reading(
        article,
        sentences,
        focus=focus.main,
        places=tuple(Mention(place.span, place.name) for place in places),
        organisations=tuple(mention for mention, _ in gathered.bodies),
        people=tuple(sorted(gathered.people, key=lambda mention: mention.span)),
        posts=tuple(gathered.mentions),
    )
    return Actors(reading, tuple(_people(gathered)), tuple(_bodies(gathered)))


@cache
def _known() -> frozenset[str]:
    return frozenset(concept.slug for concept in scheme("bodies"))


def merged(gathered: _Gathered) -> _Gathered:
    """Join a shortened name to the only longer one that opens with it: "Bộ Nông nghiệp", "Bộ Nông nghiệp và …"."""
    names = {mention.name for mention, _ in gathered.bodies}
    loose = {mention.name for mention, body in gathered.bodies if body.kind not in _known()}
    longer = {name: [other for other in names if other.startswith(f"{name} ")] for name in loose}
    alias = {name: found[0] for name, found in longer.items() if len(found) == 1}
    if not alias:
        return gathered
    gathered.bodies = [(Mention(mention.span, alias.get(mention.name, mention.name)), body) for mention, body in gathered.bodies]
    gathered.mentions = [replace(post, org=alias.get(post.org or "", post.org)) for post in gathered.mentions]
    for person, posts in gathered.posts.items():
        joined: dict[tuple[str, str | None], list[_Held]] = {}
        for (role, org), held in posts.items():
            joined.setdefault((role, alias.get(org or "", org)), []).extend(held)
        gathered.posts[person] = joined
    return gathered


class _Gatherer:
    """Goes through the sentences of one article in order."""

    def __init__(self, text: str, when: Reference) -> None:
        self.text = text
        self.when = when
        self.found = _Gathered()
        self.completion = Completion()

    def gather(self, sentences: Sequence[Sentence], rows: Sequence[Row]) -> _Gathered:
        """Return what all sentences give."""
        for sentence, row in zip(sentences, rows, strict=True):
            self._sentence(sentence, row)
        return self.found

    def _sentence(self, sentence: Sentence, row: Row) -> None:
        chunks = self.completion.complete(without_strangers(row))
        pronouns = [at for at in range(len(chunks)) if pronoun(chunks, at)]
        subject = self._antecedent(chunks, pronouns[0]) if pronouns else None
        held = holdings(chunks, frozenset(pronouns) if subject else frozenset())
        self._bodies(chunks)
        dated = dates(self.text, sentence.span, self.when) if held else []
        for holding in held:
            person = row.people[holding.name] if holding.name != PRONOUN else subject
            if person:
                self._post(chunks, holding, person, sentence, dated)
        self._people(row, chunks, {holding.post for holding in held})

    def _bodies(self, chunks: Sequence[Chunk]) -> None:
        for at, chunk in enumerate(chunks):
            body = chunk.body or (chunk.post.body if chunk.post else None)
            generic = at + 1 < len(chunks) and chunks[at + 1].low in {"các", "cấp"}
            if body and body.complete and body.kind and body.stop > body.start and not generic:
                if not (chunk.body and body.name.startswith(ordered("media"))) and body.name not in lines("no_organisations"):
                    self.found.bodies.append((Mention(chunk.span, body.name), body))

    def _post(self, chunks: Sequence[Chunk], holding: Holding, person: str, sentence: Sentence, dated: list[DateMention]) -> None:
        chunk = chunks[holding.post]
        match = chunk.post
        if match is None:
            return
        body = match.body if match.body and match.body.complete else None
        org = body.name if body else None
        if body and body.kind and body.stop == body.start:
            self.found.bodies.append((Mention(chunk.span, body.name), body))
        when = term(self.text, sentence.span, chunk.span, dated, verb=holding.rule == "post-by-verb", former=holding.former)
        posts = self.found.posts.setdefault(person, {})
        posts.setdefault((match.role, org), []).append(_Held(chunk.span, holding, when))
        self.found.mentions.append(PostMention(chunk.span, person, match.role, org, holding.former))

    def _people(self, row: Row, chunks: Sequence[Chunk], taken: set[int]) -> None:
        """Note every mention of a person: by name, by a post that stands alone, by a pronoun."""
        found = self.found
        for at, chunk in enumerate(chunks):
            person = row.people.get(at)
            if person:
                self._titles(chunks, at, person)
            elif chunk.sort is Sort.POST and at not in taken:
                held = {name: list(found.posts.get(name, ())) for name in reversed(found.spoken_of)}
                person = holder(chunks, at, held)
            elif pronoun(chunks, at):
                person = self._antecedent(chunks, at)
            if person:
                found.people.append(Mention(chunk.span, person))
                found.speak_of(person)

    def _antecedent(self, chunks: Sequence[Chunk], at: int) -> str | None:
        word = chunks[at].low
        return next((name for name in reversed(self.found.spoken_of) if agrees(word, self.found.genders.get(name))), None)

    def _titles(self, chunks: Sequence[Chunk], at: int, person: str) -> None:
        """Note the rank and the honorific before a name: "Thượng tướng Lê Chiêm", "bà Phan Thị Thắng"."""
        for before in range(at - 1, max(-1, at - 4), -1):
            chunk = chunks[before]
            if chunk.sort is Sort.RANK:
                self.found.ranks.setdefault(person, {}).setdefault(chunk.label, []).append(chunk.span)
            elif chunk.sort is Sort.HONORIFIC:
                told = gender(chunk.low)
                if told:
                    self.found.genders.setdefault(person, told)
            else:
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
        best = max((each.holding for each in found), key=lambda holding: holding.confidence)
        yield Post(
            role,
            org,
            Evidence(tuple(each.span for each in found), best.rule, best.confidence),
            former=all(each.holding.former for each in found),
            start=next((each.term.start for each in found if each.term.start), None),
            end=next((each.term.end for each in found if each.term.end), None),
        )


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
