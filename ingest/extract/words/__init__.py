"""Word lists of the extractor: one entry a line, ``#`` opens a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> frozenset[str]:
    """Return the entries of the list ``name``; FileNotFoundError if there is none."""
    return frozenset(ordered(name))


@cache
def ordered(name: str) -> tuple[str, ...]:
    """Return the entries of the list ``name`` as they stand in the file; FileNotFoundError if there is none."""
    text = (files(__package__) / f"{name}.txt").read_text(encoding="utf-8")
    entries = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(entry for entry in entries if entry)
