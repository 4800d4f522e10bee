"""The W3C's tests of the query language, asked over HTTP: no case may be behind Oxigraph called directly.

The graphs of a case are put by the Graph Store Protocol, and its query names them as the protocol's data set. Results
are asked in the format of the file that holds the expected ones, so all formats come up.
"""

from __future__ import annotations

import io
import json
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from w3c_manifest import SUITE, Evaluation, evaluations
from w3c_results import RESULTS, ending, expected, graph, table

if TYPE_CHECKING:
    from conftest import Endpoint

QUERIES = evaluations(
    "aggregates", "bind", "bindings", "cast", "construct", "exists", "functions", "grouping", "negation",
    "project-expression", "property-path", "subquery", "csv-tsv-res", "json-res", "syntax-query",
)  # fmt: skip
FORM = "application/x-www-form-urlencoded"
GRAPHS = "text/turtle"
NEGATIVE = "NegativeSyntaxTest11"

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason=f"the W3C's tests are not at {SUITE}")


def test_the_suite_is_whole() -> None:
    assert len(QUERIES) == 338


def directly(case: Evaluation) -> object:
    """Ask Oxigraph in this process."""
    store = ox.Store()
    if case.result is None:
        with suppress(RuntimeError):  # right, and it calls a function that there is not
            store.query(case.text)
        return None
    for file in (*case.default, *case.named):
        form = ox.RdfFormat.from_extension(file.suffix[1:])
        store.load(path=file, format=form, base_iri=file.as_uri(), to_graph=ox.NamedNode(file.as_uri()))
    answer = store.query(
        case.text,
        default_graph=None if case.says_from else [ox.NamedNode(file.as_uri()) for file in case.default],
        named_graphs=None if case.says_from else [ox.NamedNode(file.as_uri()) for file in case.named],
    )
    if isinstance(answer, ox.QueryTriples):
        return graph(ox.Quad(each.subject, each.predicate, each.object) for each in answer)
    form_ = ending(case.result)
    return table(answer.serialize(format=RESULTS[form_]) or b"", form_)


def over_http(endpoint: Endpoint, case: Evaluation) -> object:
    """Ask the server."""
    default = [("default-graph-uri", endpoint.load(file)) for file in case.default]
    named = [("named-graph-uri", endpoint.load(file)) for file in case.named]
    data_set = [] if case.says_from else [*default, *named] or [("default-graph-uri", "urn:nothing")]
    form = ending(case.result)
    answer = endpoint.send(
        "POST",
        "/sparql",
        urlencode([("query", case.text), *data_set]).encode(),
        **{"Content-Type": FORM, "Accept": f"{RESULTS[form].media_type}, {GRAPHS}"},
    )
    if answer.status == 400 and json.loads(answer.body)["title"] == "Malformed query":
        raise SyntaxError(answer.body.decode())
    if case.result is None:
        return None
    assert answer.status == 200, answer.body
    if answer.media == GRAPHS:
        return graph(ox.parse(io.BytesIO(answer.body), ox.RdfFormat.TURTLE))
    return table(answer.body, form)


def passes(case: Evaluation, found: object) -> bool:
    """Tell whether a result is the expected one."""
    if case.kind == NEGATIVE:
        return isinstance(found, SyntaxError)
    return not isinstance(found, SyntaxError) and (case.result is None or found == expected(case.result))


@pytest.mark.parametrize("case", QUERIES, ids=lambda each: each.name)
def test_queries(endpoint: Endpoint, case: Evaluation) -> None:
    try:
        direct = directly(case)
    except SyntaxError as error:
        direct = error
    try:
        found = over_http(endpoint, case)
    except SyntaxError as error:
        found = error
    if not passes(case, direct) and not passes(case, found):
        pytest.xfail("Oxigraph itself answers otherwise")
    assert passes(case, found), found
