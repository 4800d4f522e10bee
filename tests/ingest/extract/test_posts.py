"""Who holds what, by a table of cases that has every row of the annotation guidelines' table of posts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.extract import extract
from ingest.records import Article, Person, Post

TABLE = Path(__file__).parents[2] / "cases" / "posts.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


def people(text: str) -> tuple[Person, ...]:
    """The people that a text names, with their posts."""
    return extract(Article("case", "case", "", text)).people


def row(person: Person, post: Post) -> list[str]:
    """A post as the table has it."""
    former = ["former"] if post.former else []
    return [person.name, post.role.casefold(), (post.org or "").casefold(), *former]


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    told = [row(person, post) for person in people(case["text"]) for post in person.posts]
    assert sorted(told) == sorted(
        [name, role.casefold(), org.casefold(), *rest] for name, role, org, *rest in case["posts"]
    )


RULES = [
    pytest.param("Giám đốc Sở Y tế Phan Anh Tuấn họp.", "post-before-name", id="before"),
    pytest.param("Ông Phan Anh Tuấn, Giám đốc Sở Y tế, họp.", "post-after-name", id="behind"),
    pytest.param("Ông Phan Anh Tuấn được bổ nhiệm giữ chức Giám đốc Sở Y tế.", "post-by-verb", id="by a verb"),
]


@pytest.mark.parametrize(("text", "rule"), RULES)
def test_a_post_names_its_rule_and_quotes_its_words(text: str, rule: str) -> None:
    (person,) = people(text)
    (post,) = person.posts
    assert post.evidence.rule == rule
    assert [span.of(text) for span in post.evidence.spans] == ["Giám đốc Sở Y tế"]
    assert 0 < post.evidence.confidence <= 1
