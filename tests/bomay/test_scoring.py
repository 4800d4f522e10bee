# ruff: noqa: E501 - a row of a table is a line
"""The figures are those of the guidelines' own script, and mean what they say."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bomay.scoring import score
from bomay.scoring.words import norm, norm_award, norm_number, norm_org, token_f1

SHARED = Path(__file__).parents[3] / "shared/evaluation"
shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared annotations are not beside the repository")

GOLD = {
    "id": "x",
    "people": [{"name": "Lê Văn Bình", "ranks": ["Đại tá"], "posts": [{"role": "Giám đốc", "org": "Sở Y tế tỉnh Nghệ An", "start": "2019", "end": None}]}],
    "organisations": ["Sở Y tế tỉnh Nghệ An"],
    "events": [{"kind": "hội nghị", "title": "tổng kết năm", "date": "2020-02-26", "place": "thành phố Vinh", "participants": [{"agent": "Lê Văn Bình", "role": "chair"}]}],
    "directives": [{"kind": "Chỉ thị", "number": "07/CT-BYT", "issuer": "Bộ Y tế", "date": None, "title": None}],
    "awards": [{"award": "Bằng khen", "giver": "Bộ Y tế", "recipient": None}],
}  # fmt: skip


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    article = copy.deepcopy(GOLD)
    inner: Any = article
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return article


def test_what_is_expected_scores_one() -> None:
    assert {kind: figures.f1 for kind, figures in score({"x": GOLD}, {"x": GOLD}).kinds.items()} == dict.fromkeys(
        ["person", "rank", "post", "post dates", "organisation", "event", "event date", "event place", "participation",
         "directive", "directive issuer", "award", "all"], 1.0
    )  # fmt: skip


CASES = [
    ("an abbreviation that nobody knows", ("organisations", 0), "SYT", "organisation", 0.0),
    ("a province without its unit", ("organisations", 0), "Sở Y tế Nghệ An", "organisation", 1.0),
    ("a number without its symbol", ("directives", 0, "number"), "07", "directive", 1.0),
    ("another number", ("directives", 0, "number"), "08", "directive", 0.0),
    ("another role", ("people", 0, "posts", 0, "role"), "Phó Giám đốc", "post", 0.0),
    ("another day is another date of the same event", ("events", 0, "date"), "2020-02-27", "event", 1.0),
    ("and a wrong date", ("events", 0, "date"), "2020-02-27", "event date", 0.0),
    ("a citation behind an award", ("awards", 0, "award"), "Bằng khen về thành tích xuất sắc", "award", 1.0),
    ("nothing found", ("people",), [], "person", 0.0),
]


@pytest.mark.parametrize(("shows", "path", "value", "kind", "f1"), CASES, ids=[case[0] for case in CASES])
def test_what_counts_as_the_same(shows: str, path: tuple[str | int, ...], value: object, kind: str, f1: float) -> None:
    assert score({"x": GOLD}, {"x": changed(path, value)}).kinds[kind].f1 == f1, shows


def test_an_article_that_was_not_found_counts_as_missed() -> None:
    result = score({"x": GOLD}, {})
    assert (result.missing, result.kinds["all"].recall, result.kinds["all"].found) == (1, 0.0, 0)


def test_errors_name_article_kind_and_fact() -> None:
    result = score({"x": GOLD}, {"x": changed(("people",), [])})
    assert "x\tperson\tmissed\tlê văn bình" in result.errors


def script() -> Any:  # noqa: ANN401 - a module
    specification = importlib.util.spec_from_file_location("reference_score", SHARED / "score.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def annotated() -> dict[str, dict[str, Any]]:
    lines = (SHARED / "dev.jsonl").read_text("utf-8").splitlines()
    return {article["id"]: article for article in map(json.loads, lines)}


def spoiled(article: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Leave out and mix up some facts, the way that an extractor errs."""
    found = copy.deepcopy(article)
    for kind in ("people", "organisations", "events", "directives", "awards"):
        items = [item for item in found[kind] if chance.random() < 0.8]
        for item in items:
            if isinstance(item, dict):
                for name, value in item.items():
                    if isinstance(value, str) and chance.random() < 0.15:
                        item[name] = chance.choice([value.upper(), value.split()[0], value + " TP. Vinh", "", "07"])
        found[kind] = items + items[: chance.choice([0, 0, 1])]
    return found


@shared
@pytest.mark.parametrize("seed", range(3))
def test_the_figures_are_those_of_the_guidelines_script(seed: int) -> None:
    reference, gold, chance = script(), annotated(), random.Random(seed)  # noqa: S311 - no secret
    found = {key: spoiled(article, chance) for key, article in gold.items() if chance.random() < 0.95}
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    lines: list[str] = []
    for key, article in gold.items():
        counts, errors = reference.compare(article, found.get(key, {"id": key}))
        lines += errors
        for kind, triple in counts.items():
            totals[kind] = [a + b for a, b in zip(totals[kind], triple, strict=True)]
    expected = {kind: reference.figures(*triple) for kind, triple in totals.items()}
    expected["all"] = reference.figures(*(sum(triple[i] for triple in totals.values()) for i in range(3)))
    result = score(gold, found)
    assert {kind: asdict(figures) for kind, figures in result.kinds.items()} == expected
    assert sorted(result.errors) == sorted(lines)


@shared
@given(
    st.text(alphabet=st.characters() | st.sampled_from("hoà tỉnh Quảng Bình TP. UBND uỷ thuỷ - –,“và "), max_size=40)
)
def test_words_are_folded_as_the_guidelines_script_does(text: str) -> None:
    reference = script()
    assert norm(text) == reference.norm(text)
    assert norm_org(text) == reference.norm_org(text)
    assert norm_number(text) == reference.norm_number(text)
    assert norm_award(text) == reference.norm_award(text)
    assert token_f1(text, "tỉnh Quảng Bình") == reference.token_f1(text, "tỉnh Quảng Bình")
