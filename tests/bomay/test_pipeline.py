"""The promises of the line: any order, any number of processes, killed or not, in one run or in many, one graph."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import noted_facts
import pytest
from ingest_noted import NOTED

from bomay import projection
from bomay.extraction import Extractor
from bomay.pipeline import ingest, rebuild, resolve, retract
from bomay.settings import Settings
from graph_api.store import open_store
from ingest.archive import Archive
from ingest.records import Article, Extraction
from ingest.resolve import article_iri

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBERS = range(40)


def written(path: Path, numbers: list[int] | range, **changes: str) -> Path:
    """Write records as lines of JSON, and return the file."""
    records = (noted_facts.record(number) | changes for number in numbers)
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return path


def statements(settings: Settings, *, reference: bool = False) -> list[str]:
    """Return the N-Quads of a store, sorted."""
    with open_store(settings.store, read_only=True) as store:
        return sorted(
            f"{quad} ."
            for quad in store.quads()
            if reference or "/graph/" not in quad.graph_name.value  # type: ignore[union-attr] # named
        )


@pytest.fixture(autouse=True, scope="module")
def _no_reference_data() -> Iterator[None]:
    """Leave out the places, which are the same in all stores and take seconds to load."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bomay.processes.FEW", 1)
        patch.setattr("graph_api.store.GraphStore.load_reference", lambda store: ())  # noqa: ARG005 - as the method is called
        yield


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "data", batch=7)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The graph of an undisturbed run in one process."""
    folder = tmp_path_factory.mktemp("undisturbed")
    settings = Settings(folder / "data")
    report = ingest([written(folder / "all.jsonl", NUMBERS)], settings, extractor=NOTED)
    assert (report.added, report.written, report.failed) == (len(NUMBERS), len(NUMBERS), [])
    found = statements(settings)
    assert len(found) == report.quads
    return found


# order, processes, runs ----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2])
def test_shuffled_articles_give_the_same_graph(
    seed: int, tmp_path: Path, settings: Settings, undisturbed: list[str]
) -> None:
    numbers = list(NUMBERS)
    random.Random(seed).shuffle(numbers)  # noqa: S311 - no secret
    ingest([written(tmp_path / "some.jsonl", numbers)], settings, extractor=NOTED)
    assert statements(settings) == undisturbed


def test_two_processes_give_the_same_graph(tmp_path: Path, undisturbed: list[str]) -> None:
    settings = Settings(tmp_path / "data", workers=2)
    ingest([written(tmp_path / "all.jsonl", NUMBERS)], settings, extractor=NOTED)
    assert statements(settings) == undisturbed


def test_many_runs_give_the_same_graph(tmp_path: Path, settings: Settings, undisturbed: list[str]) -> None:
    for start in (25, 0, 13):
        some = [number for number in NUMBERS if start <= number < start + 15]
        ingest([written(tmp_path / f"{start}.jsonl", some)], settings, extractor=NOTED)
    assert statements(settings) == undisturbed


def test_loading_many_at_a_time_gives_the_same_graph(
    tmp_path: Path, settings: Settings, undisturbed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projection, "_MANY", 10)
    monkeypatch.setattr(projection, "_LOAD", 15)
    ingest([written(tmp_path / "all.jsonl", NUMBERS)], settings, extractor=NOTED)
    assert statements(settings) == undisturbed


# again, changed, gone ------------------------------------------------------------------------------------


def test_the_same_articles_again_change_nothing(tmp_path: Path, settings: Settings) -> None:
    file = written(tmp_path / "all.jsonl", NUMBERS)
    ingest([file], settings, extractor=NOTED)
    before, stamp = statements(settings), (settings.store / "generation").read_bytes()
    report = ingest([file], settings, extractor=NOTED)
    assert (report.read, report.unchanged, report.written, report.removed) == (len(NUMBERS), len(NUMBERS), 0, 0)
    assert (settings.store / "generation").read_bytes() == stamp
    assert statements(settings) == before


def test_the_same_article_from_another_file_changes_nothing(tmp_path: Path, settings: Settings) -> None:
    ingest([written(tmp_path / "one.jsonl", [1])], settings, extractor=NOTED)
    report = ingest([written(tmp_path / "two.jsonl", [1])], settings, extractor=NOTED)
    assert (report.unchanged, report.added, report.changed) == (1, 0, 0)


def test_a_changed_article_replaces_its_own_facts_only(tmp_path: Path, settings: Settings) -> None:
    ingest([written(tmp_path / "all.jsonl", NUMBERS)], settings, extractor=NOTED)
    before = statements(settings)
    text = "Đây là một bản tin không có thật.\nperson | Vũ Thị Lan | Đại tá | Giám đốc | Sở Y tế tỉnh Cà Mau."
    report = ingest([written(tmp_path / "new.jsonl", [3], text=text)], settings, extractor=NOTED)
    assert (report.changed, report.added) == (1, 0)
    after = statements(settings)
    graph = f"<{article_iri(settings.base, 'n3')}>"
    assert [line for line in after if "Vũ Thị Lan" in line and graph not in line] == []
    others = [[line for line in lines if f" {graph} ." not in line] for lines in (before, after)]
    assert subjects(others[0]) == subjects(others[1])
    assert any("Vũ Thị Lan" in line for line in after)


def subjects(lines: list[str]) -> set[str]:
    """Return the articles that state something, by their graphs."""
    return {line.rsplit(" ", 2)[1] for line in lines}


def test_what_another_article_also_says_stays_when_one_is_retracted(tmp_path: Path, settings: Settings) -> None:
    ingest([written(tmp_path / "all.jsonl", NUMBERS)], settings, extractor=NOTED)
    report = retract(["n7", "n8"], settings, extractor=NOTED)
    assert (report.retracted, report.removed) == (2, 2)
    fresh = Settings(tmp_path / "fresh")
    ingest([written(tmp_path / "rest.jsonl", [n for n in NUMBERS if n not in {7, 8}])], fresh, extractor=NOTED)
    assert statements(settings) == statements(fresh)


def test_retracting_what_is_not_there_is_refused(tmp_path: Path, settings: Settings) -> None:
    ingest([written(tmp_path / "one.jsonl", [1])], settings, extractor=NOTED)
    with pytest.raises(KeyError, match="n99"):
        retract(["n99"], settings, extractor=NOTED)


def test_of_two_versions_in_one_run_the_later_day_stays_whatever_the_order(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", [1], published="2020-01-01")
    new = written(tmp_path / "new.jsonl", [1], published="2020-05-05", title="Tin mới")
    graphs = []
    for order in ([old, new], [new, old]):
        settings = Settings(tmp_path / f"data{len(graphs)}")
        ingest(order, settings, extractor=NOTED)
        graphs.append(statements(settings))
    assert graphs[0] == graphs[1]
    assert any("Tin mới" in line for line in graphs[0])


# rebuild, resolve, versions ------------------------------------------------------------------------------


def test_a_rebuild_gives_the_same_quads(tmp_path: Path, settings: Settings) -> None:
    ingest([written(tmp_path / "all.jsonl", NUMBERS)], settings, extractor=NOTED)
    before = statements(settings, reference=True)
    with open_store(settings.store) as store:
        store.remove(article_iri(settings.base, "n5"))
    report = rebuild(settings, extractor=NOTED)
    assert report.written == len(NUMBERS)
    assert statements(settings, reference=True) == before


def test_a_store_that_somebody_deleted_is_made_again(tmp_path: Path, settings: Settings) -> None:
    ingest([written(tmp_path / "all.jsonl", NUMBERS)], settings, extractor=NOTED)
    before = statements(settings)
    settings.store.rename(tmp_path / "away")
    assert resolve(settings, extractor=NOTED).written == len(NUMBERS)
    assert statements(settings) == before


def silent(article: Article) -> Extraction:
    """Find nothing, in a later version."""
    return Extraction(article.key, version="noted-2")


def test_another_version_of_the_extractor_reads_articles_anew(tmp_path: Path, settings: Settings) -> None:
    file = written(tmp_path / "all.jsonl", [1, 2, 3])
    ingest([file], settings, extractor=NOTED)
    later = Extractor(silent, "noted-2")
    report = ingest([written(tmp_path / "one.jsonl", [1])], settings, extractor=later)
    assert (report.reread, report.changed, report.unchanged) == (1, 1, 0)
    assert rebuild(settings, extractor=later).reread == 2
    assert [line for line in statements(settings) if "Person" in line] == []
    assert rebuild(settings, extractor=later).reread == 0
    assert rebuild(settings, anew=True, extractor=later).reread == 3


# trouble -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_cannot_be_extracted_is_named_and_the_others_go_on(workers: int, tmp_path: Path) -> None:
    good, bad = (
        written(tmp_path / "good.jsonl", [1, 2]),
        written(tmp_path / "bad.jsonl", [3], text="Đây là một bản tin không có thật.\nstumble | now."),
    )
    settings = Settings(tmp_path / "data", workers=workers)
    report = ingest([bad, good, tmp_path / "nowhere"], settings, extractor=NOTED)
    assert (report.added, report.written) == (2, 2)
    assert [(Path(t.source.split(":")[0]).name, t.reason) for t in report.failed] == [
        ("bad.jsonl", "StumbleError: told to")
    ]
    assert [Path(trouble.source).name for trouble in report.skipped] == ["nowhere"]


def undatable(article: Article) -> Extraction:
    """Give one event a date that is none."""
    found = noted_facts.extract(article)
    return found if article.id != "n1" else replace(found, events=(replace(found.events[0], date="mai"),))


def test_facts_that_cannot_be_written_down_are_named_and_the_others_go_on(tmp_path: Path, settings: Settings) -> None:
    file = written(tmp_path / "all.jsonl", [1, 2])
    report = ingest([file], settings, extractor=Extractor(undatable, noted_facts.VERSION))
    assert [(trouble.source, trouble.reason) for trouble in report.failed] == [
        (f"{file}:1", "ValueError: neither day nor month nor year: 'mai'")
    ]
    assert subjects(statements(settings)) == {f"<{article_iri(settings.base, 'n2')}>"}


def test_facts_that_nobody_can_read_any_more_are_named_and_the_others_go_on(tmp_path: Path, settings: Settings) -> None:
    ingest([written(tmp_path / "all.jsonl", [1, 2])], settings, extractor=NOTED)
    with sqlite3.connect(settings.archive) as connection:
        connection.execute("UPDATE extractions SET facts = replace(facts, 'people', 'persons') WHERE key = 'n1'")
    connection.close()
    report = resolve(settings, extractor=NOTED)
    assert ["rebuild --anew" in trouble.reason for trouble in report.failed] == [True]
    assert subjects(statements(settings)) == {f"<{article_iri(settings.base, 'n2')}>"}
    assert rebuild(settings, anew=True, extractor=NOTED).failed == []


class InterruptError(KeyboardInterrupt):
    """Ctrl-C, as a test presses it."""


def test_ctrl_c_loses_nothing_that_was_extracted(tmp_path: Path, settings: Settings) -> None:
    def watch(stage: str, done: int, total: int | None) -> None:
        assert total is None or done <= total
        if stage == "extract" and done == 12:
            raise InterruptError

    file = written(tmp_path / "all.jsonl", NUMBERS)
    with pytest.raises(InterruptError):
        ingest([file], settings, extractor=NOTED, watch=watch)
    with Archive(settings.archive) as archive:
        assert len(archive) == 11
    assert ingest([file], settings, extractor=NOTED).unchanged == 11


# kill ----------------------------------------------------------------------------------------------------


def run_and_kill(settings: Settings, file: Path, after: float | None, workers: int = 1, many: int = 99) -> bool:
    """Ingest in another process and kill it after some seconds; return whether it was killed."""
    command = [sys.executable, "-m", "ingest_noted", str(settings.data), str(workers), str(many), str(file)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        _, error = process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return True
    assert process.returncode == 0, error.decode()
    return False


def test_killed_at_any_moment_and_run_again_gives_the_same_graph(tmp_path: Path, undisturbed: list[str]) -> None:
    file = written(tmp_path / "all.jsonl", NUMBERS)
    chance = random.Random(20200226)  # noqa: S311 - no secret
    started = time.perf_counter()
    assert not run_and_kill(Settings(tmp_path / "whole"), file, None)
    whole = time.perf_counter() - started
    settings, killed = Settings(tmp_path / "data"), 0
    for _ in range(6):
        killed += run_and_kill(
            settings, file, chance.uniform(0.4, 1.0) * whole, chance.choice([1, 1, 2]), chance.choice([10, 99])
        )
    assert killed > 0
    assert not run_and_kill(settings, file, None)
    assert statements(settings) == undisturbed
    assert statements(Settings(tmp_path / "whole")) == undisturbed


@pytest.mark.parametrize("moment", ["blank", "note"])
def test_dying_between_store_and_archive_leaves_no_doubt(
    moment: str, tmp_path: Path, settings: Settings, undisturbed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blanking comes before a graph is written or removed, noting and forgetting after it."""
    file = written(tmp_path / "all.jsonl", NUMBERS)
    ingest([written(tmp_path / "other.jsonl", [90, 91, *range(5)])], settings, extractor=NOTED)

    def die(*_: object) -> None:
        raise InterruptError

    with monkeypatch.context() as patch:
        patch.setattr(f"ingest.archive.graphs.Graphs.{moment}", die)
        patch.setattr("ingest.archive.graphs.Graphs.forget", die)
        with pytest.raises(InterruptError):
            retract(["n90", "n91"], settings, extractor=NOTED)
        with pytest.raises(InterruptError):
            ingest([file], settings, extractor=NOTED)
    with Archive(settings.archive) as archive:
        assert archive.find("n90") == archive.find("n91") == []
    ingest([file], settings, extractor=NOTED)
    assert statements(settings) == undisturbed


def test_dying_while_many_graphs_are_loaded_throws_the_store_away(
    tmp_path: Path, settings: Settings, undisturbed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path / "all.jsonl", NUMBERS)

    def half(store: object, quads: object) -> None:
        for quad in list(quads)[:100]:  # type: ignore[call-overload] # an iterable of quads
            store.replace(quad.graph_name.value, [quad])  # type: ignore[attr-defined] # a store
        raise InterruptError

    with monkeypatch.context() as patch:
        patch.setattr(projection, "_MANY", 10)
        patch.setattr("graph_api.store.GraphStore.load", half)
        with pytest.raises(InterruptError):
            ingest([file], settings, extractor=NOTED)
    with Archive(settings.archive) as archive:
        assert archive.graphs.building
    ingest([file], settings, extractor=NOTED)
    assert statements(settings) == undisturbed
