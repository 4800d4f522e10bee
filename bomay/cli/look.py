"""Commands that look at what there is: validate, info."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from bomay.cli.build import Workers
from bomay.cli.command import command
from bomay.cli.session import PROBLEMS, Session, counted, plain, readable

if TYPE_CHECKING:
    from ontology.conform import Violation


@command("validate")
def validate(session: Session, workers: Workers = None) -> None:
    """Check the graph of every article against the shapes; exit code 1 if any does not conform.

    Example:  bomay validate --data data
    """
    from bomay.census import validated  # noqa: PLC0415 - --help must be fast

    found: list[Violation] = []
    settings = replace(session.settings, workers=workers) if workers else session.settings
    readable(session.settings)
    with session.progress({"validate": "Checking graphs"}) as watch:
        count = 0
        for violations in validated(settings, watch):
            count += 1
            found += violations
            for each in violations:
                typer.echo(
                    plain(f"{each.graph}\t{each.severity}\t{each.focus}\t{each.path}\t{each.message}\t{each.value}")
                )
    session.tell(f"{counted(count, 'graph')} checked, {counted(len(found), 'violation')}.")
    if found:
        raise typer.Exit(PROBLEMS)


@command("info")
def info(
    session: Session, *, as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False
) -> None:
    """Say how much is in the graph, how many quads a fact costs, and which versions made it.

    Example:  bomay info
    """
    from bomay.census import census  # noqa: PLC0415 - --help must be fast

    readable(session.settings)
    figures = census(session.settings)
    if as_json:
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    for name, value in figures.items():
        shown = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}" if isinstance(value, float) else value
        typer.echo(f"{name:<26}{shown:>12}")
