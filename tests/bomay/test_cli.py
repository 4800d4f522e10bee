"""Every command as a user calls it: what it prints where, its exit code, and that no traceback is shown."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import noted_facts
import pytest
from ingest_noted import NOTED
from typer.testing import CliRunner

from bomay.cli import app
from bomay.cli.session import plain
from graph_api.store import open_store
from ingest.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

COMMANDS = (
    "ingest", "resolve", "rebuild", "retract", "extract", "evaluate", "explain", "query", "export", "network",
    "serve", "token", "validate", "info",
)  # fmt: skip
NUMBERS = range(5)


def bomay(*arguments: object, input_: str | None = None) -> Result:
    """Run the command line; whatever happens, no traceback may be shown."""
    result = CliRunner().invoke(app, [str(each) for each in arguments], input=input_, env={"COLUMNS": "200"})
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(autouse=True, scope="module")
def _noted() -> Iterator[None]:
    """Read articles with the extractor of ``noted_facts``, and leave out the places, which take seconds to load."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bomay.extraction.house_extractor", lambda: NOTED)
        patch.setattr("graph_api.store.GraphStore.load_reference", lambda store: ())  # noqa: ARG005 - as it is called
        patch.delenv("BOMAY_DATA", raising=False)
        yield


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    lines = (json.dumps(noted_facts.record(number), ensure_ascii=False) for number in NUMBERS)
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture(scope="module")
def data(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph that no test changes."""
    folder = tmp_path_factory.mktemp("graph") / "data"
    result = bomay("ingest", articles, "--data", folder)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "5 articles read: 5 new." in result.stderr
    return folder


# help ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    result = bomay(name, "--help")
    assert result.exit_code == 0
    assert f"Example:  bomay {name}" in result.stdout
    assert all(option in result.stdout for option in ("--data", "--quiet", "--verbose"))


def test_the_list_of_commands_is_whole() -> None:
    assert {command.name for command in app.registered_commands} == set(COMMANDS)


def test_help_is_fast() -> None:
    """0.4 seconds on an idle machine, nearly all of it the processor's; on a busy one only the latter can be told."""
    call = [sys.executable, "-c", "from bomay.cli import main; main()", "--help"]
    spent = []
    for _ in range(3):
        before = os.times()
        subprocess.run(call, check=True, capture_output=True)
        after = os.times()
        spent.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert min(spent) < 0.6


def test_help_loads_nothing_heavy() -> None:
    call = [sys.executable, "-X", "importtime", "-c", "from bomay.cli import main; main()", "--version"]
    done = subprocess.run(call, check=True, capture_output=True, text=True)
    assert done.stdout.startswith("bomay 0.")
    heavy = ("pyoxigraph", "rdflib", "pyshacl", "networkx", "fastapi", "regex", "ahocorasick")
    assert [module for module in heavy if f" {module}\n" in done.stderr] == []


CASES_OF_USAGE = [
    ("no command", [], 2),
    ("no such command", ["frobnicate"], 2),
    ("no path", ["ingest"], 2),
    ("no such format", ["export", "--format", "word"], 2),
    ("no workers", ["ingest", "x", "--workers", "0"], 2),
    ("no such language", ["network", "x", "--language", "fr"], 2),
]


@pytest.mark.parametrize(("shows", "arguments", "code"), CASES_OF_USAGE, ids=[case[0] for case in CASES_OF_USAGE])
def test_wrong_usage(shows: str, arguments: list[str], code: int) -> None:
    assert bomay(*arguments).exit_code == code, shows


# where the data lie --------------------------------------------------------------------------------------


def test_the_data_may_be_named_before_or_after_the_command_or_by_the_environment(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = bomay("info", "--json", "--data", data)
    assert bomay("--data", data, "info", "--json").stdout == after.stdout
    monkeypatch.setenv("BOMAY_DATA", str(data))
    assert bomay("info", "--json").stdout == after.stdout
    assert bomay("--data", "elsewhere", "info", "--json", "--data", data).stdout == after.stdout


def test_a_setting_of_the_environment_that_makes_no_sense(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOMAY_BASE", "nonsense")
    result = bomay("info")
    assert result.exit_code == 2
    assert "'nonsense' is no http address" in result.stderr


@pytest.mark.parametrize(
    "name", ["info", "validate", "export", "query x", "network x", "resolve", "rebuild", "retract x"]
)
def test_where_there_is_nothing_yet_the_way_to_begin_is_told(name: str, tmp_path: Path) -> None:
    result = bomay(*name.split(), "--data", tmp_path / "none")
    assert result.exit_code == 1
    assert "make one with: bomay ingest PATH" in result.stderr
    assert not (tmp_path / "none").exists()


# ingest, resolve, rebuild, retract -----------------------------------------------------------------------


def test_ingesting_again_changes_nothing(articles: Path, data: Path) -> None:
    result = bomay("ingest", articles, "--data", data)
    assert result.exit_code == 0
    assert "5 unchanged" in result.stderr


def test_quiet_says_nothing_when_all_is_well(articles: Path, data: Path) -> None:
    assert bomay("ingest", articles, "--data", data, "--quiet").output == ""


def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"title": "cut off', "utf-8")
    result = bomay("ingest", bad, tmp_path / "missing.txt", "--data", tmp_path / "data", "-q")
    assert result.exit_code == 1
    assert "2 skipped:" in result.stderr
    assert f"{bad}:1: " in result.stderr
    assert "missing.txt" in result.stderr


def test_an_article_that_cannot_be_extracted_is_named(tmp_path: Path) -> None:
    record = noted_facts.record(1) | {"text": "Đây là một bản tin không có thật.\nstumble | now."}
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    result = bomay("ingest", path, "--data", tmp_path / "data")
    assert result.exit_code == 1
    assert f"{path}:1: StumbleError: told to" in result.stderr


def test_a_date_that_is_none_is_refused(articles: Path, tmp_path: Path) -> None:
    result = bomay("ingest", articles, "--published", "hôm qua", "--data", tmp_path / "data")
    assert result.exit_code == 1
    assert "'hôm qua' is no date" in result.stderr


def test_standard_input_is_read(articles: Path, tmp_path: Path) -> None:
    result = bomay("ingest", "-", "--data", tmp_path / "data", input_=articles.read_text("utf-8"))
    assert "5 articles read: 5 new." in result.stderr


def test_retract_resolve_and_rebuild(articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    bomay("ingest", articles, "--data", folder)
    result = bomay("retract", "n1", "--data", folder)
    assert (result.exit_code, "1 removed" in result.stderr) == (0, True)
    assert "0 graphs written" in bomay("resolve", "--data", folder).stderr
    assert "4 graphs written" in bomay("rebuild", "--data", folder).stderr
    again = bomay("retract", "n1", "--data", folder)
    assert (again.exit_code, "'n1' is no article of the archive" in again.stderr) == (1, True)


def test_while_somebody_else_writes_nothing_is_lost(articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with open_store(folder / "graph"):
        result = bomay("ingest", articles, "--data", folder)
    assert result.exit_code == 1
    assert f"store {folder / 'graph'} is being written to by somebody else" in result.stderr
    assert "bomay resolve brings the graph up to it" in result.stderr
    assert "5 graphs written" in bomay("resolve", "--data", folder).stderr


# extract, evaluate ---------------------------------------------------------------------------------------


def test_extract_prints_one_object_a_line_and_keeps_nothing(articles: Path, tmp_path: Path) -> None:
    result = bomay("extract", articles, "--data", tmp_path / "data")
    facts = [json.loads(line) for line in result.stdout.splitlines()]
    assert [fact["id"] for fact in facts] == [f"n{number}" for number in NUMBERS]
    assert set(facts[0]) == {"id", "people", "organisations", "events", "directives", "awards"}
    assert not (tmp_path / "data").exists()


def test_extract_with_evidence_quotes_the_words(articles: Path) -> None:
    (first, *_) = bomay("extract", articles, "--evidence").stdout.splitlines()
    person = json.loads(first)["people"][0]
    assert person["name"] in person["evidence"]["quotes"][0]


def test_extract_writes_a_file(articles: Path, tmp_path: Path) -> None:
    assert bomay("extract", articles, "-o", tmp_path / "facts.jsonl").stdout == ""
    assert len((tmp_path / "facts.jsonl").read_text("utf-8").splitlines()) == len(NUMBERS)


def test_extracting_nothing_is_a_problem(tmp_path: Path) -> None:
    assert bomay("extract", tmp_path).exit_code == 1


def test_evaluate_against_what_was_extracted_is_perfect(articles: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    bomay("extract", articles, "-o", gold)
    assert bomay("evaluate", gold, articles).stdout.splitlines()[-1].split()[-1] == "1.000"
    figures = json.loads(bomay("evaluate", gold, articles, "--json").stdout)
    assert (figures["articles"], figures["missing"], figures["kinds"]["all"]["f1"]) == (5, 0, 1.0)
    assert bomay("evaluate", gold, articles, "--errors", "--quiet").stdout.count("missed") == 0
    assert json.loads(bomay("evaluate", gold, articles, "--json", "--only", "n1,n2").stdout)["articles"] == 2


def test_one_annotated_article_and_one_article_belong_together(tmp_path: Path) -> None:
    article, gold = tmp_path / "article.jsonl", tmp_path / "gold.jsonl"
    article.write_text(json.dumps(noted_facts.record(1), ensure_ascii=False), "utf-8")
    facts = json.loads(bomay("extract", article).stdout)
    gold.write_text(json.dumps(facts | {"id": "seed"}, ensure_ascii=False), "utf-8")
    assert json.loads(bomay("evaluate", gold, article, "--json").stdout)["kinds"]["all"]["f1"] == 1.0


def test_gold_that_is_none_is_refused(articles: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"people": []}\n', "utf-8")
    result = bomay("evaluate", gold, articles)
    assert result.exit_code == 1
    assert f"{gold}:1: no annotated article" in result.stderr


# query ---------------------------------------------------------------------------------------------------

COUNT = "SELECT (COUNT(*) AS ?n) { ?article a schema:NewsArticle }"
CASES_OF_FORMATS = [
    ("a table", COUNT, "table", "│ 5 │"),
    ("comma-separated", COUNT, "csv", "n\n5"),
    ("tab-separated", COUNT, "tsv", "?n\n5"),
    ("json", COUNT, "json", '"value":"5"'),
    ("xml", COUNT, "xml", "<sparql"),
    ("yes or no", "ASK { ?x a sem:Event }", "table", "yes"),
    ("yes or no in json", "ASK { ?x a bm:Nothing }", "json", '"boolean":false'),
    ("a graph is Turtle", "CONSTRUCT { ?x a foaf:Person } { ?x a foaf:Person }", "table", "foaf:Person"),
    (
        "or N-Triples",
        "CONSTRUCT { ?x a foaf:Person } { ?x a foaf:Person }",
        "nt",
        "<http://xmlns.com/foaf/0.1/Person> .",
    ),
]


@pytest.mark.parametrize(("shows", "text", "form", "expected"), CASES_OF_FORMATS, ids=[c[0] for c in CASES_OF_FORMATS])
def test_answers_come_in_the_format_asked_for(shows: str, text: str, form: str, expected: str, data: Path) -> None:
    result = bomay("query", text, "--format", form, "--data", data)
    assert result.exit_code == 0
    assert expected in result.stdout, shows


def test_a_query_may_stand_in_a_file_or_come_from_standard_input(data: Path, tmp_path: Path) -> None:
    (tmp_path / "count.rq").write_text(COUNT, "utf-8")
    for question, text in ((tmp_path / "count.rq", None), ("-", COUNT)):
        assert bomay("query", question, "-f", "csv", "--data", data, input_=text).stdout.split() == ["n", "5"]


CASES_OF_BAD_QUERIES = [
    ("no SPARQL", "SELECT WHERE", "table", 2, "no SPARQL query"),
    ("a graph as a table", "CONSTRUCT WHERE { ?s ?p ?o }", "csv", 2, "a graph cannot be written as csv"),
    ("a table as a graph", COUNT, "ttl", 2, "a table cannot be written as ttl"),
    ("a file that is not there", "missing.rq", "table", 1, "missing.rq"),
]


@pytest.mark.parametrize(
    ("shows", "text", "form", "code", "message"), CASES_OF_BAD_QUERIES, ids=[case[0] for case in CASES_OF_BAD_QUERIES]
)
def test_queries_that_cannot_be_answered(  # noqa: PLR0913, PLR0917 - columns of a table
    shows: str, text: str, form: str, code: int, message: str, data: Path
) -> None:
    result = bomay("query", text, "-f", form, "--data", data)
    assert (result.exit_code, message in result.stderr) == (code, True), shows


def test_a_terminal_is_not_shown_what_it_would_obey() -> None:
    assert plain("Ông \x1b[31mBình\x07\n") == "Ông \ufffd[31mBình\ufffd\n"


# export, network -----------------------------------------------------------------------------------------

CASES_OF_EXPORTS = [
    ("turtle", "@prefix"), ("trig", "@prefix"), ("nt", "<https://w3id.org/bomay/id/"), ("nquads", "<https://w3id.org/bomay/id/"),
    ("jsonld", "@id"), ("rdfxml", "<rdf:RDF"), ("graphml", "<graphml"), ("gexf", "<gexf"), ("csv", "subject"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "expected"), CASES_OF_EXPORTS)
def test_exports(form: str, expected: str, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "out"
    result = bomay("export", "--format", form, "-o", path, "--data", data)
    assert result.exit_code == 0, result.stderr
    assert expected in path.read_text("utf-8")
    assert [other.name for other in tmp_path.iterdir()] == ["out"]


def test_an_export_that_fails_leaves_the_old_file(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        message = "disk full"
        raise OSError(message)

    monkeypatch.setattr("graph_api.export.export", fail)
    (tmp_path / "out").write_text("old")
    assert bomay("export", "-o", tmp_path / "out", "--data", data).exit_code == 1
    assert (tmp_path / "out").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_network_page_is_drawn_around_a_name_with_or_without_marks(data: Path, tmp_path: Path) -> None:
    question = "SELECT ?n { ?p a foaf:Person ; skos:prefLabel ?n } ORDER BY ?n LIMIT 1"
    _, name = bomay("query", question, "-f", "csv", "--data", data).stdout.splitlines()
    page = tmp_path / "page.html"
    result = bomay("network", name.lower(), "-o", page, "--data", data)
    assert result.exit_code == 0, result.stderr
    assert name in page.read_text("utf-8")


def test_a_name_that_nobody_bears(data: Path, tmp_path: Path) -> None:
    result = bomay("network", "Không Ai Cả", "-o", tmp_path / "page.html", "--data", data)
    assert (result.exit_code, "nothing in the graph is called" in result.stderr) == (1, True)
    assert not (tmp_path / "page.html").exists()


# validate, info ------------------------------------------------------------------------------------------


def test_a_graph_of_our_own_making_conforms(data: Path) -> None:
    result = bomay("validate", "--data", data)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "5 graphs checked, 0 violations." in result.stderr


def test_what_does_not_conform_is_named(articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    bomay("ingest", articles, "--data", folder)
    with open_store(folder / "graph") as store:
        graph = min(store.graphs())
        label = "http://www.w3.org/2004/02/skos/core#prefLabel"
        store.replace(graph, [quad for quad in store.quads(graph) if quad.predicate.value != label])
    result = bomay("validate", "--data", folder)
    assert result.exit_code == 1
    assert all(line.startswith(graph) for line in result.stdout.splitlines())
    assert "prefLabel" in result.stdout


def test_info_counts_things_and_the_cost_of_a_fact(data: Path) -> None:
    figures = json.loads(bomay("info", "--json", "--data", data).stdout)
    assert figures["articles"] == 5
    assert {"people", "posts", "agencies", "events", "directives", "awards", "triples", "quads per article"} < set(
        figures
    )
    assert 5 < figures["quads per fact"] < 20
    assert "articles" in bomay("info", "--data", data).stdout


# Ctrl-C --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(workers: int, tmp_path: Path) -> None:
    path, folder = tmp_path / "many.jsonl", tmp_path / "data"
    lines = (json.dumps(noted_facts.record(number), ensure_ascii=False) for number in range(160))
    path.write_text("\n".join(lines), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "bomay_noted", "ingest", str(path), "--data", str(folder), "-w", str(workers)],
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    wait_for(folder / "archive.sqlite", process)
    os.killpg(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert process.returncode == 130, error
    assert "What was read is kept; the same command again goes on from there." in error
    assert "Traceback" not in error
    counted = bomay("ingest", path, "--data", folder).stderr
    assert "unchanged" in counted


def wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    """Wait until an archive holds a batch of articles."""
    for _ in range(600):
        if path.exists():
            with Archive(path) as archive:
                if len(archive):
                    return
        assert process.poll() is None
        time.sleep(0.05)
    pytest.fail(f"nothing was archived in {path}")
