"""The whole line with everything real: two notices in, SPARQL answers with their sentences out, and it conforms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from bomay.cli import app

if TYPE_CHECKING:
    from click.testing import Result

NOTICES = {
    "cong-an.txt": """Công an tỉnh Nghệ An triển khai nhiệm vụ năm 2021

Sáng 12/1/2021, Công an tỉnh Nghệ An tổ chức hội nghị tổng kết công tác năm 2020, triển khai nhiệm vụ năm 2021.
Đại tá Lê Văn Bình, Phó Giám đốc Công an tỉnh Nghệ An, chủ trì hội nghị.
Hội nghị triển khai Chỉ thị số 05 của Bộ Công an.
""",
    "y-te.txt": """Sở Y tế Nghệ An có giám đốc mới

Ngày 3/2/2021, Ủy ban nhân dân tỉnh Nghệ An tổ chức lễ công bố quyết định về công tác cán bộ.
Bà Trần Thị Thu Hà giữ chức Giám đốc Sở Y tế tỉnh Nghệ An.
Đại tá Lê Văn Bình, Phó Giám đốc Công an tỉnh Nghệ An, dự buổi lễ.
""",
}
POSTS = """
SELECT DISTINCT ?name ?post {
  ?person skos:prefLabel ?name ; org:holds/skos:prefLabel ?post .
}"""
SENTENCE = """
SELECT ?sentence {
  ?holding a org:Membership ; org:member/skos:prefLabel "Lê Văn Bình"@vi .
  ?evidence oa:hasBody ?holding ; oa:hasTarget/oa:exact ?sentence .
}"""


def bomay(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments], env={"COLUMNS": "200"})


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("line")
    (folder / "notices").mkdir()
    for name, text in NOTICES.items():
        (folder / "notices" / name).write_text(text, "utf-8")
    result = bomay("ingest", folder / "notices", "--data", folder / "data")
    assert result.exit_code == 0, result.output
    return folder / "data"


def rows(data: Path, question: str) -> list[dict[str, str]]:
    result = bomay("query", question, "--format", "json", "--data", data)
    assert result.exit_code == 0, result.output
    bindings = json.loads(result.stdout)["results"]["bindings"]
    return [{name: term["value"] for name, term in binding.items()} for binding in bindings]


def test_who_holds_which_post(data: Path) -> None:
    held = {(row["name"], row["post"]) for row in rows(data, POSTS)}
    assert ("Lê Văn Bình", "Phó Giám đốc Công an tỉnh Nghệ An") in held
    assert ("Trần Thị Thu Hà", "Giám đốc Sở Y tế tỉnh Nghệ An") in held


def test_two_articles_speak_of_one_person(data: Path) -> None:
    question = 'SELECT ?person ?article { GRAPH ?article { ?person a foaf:Person ; skos:prefLabel "Lê Văn Bình"@vi } }'
    found = rows(data, question)
    assert len(found) == 2
    assert len({row["person"] for row in found}) == 1


def test_a_fact_leads_to_its_sentences(data: Path) -> None:
    text = "".join(NOTICES.values())
    sentences = {row["sentence"] for row in rows(data, SENTENCE)}
    assert sentences
    assert all("Lê Văn Bình" in sentence and sentence in text for sentence in sentences)


def test_the_graph_conforms(data: Path) -> None:
    result = bomay("validate", "--data", data)
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_places_are_in_the_store(data: Path) -> None:
    question = "SELECT ?code { ?body skos:prefLabel 'Sở Y tế tỉnh Nghệ An'@vi ; bm:jurisdiction/bm:code ?code }"
    assert rows(data, question) == [{"code": "40"}]


def test_facts_come_out_with_their_words(data: Path) -> None:
    result = bomay("extract", data.parent / "notices", "--evidence")
    for line in result.stdout.splitlines():
        for person in json.loads(line)["people"]:
            assert person["evidence"]["quotes"]
