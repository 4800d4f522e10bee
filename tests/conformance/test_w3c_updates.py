"""The W3C's tests of SPARQL Update, sent over HTTP: no case may be behind Oxigraph called directly.

What the tests call the default graph is the curated default graph here. The data set of an update without ``USING`` and
``WITH`` is the union of all graphs here and not that graph alone, so the request names it, as the protocol has it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from w3c_manifest import SUITE, Graphs, Updating, updatings
from w3c_results import graph

from graph_api.curated import CURATED_GRAPH

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Endpoint

UPDATES = updatings(
    "add", "basic-update", "clear", "copy", "delete-data", "delete-insert", "delete-where", "delete", "drop", "move",
    "syntax-update-1", "syntax-update-2", "update-silent",
)  # fmt: skip
TURTLE = "text/turtle"
NAMED = [f"http://example.org/g{number}" for number in range(1, 4)]
NEGATIVE = {"NegativeSyntaxTest11", "NegativeUpdateSyntaxTest11"}

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason=f"the W3C's tests are not at {SUITE}")


def test_the_suite_is_whole() -> None:
    assert len(UPDATES) == 157


def held(graphs: Graphs) -> dict[str, ox.Dataset]:
    """Return the graphs that hold anything, the default graph under the curated one's name."""
    found = [(CURATED_GRAPH, file) for file in graphs.default] + list(graphs.named)
    made = {iri: graph(quads(file)) for iri, file in found}
    return {iri: data for iri, data in made.items() if len(data)}


def quads(file: Path) -> list[ox.Quad]:
    """Return the triples of a file."""
    return list(ox.parse(file.read_bytes(), ox.RdfFormat.TURTLE, base_iri=file.as_uri()))


def directly(case: Updating) -> dict[str, ox.Dataset] | None:
    """Let Oxigraph make the update in this process; None where it refuses."""
    store = ox.Store()
    for file in case.before.default:
        store.extend(quads(file))
    for iri, file in case.before.named:
        store.extend(ox.Quad(each.subject, each.predicate, each.object, ox.NamedNode(iri)) for each in quads(file))
    try:
        store.update(case.text)
    except SyntaxError:
        return None
    except (RuntimeError, OSError):  # right, and it cannot be done
        return {}
    names = [ox.DefaultGraph(), *store.named_graphs()]
    made = {
        CURATED_GRAPH if isinstance(name, ox.DefaultGraph) else name.value: graph(
            store.quads_for_pattern(None, None, None, name)
        )
        for name in names
    }
    return {iri: data for iri, data in made.items() if len(data)}


def over_http(endpoint: Endpoint, case: Updating) -> dict[str, ox.Dataset] | None:
    """Send the update to the server; None where it refuses."""
    endpoint.clear()
    for file in case.before.default:
        endpoint.put(CURATED_GRAPH, quads(file))
    for iri, file in case.before.named:
        endpoint.put(iri, quads(file))
    data_set = [("using-graph-uri", CURATED_GRAPH), *(("using-named-graph-uri", iri) for iri in NAMED)]
    if case.after is None or re.search(r"\b(USING|WITH)\b", case.text, re.IGNORECASE):
        data_set = []
    answer = endpoint.send(
        "POST",
        f"/update?{urlencode(data_set)}",
        case.text.encode(),
        **{"Content-Type": "application/sparql-update"},
    )
    if answer.status == 400:
        return None
    if case.after is None:
        return {}
    assert answer.status == 204, answer.body
    listed = endpoint.send("GET", f"/sparql?query={quote('SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }')}")
    found = {}
    for row in json.loads(listed.body)["results"]["bindings"]:
        iri = row["g"]["value"]
        text = endpoint.send("GET", f"/graph-store?graph={quote(iri, safe='')}", Accept=TURTLE).body
        found[iri] = graph(ox.parse(text, ox.RdfFormat.TURTLE))
    return found


def passes(case: Updating, found: dict[str, ox.Dataset] | None) -> bool:
    """Tell whether what the store holds is what it should."""
    if case.kind in NEGATIVE:
        return found is None
    return found is not None and (case.after is None or found == held(case.after))


@pytest.mark.parametrize("case", UPDATES, ids=lambda each: each.name)
def test_updates(endpoint: Endpoint, case: Updating) -> None:
    found = over_http(endpoint, case)
    if not passes(case, found) and not passes(case, directly(case)):
        pytest.xfail("Oxigraph itself does otherwise")
    assert passes(case, found), found
