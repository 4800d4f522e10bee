"""Where the bytes come from: files, folders, compressed files, standard input.

A folder is read whole, in the order of its paths. Hidden files, and the README and LICENSE that lie beside data, are no
articles and are passed over; any other file that is of no kind read here is told as skipped.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

from ingest.read.draft import Place, Skipped

KINDS: Final = {
    ".txt": "plain",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
"""The kind of content that a file's name tells; ``.gz`` may follow each."""

STANDARD_INPUT: Final = "-"
_GZIP: Final = b"\x1f\x8b"
_BESIDE: Final = re.compile(r"\.|README|LICEN[CS]E|COPYING", re.IGNORECASE)
_HTML: Final = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)?<(?:!doctype|html|head|body|article|\?xml|meta|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)

BROKEN: Final = (OSError, EOFError, zlib.error)
"""What opening and unpacking a file may raise."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input: its name, its kind, and its bytes where they are read already."""

    label: str
    address: str
    name: str
    kind: str
    path: Path | None = None
    data: bytes | None = None

    def open(self) -> IO[bytes]:
        """Open the file for reading, unpacked. Raises one of ``BROKEN`` where it cannot be."""
        if self.path is None:
            message = f"{self.label} has no file to open"
            raise OSError(message)
        packed = self.path.name.lower().endswith(".gz")
        return cast("IO[bytes]", gzip.open(self.path)) if packed else self.path.open("rb")

    def read(self) -> bytes:
        """Return all bytes, unpacked."""
        if self.data is not None:
            return self.data
        with self.open() as stream:
            return stream.read()

    def place(self, number: int | None = None, line: int | None = None) -> Place:
        """Return the place of the whole source, or of its record of that number (from 1) on that line."""
        if number is None:
            return Place(self.label, self.address, self.name)
        return Place(f"{self.label}:{line or number}", f"{self.address}#{number}", f"{self.name}-{number}")


def sources(paths: Iterable[str | Path]) -> Iterator[Source | Skipped]:
    """Yield the sources that the paths name, in order; the files of a folder sorted by path."""
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _standard_input()
        elif Path(path).is_dir():
            yield from (_source(file) for file in _files_in(Path(path)))
        else:
            yield _source(Path(path))


def _files_in(folder: Path) -> Iterator[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if not _BESIDE.match(name)]
    yield from sorted(found)


def _source(path: Path) -> Source | Skipped:
    if not path.exists():
        return Skipped(str(path), "there is no such file")
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    stem, dot, suffix = name.rpartition(".")
    kind = KINDS.get(f".{suffix.lower()}") if dot else None
    if kind is None:
        return Skipped(
            str(path),
            f"{path.suffix or 'a name without suffix'} is no kind read here ({', '.join(KINDS)}, each with .gz)",
        )
    return Source(str(path), path.resolve().as_uri(), stem or name, kind, path)


def _standard_input() -> Iterator[Source | Skipped]:
    """Yield what stands on standard input, its kind told from how it begins."""
    data = sys.stdin.buffer.read()
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(_GZIP):
        try:
            data = gzip.decompress(data)
        except BROKEN as error:
            yield Skipped(STANDARD_INPUT, f"broken gzip: {error}")
            return
    yield Source(STANDARD_INPUT, f"text:{digest}", digest[:16], sniff(data), data=data)


def sniff(data: bytes) -> str:
    """Return the kind of content that bytes begin like: "json" (or lines of it), "page" or "plain"."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if start.startswith((b"{", b"[")):
        return "json"
    return "page" if _HTML.match(start.replace(b"\0", b"")) else "plain"
