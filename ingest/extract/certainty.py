"""How sure a fact is: the share of facts of its rule that annotators found right, where that was counted.

Rules weigh their readings against each other with guesses of their own; what is told of a fact at the end is measured.
``words/confidence.toml`` holds what ``python -m benchmarks.calibration`` counted.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ingest.records import Evidence

if TYPE_CHECKING:
    from ingest.records import Span


def witnessed(spans: tuple[Span, ...], rule: str, guess: float) -> Evidence:
    """Return the evidence for a fact; one that several passages state is surer. ``guess`` stands where none counted."""
    once, again = _counted().get(rule, (guess, guess))
    return Evidence(spans, rule, again if len(spans) > 1 else once)


@cache
def _counted() -> dict[str, tuple[float, float]]:
    text = (files("ingest.extract.words") / "confidence.toml").read_text(encoding="utf-8")
    return {rule: (once, again) for rule, (once, again) in tomllib.loads(text).items()}
