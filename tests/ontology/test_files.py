"""The reference files are there, in the graphs of docs/graph-model.md, and load into a store."""

from __future__ import annotations

from pyoxigraph import NamedNode, RdfFormat, Store

from ontology.files import ONTOLOGY_GRAPH, PLACES_GRAPH, reference
from ontology.schemes import names


def test_reference_data_loads() -> None:
    """Two graphs: the vocabulary with all schemes, and the places."""
    store = Store()
    files = list(reference())
    for graph, path in files:
        store.bulk_load(path=path, format=RdfFormat.TURTLE, to_graph=NamedNode(graph))
    assert {graph.value for graph in store.named_graphs()} == {ONTOLOGY_GRAPH, PLACES_GRAPH}
    assert len(files) == 1 + len(names()) + 3
    query = "SELECT (COUNT(?c) AS ?n) WHERE { GRAPH ?g { ?c a <http://www.w3.org/2004/02/skos/core#ConceptScheme> } }"
    (row,) = store.query(query)
    assert int(row["n"].value) == len(names())
