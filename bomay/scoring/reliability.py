"""Whether confidence means something: of the facts that are given 0.9, nine in ten should be right.

Facts are judged as ``comparison`` judges them; what is paired (events, directives) is right if it has a partner, and
a participant only in the event that has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bomay.scoring.comparison import Item, agent, award, holding
from bomay.scoring.pairing import directive_likeness, event_likeness, pair
from bomay.scoring.words import norm, norm_org

_BANDS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact found: its kind and rule, how sure the rule was, whether another passage repeats it, if it is right."""

    kind: str
    rule: str
    confidence: float
    repeated: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Facts of about the same confidence: from where to where, how many, how sure on average, which share is right."""

    low: float
    high: float
    facts: int
    confidence: float
    precision: float


def judged(gold: Mapping[str, Item], found: Mapping[str, Item]) -> Iterator[Judged]:
    """Yield every fact found in the annotated articles, judged.

    Args:
        gold: annotated articles by id.
        found: what was found by id, with the evidence of each fact (``ingest.notation.statement`` with the text).
    """
    for key, article in gold.items():
        if key in found:
            yield from _article(article, found[key])


def bands(facts: Iterable[Judged]) -> list[Band]:
    """Return the facts in bands of a tenth of confidence, those that hold any."""
    within: dict[int, list[Judged]] = defaultdict(list)
    for fact in facts:
        within[min(int(fact.confidence * _BANDS), _BANDS - 1)].append(fact)
    return [
        Band(
            band / _BANDS,
            (band + 1) / _BANDS,
            len(here),
            sum(fact.confidence for fact in here) / len(here),
            sum(fact.right for fact in here) / len(here),
        )
        for band, here in sorted(within.items())
    ]


def calibration_error(facts: Iterable[Judged]) -> float:
    """Return the expected calibration error: the mean distance of confidence from precision, weighed by the facts.

    Naeini, Cooper, Hauskrecht: Obtaining Well Calibrated Probabilities Using Bayesian Binning (AAAI 2015).
    """
    found = bands(facts)
    total = sum(band.facts for band in found)
    return sum(band.facts * abs(band.confidence - band.precision) for band in found) / total if total else 0.0


def _article(gold: Item, found: Item) -> Iterator[Judged]:
    people = {norm(person["name"]) for article in (gold, found) for person in article["people"]}
    yield from _of_people(gold, found)
    bodies = {norm_org(name) for name in gold["organisations"]}
    for body in found["organisations"]:
        yield _judge("organisation", body, right=norm_org(body["name"]) in bodies)
    yield from _of_events(gold["events"], found["events"], people)
    acts = {at for _, at in pair(gold["directives"], found["directives"], directive_likeness)}
    for at, act in enumerate(found["directives"]):
        yield _judge("directive", act, right=at in acts)
    given = {award(each, people) for each in gold["awards"]}
    for each in found["awards"]:
        yield _judge("award", each, right=award(each, people) in given)


def _of_people(gold: Item, found: Item) -> Iterator[Judged]:
    names = {norm(person["name"]) for person in gold["people"]}
    ranks = {(norm(person["name"]), norm(rank)) for person in gold["people"] for rank in person["ranks"]}
    posts = {holding(person, post) for person in gold["people"] for post in person["posts"]}
    for person in found["people"]:
        yield _judge("person", person, right=norm(person["name"]) in names)
        for rank in person["ranks"]:
            yield _judge("rank", rank, right=(norm(person["name"]), norm(rank["rank"])) in ranks)
        for post in person["posts"]:
            yield _judge("post", post, right=holding(person, post) in posts)


def _of_events(gold: list[Item], found: list[Item], people: set[str]) -> Iterator[Judged]:
    partner = {j: i for i, j in pair(gold, found, event_likeness)}
    for at, event in enumerate(found):
        yield _judge("event", event, right=at in partner)
        expected = gold[partner[at]]["participants"] if at in partner else []
        parts = {(agent(part["agent"], people), part["role"]) for part in expected}
        for part in event["participants"]:
            yield _judge("participation", part, right=(agent(part["agent"], people), part["role"]) in parts)


def _judge(kind: str, fact: Item, *, right: bool) -> Judged:
    evidence = fact["evidence"]
    return Judged(kind, evidence["rule"], evidence["confidence"], len(evidence["spans"]) > 1, right)
