"""What the sentences of an article say of people and bodies, gathered sentence after sentence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.extract.abroad import Abroad
from ingest.extract.aliases import aliases
from ingest.extract.chunks import Chunk, Sort
from ingest.extract.completion import Completion
from ingest.extract.coreference import agrees, gender, holder, pronoun
from ingest.extract.dates import Reference, dates
from ingest.extract.giving import given
from ingest.extract.lending import unread
from ingest.extract.people import Row, without_strangers
from ingest.extract.posts import PRONOUN, Holding, holdings
from ingest.extract.ranks import ranks
from ingest.extract.reading import PostMention, Sentence
from ingest.extract.terms import Term, of_office, term
from ingest.extract.words import lines, ordered
from ingest.records import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ingest.extract.organisations import OrganisationMatch
    from ingest.extract.roles import RoleMatch


@dataclass(slots=True)
class Gathered:
    """What the sentences give, collected under the names of people and bodies."""

    ranks: dict[str, dict[str, list[Span]]] = field(default_factory=dict)
    posts: dict[str, dict[tuple[str, str | None], list[Held]]] = field(default_factory=dict)
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
class Held:
    """One place in the text that gives a post to a person; ``told`` says that its words name the body."""

    span: Span
    holding: Holding
    term: Term
    told: bool = True


_TIMES = frozenset({"nhiệm", "khóa", "năm", "thời", "giai"})
_MINISTERS = frozenset({"Bộ trưởng", "Thứ trưởng"})
_PLAIN = frozenset({Sort.WORD, Sort.PLACE})  # a sentence of these alone says nothing of people and bodies
_LEVELS = frozenset({"trên", "tỉnh", "thành phố", "huyện", "xã", "phường", "cơ sở", "trung ương"})


def merged(gathered: Gathered) -> Gathered:
    """Give each body one name in all that was gathered; see ``aliases``."""
    for person in gathered.posts:
        _settle(gathered, person)
    alias = aliases(gathered.bodies)
    if not alias:
        return gathered
    gathered.bodies = [
        (Mention(mention.span, alias.get(mention.name, mention.name)), body) for mention, body in gathered.bodies
    ]
    gathered.mentions = [replace(post, org=alias.get(post.org or "", post.org)) for post in gathered.mentions]
    for person, posts in gathered.posts.items():
        joined: dict[tuple[str, str | None], list[Held]] = {}
        for (role, org), held in posts.items():
            joined.setdefault((role, alias.get(org or "", org)), []).extend(held)
        gathered.posts[person] = joined
    return gathered


def _settle(gathered: Gathered, person: str) -> None:
    """Hold a role without words for its body to be the one whose body they tell: "Bộ trưởng An", later "… Bộ Y tế"."""
    posts = gathered.posts[person]
    told: dict[str, set[str | None]] = {}
    for (role, org), found in posts.items():
        if org and any(each.told for each in found):
            told.setdefault(role, set()).add(org)
    for role, org in [key for key, found in posts.items() if not any(each.told for each in found)]:
        if len(told.get(role, ())) == 1 and (org is None or role in _MINISTERS):
            (own,) = told[role]
            posts[role, own].extend(posts.pop((role, org)))
            gathered.mentions = [
                replace(post, org=own) if (post.person, post.role, post.org) == (person, role, org) else post
                for post in gathered.mentions
            ]


class Gatherer:
    """Goes through the sentences of one article in order."""

    def __init__(self, text: str, when: Reference) -> None:
        """Take the article's text, and what gives dates without a year theirs."""
        self.text = text
        self.when = when
        self.found = Gathered()
        self.completion = Completion()
        self.abroad = Abroad()
        self.given: list[list[Held]] = []

    def gather(self, sentences: Sequence[Sentence], rows: Sequence[Row]) -> Gathered:
        """Return what all sentences give."""
        self.completion = Completion(row.chunks for row in rows)
        self.abroad = Abroad(row.chunks for row in rows)
        for sentence, row in zip(sentences, rows, strict=True):
            if self.given or not _PLAIN.issuperset({chunk.sort for chunk in row.chunks}):
                self._sentence(sentence, row)
            else:
                self.completion.skip()
        return self.found

    def _sentence(self, sentence: Sentence, row: Row) -> None:
        chunks = self.abroad.complete(self.completion.complete(without_strangers(row)))
        pronouns = [at for at, chunk in enumerate(chunks) if chunk.sort is Sort.HONORIFIC and pronoun(chunks, at)]
        subject = self._subject(row, chunks, pronouns[0]) if pronouns else None
        known = frozenset(pronouns) if subject else frozenset()
        held = holdings(chunks, known)
        self._bodies(chunks)
        for name, at in ranks(chunks, known):
            self._rank(chunks[at], row.people[name] if name != PRONOUN else subject)
        dated = dates(self.text, sentence.span, self.when) if held or self.given else []
        if self.given:
            self._of_office(of_office(self.text, sentence.span, dated))
            self.given = []
        for holding in held:
            person = row.people[holding.name] if holding.name != PRONOUN else subject
            if person and not unread(chunks, holding.post):
                office = given(chunks, holding, held)
                found = self._post(chunks, holding, person, term(self.text, sentence.span, office, dated))
                if not holding.former and (office.verb or office.post == office.posts[-1]):
                    self.given.append(found)
        self._people(row, chunks, {holding.post for holding in held}, pronouns)

    def _rank(self, chunk: Chunk, person: str | None) -> None:
        if person:
            self.found.ranks.setdefault(person, {}).setdefault(chunk.label, []).append(chunk.span)

    def _bodies(self, chunks: Sequence[Chunk]) -> None:
        """Note the bodies that are told apart, but no classes of bodies ("Ban chỉ đạo 138 các cấp")."""
        for at, chunk in [(at, chunk) for at, chunk in enumerate(chunks) if chunk.body or chunk.post]:
            body = chunk.body or (chunk.post.body if chunk.post else None)
            told = body is not None and body.complete and body.kind and body.stop > body.start
            if body and told and not _generic(chunks, at) and _acts(chunk, body):
                self.found.bodies.append((Mention(chunk.span, body.name), body))

    def _post(self, chunks: Sequence[Chunk], holding: Holding, person: str, when: Term) -> list[Held]:
        """Note a post; where the words tell no body, it is the one in which the person holds that role already."""
        chunk = chunks[holding.post]
        match = chunk.post
        if match is None:
            return []
        body = match.body if match.body and match.body.complete else None
        posts = self.found.posts.setdefault(person, {})
        told = body is not None and body.stop > body.start
        own = _same_office(posts, match.role, body, chunk) if body and told else _kept(posts, match, body)
        org = own or (body.name if body else None)
        if body and body.kind and not told and org == body.name:
            self.found.bodies.append((Mention(chunk.span, body.name), body))
        if holding.rule == "post-of-predecessor":  # the term told is the successor's
            when = Term()
        found = posts.setdefault((match.role, org), [])
        found.append(Held(chunk.span, holding, when, told))
        self.found.mentions.append(PostMention(chunk.span, person, match.role, org, holding.former))
        return found

    def _of_office(self, office: Term) -> None:
        """Give the posts of the sentence before the term that this sentence states of them."""
        for found in self.given if office.start else ():
            if found[-1].term == Term():
                found[-1] = replace(found[-1], term=office)

    def _people(self, row: Row, chunks: Sequence[Chunk], taken: set[int], pronouns: Sequence[int]) -> None:
        """Note every mention of a person: by name, by a post that stands alone, by a pronoun."""
        found = self.found
        alone = [at for at, chunk in enumerate(chunks) if chunk.sort is Sort.POST and at not in taken]
        for at in sorted({*row.people, *alone, *pronouns}):
            person = row.people.get(at)
            if person:
                self._honorifics(chunks, at, person)
            elif chunks[at].sort is Sort.POST:
                person = holder(chunks, at, {name: found.posts.get(name, {}) for name in reversed(found.spoken_of)})
            else:
                person = self._antecedent(chunks, at)
            if person:
                found.people.append(Mention(chunks[at].span, person))
                found.speak_of(person)

    def _subject(self, row: Row, chunks: Sequence[Chunk], at: int) -> str | None:
        """Return whom a pronoun means: the name before it in its sentence, else the person spoken of last."""
        for name in sorted((index for index in row.people if index < at), reverse=True):
            told = gender(chunks[name - 1].low) if name else None
            if agrees(chunks[at].low, told or self.found.genders.get(row.people[name])):
                return row.people[name]
        return self._antecedent(chunks, at)

    def _antecedent(self, chunks: Sequence[Chunk], at: int) -> str | None:
        word = chunks[at].low
        return next(
            (name for name in reversed(self.found.spoken_of) if agrees(word, self.found.genders.get(name))), None
        )

    def _honorifics(self, chunks: Sequence[Chunk], at: int, person: str) -> None:
        """Note whether "ông" or "bà" stands before a name: "bà Phan Thị Thắng"."""
        for before in range(at - 1, max(-1, at - 4), -1):
            if chunks[before].sort is Sort.HONORIFIC:
                told = gender(chunks[before].low)
                if told:
                    self.found.genders.setdefault(person, told)
            elif chunks[before].sort is not Sort.RANK:
                break


