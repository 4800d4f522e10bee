"""Commands that write: ingest, resolve, rebuild, retract."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from bomay.cli.command import command
from bomay.cli.session import PROBLEMS, CommandError, Session, counted

if TYPE_CHECKING:
    from bomay.report import Report

STAGES = {"extract": "Reading articles", "resolve": "Resolving names", "load": "Writing graphs"}

Workers = Annotated[
    int | None,
    typer.Option("--workers", "-w", min=1, help="Processes to work in; one per core if not given."),
]


@command("ingest")
def ingest(
    session: Session,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, folders, or - for standard input: .txt .html .json .jsonl (.gz)."),
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication of articles that name none.")
    ] = None,
    workers: Workers = None,
) -> None:
    """Read articles into the archive and the graph.

    The same article again changes nothing; a changed one replaces its own facts. A run can be stopped at any time.

    Example:  bomay ingest articles.jsonl folder/ --data data
    """
    from bomay import pipeline  # noqa: PLC0415 - --help must be fast

    session.on_interrupt = "What was read is kept; the same command again goes on from there."
    settings = replace(session.settings, workers=workers) if workers else session.settings
    with session.progress(STAGES) as watch:
        report = pipeline.ingest(paths, settings, published=published, watch=watch)
    _tell(session, report)
    if report.read == 0 or report.failed:
        raise typer.Exit(PROBLEMS)


@command("resolve")
def resolve(session: Session) -> None:
    """Decide again which names are one thing, and bring the graph up to the archive.

    Example:  bomay resolve --data data
    """
    from bomay import pipeline  # noqa: PLC0415 - --help must be fast

    _archived(session)
    session.on_interrupt = "Nothing is lost; the same command again goes on from there."
    with session.progress(STAGES) as watch:
        report = pipeline.resolve(session.settings, watch=watch)
    _tell(session, report)
    if report.failed:
        raise typer.Exit(PROBLEMS)


@command("rebuild")
def rebuild(
    session: Session,
    *,
    anew: Annotated[
        bool, typer.Option("--anew", help="Extract every article again: after an edit of the lexicon.")
    ] = False,
    workers: Workers = None,
) -> None:
    """Throw the graph away and make it again from the archive, the same quad for quad.

    Articles that another version of the extractor has read are read again.

    Example:  bomay rebuild
    """
    from bomay import pipeline  # noqa: PLC0415 - --help must be fast

    _archived(session)
    session.on_interrupt = "The archive is whole; the same command again makes the graph."
    settings = replace(session.settings, workers=workers) if workers else session.settings
    with session.progress(STAGES) as watch:
        report = pipeline.rebuild(settings, anew=anew, watch=watch)
    _tell(session, report)
    if report.failed:
        raise typer.Exit(PROBLEMS)


@command("retract")
def retract(
    session: Session,
    names: Annotated[list[str], typer.Argument(metavar="ARTICLE", help="URL, id or key of an article.")],
) -> None:
    """Remove an article and what only it states; what another article also says stays.

    Example:  bomay retract https://example.org/news/1.html
    """
    from bomay import pipeline  # noqa: PLC0415 - --help must be fast
    from ingest.archive import Archive  # noqa: PLC0415 - --help must be fast

    _archived(session)
    with Archive(session.settings.archive) as archive:
        keys = {name: archive.find(name) for name in names}
    for name, found in keys.items():
        if len(found) != 1:
            problem = f"means {len(found)} articles: {', '.join(found)}" if found else "is no article of the archive"
            message = f"{name!r} {problem}"
            raise CommandError(message)
    with session.progress(STAGES) as watch:
        report = pipeline.retract(
            sorted({key for found in keys.values() for key in found}), session.settings, watch=watch
        )
    _tell(session, report)


def _archived(session: Session) -> None:
    if not session.settings.archive.exists():
        message = f"no archive in {session.settings.data}; make one with: bomay ingest PATH"
        raise CommandError(message)


def _tell(session: Session, report: Report) -> None:
    if report.read or report.skipped:
        parts = {
            "new": report.added,
            "changed": report.changed,
            "unchanged": report.unchanged,
            "repeated": report.repeated,
        }
        told = ", ".join(f"{count:,} {what}" for what, count in parts.items() if count) or "none to keep"
        session.tell(f"{counted(report.read, 'article')} read: {told}.")
    if report.reread:
        session.tell(f"{report.reread:,} of them had been read by another version of the extractor and were read anew.")
    if report.retracted:
        session.tell(f"{counted(report.retracted, 'article')} retracted.")
    written = f"{counted(report.written, 'graph')} written with {counted(report.quads, 'quad')}"
    session.tell(f"{written}, {report.removed:,} removed." if report.removed else f"{written}.")
    if report.outdated:
        session.tell(
            f"{report.outdated:,} articles of the archive are as another version of the extractor read them; "
            "bomay rebuild reads them anew."
        )
    session.name("skipped", report.skipped)
    session.name("could not be used", report.failed)
