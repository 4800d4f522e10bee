"""What there is: counts of things, what a fact costs, and whether every graph conforms."""

from __future__ import annotations

from functools import cache, partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions

from bomay import __version__
from bomay.processes import spread
from graph_api.curated import Curated
from graph_api.reference import ONTOLOGY_GRAPH, PLACES_GRAPH
from graph_api.store import open_store
from ingest.archive import Archive, Document
from ontology.conform import violations
from ontology.terms import BM, ELI, FOAF, OA, ORG, SCHEMA, SEM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bomay.report import Watch
    from bomay.settings import Settings
    from graph_api.store import GraphStore
    from ingest.records import Extraction
    from ontology.conform import Violation

_CLASSES = {
    "articles": SCHEMA.NewsArticle,
    "people": FOAF.Person,
    "posts": ORG.Post,
    "holdings of posts": ORG.Membership,
    "agencies": ORG.FormalOrganization,
    "events": SEM.Event,
    "participations": BM.Participation,
    "directives": ELI.LegalResource,
    "awards": BM.Award,
    "instructions": BM.Instruction,
    "pieces of evidence": OA.Annotation,
}


def census(settings: Settings) -> dict[str, int | float | str]:
    """Count what is in the graph and in the archive; every figure under the words that say what it is."""
    with open_store(settings.store, read_only=True) as store, Archive(settings.archive) as archive:
        counts: dict[str, int | float | str] = {
            name: _count(store, f"SELECT (COUNT(*) AS ?n) {{ ?thing a <{class_}> }}")
            for name, class_ in _CLASSES.items()
        }
        curated = sum(_count(store, _IN_GRAPH.format(graph)) for graph in Curated(settings.curated).graphs())
        reference = sum(_count(store, _IN_GRAPH.format(graph)) for graph in (ONTOLOGY_GRAPH, PLACES_GRAPH))
        quads = len(store) - reference - curated
        facts = sum(facts_of(each.extraction) for each in archive.documents() if isinstance(each, Document))
        counts["triples"] = _count(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        counts["quads of articles"] = quads
        counts["curated quads"] = curated
        counts["facts"] = facts
        counts["quads per article"] = quads / max(len(archive), 1)
        counts["quads per fact"] = quads / max(facts, 1)
        counts["bomay"] = __version__
        counts["extractor"] = ", ".join(f"{name} ({count:,})" for name, count in archive.versions().items())
        counts["pyoxigraph"] = version("pyoxigraph")
        return counts


_IN_GRAPH = "SELECT (COUNT(*) AS ?n) {{ GRAPH <{}> {{ ?s ?p ?o }} }}"


def validated(settings: Settings, watch: Watch) -> Iterator[list[Violation]]:
    """Yield what is wrong with the graph of each article, in the order of their IRIs."""
    with open_store(settings.store, read_only=True) as store:
        graphs = sorted(store.graphs() - {ONTOLOGY_GRAPH, PLACES_GRAPH} - Curated(settings.curated).graphs())
    for done, found in enumerate(spread(partial(_checked, settings.store), graphs, settings.workers), start=1):
        yield found
        watch("validate", done, len(graphs))


def _checked(path: Path, graphs: list[str]) -> list[list[Violation]]:
    return [violations(_snapshot(path).quads(graph)) for graph in graphs]


@cache
def _snapshot(path: Path) -> GraphStore:
    """Return the store as it is now, opened once in each process."""
    return open_store(path, read_only=True)


def facts_of(extraction: Extraction) -> int:
    """Count the facts of an article as ``bomay evaluate`` does, and instructions; dates, places, issuers are facts."""
    posts = [post for person in extraction.people for post in person.posts]
    events = extraction.events
    named = (
        len(extraction.people) + len(extraction.organisations) + len(extraction.awards) + len(extraction.instructions)
    )
    held = sum(len(person.ranks) for person in extraction.people) + sum(1 + bool(p.start) + bool(p.end) for p in posts)
    happened = sum(1 + bool(event.date) + bool(event.place) + len(event.participants) for event in events)
    return named + held + happened + sum(1 + bool(act.issuer) for act in extraction.directives)


def _count(store: GraphStore, question: str) -> int:
    answer = store.query(question)
    if not isinstance(answer, QuerySolutions):
        message = f"not a SELECT query: {question}"
        raise TypeError(message)
    return sum(int(solution["n"].value) for solution in answer)
