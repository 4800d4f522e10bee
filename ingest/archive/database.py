"""The archive's SQLite file: opened, made where it is missing, refused where it is something else.

Write-ahead logging, one transaction for each batch: whatever moment a run is killed at, the file holds whole batches.
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, contextmanager
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA_VERSION = 1
_APPLICATION = 0x426F6D61  # "Boma": SQLite's own field for telling kinds of file apart
_PATIENCE = 30.0  # seconds to wait for another writer


class ArchiveError(Exception):
    """The archive cannot be used as asked; the message names its path."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the archive at ``path``, made with its folder where it is missing.

    Raises:
        ArchiveError: the file is no archive of Bomay, or one that a later Bomay made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as failing:
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            failing.callback(connection.close)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = ON")
            if not _prepared(connection, path):
                with transaction(connection):
                    _prepare(connection, path)
            failing.pop_all()
    except (OSError, sqlite3.Error) as error:
        message = f"archive {path} cannot be opened: {error}"
        raise ArchiveError(message) from error
    return connection


def _prepared(connection: sqlite3.Connection, path: Path) -> bool:
    """Tell whether the file is an archive already, and not an empty one."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application == _APPLICATION and version != SCHEMA_VERSION:
        message = f"archive {path} has schema version {version}; this Bomay knows {SCHEMA_VERSION}"
        raise ArchiveError(message)
    if application != _APPLICATION and connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
        message = f"{path} is a database, but no archive of Bomay"
        raise ArchiveError(message)
    return bool(application == _APPLICATION)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if _prepared(connection, path):  # somebody else was faster
        return
    for command in _statements(resources.files("ingest.archive").joinpath("schema.sql").read_text("utf-8")):
        connection.execute(command)
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; ``executescript`` would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Commit what is done inside, all of it, or on any exception nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
