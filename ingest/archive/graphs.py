"""What the store holds of each article, as far as the archive knows.

Before a graph is written its row is blanked, after it the digest of what it was made of is noted. A run that
is killed between the two leaves a blank row, and the next run writes that graph again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.archive.database import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping


class Graphs:
    """The state of the articles' graphs: which were loaded whole, and from what."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection of an archive."""
        self._connection = connection

    def loaded(self) -> dict[str, str | None]:
        """Return for each graph the digest of what it was made of; None where it may be half written."""
        return dict(self._connection.execute("SELECT iri, loaded FROM graphs"))

    def blank(self, graphs: Mapping[str, str]) -> None:
        """Note that the graphs (IRI to article key) are about to be written or removed."""
        with transaction(self._connection) as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO graphs (iri, key, loaded) VALUES (?, ?, NULL)", graphs.items()
            )

    def note(self, digests: Mapping[str, str]) -> None:
        """Note that the graphs (IRI to digest) have been written whole."""
        with transaction(self._connection) as connection:
            connection.executemany(
                "UPDATE graphs SET loaded = ? WHERE iri = ?", [(digest, iri) for iri, digest in digests.items()]
            )

    def forget(self, iris: Iterable[str]) -> None:
        """Note that the store no longer holds the graphs."""
        with transaction(self._connection) as connection:
            connection.executemany("DELETE FROM graphs WHERE iri = ?", [(iri,) for iri in iris])

    def forget_all(self) -> None:
        """Note that the store is empty."""
        with transaction(self._connection) as connection:
            connection.execute("DELETE FROM graphs")

    # a store in the making ----------------------------------------------------------------------------

    @property
    def building(self) -> bool:
        """Whether the store is being made from nothing, in steps that are not transactions."""
        return self._connection.execute("SELECT 1 FROM marks WHERE name = 'building'").fetchone() is not None

    @building.setter
    def building(self, value: bool) -> None:
        with transaction(self._connection) as connection:
            connection.execute("DELETE FROM marks WHERE name = 'building'")
            if value:
                connection.execute("INSERT INTO marks (name, value) VALUES ('building', '1')")
