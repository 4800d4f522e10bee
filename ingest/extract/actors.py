"""People with their posts and ranks, and bodies: everybody who can act, and where the text speaks of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.certainty import witnessed
from ingest.extract.chunks import Chunker
from ingest.extract.focus import Focus, place_mentions
from ingest.extract.gathering import Gathered, Gatherer, merged
from ingest.extract.organisations import short_names
from ingest.extract.people import Roster
from ingest.extract.reading import Reading, Sentence
from ingest.extract.terms import Term, joined
from ingest.extract.tokens import spelled, tokenise, without_glosses
from ingest.records import Article, Mention, Organisation, Person, Post, Rank, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.dates import Reference
    from ingest.extract.gathering import Held
    from ingest.extract.organisations import OrganisationMatch


@dataclass(frozen=True, slots=True)
class Actors:
    """The people and bodies of an article as facts, and the reading that later steps go on from."""

    reading: Reading
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]


def actors(article: Article, sentences: tuple[Sentence, ...], when: Reference) -> Actors:
    """Return the people and bodies of an article; ``when`` gives dates without a year theirs."""
    words = tuple(tokenise(article.text, each.span.start, each.span.stop) for each in sentences)
    cut = [without_glosses(spelled(tokens)) for tokens in words]
    places = [mention for tokens in cut for mention in place_mentions(tokens)]
    focus = Focus(places, [sentence.span for sentence in sentences])
    focus.shorts |= short_names(words, focus)
    rows = [tuple(Chunker(tokens, focus).chunks()) for tokens in cut]
    roster = Roster(article.text, rows)
    gathered = merged(Gatherer(article.text, when).gather(sentences, roster.rows))
    reading = Reading(
        article,
        sentences,
        focus=focus.main,
        places=tuple(Mention(place.span, place.name) for place in places),
        organisations=tuple(sorted((mention for mention, _ in gathered.bodies), key=_position)),
        people=tuple(sorted(gathered.people, key=_position)),
        posts=tuple(gathered.mentions),
        cut=words,
    )
    return Actors(reading, tuple(_people(gathered)), tuple(_bodies(gathered)))


def _position(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.stop


def _people(gathered: Gathered) -> Iterator[Person]:
    names: dict[str, list[Span]] = {}
    for mention in gathered.people:
        names.setdefault(mention.name, []).append(mention.span)
    for name, spans in names.items():
        ranks = tuple(
            Rank(label, witnessed(tuple(where), "rank-before-name", 0.95))
            for label, where in gathered.ranks.get(name, {}).items()
        )
        yield Person(name, witnessed(tuple(spans), "personal-name", 0.95), ranks, tuple(_posts(gathered, name)))


def _posts(gathered: Gathered, name: str) -> Iterator[Post]:
    held = gathered.posts.get(name, {})
    for (role, org), found in held.items():
        if any(_says_more(other, body, role, org) for other, body in held):
            continue
        former = all(each.holding.former for each in found)
        for term, told in _terms(found):
            best = max((each.holding for each in told), key=lambda holding: holding.confidence)
            evidence = witnessed(tuple(each.span for each in told), best.rule, best.confidence)
            yield Post(role, org, evidence, former=former, start=term.start, end=term.end)


def _terms(found: Sequence[Held]) -> Iterator[tuple[Term, list[Held]]]:
    """Yield each term for which a post is held; mentions without one go with the first."""
    told = list(dict.fromkeys(each.term for each in found if each.term != Term()))
    meant: dict[Term, Term] = {Term(): Term()}
    for term in told:
        meant[term] = next(filter(None, (joined(term, other) for other in told)), term)
    whole = list(dict.fromkeys(meant[term] for term in told)) or [Term()]
    meant[Term()] = whole[0]
    for term in whole:
        yield term, [each for each in found if meant[each.term] == term]


def _says_more(other: str, body: str | None, role: str, org: str | None) -> bool:
    """Tell whether one post says all that another says and more: "Phó Bí thư Thường trực Tỉnh ủy" than "Phó Bí thư"."""
    if (other, body) == (role, org) or not other.casefold().startswith(role.casefold()):
        return False
    return body == org or org is None


def _bodies(gathered: Gathered) -> Iterator[Organisation]:
    spans: dict[str, list[Span]] = {}
    first: dict[str, OrganisationMatch] = {}
    for mention, body in gathered.bodies:
        spans.setdefault(mention.name, []).append(mention.span)
        first.setdefault(mention.name, body)
    for name, where in spans.items():
        body = first[name]
        yield Organisation(
            name, witnessed(tuple(where), "body-by-kind", 0.9), body.kind or None, body.place, body.parent
        )
