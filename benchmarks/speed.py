"""Articles per second: Bomay's extraction and its whole line beside pyvi and underthesea, in one run on one core.

Each contestant works through the same articles in a process of its own, several times, the contestants taking turns so
that a busy minute of the machine hits all of them; the median counts. A peer that is not installed is left out and
said so. Figures are of the machine that they were taken on; ratios travel better.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from benchmarks.contestants import CONTESTANTS
from ingest.read import read
from ingest.records import Article

REPOSITORY: Final = Path(__file__).resolve().parent.parent
RESULTS: Final = REPOSITORY / "benchmarks" / "results"
CORPUS: Final = REPOSITORY.parent / "shared" / "corpus" / "articles.jsonl"
SAMPLES: Final = REPOSITORY / "samples"

# One thread each: otherwise the libraries under the peers use every core there is.
_ONE_THREAD: Final = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)

Figures = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Run the comparison, print the table, write ``benchmarks/results/speed.json``."""
    options = _options(arguments)
    console = Console()
    corpus = options.corpus if options.corpus.exists() else SAMPLES
    names = [name for name, (distribution, _) in CONTESTANTS.items() if _there(distribution, console)]
    with tempfile.TemporaryDirectory(prefix="bomay-benchmark-") as folder:
        file = Path(folder) / "articles.jsonl"
        count = _choose(corpus, options.articles, file)
        console.print(f"{count} articles of {corpus}, {options.rounds} rounds, one core")
        runs = _run(names, file, options.rounds, console)
    outcome = _outcome(runs, corpus, options.rounds)
    _show(outcome, console)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(outcome, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    console.print(f"written to {options.output}")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n", 1)[0])
    parser.add_argument(
        "--corpus", type=Path, default=CORPUS, help="articles to read (default: %(default)s, else samples)"
    )
    parser.add_argument(
        "--articles", type=int, default=120, help="how many, spread over the corpus (default: %(default)s)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run (default: %(default)s)")
    parser.add_argument("--output", type=Path, default=RESULTS / "speed.json", help="where the figures go")
    return parser.parse_args(arguments)


def _there(distribution: str, console: Console) -> bool:
    """Tell whether a contestant is installed, and say so where it is not."""
    if find_spec(distribution):
        return True
    console.print(f"{distribution} is not installed (pip install --group benchmark): left out")
    return False


def _choose(corpus: Path, wanted: int, file: Path) -> int:
    """Write articles spread evenly over the corpus to a file, and return how many."""
    articles = [item for item in read([corpus]) if isinstance(item, Article)]
    chosen = articles[:: max(1, len(articles) // wanted)][:wanted]
    records = ({"id": item.id, "title": item.title, "text": item.text, "published": item.published} for item in chosen)
    file.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return len(chosen)


def _run(names: list[str], file: Path, rounds: int, console: Console) -> dict[str, list[Figures]]:
    """Run the contestants in turns, and return the figures of each one's runs."""
    runs: dict[str, list[Figures]] = {name: [] for name in names}
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("", total=rounds * len(names))
        for _ in range(rounds):
            for name in names:
                progress.update(task, description=name)
                runs[name].append(_alone(name, file))
                progress.advance(task)
    return runs


def _alone(name: str, file: Path) -> Figures:
    """Run one contestant in a process of its own.

    Raises:
        RuntimeError: it failed; the message holds what it said last.
    """
    done = subprocess.run(  # noqa: S603 - our own module, under this interpreter
        [sys.executable, "-m", "benchmarks.one_core", name, str(file)],
        cwd=REPOSITORY,
        env=os.environ | _ONE_THREAD,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"{name} failed with {done.returncode}: {done.stderr.strip()[-800:]}"
        raise RuntimeError(message)
    figures: Figures = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def _outcome(runs: dict[str, list[Figures]], corpus: Path, rounds: int) -> Figures:
    """Return the medians of all contestants, and the machine they were taken on."""
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": _machine(),
        "corpus": corpus.name,
        "articles": next(iter(runs.values()))[0]["articles"],
        "rounds": rounds,
        "contestants": {name: _median(figures) for name, figures in runs.items()},
    }


def _median(runs: list[Figures]) -> Figures:
    """Return the figures of the median run, and the articles per second of every run."""
    rates = [round(run["articles"] / run["seconds"], 2) for run in runs]
    return {
        "version": runs[0]["version"],
        "articles_per_second": round(statistics.median(rates), 2),
        "articles_per_second_of_runs": rates,
        "prepared_seconds": statistics.median(run["prepared_seconds"] for run in runs),
        "peak_mib": max(run["peak_mib"] for run in runs),
        "found": runs[0]["found"],
    }


def _machine() -> dict[str, str]:
    cpu = Path("/proc/cpuinfo")
    models = [line for line in cpu.read_text().splitlines() if line.startswith("model name")] if cpu.exists() else []
    return {
        "processor": models[0].partition(":")[2].strip() if models else platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def _show(outcome: Figures, console: Console) -> None:
    """Print the table: a line for each contestant, a column for each peer that it is compared with."""
    contestants: dict[str, Figures] = outcome["contestants"]
    peers = [name for name in contestants if not name.startswith("bomay")]
    table = Table(title=f"{outcome['articles']} articles, one core of {outcome['machine']['processor']}")
    table.add_column("", no_wrap=True)
    for heading in ("articles/s", "start, s", "MiB", *(f"× {peer.partition(' ')[0]}" for peer in peers)):
        table.add_column(heading, justify="right")
    for name, figures in contestants.items():
        rate = figures["articles_per_second"]
        ratios = (f"{rate / contestants[peer]['articles_per_second']:.2f}" for peer in peers)
        start = f"{figures['prepared_seconds']:.1f}"
        table.add_row(f"{name} {figures['version']}", f"{rate:.1f}", start, str(figures["peak_mib"]), *ratios)
    console.print(table)
