"""What is written as JSON comes back equal, and the bare form is what the guidelines ask for."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.notation import NotationError, dumps, loads, statement
from ingest.records import (
    Award,
    Directive,
    Event,
    Evidence,
    Extraction,
    Instruction,
    Organisation,
    Participant,
    Person,
    Post,
    Rank,
    Span,
)

GUIDELINES = Path(__file__).parents[3] / "shared/evaluation/GUIDELINES.md"
TEXT = "Đại tá Lê Văn Bình, Giám đốc Công an tỉnh, chủ trì hội nghị."
WHERE = Evidence((Span(7, 18), Span(20, 41)), "post-after-name", 0.9)

EXTRACTION = Extraction(
    article="a",
    people=(
        Person(
            "Lê Văn Bình",
            WHERE,
            ranks=(Rank("Đại tá", WHERE),),
            posts=(Post("Giám đốc", "Công an tỉnh", WHERE, start="2019-07"),),
        ),
    ),
    organisations=(Organisation("Công an tỉnh", WHERE, kind="cong-an"),),
    events=(
        Event(
            "hội nghị",
            None,
            WHERE,
            date="2020-02-26",
            participants=(Participant("Lê Văn Bình", "chair", WHERE, capacities=(("Giám đốc", None),)),),
        ),
    ),
    directives=(Directive("Chỉ thị", "12", None, None, None, WHERE),),
    awards=(Award("Giấy khen", "Công an tỉnh", None, WHERE, group="cá nhân", count=3, event=0),),
    instructions=(Instruction("Lê Văn Bình", "yêu cầu", Span(43, 50), WHERE, ("Công an tỉnh",), "các xã", 0),),
    version="1",
)

words = st.text(max_size=12)
maybe = st.none() | words
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*pair))
evidence = st.builds(
    Evidence, st.lists(spans, max_size=3).map(tuple), words, st.floats(min_value=0.01, max_value=1.0, allow_nan=False)
)
posts = st.builds(Post, words, maybe, evidence, former=st.booleans(), start=maybe, end=maybe)
people = st.builds(
    Person,
    words,
    evidence,
    ranks=st.lists(st.builds(Rank, words, evidence), max_size=2).map(tuple),
    posts=st.lists(posts, max_size=2).map(tuple),
)
organisations = st.builds(Organisation, words, evidence, kind=maybe, place=maybe, parent=maybe)
participants = st.builds(
    Participant, words, words, evidence, capacities=st.lists(st.tuples(words, maybe), max_size=2).map(tuple)
)
events = st.builds(
    Event,
    words,
    maybe,
    evidence,
    date=maybe,
    end_date=maybe,
    date_basis=maybe,
    date_reason=maybe,
    place=maybe,
    announced=st.booleans(),
    participants=st.lists(participants, max_size=2).map(tuple),
    implements=st.lists(st.integers(0, 5), max_size=2).map(tuple),
)
directives = st.builds(Directive, words, maybe, maybe, maybe, maybe, evidence, signer=maybe)
numbers = st.none() | st.integers(0, 9)
awards = st.builds(Award, words, maybe, maybe, evidence, handed_by=maybe, group=maybe, count=numbers, event=numbers)
instructions = st.builds(
    Instruction,
    words,
    words,
    spans,
    evidence,
    addressees=st.lists(words, max_size=2).map(tuple),
    group=maybe,
    event=numbers,
)
extractions = st.builds(
    Extraction,
    words,
    people=st.lists(people, max_size=2).map(tuple),
    organisations=st.lists(organisations, max_size=2).map(tuple),
    events=st.lists(events, max_size=2).map(tuple),
    directives=st.lists(directives, max_size=2).map(tuple),
    awards=st.lists(awards, max_size=2).map(tuple),
    instructions=st.lists(instructions, max_size=2).map(tuple),
    version=words,
)


@given(extractions)
def test_what_is_written_comes_back_equal(extraction: Extraction) -> None:
    assert loads(dumps(extraction)) == extraction


def test_the_strategies_vary_every_field() -> None:
    """A field added to a record must be added above, or the round trip would not show its loss."""
    kinds = (Extraction, Person, Organisation, Event, Directive, Award, Instruction)
    assert {kind.__name__: len(fields(kind)) for kind in kinds} == {
        "Extraction": 8,
        "Person": 4,
        "Organisation": 5,
        "Event": 11,
        "Directive": 7,
        "Award": 8,
        "Instruction": 7,
    }


def test_defaults_are_not_written() -> None:
    assert "former" not in dumps(EXTRACTION)
    assert dumps(Extraction("a")) == '{"article":"a"}'


CASES_OF_REFUSAL = [
    ("no JSON", "{", "no extraction"),
    ("a field without default is missing", '{"people":[]}', "Extraction without article"),
    ("a field that no record has", '{"article":"a","animals":[]}', "animals"),
    (
        "a span of three numbers",
        '{"article":"a","people":[{"name":"x","evidence":{"spans":[[1,2,3]],"rule":"r"}}]}',
        "Span",
    ),
]


@pytest.mark.parametrize(("shows", "text", "message"), CASES_OF_REFUSAL, ids=[case[0] for case in CASES_OF_REFUSAL])
def test_what_is_no_extraction_is_refused(shows: str, text: str, message: str) -> None:
    with pytest.raises(NotationError, match=message):
        loads(text)
    assert shows


def test_the_statement_is_what_the_guidelines_ask_for() -> None:
    assert statement(EXTRACTION, "x1") == {
        "id": "x1",
        "people": [
            {
                "name": "Lê Văn Bình",
                "ranks": ["Đại tá"],
                "posts": [
                    {"role": "Giám đốc", "org": "Công an tỉnh", "former": False, "start": "2019-07", "end": None}
                ],
            }
        ],
        "organisations": ["Công an tỉnh"],
        "events": [
            {
                "kind": "hội nghị",
                "title": None,
                "date": "2020-02-26",
                "end_date": None,
                "place": None,
                "participants": [{"agent": "Lê Văn Bình", "role": "chair"}],
            }
        ],
        "directives": [{"kind": "Chỉ thị", "number": "12", "issuer": None, "date": None, "title": None}],
        "awards": [{"award": "Giấy khen", "giver": "Công an tỉnh", "recipient": None}],
    }


@pytest.mark.skipif(not GUIDELINES.exists(), reason="the shared guidelines are not beside the repository")
def test_every_key_of_the_statement_stands_in_the_guidelines() -> None:
    example = GUIDELINES.read_text("utf-8").split("```json")[1].split("```")[0]
    stated = statement(EXTRACTION, "x1")
    keys = {*stated, *stated["people"][0], *stated["people"][0]["posts"][0], *stated["events"][0]}
    keys |= {*stated["directives"][0], *stated["awards"][0], *stated["events"][0]["participants"][0]}
    assert {key for key in keys if f'"{key}"' not in example} == set()


def test_evidence_is_added_where_the_text_is_given() -> None:
    person = statement(EXTRACTION, "x1", TEXT)["people"][0]
    assert person["evidence"] == {
        "spans": [[7, 18], [20, 41]],
        "quotes": ["Lê Văn Bình", "Giám đốc Công an tỉnh"],
        "rule": "post-after-name",
        "confidence": 0.9,
    }
    assert person["ranks"][0]["rank"] == "Đại tá"
