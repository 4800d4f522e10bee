"""Who is a person: by a table of cases on whole texts, and where a single name ends."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.extract import extract
from ingest.extract.names import name_at
from ingest.extract.tokens import tokenise
from ingest.records import Article

TABLE = Path(__file__).parents[2] / "cases" / "names.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    title = case.get("title", "")
    text = f"{title}\n{case['text']}" if title else case["text"]
    assert [person.name for person in extract(Article("case", "case", title, text)).people] == case["people"]


RUNS = [
    pytest.param("Nguyễn Văn Bình đi", "Nguyễn Văn Bình", True, id="family, middle and given name"),
    pytest.param("Phan Tuấn đi", "Phan Tuấn", True, id="two words"),
    pytest.param("NGUYỄN VĂN BÌNH đi", "NGUYỄN VĂN BÌNH", True, id="in capitals"),
    pytest.param("Takeshi Morimoto đi", "Takeshi Morimoto", False, id="foreign: needs a word that calls for it"),
    pytest.param("Kim Liên đi", "Kim Liên", False, id="a family name that is a common word"),
    pytest.param("Lê Văn Hòa Phó Chủ tịch", "Lê Văn Hòa", True, id="ends before a role"),
    pytest.param("Lê Văn Hòa Đại tá", "Lê Văn Hòa", True, id="ends before a rank"),
    pytest.param("Lê Văn Hòa Trần Thị Lan", "Lê Văn Hòa", True, id="ends before another name"),
    pytest.param("Lê Văn Hòa, Trần", "Lê Văn Hòa", True, id="ends at a mark"),
    pytest.param("Hồ Văn Năm đi", "Hồ Văn Năm", True, id="a given name that is a word elsewhere"),
    pytest.param("Đoàn Thị Hương đi", "Đoàn Thị Hương", True, id="a family name that is a body elsewhere"),
    pytest.param("Anne-Marie Duclos đi", "Anne-Marie Duclos", False, id="a foreign name with a hyphen"),
    pytest.param("Ksor H'Linh đi", "Ksor H'Linh", True, id="an apostrophe"),
]


@pytest.mark.parametrize(("text", "name", "strong"), RUNS)
def test_a_name_ends_where_it_ends(text: str, name: str, *, strong: bool) -> None:
    tokens = tokenise(text)
    found = name_at(tokens, 0)
    assert found is not None
    assert text[: tokens[found.stop - 1].stop] == name
    assert found.strong is strong


@pytest.mark.parametrize(
    "text", ["Phó Chủ tịch", "Đại tá", "Tháng Giêng", "UBND", "Ủy ban", "Công an", "138", "–", "nguyễn văn bình"]
)
def test_no_name_opens_here(text: str) -> None:
    assert name_at(tokenise(text), 0) is None
