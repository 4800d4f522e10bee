"""What all commands share: ``--data``, ``--quiet`` and ``--verbose``, before or after the command's name.

    @command("retract")
    def retract(session: Session, name: Annotated[str, typer.Argument(…)]) -> None:

typer reads a function's signature; the decorator shows it that of the command, with the shared options at its end.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from bomay.cli.session import USAGE, Session
from bomay.settings import Settings, from_environment

app = typer.Typer(
    name="bomay",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Folder of archive and graph; data, or what BOMAY_DATA says."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what was asked for and what went wrong.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more; show tracebacks.")]
_SHARED = {"data": (Data, None), "quiet": (Quiet, False), "verbose": (Verbose, False)}


@dataclass(frozen=True, slots=True)
class Given:
    """The shared options that stood before the command's name."""

    data: Path | None
    quiet: bool
    verbose: bool


def command(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function with a ``Session`` as its first parameter a command of that name."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(function, eval_str=True)
        own = list(signature.parameters.values())[1:]

        @functools.wraps(function)
        def run(ctx: typer.Context, **given: Any) -> None:  # noqa: ANN401 - what the command's signature says
            shared = Given(**{option: given.pop(option) for option in _SHARED})
            session = _session(ctx.obj, shared)
            with session.guarded():
                function(session, **given)

        parameters = [
            inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context),
            *(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own),
            *(
                inspect.Parameter(option, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
                for option, (annotation, default) in _SHARED.items()
            ),
        ]
        run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined] # what inspect looks for
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters} | {"return": None}
        app.command(name)(run)
        return function

    return decorate


def _session(before: Given | None, after: Given) -> Session:
    try:
        settings: Settings = from_environment()
    except ValueError as error:
        typer.echo(f"bomay: {error}", err=True)
        raise typer.Exit(USAGE) from None
    data = after.data or (before.data if before else None)
    return Session(
        replace(settings, data=data) if data else settings,
        quiet=after.quiet or bool(before and before.quiet),
        verbose=after.verbose or bool(before and before.verbose),
    )
