"""Whole articles, written for these tests in the manner of the press, each with every fact that it states.

Beside each text under ``tests/golden`` lie its facts, as the annotation guidelines write them down; they are compared
as the guidelines' own script does.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bomay.scoring import score
from ingest.extract import extract
from ingest.notation import statement
from ingest.read import read
from ingest.records import Article

GOLDEN = Path(__file__).parents[2] / "golden"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.txt"))


def article(name: str) -> Article:
    """The article of that name, as it is read from its file."""
    (found,) = read([GOLDEN / f"{name}.txt"])
    assert isinstance(found, Article), found
    return found


def test_there_are_articles() -> None:
    assert len(NAMES) >= 5


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_is_found_and_no_other(name: str) -> None:
    expected = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    found = statement(extract(article(name)), name)
    compared = score({name: expected}, {name: found})
    assert compared.errors == ()
    assert compared.kinds["all"].f1 == 1.0


@pytest.mark.parametrize("name", NAMES)
def test_the_day_of_publication_is_read(name: str) -> None:
    assert article(name).published is not None


@pytest.mark.parametrize("name", NAMES)
def test_spans_quote_what_they_state(name: str) -> None:
    read_article = article(name)
    for person in extract(read_article).people:
        last = person.name.split()[-1].casefold()
        assert any(last in span.of(read_article.text).casefold() for span in person.evidence.spans)
