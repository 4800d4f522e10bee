"""Where a store lies on disk, and what can be wrong there: the path is in every message."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = "oxigraph"
GENERATION = "generation"
_TRIES = 20
_PAUSE = 0.02  # seconds


class StoreError(Exception):
    """The store cannot be used as asked; the message names its path."""


class MissingStoreError(StoreError):
    """There is no store at the path."""


class LockedStoreError(StoreError):
    """Another process (or another opening in this one) writes to the store."""


class CorruptStoreError(StoreError):
    """The files at the path are no readable Oxigraph store."""


class ReadOnlyStoreError(StoreError):
    """A write was asked of a store that was opened for reading."""


def connect(path: Path | None, *, read_only: bool) -> ox.Store:
    """Open Oxigraph in memory (``path`` None) or on disk, telling apart what can go wrong."""
    if path is None:
        return ox.Store()
    database = path / DATABASE
    if read_only and not (database / "CURRENT").is_file():
        message = f"no store at {path}"
        raise MissingStoreError(message)
    if path.exists() and not path.is_dir():
        message = f"{path} is a file, not the folder of a store"
        raise CorruptStoreError(message)
    try:
        if read_only:
            return _view(database)
        database.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(database))
    except (OSError, RuntimeError) as error:  # RocksDB reports corruption as a RuntimeError
        if "lock file" in str(error) or "lock hold" in str(error):
            message = f"store {path} is being written to by somebody else: {error}"
            raise LockedStoreError(message) from error
        message = f"store {path} cannot be read: {error}"
        raise CorruptStoreError(message) from error


def _view(database: Path) -> ox.Store:
    """Open a frozen view; a writer's compaction may take files away between reading their names and opening them."""
    for _ in range(_TRIES):
        try:
            return ox.Store.read_only(str(database))
        except (OSError, RuntimeError) as error:
            if "No such file" not in str(error):
                raise
            time.sleep(_PAUSE)
    return ox.Store.read_only(str(database))


def generation(path: Path) -> str:
    """Return the stamp of the last write to the store at ``path``, "" where there is none."""
    try:
        return (path / GENERATION).read_text("ascii")
    except (FileNotFoundError, NotADirectoryError):
        return ""


def overwrite(path: Path, text: str) -> None:
    """Replace a small file in one step, so that a reader sees the old text or the new."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, "utf-8")
    beside.replace(path)
