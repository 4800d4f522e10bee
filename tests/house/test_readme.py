"""The README's question has the README's answer, letter for letter, and the demo asks the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bomay.pipeline import ingest
from bomay.settings import Settings

WIDTH = "100"


@pytest.fixture(scope="module")
def data(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Archive and graph of the samples."""
    folder = tmp_path_factory.mktemp("data")
    report = ingest([samples], Settings(data=folder))
    assert (report.failed, report.skipped) == ([], [])
    return folder


def block(repository: Path, language: str) -> str:
    """The README's one block in a language."""
    fenced = re.compile(rf"^```{language}\n(.*?)^```", re.DOTALL | re.MULTILINE)
    found = fenced.findall((repository / "README.md").read_text("utf-8"))
    assert len(found) == 1
    return str(found[0])


def answer(question: str, data: Path) -> str:
    """What ``bomay query`` prints in a window of a hundred columns."""
    done = subprocess.run(
        [sys.executable, "-c", "from bomay.cli import main; main()", "query", question, "--data", str(data)],
        env=os.environ | {"COLUMNS": WIDTH, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return done.stdout


def test_the_question_has_the_answer_shown(repository: Path, data: Path) -> None:
    assert answer(block(repository, "sparql"), data) == block(repository, "text")


def test_the_demo_asks_the_question_shown(repository: Path) -> None:
    asked = re.search(r"^QUESTION \?= (.+)$", (repository / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert asked
    assert (repository / asked[1]).read_text("utf-8").endswith(block(repository, "sparql"))
