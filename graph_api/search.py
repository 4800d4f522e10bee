"""Find people, bodies, events and directives by name: "tran tien dung", "Dũng Trần", "cong an tinh q".

Every word asked for must begin a word of the name; marks are optional, but a name that also has the marks
asked for comes first. Ranks, best first: the whole name, the name's beginning, its words one after the other,
its words anywhere; then the words whole before their beginnings. Ties go to what more articles speak of, then to
the shorter name, the alphabet and the IRI, so that the same graph gives the same list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_api.folding import fold, words
from graph_api.questions import ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph_api.questions import Row
    from graph_api.store import GraphStore

KINDS = {
    "http://xmlns.com/foaf/0.1/Person": "person",
    "http://www.w3.org/ns/org#FormalOrganization": "agency",
    "http://semanticweb.cs.vu.nl/2009/11/sem/Event": "event",
    "http://data.europa.eu/eli/ontology#LegalResource": "directive",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A label of an entity; ``label`` is what the entity is best known by, ``text`` this name of it.

    ``articles`` is how many articles speak of it.
    """

    iri: str
    kind: str
    label: str
    text: str
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity found by one of its names. ``score`` lies in (0, 1]: 1 is the whole name with all its marks."""

    name: Name
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    name: Name
    written: tuple[str, ...]
    folded: tuple[str, ...]


class SearchIndex:
    """The names of a graph, kept by their words."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Sort the names by the words that they hold."""
        self._entries = [_entry(name) for name in sorted(set(names), key=lambda n: (n.text, n.iri))]
        by_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            for word in set(entry.folded):
                by_word[word].append(number)
        self._by_word = dict(by_word)
        self._words = sorted(by_word)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._entries)

    def search(self, text: str, *, kinds: Iterable[str] = (), limit: int = 20) -> list[Hit]:
        """Return the best ``limit`` entities whose name holds every word of ``text``, each once.

        ``kinds`` are among person, agency, event, directive; none means all.
        """
        asked_folded, asked = words(fold(text)), words(text)
        if not asked_folded:
            return []
        chosen = frozenset(kinds)
        best: dict[str, Hit] = {}
        for number in sorted(self._candidates(asked_folded)):
            entry = self._entries[number]
            if chosen and entry.name.kind not in chosen:
                continue
            hit = Hit(entry.name, _score(asked_folded, asked, entry))
            known = best.get(entry.name.iri)
            if known is None or _order(hit) < _order(known):
                best[entry.name.iri] = hit
        return sorted(best.values(), key=_order)[:limit]

    def _candidates(self, asked: tuple[str, ...]) -> set[int]:
        found = [set(self._beginning_with(word)) for word in asked]
        return set.intersection(*found)

    def _beginning_with(self, word: str) -> Iterator[int]:
        for known in self._words[bisect_left(self._words, word) :]:
            if not known.startswith(word):
                return
            yield from self._by_word[known]


def index(store: GraphStore) -> SearchIndex:
    """Read every name of the store into an index."""
    rows = list(ask(store, "labels"))
    articles = {str(row["node"]): int(str(row["articles"])) for row in ask(store, "mentions")}
    preferred: dict[str, str] = {}
    for row in rows:
        iri, label = str(row["node"]), str(row["label"])
        if row["preferred"] == "true":
            preferred[iri] = min(label, preferred.get(iri, label))
    return SearchIndex(_name(row, preferred, articles) for row in rows)


def _name(row: Row, preferred: dict[str, str], articles: dict[str, int]) -> Name:
    iri, text = str(row["node"]), str(row["label"])
    return Name(iri, KINDS[str(row["class"])], preferred.get(iri, text), text, articles.get(iri, 0))


def _entry(name: Name) -> _Entry:
    return _Entry(name, words(name.text), words(fold(name.text)))


def _order(hit: Hit) -> tuple[float, int, int, str, str]:
    return -hit.score, -hit.name.articles, len(hit.name.text), hit.name.text, hit.name.iri


def _score(folded: tuple[str, ...], asked: tuple[str, ...], entry: _Entry) -> float:
    """Score in hundredths: 40 to 80 for where the words stand, 10 for whole words, 10 for the marks."""
    size = len(folded)
    runs = [entry.folded[at : at + size] for at in range(len(entry.folded) - size + 1)]
    if entry.folded == folded:
        place = 80
    elif runs and _begins(runs[0], folded):
        place = 60
    elif any(_begins(run, folded) for run in runs):
        place = 50
    else:
        place = 40
    whole = 10 if set(folded) <= set(entry.folded) else 0
    marked = 10 if all(any(known.startswith(word) for known in entry.written) for word in asked) else 0
    return (place + whole + marked) / 100


def _begins(run: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Tell whether the words of a run are those asked for, the last of them perhaps only begun."""
    return run[:-1] == asked[:-1] and run[-1].startswith(asked[-1])
