"""When posts began and ended, by a table of cases."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.extract import extract
from ingest.records import Article, Person, Post

TABLE = Path(__file__).parents[2] / "cases" / "terms.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


def row(person: Person, post: Post) -> list[str]:
    """A post with its term as the table has it."""
    return [person.name, post.role.casefold(), (post.org or "").casefold(), post.start or "", post.end or ""]


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = extract(Article("case", "case", "", case["text"], published=case.get("published")))
    told = [row(person, post) for person in found.people for post in person.posts]
    expected = [[name, role.casefold(), org.casefold(), *term] for name, role, org, *term in case["posts"]]
    assert sorted(told) == sorted(expected)
