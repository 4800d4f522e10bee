"""Whom names, posts without a name and pronouns mean, and the ranks of people, by tables of cases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.extract import extract
from ingest.records import Article, Extraction

TABLES = Path(__file__).parents[2] / "cases"


def table(name: str) -> list[dict[str, Any]]:
    """The cases of a table."""
    cases: list[dict[str, Any]] = tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return cases


def read(case: dict[str, Any]) -> tuple[str, Extraction]:
    """The text of a case with its title, and what it states."""
    title = case.get("title", "")
    text = f"{title}\n{case['text']}" if title else case["text"]
    return text, extract(Article("case", "case", title, text))


MENTIONS, RANKS = table("people"), table("ranks")


@pytest.mark.parametrize("case", MENTIONS, ids=[case["shows"] for case in MENTIONS])
def test_mentions(case: dict[str, Any]) -> None:
    text, found = read(case)
    told = {person.name: [span.of(text) for span in person.evidence.spans] for person in found.people}
    assert told == case["mentions"]


@pytest.mark.parametrize("case", RANKS, ids=[case["shows"] for case in RANKS])
def test_ranks(case: dict[str, Any]) -> None:
    _, found = read(case)
    assert [[person.name, rank.label] for person in found.people for rank in person.ranks] == case["ranks"]
