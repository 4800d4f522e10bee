"""Why a fact is there: under which sentence it is shown, by which concepts, and what other sentence told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bomay.cli import app
from bomay.explanation import Reason, explain
from ingest.extract import extract
from ingest.records import Article

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = """Quảng Bình tổng kết phong trào
Ngày 26/2, UBND tỉnh Quảng Bình tổ chức hội nghị tổng kết công tác năm 2019 và triển khai nhiệm vụ năm 2020.
Đại tá Lê Văn Bình, Giám đốc Công an tỉnh, chủ trì hội nghị theo Chỉ thị số 12 của Bộ Công an."""


@dataclass(frozen=True)
class Case:
    """A fact of the text above, and what is said of it."""

    shows: str
    kind: str
    fact: str
    sentence: str
    concept: str | None = None
    context: tuple[str, str] | None = None
    note: str | None = None


_CASES = [
    Case("a person has no concept", "person", "Lê Văn Bình", "Đại tá Lê Văn Bình"),
    Case("a rank names its concept", "rank", "Lê Văn Bình: Đại tá", "Đại tá Lê Văn Bình", "ranks/dai-ta"),
    Case(
        "a post whose province another sentence tells",
        "post",
        "Lê Văn Bình: Giám đốc, Công an tỉnh Quảng Bình",
        "Đại tá Lê Văn Bình",
        "roles/giam-doc",
        ("Công an tỉnh Quảng Bình", "Ngày 26/2, UBND tỉnh Quảng Bình"),
    ),
    Case(
        "a body that its own sentence names whole needs no context",
        "organisation",
        "Ủy ban nhân dân tỉnh Quảng Bình",
        "Ngày 26/2",
        "organisation-kinds/uy-ban-nhan-dan",
    ),
    Case(
        "a year that other words gave",
        "event",
        "hội nghị tổng kết công tác năm 2019 và triển khai nhiệm vụ năm 2020, 2020-02-26",
        "Ngày 26/2",
        "event-kinds/hoi-nghi",
        note="năm 2020",
    ),
    Case(
        "a directive with its kind",
        "directive",
        "Chỉ thị, 12, Bộ Công an",
        "Đại tá Lê Văn Bình",
        "directive-kinds/chi-thi",
    ),
]


def _reasons() -> dict[tuple[str, str], tuple[str, Reason]]:
    article = Article("k", "i", "Quảng Bình tổng kết phong trào", _TEXT)
    told = explain(article, extract(article))
    return {(reason.kind, reason.fact): (each.span.of(_TEXT), reason) for each in told for reason in each.reasons}


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.shows)
def test_reason(case: Case) -> None:
    reasons = _reasons()
    assert (case.kind, case.fact) in reasons
    sentence, reason = reasons[case.kind, case.fact]
    assert sentence.startswith(case.sentence)
    assert reason.rule
    assert 0 < reason.confidence <= 1
    slugs = ["/".join(iri.split("/")[-2:]) for iri in reason.concepts]
    assert slugs[:1] == ([case.concept] if case.concept else [])
    told = [(context.words, context.sentence) for context in reason.context]
    if case.context:
        assert told
        assert told[0][0] == case.context[0]
        assert told[0][1].startswith(case.context[1])
    else:
        assert told == []
    assert any(case.note in note for note in reason.notes) if case.note else not reason.notes


def test_every_fact_is_explained_once() -> None:
    article = Article("k", "i", "Quảng Bình tổng kết phong trào", _TEXT)
    found = extract(article)
    counted = (
        sum(1 + len(person.ranks) + len(person.posts) for person in found.people)
        + len(found.organisations)
        + sum(1 + len(event.participants) for event in found.events)
        + len(found.directives)
        + len(found.awards)
        + len(found.instructions)
    )
    assert sum(len(told.reasons) for told in explain(article, found)) == counted


@given(st.text(max_size=300))
def test_any_text_can_be_explained(text: str) -> None:
    article = Article("k", "i", "", text)
    for told in explain(article, extract(article)):
        assert all(told.span.start <= reason.spans[0].start < told.span.stop for reason in told.reasons)


def _run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["explain", *map(str, arguments)], env={"COLUMNS": "200"})
    return result.exit_code, result.stdout, result.stderr


def test_a_file_is_explained_on_the_screen(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(_TEXT, "utf-8")
    code, out, _ = _run(file, "--kind", "post")
    assert code == 0
    assert "post          Lê Văn Bình: Giám đốc, Công an tỉnh Quảng Bình  [post-after-name " in out
    assert "told by “Ngày 26/2, UBND tỉnh Quảng Bình" in out
    assert "organisation  " not in out


@pytest.mark.parametrize(
    ("shows", "arguments", "code", "words"),
    [
        ("neither a file nor an archive", ["nothing.txt"], 1, "is no file"),
        ("no such kind", ["nothing.txt", "--kind", "wish"], 2, "no kind of fact: wish"),
    ],
)
def test_what_cannot_be_explained(tmp_path: Path, shows: str, arguments: list[str], code: int, words: str) -> None:
    found, out, err = _run(*arguments, "--data", tmp_path / "data")
    assert (found, out) == (code, ""), shows
    assert words in err


def test_an_archived_article_is_explained_by_its_id(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(_TEXT, "utf-8")
    data = tmp_path / "data"
    assert CliRunner().invoke(app, ["ingest", str(file), "--data", str(data)]).exit_code == 0
    _, from_file, _ = _run(file)
    code, from_archive, _ = _run("a", "--data", data)
    assert code == 0
    assert from_archive == from_file
