"""No query may fetch from other servers, however it is written; none is refused for a mere word."""

from __future__ import annotations

import time

import pytest

from graph_api.guard import asks_other_servers

REFUSED = [
    ("plainly", "SELECT * { SERVICE <http://127.0.0.1/x> { ?s ?p ?o } }"),
    ("silently", "SELECT * { service silent <http://127.0.0.1/x> { ?s ?p ?o } }"),
    ("by a prefixed name", "PREFIX ex: <http://127.0.0.1/> SELECT * { SERVICE ex:x { ?s ?p ?o } }"),
    ("by the empty prefix, glued", "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:x { ?s ?p ?o } }"),
    ("by a prefixed name, glued", "SELECT * { SERVICEex:x { ?s ?p ?o } }"),
    ("by a variable", "SELECT * { BIND(<http://127.0.0.1/x> AS ?x) SERVICE ?x { ?s ?p ?o } }"),
    ("by the other sort of variable", "SELECT * { SERVICE $x { ?s ?p ?o } }"),
    ("after a bracket", "SELECT * { FILTER(1<2)SERVICE<http://127.0.0.1/x>{} }"),
    ("after a full stop that ends a triple", "SELECT * { ?s ?p ?o.SERVICE <http://127.0.0.1/x> {} }"),
    ("after a number", "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1/x> {} }"),
    ("after a word that needs no blank", "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1/x> {} }"),
    ("before a comment", "SELECT * { SERVICE#<\n<http://127.0.0.1/x>{} }"),
    ("behind a comparison that looks like an address", "SELECT * { FILTER(1<a:b)SERVICE#>\n<http://127.0.0.1/x>{} }"),
    ("on several lines", "SELECT * { SERVICE\n\tSILENT\n<http://127.0.0.1/x>\n{} }"),
    ("with silent glued on", "SELECT * { SERVICESILENT<http://127.0.0.1/x>{} }"),
    ("with escaped letters", "SELECT * { \\u0053ERVICE <http://127.0.0.1/x> {} }"),
    ("in an EXISTS", "ASK { FILTER EXISTS { SERVICE ?x {} } }"),
    ("by an undotted letter of a prefix", "SELECT * { SERVICEa\u00b7b:c {} }"),
]
PASSED = [
    ("a variable of that name", "SELECT ?service { ?s ?service ?o }"),
    ("a property of that name", "SELECT * { ?s ex:service <http://example.org/> }"),
    ("a property of that name before another", "SELECT * { ?s ex:public-service ex:b }"),
    ("an address with that word", "SELECT * { <https://example.org/service?id=3> ?p ?o }"),
    ("a string with that word", 'SELECT * { ?s ?p "service" }'),
    ("a longer word", "SELECT * { ?s ?p ?serviceman . ?s ex:services ?x }"),
    ("no such word", "SELECT * { ?s ?p ?o }"),
]


@pytest.mark.parametrize(("how", "query"), REFUSED, ids=[how for how, _ in REFUSED])
def test_a_request_to_another_server_is_seen(how: str, query: str) -> None:
    """However the clause is written, it is found."""
    assert asks_other_servers(query), how


@pytest.mark.parametrize(("what", "query"), PASSED, ids=[what for what, _ in PASSED])
def test_a_mere_word_is_let_through(what: str, query: str) -> None:
    """The word alone is no reason to refuse."""
    assert not asks_other_servers(query), what


@pytest.mark.parametrize("piece", ["aservice", "service#", "service ", "?service", "<http://a", "service.", ":-", "s<"])
def test_the_check_is_quick_on_long_texts(piece: str) -> None:
    """Time grows with the length alone: half a million characters of the worst sort take no second."""
    text = piece * (500_000 // len(piece))
    start = time.process_time()
    asks_other_servers(text)
    assert time.process_time() - start < 3
