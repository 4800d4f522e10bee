"""One call of the command line: its settings, and what it says to the person who typed it.

What a command answers goes to standard output, what it says about its work to standard error: pipes stay clean.
"""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rich.console import Console

    from bomay.report import Trouble, Watch
    from bomay.settings import Settings

PROBLEMS, USAGE, INTERRUPTED = 1, 2, 130
_SHOWN = 20  # troubles named one by one; the rest with --verbose


class CommandError(Exception):
    """A command cannot do what was asked; the message says what was wrong."""


class UsageError(CommandError):
    """The command was called in a way that makes no sense."""


@dataclass
class Session:
    """What one call of a command works with."""

    settings: Settings
    quiet: bool = False
    verbose: bool = False
    on_interrupt: str = ""

    @cached_property
    def errors(self) -> Console:
        """The console for messages."""
        from rich.console import Console  # noqa: PLC0415 - --help must be fast

        return Console(stderr=True, highlight=False)

    @cached_property
    def output(self) -> Console:
        """The console for answers."""
        from rich.console import Console  # noqa: PLC0415 - --help must be fast

        return Console(highlight=False)

    def tell(self, message: str) -> None:
        """Say something about the work, unless asked to be quiet."""
        if not self.quiet:
            self.errors.print(plain(message), markup=False, soft_wrap=True)

    def complain(self, message: str) -> None:
        """Say what was wrong, even if asked to be quiet."""
        self.errors.print(plain(message), markup=False, soft_wrap=True, style="red")

    def name(self, heading: str, troubles: Iterable[Trouble]) -> None:
        """Name what was left out, with the reasons; all of it if verbose."""
        every = list(troubles)
        if not every:
            return
        self.complain(f"{len(every)} {heading}:")
        shown = every if self.verbose else every[:_SHOWN]
        for trouble in shown:
            self.complain(f"  {trouble.source}: {trouble.reason}")
        if len(shown) < len(every):
            self.complain(f"  and {len(every) - len(shown)} more; --verbose names them all")

    @contextmanager
    def progress(self, stages: dict[str, str]) -> Iterator[Watch]:
        """Show how far the work is, with a bar for each stage; in silence where nobody looks.

        Args:
            stages: the stages of the work, with the words that say what is done in each.
        """
        if self.quiet or not self.errors.is_terminal:
            from bomay.report import unwatched  # noqa: PLC0415 - --help must be fast

            yield unwatched
            return
        from bomay.cli.progress import bars  # noqa: PLC0415 - --help must be fast

        with bars(self.errors, stages) as watch:
            yield watch

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn what went wrong into a message and an exit code; with --verbose, a traceback too."""
        try:
            yield
        except KeyboardInterrupt:
            self.complain(f"\nInterrupted. {self.on_interrupt}".rstrip())
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:  # whoever read the output has enough of it
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except UsageError as error:
            self._fail(error, str(error), USAGE)
        except Exception as error:  # noqa: BLE001 - told to the user; --verbose shows the traceback
            self._fail(error, _words(error), PROBLEMS)

    def _fail(self, error: Exception, words: str, code: int) -> NoReturn:
        if self.verbose:
            traceback.print_exception(error)
        self.complain(f"bomay: {words}")
        raise typer.Exit(code)


def _words(error: Exception) -> str:
    """Return what to say of an error: its message if it is of a kind that may happen although Bomay is right."""
    from graph_api.disk import StoreError  # noqa: PLC0415 - --help must be fast
    from ingest.archive import ArchiveError  # noqa: PLC0415 - --help must be fast

    if isinstance(error, KeyError) and error.args:
        return str(error.args[0])
    if isinstance(error, (CommandError, ArchiveError, StoreError, OSError, SyntaxError, ValueError, LookupError)):
        return "\n".join([str(error), *getattr(error, "__notes__", ())])
    return f"{type(error).__name__}: {error}\nThis is a mistake of Bomay's own; --verbose shows where."


def counted(number: int, noun: str) -> str:
    """Return a number of things in words: "1 article", "1,032 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def plain(words: str) -> str:
    """Return words without the control characters that a terminal would obey; articles may hold any."""
    return "".join(letter if letter.isprintable() or letter in "\n\t" else "\ufffd" for letter in words)


def readable(settings: Settings) -> Path:
    """Return the store's folder.

    Raises:
        CommandError: there is none yet.
    """
    if not settings.store.exists():
        message = f"no graph in {settings.data}; make one with: bomay ingest PATH --data {settings.data}"
        raise CommandError(message)
    return settings.store
