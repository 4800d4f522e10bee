"""Who takes part in events and how, by a table of cases over whole small articles, and rule by rule."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.extract import extract
from ingest.extract.participation import Scene, parts
from ingest.extract.signs import BODY, PERSON, PHRASE, WORD, Sign
from ingest.extract.vocabulary import Act, Head, table, words
from ingest.records import Article, Event
from ontology.schemes import scheme

TABLE = Path(__file__).parents[2] / "cases" / "participation.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


def read(text: str) -> tuple[Event, ...]:
    return extract(Article("key", "id", "", text.strip(), published="2022-06-15")).events


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = [f"{part.agent}: {part.role}" for event in read(case["text"]) for part in event.participants]
    assert sorted(found) == sorted(case["parts"])


def row(*items: tuple[str, str, object]) -> list[Sign]:
    """Make a sentence of signs given as kind, words and value, one space between them."""
    signs, at = [], 0
    for kind, low, value in items:
        signs.append(Sign(at, at + len(low), kind, value, low))
        at += len(low) + 1
    return signs


SPEECH = row((PERSON, "ông lê văn tâm", "Lê Văn Tâm"), (PHRASE, "nhấn mạnh", Act("speaker", saying=True)))


def test_saying_makes_a_speaker_only_where_an_occasion_is_at_hand() -> None:
    assert [part.role for part in parts(Scene(SPEECH, {}, current=0))] == ["speaker"]
    assert list(parts(Scene(SPEECH, {}))) == []
    assert list(parts(Scene(SPEECH, {}, current=0, speaks=False))) == []


def test_the_occasion_named_goes_before_the_one_at_hand() -> None:
    signs = row(
        (PERSON, "lê văn tâm", "Lê Văn Tâm"),
        (PHRASE, "chủ trì", Act("chair")),
        (PHRASE, "hội nghị", Head("hội nghị", "meeting")),
    )
    (part,) = parts(Scene(signs, {2: 7}, current=3))
    assert (part.occasion, part.agent, part.role, part.rule) == (7, "Lê Văn Tâm", "chair", "chair-before-verb")


def test_a_body_that_only_owns_something_does_nothing() -> None:
    signs = row(
        (WORD, "trụ", None),
        (WORD, "sở", None),
        (BODY, "sở y tế", "Sở Y tế tỉnh Sơn La"),
        (PHRASE, "tổ chức", Act("organiser")),
        (PHRASE, "hội nghị", Head("hội nghị", "meeting")),
    )
    assert list(parts(Scene(signs, {4: 0}))) == []


def test_the_capacity_is_the_post_that_stands_beside_the_name() -> None:
    text = """Sáng 14/6, Sở Y tế tỉnh Sơn La tổ chức hội nghị.
Ông Lê Văn Tâm, Phó Chủ tịch UBND tỉnh Sơn La chủ trì hội nghị."""
    (event,) = read(text)
    capacities = {part.agent: part.capacities for part in event.participants}
    assert capacities["Lê Văn Tâm"] == (("Phó Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La"),)
    assert capacities["Sở Y tế tỉnh Sơn La"] == ()


def test_the_evidence_quotes_agent_and_verb() -> None:
    text = "Sáng 14/6, Sở Y tế tỉnh Sơn La tổ chức hội nghị. Ông Lê Văn Tâm chủ trì hội nghị."
    (event,) = read(text)
    quotes = {part.role: [span.of(text) for span in part.evidence.spans] for part in event.participants}
    assert quotes == {"organiser": ["Sở Y tế tỉnh Sơn La tổ chức"], "chair": ["Lê Văn Tâm chủ trì"]}


def test_roles_are_those_of_the_scheme() -> None:
    slugs = {concept.slug for concept in scheme("participation")}
    assert set(table("participation")["subject"]) <= slugs
    assert {"awarder", "recipient"} <= slugs
    assert {deed[side] for deed in table("events")["deeds"] for side in ("subject", "object")} - {""} <= slugs


def test_verbs_that_may_open_a_sentence_are_verbs_that_take_part() -> None:
    known = {verb for verbs in table("participation")["subject"].values() for verb in verbs}
    known |= set(table("participation")["saying"]["verbs"])
    assert words("participation", "before_doer") <= known
