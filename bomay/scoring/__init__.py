"""Facts against annotated facts: precision, recall and F1 for every kind, pooled over all articles.

What counts as the same fact is said in the annotation guidelines; the figures are those of the guidelines' own script.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bomay.scoring.comparison import Comparison, Item, compare
from bomay.scoring.reliability import Band, Judged, bands, calibration_error, judged

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Band",
    "Comparison",
    "Figures",
    "Judged",
    "Score",
    "bands",
    "calibration_error",
    "judged",
    "score",
]


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one kind of fact was found: how many were expected and found, and how far they agree."""

    gold: int
    found: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Score:
    """Figures for each kind of fact and for "all", and each wrong and missed fact as a line, tab-separated."""

    articles: int
    missing: int
    kinds: dict[str, Figures]
    errors: tuple[str, ...]


def score(gold: Mapping[str, Item], found: Mapping[str, Item]) -> Score:
    """Compare all annotated articles, by id; one that was not found counts as missed whole."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    errors: list[str] = []
    for key, article in gold.items():
        result = compare(article, found.get(key, {"id": key}))
        errors.extend(result.errors)
        for kind, counts in result.counts.items():
            totals[kind] = [before + more for before, more in zip(totals[kind], counts, strict=True)]
    kinds = {kind: _figures(*counts) for kind, counts in totals.items()}
    kinds["all"] = _figures(*(sum(counts[at] for counts in totals.values()) for at in range(3)))
    return Score(len(gold), sum(key not in found for key in gold), kinds, tuple(errors))


def _figures(right: int, wrong: int, missed: int) -> Figures:
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figures(right + missed, right + wrong, precision, recall, f1)
