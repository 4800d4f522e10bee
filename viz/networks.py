"""Ties woven into a network: what is known of a pair becomes one edge that carries all it rests on.

An edge of the networkx graphs made here has

- ``kind``: what ties the two, "holds", "met", "takes-part" …;
- ``rests_on``: the IRIs of the statements behind it, sorted, by which ``viz.evidence`` finds the sentences;
- ``weight``: on how many occasions (meetings, posts, documents) it was so;
- ``details``: what qualifies it, concept IRIs or words ("Phó Chủ tịch"), sorted;
- ``first``, ``last``: the earliest and latest ISO date known of it, "" where none is.

A node is an IRI, with its ``label`` and ``kind``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from viz.names import names
from viz.questions import Row, Store

# One class for all: several ties of different kinds may join two things, and most have a direction.
Network: TypeAlias = "nx.MultiDiGraph[str]"

# Ties that read the same from both ends.
MUTUAL = frozenset({"met"})


@dataclass(frozen=True, slots=True)
class Tie:
    """One reason why two things belong together, and the statements that it rests on.

    ``occasion`` tells one meeting, post or document from another; ``date`` is ISO 8601 or "".
    """

    source: str
    target: str
    kind: str
    rests_on: tuple[str, ...]
    occasion: str
    detail: str = ""
    date: str = ""


def tie(row: Row, kind: str) -> Tie:
    """Read a tie from a row: ``source``, ``target``, ``basis``, and perhaps ``occasion``, ``detail``, ``date``.

    Without an ``occasion``, each basis is one.
    """
    basis = row["basis"]
    occasion = row.get("occasion", basis)
    return Tie(row["source"], row["target"], kind, (basis,), occasion, row.get("detail", ""), row.get("date", ""))


def weave(ties: Iterable[Tie], store: Store, *, nodes: Iterable[str] = (), language: str = "vi") -> Network:
    """Return the network of the ties and of the ``nodes`` that may have none, with labels in ``language``.

    The same ties in any order give the same network.
    """
    bundles: defaultdict[tuple[str, str, str], list[Tie]] = defaultdict(list)
    for one in ties:
        bundles[one.source, one.target, one.kind].append(one)
    network: Network = nx.MultiDiGraph()
    called = names(
        store, sorted({*nodes, *(end for source, target, _ in bundles for end in (source, target))}), language
    )
    for iri, name in called.items():
        network.add_node(iri, label=name.label, kind=name.kind)
    for (source, target, kind), bundle in sorted(bundles.items()):
        network.add_edge(source, target, key=kind, kind=kind, **_bundled(bundle))
    return network


def _bundled(ties: list[Tie]) -> dict[str, object]:
    dates = sorted({one.date for one in ties} - {""})
    return {
        "rests_on": tuple(sorted({statement for one in ties for statement in one.rests_on})),
        "weight": len({one.occasion for one in ties}),
        "details": tuple(sorted({one.detail for one in ties} - {""})),
        "first": dates[0] if dates else "",
        "last": dates[-1] if dates else "",
    }
