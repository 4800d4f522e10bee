"""The timed runs: they run, leave out peers that are absent, and write what they measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import speed

PEERS = {"pyvi", "underthesea"}


def test_a_small_run_writes_its_figures(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def there(name: str) -> bool:
        return name not in PEERS

    monkeypatch.setattr(speed, "find_spec", there)
    output = tmp_path / "results" / "speed.json"
    assert speed.main(["--corpus", str(samples), "--articles", "3", "--rounds", "1", "--output", str(output)]) == 0
    outcome = json.loads(output.read_text(encoding="utf-8"))
    assert outcome["articles"] == 3
    assert set(outcome["contestants"]) == {"bomay ingest", "bomay extract"}
    assert all(figures["articles_per_second"] > 0 for figures in outcome["contestants"].values())
    assert outcome["contestants"]["bomay extract"]["found"] > 0, "three notices name people and bodies"
    said = capsys.readouterr().out
    assert "pyvi is not installed" in said
    assert "underthesea is not installed" in said


def test_a_contestant_that_fails_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="nobody failed"):
        speed._alone("nobody", tmp_path / "none.jsonl")  # noqa: SLF001 - the failure of one process is what is tested


@pytest.mark.parametrize(("wanted", "count"), [(1, 1), (4, 4), (100, 15)])
def test_articles_are_spread_over_the_corpus(samples: Path, tmp_path: Path, wanted: int, count: int) -> None:
    file = tmp_path / "a.jsonl"
    assert speed._choose(samples, wanted, file) == count  # noqa: SLF001 - the choice is what is tested
    assert len(file.read_text(encoding="utf-8").splitlines()) == count
