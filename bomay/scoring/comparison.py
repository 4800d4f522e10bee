"""One article's facts against what was expected: found, missed, wrong, for every kind of fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bomay.scoring.pairing import directive_likeness, event_likeness, pair
from bomay.scoring.words import norm, norm_award, norm_org

Item = dict[str, Any]
Fact = tuple[object, ...] | str


@dataclass(slots=True)
class Comparison:
    """What one article gave: for each kind [right, wrong, missed], and each wrong and missed fact as a line."""

    article: str
    counts: dict[str, list[int]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def tally(self, kind: str, expected: set[Fact], found: set[Fact]) -> None:
        """Count facts that are compared whole."""
        self.counts[kind] = [len(expected & found), len(found - expected), len(expected - found)]
        self._note(kind, "missed", sorted(expected - found, key=str))
        self._note(kind, "wrong", sorted(found - expected, key=str))

    def tally_pairs(self, kind: str, gold: list[Item], found: list[Item], pairs: list[tuple[int, int]]) -> None:
        """Count items that were paired by likeness."""
        self.counts[kind] = [len(pairs), len(found) - len(pairs), len(gold) - len(pairs)]
        fields = ("kind", "title", "date") if kind == "event" else ("kind", "number", "issuer", "title")
        for what, items, side in (("missed", gold, 0), ("wrong", found, 1)):
            used = {both[side] for both in pairs}
            left = [item for at, item in enumerate(items) if at not in used]
            self._note(kind, what, [" | ".join(str(item.get(name)) for name in fields) for item in left])

    def _note(self, kind: str, what: str, facts: Iterable[Fact]) -> None:
        self.errors.extend(f"{self.article}\t{kind}\t{what}\t{fact}" for fact in facts)


def compare(gold: Item, found: Item) -> Comparison:
    """Compare the facts of one article, both in the form of the annotation guidelines."""
    result = Comparison(gold["id"])
    for kind, facts in _WHOLE.items():
        result.tally(kind, set(facts(gold)), set(facts(found)))
    people = {norm(person["name"]) for article in (gold, found) for person in article.get("people", [])}
    _events(result, gold.get("events", []), found.get("events", []), people)
    _directives(result, gold.get("directives", []), found.get("directives", []))
    awards = [{award(each, people) for each in article.get("awards", [])} for article in (gold, found)]
    result.tally("award", set(awards[0]), set(awards[1]))
    return result


def _events(result: Comparison, gold: list[Item], found: list[Item], people: set[str]) -> None:
    pairs = pair(gold, found, event_likeness)
    result.tally_pairs("event", gold, found, pairs)
    kinds: dict[str, Callable[[Item], Iterable[tuple[object, ...]]]] = {
        "event date": lambda event: [(event["date"],)] if event.get("date") else [],
        "event place": lambda event: [(norm_org(event["place"]),)] if event.get("place") else [],
        "participation": lambda event: [(agent(p["agent"], people), p["role"]) for p in event.get("participants", [])],
    }
    for kind, facts in kinds.items():
        result.tally(kind, *_of_pairs(gold, found, pairs, facts))


def _directives(result: Comparison, gold: list[Item], found: list[Item]) -> None:
    pairs = pair(gold, found, directive_likeness)
    result.tally_pairs("directive", gold, found, pairs)
    issuers = _of_pairs(gold, found, pairs, lambda act: [(norm_org(act["issuer"]),)] if act.get("issuer") else [])
    result.tally("directive issuer", *issuers)


def _of_pairs(
    gold: list[Item],
    found: list[Item],
    pairs: list[tuple[int, int]],
    facts: Callable[[Item], Iterable[tuple[object, ...]]],
) -> tuple[set[Fact], set[Fact]]:
    """Return the facts about items that were paired; those about an item without partner never fit."""
    partner: dict[int, int | str] = {j: i for i, j in pairs}
    expected: set[Fact] = {(i, *fact) for i, item in enumerate(gold) for fact in facts(item)}
    given: set[Fact] = {(partner.get(j, f"?{j}"), *fact) for j, item in enumerate(found) for fact in facts(item)}
    return expected, given


def _people(article: Item) -> Iterator[Fact]:
    return (norm(person["name"]) for person in article.get("people", []))


def _ranks(article: Item) -> Iterator[Fact]:
    return ((norm(p["name"]), norm(rank)) for p in article.get("people", []) for rank in p.get("ranks", []))


def holding(person: Item, post: Item) -> tuple[str, str, str]:
    """Return by what a post is told from another: who, as what, where."""
    return norm(person["name"]), norm(post["role"]), norm_org(post.get("org"))


def _holdings(article: Item) -> Iterator[tuple[tuple[str, str, str], Item]]:
    for person in article.get("people", []):
        for post in person.get("posts", []):
            yield holding(person, post), post


def _posts(article: Item) -> Iterator[Fact]:
    return (holding for holding, _ in _holdings(article))


def _post_dates(article: Item) -> Iterator[Fact]:
    return (
        (*holding, end, post[end]) for holding, post in _holdings(article) for end in ("start", "end") if post.get(end)
    )


def _organisations(article: Item) -> Iterator[Fact]:
    return (norm_org(name) for name in article.get("organisations", []))


def award(each: Item, people: set[str]) -> tuple[str, str, str]:
    """Return by what an award is told from another: which, from whom, to whom."""
    return norm_award(each["award"]), agent(each.get("giver") or "", people), agent(each.get("recipient") or "", people)


def agent(name: str, people: set[str]) -> str:
    """Return by what a person or body that acts is told from another; ``people`` are the names of the article."""
    return norm(name) if norm(name) in people else norm_org(name)


_WHOLE: dict[str, Callable[[Item], Iterator[Fact]]] = {
    "person": _people,
    "rank": _ranks,
    "post": _posts,
    "post dates": _post_dates,
    "organisation": _organisations,
}
