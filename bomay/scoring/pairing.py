"""Which event found is which event expected: pairs by likeness, the best first, each item in one pair at most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bomay.scoring.words import norm, norm_number, norm_org, token_f1

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Item = dict[str, Any]

_ENOUGH = 0.5
_TITLE, _KIND, _DATE = 0.35, 0.35, 0.30  # what each weighs in the likeness of events
_HEAD_ALONE = 0.6  # "07" against "07/CT-BCA"
_SAME_ISSUER = 0.55


def pair(gold: Sequence[Item], found: Sequence[Item], likeness: Callable[[Item, Item], float]) -> list[tuple[int, int]]:
    """Return the positions that belong together, best first."""
    ranked = sorted(
        ((likeness(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for value, i, j in ranked:
        if value >= _ENOUGH and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def event_likeness(gold: Item, found: Item) -> float:
    """Return how far two events are one: by title, kind and date, from 0 to 1."""
    title = token_f1(gold.get("title"), found.get("title"))
    whole = (f"{event.get('kind')} {event.get('title') or ''}" for event in (gold, found))
    kind = max(token_f1(gold.get("kind"), found.get("kind")), token_f1(*whole))
    date = 0.5
    if gold.get("date") and found.get("date"):
        date = 1.0 if gold["date"] == found["date"] else 0.0
    return _TITLE * title + _KIND * kind + _DATE * date


def directive_likeness(gold: Item, found: Item) -> float:
    """Return how far two directives are one: of one kind, by number, else by title or issuer, from 0 to 1."""
    if norm(gold.get("kind")) != norm(found.get("kind")):
        return 0.0
    one, other = norm_number(gold.get("number")), norm_number(found.get("number"))
    if one or other:
        return _number_likeness(one, other)
    title = token_f1(gold.get("title"), found.get("title")) if gold.get("title") or found.get("title") else 0.0
    issuer = norm_org(gold.get("issuer"))
    return max(title, _SAME_ISSUER if issuer and issuer == norm_org(found.get("issuer")) else 0.0)


def _number_likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    head, other_head = re.split(r"[/-]", one)[0], re.split(r"[/-]", other)[0]
    return _HEAD_ALONE if head and head == other_head and (one == head or other == other_head) else 0.0
