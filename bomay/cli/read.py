"""Commands that read articles and keep nothing: extract, evaluate."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from bomay.cli.build import Workers
from bomay.cli.command import command
from bomay.cli.session import PROBLEMS, CommandError, Session, plain

if TYPE_CHECKING:
    from bomay.scoring import Judged, Score
    from ingest.records import Article, Extraction

Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write; else to the screen.")
]


@command("extract")
def extract(  # noqa: PLR0913 - one parameter for each option
    session: Session,
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")],
    *,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Add to each fact its spans, quotes, rule and confidence.")
    ] = False,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication of articles that name none.")
    ] = None,
    output: Output = None,
    workers: Workers = None,
) -> None:
    """Print the facts of each article, one JSON object a line; nothing is kept.

    Example:  bomay extract article.txt --published 2020-02-27 --evidence
    """
    session.on_interrupt = "Nothing was kept."
    count = 0
    with _written(output) as stream, session.progress({"extract": "Reading articles"}) as watch:
        for count, fact in enumerate(_statements(session, paths, published, workers, evidence=evidence), start=1):
            stream.write(json.dumps(fact, ensure_ascii=False) + "\n")
            watch("extract", count, None)
    if count == 0:
        raise typer.Exit(PROBLEMS)


@command("evaluate")
def evaluate(  # noqa: PLR0913 - one parameter for each option
    session: Session,
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated facts, one article a line.")],
    articles: Annotated[Path, typer.Argument(metavar="ARTICLES", help="The articles that were annotated.")],
    *,
    errors: Annotated[bool, typer.Option("--errors", help="List every missed and wrong fact, tab-separated.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    reliability: Annotated[
        bool, typer.Option("--reliability", help="Compare how sure facts were with how many of them are right.")
    ] = False,
    only: Annotated[str, typer.Option(metavar="ID,...", help="Only these articles.")] = "",
    workers: Workers = None,
) -> None:
    """Compare what is extracted from articles with annotated facts: precision, recall and F1 for every kind.

    Articles are matched by id; one annotated article and one article belong together whatever their ids.

    Example:  bomay evaluate dev.jsonl dev-articles.jsonl --errors
    """
    from bomay.scoring import judged, score  # noqa: PLC0415 - --help must be fast
    from ingest.notation import statement  # noqa: PLC0415 - --help must be fast

    annotated = _annotated(gold)
    found, explained = {}, {}
    with session.progress({"extract": "Reading articles"}) as watch:
        for article, extraction in extracted_from(session, [str(articles)], None, workers):
            found[article.id] = statement(extraction, article.id)
            explained[article.id] = statement(extraction, article.id, article.text)
            watch("extract", len(found), None)
    if len(annotated) == len(found) == 1:
        found, explained = (dict(zip(annotated, each.values(), strict=True)) for each in (found, explained))
    if only:
        annotated = {key: article for key, article in annotated.items() if key in only.split(",")}
    facts = list(judged(annotated, explained)) if reliability else []
    _print(session, score(annotated, found), facts, errors=errors, as_json=as_json)


def _statements(
    session: Session, paths: Iterable[str], published: str | None, workers: int | None, *, evidence: bool = False
) -> Iterator[dict[str, Any]]:
    """Yield the facts of each article in the form of the guidelines."""
    from ingest.notation import statement  # noqa: PLC0415 - --help must be fast

    for article, extraction in extracted_from(session, paths, published, workers):
        yield statement(extraction, article.id, article.text if evidence else None)


def extracted_from(
    session: Session, paths: Iterable[str], published: str | None, workers: int | None
) -> Iterator[tuple[Article, Extraction]]:
    """Yield each article with its facts, and name what could not be read at the end."""
    from bomay.extraction import extracted, extractor_for  # noqa: PLC0415 - --help must be fast
    from bomay.report import Trouble  # noqa: PLC0415 - --help must be fast
    from ingest.read import read  # noqa: PLC0415 - --help must be fast
    from ingest.records import Article  # noqa: PLC0415 - --help must be fast

    skipped: list[Trouble] = []

    def sound() -> Iterator[Article]:
        for item in read(paths, published=published):
            if isinstance(item, Article):
                yield item
            else:
                skipped.append(Trouble(item.source, item.reason))

    for outcome in extracted(sound(), extractor_for(session.settings), workers or session.settings.workers):
        if isinstance(outcome, Trouble):
            skipped.append(outcome)
        else:
            yield outcome
    session.name("skipped", skipped)


def _annotated(path: Path) -> dict[str, dict[str, Any]]:
    found = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            try:
                article = json.loads(line)
                found[article["id"]] = article
            except (ValueError, TypeError, KeyError) as error:
                message = f"{path}:{number}: no annotated article ({type(error).__name__}: {error})"
                raise CommandError(message) from error
    return found


def _print(session: Session, result: Score, facts: list[Judged], *, errors: bool, as_json: bool) -> None:
    from bomay.scoring import bands, calibration_error  # noqa: PLC0415 - --help must be fast

    if errors:
        for line in result.errors:
            typer.echo(plain(line))
    kinds = {kind: asdict(figures) for kind, figures in result.kinds.items()}
    if as_json:
        figures = {"articles": result.articles, "missing": result.missing, "kinds": kinds}
        if facts:
            figures |= {"bands": [asdict(band) for band in bands(facts)], "calibration_error": calibration_error(facts)}
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    session.tell(f"{result.articles} articles, {result.missing} missing")
    typer.echo(f"{'kind':<18}{'gold':>7}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}")
    for kind, f in result.kinds.items():
        typer.echo(f"{kind:<18}{f.gold:>7}{f.found:>7}{f.precision:>8.3f}{f.recall:>8.3f}{f.f1:>8.3f}")
    if facts:
        typer.echo(f"\n{'confidence':<18}{'facts':>7}{'mean':>8}{'right':>8}")
        for band in bands(facts):
            limits = f"{band.low:.1f} to {band.high:.1f}"
            typer.echo(f"{limits:<18}{band.facts:>7}{band.confidence:>8.3f}{band.precision:>8.3f}")
        typer.echo(f"expected calibration error {calibration_error(facts):.3f}")


@contextmanager
def _written(path: Path | None) -> Iterator[IO[str]]:
    if path is None:
        yield sys.stdout
    else:
        with path.open("w", encoding="utf-8") as stream:
            yield stream
