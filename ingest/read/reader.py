"""One source is read as what it is: a text, a page, a JSON document or lines of JSON.

Whatever a source holds, each of its articles comes out as an Article or as a Skipped with the reason, never as an
exception: a broken line does not cost the lines after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from ingest.read.assemble import EmptyError, assemble
from ingest.read.decode import UnreadableError, decode
from ingest.read.draft import Draft, Place, Skipped
from ingest.read.feed import ShapeError, from_json, from_record, records
from ingest.read.files import BROKEN, Source
from ingest.read.plain import from_plain
from ingest.records import Article

_HEAD: Final = 4096


def read_source(source: Source, published: str | None) -> Iterator[Article | Skipped]:
    """Yield what one source holds; ``published`` is the ISO day for articles that name none."""
    try:
        yield from _READERS[source.kind](source, published)
    except BROKEN as error:
        yield Skipped(source.label, f"cannot be read: {error}")
    except UnreadableError as error:
        yield Skipped(source.label, str(error))


def _plain(source: Source, published: str | None) -> Iterator[Article | Skipped]:
    text = decode(source.read())
    yield _made(partial(from_plain, text), source.place(), published)


def _page(source: Source, published: str | None) -> Iterator[Article | Skipped]:
    from ingest.read.page import from_page  # noqa: PLC0415 - trafilatura takes half a second to import

    markup = decode(source.read())
    yield _made(partial(from_page, markup), source.place(), published)


def _json(source: Source, published: str | None) -> Iterator[Article | Skipped]:
    """Read a JSON document; one that holds several values is lines of JSON under another name."""
    text = decode(source.read())
    try:
        value = from_json(text)
    except ShapeError as error:
        filled = [line for line in text.split("\n") if line.strip()]
        if len(filled) > 1 and filled[0].strip()[:1] == "{" and filled[0].strip()[-1:] == "}":
            yield from _numbered(source, enumerate(text.encode("utf-8", "replace").split(b"\n"), start=1), published)
        else:
            yield Skipped(source.label, str(error))
        return
    listed = list(records(value))
    for number, record in enumerate(listed, start=1):
        place = source.place() if len(listed) == 1 else source.place(number)
        yield _made(partial(from_record, record), place, published)


def _lines(source: Source, published: str | None) -> Iterator[Article | Skipped]:
    """Read lines of JSON as they come, unless they are of two bytes a letter."""
    with source.open() as stream:
        head = stream.read(_HEAD)
        stream.seek(0)
        if b"\0" in head:
            text = decode(stream.read()).encode("utf-8", "replace")
            yield from _numbered(source, enumerate(text.split(b"\n"), start=1), published)
        else:
            yield from _numbered(source, enumerate(stream, start=1), published)


def _numbered(source: Source, lines: Iterator[tuple[int, bytes]], published: str | None) -> Iterator[Article | Skipped]:
    for number, line in lines:
        if line.strip():
            yield _made(partial(_of_line, line), source.place(number), published)


def _of_line(line: bytes) -> Draft:
    """Return the draft of a line of JSON, in UTF-8 or in what ``decode`` makes of it."""
    try:
        value = from_json(line.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError:
        value = from_json(decode(line))
    return from_record(value)


def _made(draft: Callable[[], Draft], place: Place, published: str | None) -> Article | Skipped:
    """Return the article of a draft, or why there is none."""
    try:
        return assemble(draft(), place, published=published)
    except (ShapeError, EmptyError, UnreadableError) as error:
        return Skipped(place.source, str(error))


_READERS: Final = {"plain": _plain, "page": _page, "json": _json, "lines": _lines}
