"""Bodies and their canonical names, by a table of cases; their kind, place and parent."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.extract import extract
from ingest.records import Article, Organisation
from ontology.schemes import scheme

TABLE = Path(__file__).parents[2] / "cases" / "organisations.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


def bodies(text: str) -> tuple[Organisation, ...]:
    """The bodies that a text names."""
    return extract(Article("case", "case", "", text)).organisations


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    named = [body.name.casefold() for body in bodies(case["text"])]
    assert named == [name.casefold() for name in case["organisations"]]


FIELDS = [
    pytest.param(
        "UBND tỉnh Sơn La họp.", ("uy-ban-nhan-dan", "tỉnh Sơn La", None), id="kind and place of a people's committee"
    ),
    pytest.param("Tỉnh ủy Sơn La họp.", ("tinh-uy", "tỉnh Sơn La", None), id="the place keeps the unit"),
    pytest.param(
        "Phòng Cảnh sát hình sự, Công an tỉnh Sơn La phá án.",
        ("phong-canh-sat-hinh-su", "tỉnh Sơn La", "Công an tỉnh Sơn La"),
        id="parent behind a comma",
    ),
    pytest.param("Trường Đại học Vinh tuyển sinh.", ("truong-dai-hoc", None, None), id="a proper name is no place"),
    pytest.param("Quân khu 4 diễn tập.", ("quan-khu", None, None), id="a number"),
    pytest.param("Bộ Ngoại giao Nhật Bản lên tiếng.", ("bo-ngoai-giao", "Nhật Bản", None), id="another country's"),
    pytest.param("Sở Tài chính tỉnh Sơn La họp.", ("so-tai-chinh", "tỉnh Sơn La", None), id="a department"),
]


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_kind_place_and_parent(text: str, expected: tuple[str, str | None, str | None]) -> None:
    (body,) = bodies(text)
    assert (body.kind, body.place, body.parent) == expected


def test_every_kind_is_a_concept() -> None:
    known = {concept.slug for name in ("bodies", "organisation-kinds") for concept in scheme(name)}
    kinds = [body.kind for case in CASES for body in bodies(case["text"])]
    assert kinds
    assert [kind for kind in kinds if kind not in known] == []


def test_evidence_quotes_each_mention() -> None:
    text = "UBND tỉnh Sơn La họp. Ông Lê Quang Hải, Chủ tịch UBND tỉnh, kết luận."
    (body,) = bodies(text)
    assert [span.of(text) for span in body.evidence.spans] == ["UBND tỉnh Sơn La", "Chủ tịch UBND tỉnh"]
