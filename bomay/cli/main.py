"""The entry point, and the options that stand before a command's name."""

from __future__ import annotations

from typing import Annotated

import typer

from bomay import __version__
from bomay.cli.command import Data, Given, Quiet, Verbose, app


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"bomay {__version__}")
        raise typer.Exit


@app.callback(epilog="Exit codes: 0 done, 1 problems were found or nothing was, 2 wrong usage, 130 interrupted.")
def bomay(
    ctx: typer.Context,
    *,
    data: Data = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    version: Annotated[  # noqa: ARG001 - its callback answers and leaves
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Vietnamese news articles to a knowledge graph of officials, posts, agencies, events and directives.

    Begin with:  bomay ingest samples/  and then  bomay info
    """
    ctx.obj = Given(data, quiet, verbose)


def main() -> None:
    """Run the command line."""
    app()
