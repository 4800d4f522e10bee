"""Which format an Accept header gets."""

from __future__ import annotations

import pytest

from graph_api.media import GRAPHS, TABLES, choose, named, negotiate

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CASES = [
    ("no header", None, JSON, "text/turtle"),
    ("anything", "*/*", JSON, "text/turtle"),
    ("an empty header", "", JSON, "text/turtle"),
    ("one type", "text/csv", "text/csv", None),
    ("one type of graph", "application/rdf+xml", None, "application/rdf+xml"),
    ("several at once, tables and graphs", "text/turtle, application/sparql-results+xml", XML, "text/turtle"),
    ("the better quality", "text/csv;q=0.5, text/tab-separated-values;q=0.9", "text/tab-separated-values", None),
    ("a range", "text/*", "text/csv", "text/turtle"),
    (
        "the specific before the range",
        "text/*;q=0.2, text/csv;q=0.1, */*;q=0.05",
        "text/tab-separated-values",
        "text/turtle",
    ),
    ("one type refused", "text/turtle;q=0, */*", JSON, "application/n-triples"),
    ("an alias", "application/json", "application/json", "application/json"),
    ("what Java's URL sends", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", JSON, "text/turtle"),
    (
        "what a browser sends",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/xml",
        "application/xml",
    ),
    ("capitals and blanks", " Text/CSV ; Q=1.0 ", "text/csv", None),
    ("another parameter", "text/csv; charset=utf-8", "text/csv", None),
    ("rubbish beside a type", "rubbish, text/csv, text/turtle;q=rubbish", "text/csv", None),
    ("nothing that there is", "image/png", None, None),
    ("only what is refused", "*/*;q=0", None, None),
]


@pytest.mark.parametrize(("case", "header", "table", "graph"), CASES, ids=[case[0] for case in CASES])
def test_the_best_format_is_chosen(case: str, header: str | None, table: str | None, graph: str | None) -> None:
    """Quality first, then specificity, then our own order."""
    found_table, found_graph = negotiate(header, TABLES), negotiate(header, GRAPHS)
    assert (found_table.media if found_table else None) == table, case
    assert (found_graph.media if found_graph else None) == graph, case


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("ttl", "text/turtle"),
        ("json-ld", "application/ld+json"),
        ("NT", "application/n-triples"),
        ("text/turtle", "text/turtle"),
    ],
)
def test_formats_have_short_names(name: str, media: str) -> None:
    """A format can be asked for by name, ending or media type."""
    found = named(name, GRAPHS)
    assert found is not None
    assert found.media == media
    assert named("nonsense", GRAPHS) is None


def test_ties_go_to_our_order() -> None:
    """Where the client does not care, the server's first choice is taken."""
    assert choose("a/a, b/b", ["b/b", "a/a"]) == "b/b"
