"""Articles and what was extracted from them, kept on disk: the source of truth that the store is made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from ingest.archive.database import ArchiveError, connect, transaction
from ingest.archive.graphs import Graphs
from ingest.notation import NotationError, dumps, loads
from ingest.records import Article, Extraction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

_COLUMNS = "key, id, title, text, published, url, publisher, author, source"
_PUT_ARTICLE = f"""
    INSERT INTO articles ({_COLUMNS}, content, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET
        id = excluded.id, title = excluded.title, text = excluded.text, published = excluded.published,
        url = excluded.url, publisher = excluded.publisher, author = excluded.author, source = excluded.source,
        content = excluded.content, run = excluded.run
"""  # noqa: S608 - the columns are a constant
_RECENT = 1000  # documents kept in hand after they were put: what is read back soon need not be parsed again
_PUT_EXTRACTION = "INSERT OR REPLACE INTO extractions (key, version, facts, digest) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Document:
    """An article with the facts it states; ``digest`` tells whether either has changed."""

    article: Article
    extraction: Extraction
    digest: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article whose facts were kept in a notation that nobody reads any more: where it stands, and the reason."""

    source: str
    reason: str


class Archive:
    """Articles, extractions, runs, and the state of each article's graph. Use it as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open the archive at ``path``, made where it is missing.

        Raises:
            ArchiveError: the file is no archive, or cannot be opened.
        """
        self.path = path
        self._connection: sqlite3.Connection = connect(path)
        self.graphs = Graphs(self._connection)
        self._recent: dict[tuple[str | None, ...], Document] = {}

    # articles -----------------------------------------------------------------------------------------

    def put(self, documents: Iterable[tuple[Article, Extraction]], run: int) -> int:
        """Keep articles with their extractions, in the place of what had the same keys; all or none of them.

        Returns:
            How many of the articles were new.

        Raises:
            ArchiveError: an extraction is of another article.
        """
        with transaction(self._connection) as connection:
            before = len(self)
            for article, extraction in documents:
                if article.key != extraction.article:
                    message = f"extraction of {extraction.article!r} offered for the article {article.key!r}"
                    raise ArchiveError(message)
                row, facts, content = _row(article), dumps(extraction), content_digest(article)
                digest = _sha256(facts)
                connection.execute(_PUT_ARTICLE, (*row, content, run))
                connection.execute(_PUT_EXTRACTION, (article.key, extraction.version, facts, digest))
                self._keep((*row, content, facts, digest), Document(article, extraction, f"{content}:{digest}"))
            return len(self) - before

    def state(self, key: str) -> tuple[str, str] | None:
        """Return the content digest of the article and the version that extracted it, or None if not kept."""
        found: tuple[str, str] | None = self._connection.execute(
            "SELECT content, version FROM articles JOIN extractions USING (key) WHERE key = ?", (key,)
        ).fetchone()
        return found

    def documents(self) -> Iterator[Document | Unreadable]:
        """Yield all documents in the order of their keys; some may be unreadable after a change of notation."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS}, content, facts, digest FROM articles JOIN extractions USING (key) ORDER BY key"  # noqa: S608 - constant columns
        )
        return map(self._document_or_reason, rows)

    def document(self, key: str) -> Document:
        """Return one document.

        Raises:
            KeyError: no article has the key.
            NotationError: its facts were kept in a notation that nobody reads any more.
        """
        row = self._connection.execute(
            f"SELECT {_COLUMNS}, content, facts, digest FROM articles JOIN extractions USING (key) WHERE key = ?",  # noqa: S608 - constant columns
            (key,),
        ).fetchone()
        if row is None:
            raise KeyError(key)
        return self._document(row)

    def articles(self, *, unlike: str | None = None) -> Iterator[Article]:
        """Yield the articles in the order of their keys.

        Args:
            unlike: only those that another version than this has extracted.
        """
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM articles JOIN extractions USING (key) WHERE version IS NOT ? ORDER BY key",  # noqa: S608 - constant columns
            (unlike,),
        ).fetchall()
        return (Article(*row) for row in rows)

    def find(self, name: str) -> list[str]:
        """Return the keys of the articles whose key, URL or id is ``name``."""
        rows = self._connection.execute(
            "SELECT key FROM articles WHERE key = :name OR url = :name OR id = :name ORDER BY key", {"name": name}
        )
        return [key for (key,) in rows]

    def text(self, graph: str) -> str | None:
        """Return the text of the article whose graph has that IRI, None if it is not kept."""
        row = self._connection.execute(
            "SELECT text FROM articles JOIN graphs USING (key) WHERE iri = ?", (graph,)
        ).fetchone()
        return row[0] if row else None

    def retract(self, key: str) -> None:
        """Drop the article with its facts; its graph is left to the next projection.

        Raises:
            KeyError: no article has the key.
        """
        with transaction(self._connection) as connection:
            if connection.execute("DELETE FROM articles WHERE key = ?", (key,)).rowcount == 0:
                raise KeyError(key)

    def _keep(self, row: tuple[str | None, ...], document: Document) -> None:
        if len(self._recent) >= _RECENT:
            self._recent.clear()
        self._recent[row] = document

    def _document(self, row: tuple[str, ...]) -> Document:
        recent = self._recent.get(row)
        if recent is not None:
            return recent
        *article, content, facts, digest = row
        return Document(Article(*article), loads(facts), f"{content}:{digest}")

    def _document_or_reason(self, row: tuple[str, ...]) -> Document | Unreadable:
        try:
            return self._document(row)
        except NotationError as error:
            source = row[_COLUMNS.split(", ").index("source")] or row[0]
            reason = f"its facts were kept by another Bomay; bomay rebuild --anew reads it again: {error}"
            return Unreadable(source, reason)

    def __len__(self) -> int:
        """Count the articles."""
        (count,) = self._connection.execute("SELECT count(*) FROM articles").fetchone()
        return int(count)

    # runs ---------------------------------------------------------------------------------------------

    def begin(self, command: str, version: str) -> int:
        """Note that a run begins, and return its number."""
        with transaction(self._connection) as connection:
            cursor = connection.execute(
                "INSERT INTO runs (command, version, started) VALUES (?, ?, ?)", (command, version, _now())
            )
            return int(cursor.lastrowid or 0)

    def finish(self, run: int, counts: Mapping[str, int]) -> None:
        """Note that a run came to its end, and what it did."""
        with transaction(self._connection) as connection:
            connection.execute(
                "UPDATE runs SET finished = ?, counts = ? WHERE id = ?", (_now(), json.dumps(dict(counts)), run)
            )

    def versions(self) -> dict[str, int]:
        """Count the articles that each version of the extractor has read."""
        return dict(self._connection.execute("SELECT version, count(*) FROM extractions GROUP BY version ORDER BY 1"))

    # closing ------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return the archive itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the archive."""
        self.close()


def content_digest(article: Article) -> str:
    """SHA-256 over everything that an article says of itself, but not over where it was read from."""
    return _sha256(json.dumps(_row(article)[:-1], ensure_ascii=False))


def _row(article: Article) -> tuple[str | None, ...]:
    return (
        article.key,
        article.id,
        article.title,
        article.text,
        article.published,
        article.url,
        article.publisher,
        article.author,
        article.source,
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
