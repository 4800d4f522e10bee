"""Finding things by name, and telling apart those of one name: "Nguyễn Văn Hùng", Giám đốc of this or of that."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from graph_api.rest import Rest
from graph_api.snapshot import Snapshot
from viz.names import Reader
from viz.questions import ask
from viz.rendering import day


@dataclass(frozen=True, slots=True)
class Found:
    """Something found: what it is called, the page it has, and what tells it from its namesakes."""

    label: str
    page: str
    hint: str


class Finder:
    """Searches one server's names."""

    def __init__(self, rest: Rest, snapshot: Snapshot) -> None:
        """Search as REST does."""
        self._rest = rest
        self._snapshot = snapshot

    def groups(self, words: str, reader: Reader, limit: int = 40) -> list[tuple[str, list[Found]]]:
        """Return the best hits by kind, the kind of the best hit first."""
        hits = self._rest.search(words, limit=limit).hits
        told: dict[str, list[str]] = {}
        for row in self._snapshot.read(lambda store: list(ask(store, "hints", entity=[hit.iri for hit in hits]))):
            told.setdefault(row["entity"], []).append(day(row["hint"]) if row["hint"][:4].isdigit() else row["hint"])
        order = list(dict.fromkeys(hit.kind for hit in hits))
        return [
            (
                kind,
                [Found(hit.label, reader.page(hit.iri), "; ".join(sorted(told.get(hit.iri, ()))[:2])) for hit in group],
            )
            for kind, group in groupby(sorted(hits, key=lambda hit: order.index(hit.kind)), key=lambda hit: hit.kind)
        ]