def _generic(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether a body stands for a class of them: "Ban chỉ đạo 138 [các cấp]", but not "[các nhiệm kỳ]"."""
    behind = [chunk.low for chunk in chunks[at + 1 : at + 3]]
    if behind[:1] == ["các"]:
        return behind[-1].split()[0] not in _TIMES
    return behind[:1] == ["cấp"] and behind[-1] in _LEVELS


def _own(posts: Mapping[tuple[str, str | None], Sequence[Held]], role: str) -> str | None:
    """Return the body in which the words of the text say that a person holds a role, or None."""
    told = (org for (held, org), found in posts.items() if held == role and any(each.told for each in found))
    return next(told, None)


def _kept(
    posts: Mapping[tuple[str, str | None], Sequence[Held]], match: RoleMatch, body: OrganisationMatch | None
) -> str | None:
    """Return the body of which a person was said to hold a role, where the words repeat the role alone."""
    own = _own(posts, match.role)
    if match.unit in lines("carried_units"):
        return own or next((org for role, org in posts if role == match.role and org), None)
    if own is None or body is None or own in lines("countries"):  # "Thủ tướng" of a foreign country, named before
        return own
    return own if own.split()[:2] == body.name.split()[:2] else None


def _same_office(
    posts: Mapping[tuple[str, str | None], Sequence[Held]], role: str, body: OrganisationMatch, chunk: Chunk
) -> str | None:
    """Return the "Sở Y tế" of the province that a person was said to head, where the words repeat it without one."""
    own = _own(posts, role)
    unsaid = own is not None and body.place is not None and body.place.split()[-1].lower() not in chunk.low
    base = body.name.removesuffix(body.place or "").strip()
    return own if unsaid and own and own.startswith(f"{base} ") else None


def _acts(chunk: Chunk, body: OrganisationMatch) -> bool:
    """Tell whether a body is one that acts: no source of news, no armed force as a whole."""
    if body.name in lines("no_organisations"):
        return False
    return chunk.post is not None or not body.name.startswith(ordered("media"))
