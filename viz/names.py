"""What to call a thing on a page: its label in the reader's language, its kind, and the page it has.

Labels come from many articles ("Dũng", "Trần Tiến Dũng"), so one thing may have several; the fullest one in
the language asked for is taken, and the alphabet decides between equals, so that order does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote

from viz.questions import Row, Store, ask

BASE = "https://w3id.org/bomay/id/"
PAGES = ("person", "agency", "event", "directive", "article")


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a page is for: the language, "vi" or "en", and what the IRIs of all things with a page begin with."""

    language: str = "vi"
    base: str = BASE

    def page(self, iri: str) -> str:
        """Return the path of a thing's own page, "/person/tran-tien-dung-1c5e", or "" where it has none."""
        kind, _, rest = iri.removeprefix(self.base).partition("/")
        return (
            f"/{kind}/{quote(rest, safe='/')}"
            if iri.startswith(self.base) and kind in PAGES and rest and "#" not in rest
            else ""
        )


DEFAULT_READER = Reader()


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is called, and its kind: a word of ``viz/words``' table ``kinds``, or "" where untold."""

    label: str
    kind: str = ""


def names(store: Store, iris: Iterable[str], language: str = "vi") -> dict[str, Name]:
    """Return the name of each IRI; one without a label is called by the last part of its address.

    A term that is no IRI ("Hiệu trưởng", a role that no scheme lists) is its own name.
    """
    wanted = list(dict.fromkeys(iris))
    rows: dict[str, list[Row]] = {iri: [] for iri in wanted}
    for row in ask(store, "labels", entity=[iri for iri in wanted if is_iri(iri)]):
        rows[row["entity"]].append(row)
    return {iri: _best(iri, found, language) for iri, found in rows.items()}


def is_iri(term: str) -> bool:
    """Tell whether a term of an answer is an address, not words."""
    return term.startswith(("http://", "https://", "urn:")) and " " not in term


def local_name(iri: str) -> str:
    """Return the last part of an address, "chair" of ``…/participation/chair``."""
    return unquote(iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1])


def _best(iri: str, rows: list[Row], language: str) -> Name:
    if not rows:
        return Name(local_name(iri) if is_iri(iri) else iri)

    def preference(row: Row) -> tuple[int, int, str]:
        spoken = row.get("language", "")
        order = [language, "vi", "", "en"]
        return order.index(spoken) if spoken in order else len(order), -len(row["label"]), row["label"]

    kinds = sorted({row["kind"] for row in rows if "kind" in row})
    return Name(min(rows, key=preference)["label"], kinds[0] if kinds else "")
