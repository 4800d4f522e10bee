"""Mentions of one award brought together: captions and later sentences add evidence, not awards."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.records import Award, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPANS = 50
"""So many repetitions are kept as evidence; more would tell nothing new."""
_CLASS = re.compile(r"\s+hạng\s+\w+$", re.IGNORECASE)
_BY_KIND = ("Cờ", "Kỷ niệm chương", "Bằng khen", "Giấy khen")


@dataclass(frozen=True, slots=True)
class Given:
    """An award as one sentence tells it; ``fallback`` is the body of the hand, should nobody else be said to give."""

    award: Award
    fallback: str | None = None


def _kind(award: str) -> str:
    """The kind under which awards are one, whatever words of citation follow."""
    return next((kind for kind in _BY_KIND if award.startswith(kind)), award.casefold())


def _family(award: str) -> str:
    """An award whatever its class: who gives one class of an order gives the others."""
    return _CLASS.sub("", _kind(award))


def merged(found: Iterable[Given]) -> list[Award]:
    """Return each award once.

    One without a giver takes those that the article tells for its kind, else the body of the hand that passes
    it; one without recipient goes into those of its kind and giver that have one.
    """
    items = list(found)
    givers: dict[str, list[str]] = {}
    for item in items:
        if item.award.giver and item.award.giver not in givers.setdefault(_family(item.award.award), []):
            givers[_family(item.award.award)].append(item.award.giver)
    awards: list[Award] = []
    for item in items:
        award = item.award
        if award.giver is None:
            known = givers.get(_family(award.award), [])
            award = replace(award, giver=known[0] if known else item.fallback)
        _add(awards, award)
    told = [award for award in awards if award.giver or award.recipient or award.group or award.handed_by]
    return _without_classless(_without_empty(told))


def _add(awards: list[Award], award: Award) -> None:
    for at, other in enumerate(awards):
        if (
            _kind(other.award) == _kind(award.award)
            and other.giver == award.giver
            and other.recipient == award.recipient
        ):
            if award.recipient is None and other.group and award.group and other.group != award.group:
                continue
            awards[at] = _both(other, award)
            return
    awards.append(award)


def _both(one: Award, other: Award) -> Award:
    spans = one.evidence.spans
    if len(spans) < _SPANS:
        spans = tuple(dict.fromkeys((*spans, *other.evidence.spans)))
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
    """Put an award of which neither group nor recipient is told to one that the same giver gives to somebody."""
    kept = [award for award in awards if award.recipient or award.group]
    for award in awards:
        if award.recipient or award.group:
            continue
        told = (
            at
            for at, other in enumerate(kept)
            if _kind(other.award) == _kind(award.award) and other.giver == award.giver
        )
        at = next(told, None)
        if at is None:
            kept.append(award)
        else:
            kept[at] = _both(kept[at], award)
    return sorted(kept, key=lambda award: award.evidence.spans[0])


def _without_classless(awards: list[Award]) -> list[Award]:
    """Drop "Huân chương Lao động" where "Huân chương Lao động hạng Ba" is told as well, "Huy hiệu Đảng" likewise."""
    badges = any(award.award.endswith(" năm tuổi Đảng") for award in awards)
    return [
        award
        for award in awards
        if not any(other.award.startswith(f"{award.award} hạng ") for other in awards)
        and not (badges and award.award == "Huy hiệu Đảng")
    ]
