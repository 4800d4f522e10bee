"""The conference that the project began with, over HTTP: chair, capacities, date, directives, awards, sentences."""

from __future__ import annotations

import csv
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
QUESTION = ROOT / "docs" / "guide" / "one-conference.rq"
SAMPLE = ROOT / "samples" / "quang-binh-2020.html"
SEED = ROOT.parent / "shared" / "seed" / "000_57cdfa768f182d9f.txt"
PROGRAM = (sys.executable, "-c", "from bomay.cli import main; main()")
PATIENCE = 60
COMMITTEE = "Ủy ban nhân dân tỉnh Quảng Bình"
DUNG = "Trần Tiến Dũng"


def bomay(*arguments: object) -> None:
    subprocess.run([*PROGRAM, *map(str, arguments)], check=True, cwd=ROOT, env=os.environ)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(params=["sample", "seed"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Serve the graph of one article of the conference, by the command that users run."""
    article = SAMPLE if request.param == "sample" else SEED
    if not article.exists():
        pytest.skip(f"{article} is not there: the article that the project began with is no part of the project")
    bomay("ingest", article, "--data", tmp_path / "data", "--quiet")
    port = free_port()
    command = [*PROGRAM, "serve", "--data", str(tmp_path / "data"), "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        yield awaited(f"http://127.0.0.1:{port}")
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(PATIENCE)


def awaited(address: str) -> str:
    """Return the address once the server answers."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(f"{address}/health", timeout=PATIENCE).close()  # noqa: S310 - a loopback address
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return address


def ask(address: str) -> list[dict[str, str]]:
    form = urlencode({"query": QUESTION.read_text("utf-8")}).encode()
    request = Request(f"{address}/sparql", form, {"Accept": "text/csv"})  # noqa: S310 - a loopback address
    with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - a loopback address
        return list(csv.DictReader(answer.read().decode().splitlines()))


def test_one_question_over_http_tells_the_conference(address: str) -> None:
    rows = ask(address)
    told = {
        fact: {(row["what"], row["detail"]) for row in rows if row["fact"] == fact}
        for fact in {row["fact"] for row in rows}
    }
    assert told["chủ trì"] == {(DUNG, f"Phó Chủ tịch {COMMITTEE}"), (DUNG, "Trưởng Ban Chỉ đạo 138 tỉnh Quảng Bình")}
    assert {row["date"] for row in rows} == {"2020-02-26"}
    assert all("2020" in row["why"] for row in rows)
    assert {("Chỉ thị 07 Bộ Công an", "Bộ Công an"), ("Chỉ thị 09 Bộ Công an", "Bộ Công an")} <= told["thực hiện"]
    givers = {(what.split()[0], detail) for what, detail in told["khen thưởng"]}
    assert givers == {("Cờ", COMMITTEE), ("Bằng", COMMITTEE), ("Bằng", "Bộ Công an")}
    assert all(row["sentence"] for row in rows)
