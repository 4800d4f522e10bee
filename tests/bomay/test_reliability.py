"""How sure facts are against how many of them are right: each kind judged, facts banded, the distance measured."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bomay.cli import app
from bomay.scoring import Judged, bands, calibration_error, judged

if TYPE_CHECKING:
    from pathlib import Path


def _sure(confidence: float = 0.9, spans: int = 1) -> dict[str, Any]:
    return {"evidence": {"rule": "r", "confidence": confidence, "spans": [[0, 1]] * spans, "quotes": ["a"] * spans}}


_GOLD: dict[str, Any] = {
    "id": "a",
    "people": [
        {
            "name": "Lê Văn Bình",
            "ranks": ["Đại tá"],
            "posts": [{"role": "Giám đốc", "org": "Công an tỉnh Nghệ An", "former": False, "start": None, "end": None}],
        }
    ],
    "organisations": ["Công an tỉnh Nghệ An"],
    "events": [
        {
            "kind": "hội nghị",
            "title": "tổng kết",
            "date": "2020-02-26",
            "participants": [{"agent": "Lê Văn Bình", "role": "chair"}],
        }
    ],
    "directives": [{"kind": "Chỉ thị", "number": "12", "issuer": None, "date": None, "title": None}],
    "awards": [{"award": "Bằng khen", "giver": "Công an tỉnh Nghệ An", "recipient": "Lê Văn Bình"}],
}


def _found(name: str = "Lê Văn Bình", title: str = "tổng kết", number: str = "12") -> dict[str, Any]:
    return {
        "id": "a",
        "people": [
            {
                "name": name,
                "ranks": [{"rank": "Đại tá"} | _sure()],
                "posts": [_GOLD["people"][0]["posts"][0] | _sure()],
            }
            | _sure(spans=2)
        ],
        "organisations": [{"name": "Công an Nghệ An"} | _sure()],
        "events": [
            _GOLD["events"][0]
            | {"title": title, "participants": [{"agent": name, "role": "chair"} | _sure()]}
            | _sure()
        ],
        "directives": [_GOLD["directives"][0] | {"number": number} | _sure()],
        "awards": [_GOLD["awards"][0] | {"recipient": name} | _sure()],
    }


@pytest.mark.parametrize(
    ("shows", "found", "wrong"),
    [
        ("all is right, a province's name with or without its unit", _found(), set()),
        (
            "a wrong name takes along what hangs on it",
            _found("An"),
            {"person", "rank", "post", "participation", "award"},
        ),
        ("a directive of another number", _found(number="13"), {"directive"}),
    ],
)
def test_each_kind_is_judged(shows: str, found: dict[str, Any], wrong: set[str]) -> None:
    facts = list(judged({"a": _GOLD}, {"a": found}))
    assert len(facts) == 8, shows
    assert {fact.kind for fact in facts if not fact.right} == wrong, shows
    assert [fact.kind for fact in facts if fact.repeated] == ["person"], shows


def test_an_article_that_was_not_read_is_not_judged() -> None:
    assert list(judged({"a": _GOLD}, {})) == []


_FACTS = st.lists(
    st.builds(Judged, st.just("post"), st.just("r"), st.floats(0.01, 1.0), st.booleans(), st.booleans()), max_size=40
)


@given(_FACTS)
def test_bands_hold_every_fact_once(facts: list[Judged]) -> None:
    found = bands(facts)
    assert sum(band.facts for band in found) == len(facts)
    assert all(band.low - 1e-9 <= band.confidence <= band.high + 1e-9 for band in found)
    assert 0 <= calibration_error(facts) <= 1


def test_the_error_is_the_distance_from_the_diagonal() -> None:
    facts = [Judged("post", "r", 0.75, repeated=False, right=right) for right in (True, True, True, False)]
    assert calibration_error(facts) == 0
    assert calibration_error([Judged("post", "r", 0.75, repeated=False, right=False)]) == 0.75


def test_evaluate_tells_how_reliable_confidence_is(tmp_path: Path) -> None:
    articles, gold = tmp_path / "articles.jsonl", tmp_path / "gold.jsonl"
    text = "Đại tá Lê Văn Bình, Giám đốc Công an tỉnh Nghệ An, chủ trì hội nghị tổng kết."
    articles.write_text(json.dumps({"id": "a", "title": "Hội nghị", "text": text}, ensure_ascii=False), "utf-8")
    gold.write_text(json.dumps(_GOLD, ensure_ascii=False), "utf-8")
    arguments = ["evaluate", str(gold), str(articles), "--reliability"]
    shown = CliRunner().invoke(app, arguments)
    assert "expected calibration error 0." in shown.stdout
    figures = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).stdout)
    assert sum(band["facts"] for band in figures["bands"]) >= 4
    assert 0 <= figures["calibration_error"] <= 1
