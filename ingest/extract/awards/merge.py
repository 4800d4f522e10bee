"""Mentions of one award brought together: captions and later sentences add evidence, not awards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.records import Award, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

_BY_KIND = ("Cờ", "Kỷ niệm chương", "Bằng khen", "Giấy khen")


@dataclass(frozen=True, slots=True)
class Given:
    """An award as one sentence tells it; ``fallback`` is the body of the hand, should nobody else be said to give."""

    award: Award
    fallback: str | None = None


def _kind(award: str) -> str:
    """The kind under which awards are one, whatever words of citation follow."""
    return next((kind for kind in _BY_KIND if award.startswith(kind)), award.casefold())


def merged(found: Iterable[Given]) -> list[Award]:
    """Return each award once.

    One without a giver takes those that the article tells for its kind, else the body of the hand that passes
    it; one without recipient goes into those of its kind and giver that have one.
    """
    items = list(found)
    givers: dict[str, list[str]] = {}
    for item in items:
        if item.award.giver and item.award.giver not in givers.setdefault(_kind(item.award.award), []):
            givers[_kind(item.award.award)].append(item.award.giver)
    awards: list[Award] = []
    for item in items:
        award = item.award
        if award.giver is None:
            known = givers.get(_kind(award.award), [])
            award = replace(award, giver=known[0] if known else item.fallback)
        _add(awards, award)
    return _without_classless(_without_empty(awards))


def _add(awards: list[Award], award: Award) -> None:
    for at, other in enumerate(awards):
        if _kind(other.award) == _kind(award.award) and other.giver == award.giver and other.recipient == award.recipient:
            if award.recipient is None and other.group and award.group and other.group != award.group:
                continue
            awards[at] = _both(other, award)
            return
    awards.append(award)


def _both(one: Award, other: Award) -> Award:
    spans = tuple(dict.fromkeys((*one.evidence.spans, *other.evidence.spans)))
    evidence = Evidence(spans, one.evidence.rule, max(one.evidence.confidence, other.evidence.confidence))
    return replace(
        one,
        award=max(one.award, other.award, key=len),
        evidence=evidence,
        handed_by=one.handed_by or other.handed_by,
        group=one.group or other.group,
        count=one.count or other.count,
        event=one.event if one.event is not None else other.event,
    )


def _without_empty(awards: list[Award]) -> list[Award]:
    """Drop an award of which neither group nor recipient is told where the same giver gives it to somebody."""
    kept = []
    for award in awards:
        empty = award.recipient is None and award.group is None
        told = any(
            other is not award and _kind(other.award) == _kind(award.award) and other.giver == award.giver and (other.recipient or other.group)
            for other in awards
        )
        if not (empty and told):
            kept.append(award)
    return kept


def _without_classless(awards: list[Award]) -> list[Award]:
    """Drop "Huân chương Lao động" where "Huân chương Lao động hạng Ba" is told as well."""
    return [award for award in awards if not any(other.award.startswith(f"{award.award} hạng ") for other in awards)]
