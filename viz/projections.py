"""Networks projected from the graph: who met whom, who belongs where, how a directive travels, who is near.

Every projection is a function from a store to a ``Network``; ``PROJECTIONS`` lists those of the whole graph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, combinations
from types import MappingProxyType

import networkx as nx

from viz.networks import Network, Tie, tie, weave
from viz.questions import Row, Store, ask
from viz.questions import names as questions

# Beyond some hundred nodes nobody can follow a line any more.
LIMIT = 150
# One meeting of 150 people is 11,175 pairs: of so many ties a picture shows the heaviest.
_TIES_EACH = 4

# The kinds of tie that the graph holds, each a question of its own.
TIES = tuple(name.removeprefix("ties/") for name in questions() if name.startswith("ties/"))

_LEADING = {"holds": "leads", "held": "led"}


def people_who_met(store: Store, *, person: str | None = None, language: str = "vi") -> Network:
    """Return who took part in the same events, tied once for each pair and weighted by the number of events.

    Args:
        store: where to ask.
        person: only those whom this person met.
        language: of the labels.
    """
    shared = None if person is None else [row["target"] for row in ask(store, "ties/takes-part", source=[person])]
    return weave(_pairs(ask(store, "meetings", event=shared), person), store, language=language)


def people_and_agencies(store: Store, *, language: str = "vi") -> Network:
    """Return which person holds or held posts in which body; a tie rests on the memberships."""
    return weave(_ties(store, ("holds", "held")), store, language=language)


def who_reports_to_whom(store: Store, *, language: str = "vi") -> Network:
    """Return the bodies, each tied to the one above it, and to each body those who lead it or have led it.

    A tie "part-of" points upwards and rests on the body below. Who led and who reported at the same time is
    not concluded: the dates of the ties say when each was seen in office.
    """
    above = list(_ties(store, ("part-of",)))
    bodies = sorted({end for one in above for end in (one.source, one.target)})
    leading = [row["membership"] for row in ask(store, "leaders", agency=bodies)]
    leaders = (tie(row, _LEADING[held]) for held in _LEADING for row in ask(store, f"ties/{held}", basis=leading))
    return weave(chain(above, leaders), store, language=language)


def directive_flow(store: Store, *, language: str = "vi") -> Network:
    """Return how directives travel: from issuers to directives, what carries those out, and who organises that."""
    return weave((tie(row, row["kind"]) for row in ask(store, "flow")), store, language=language)


def travelled(flow: Network, limit: int = LIMIT) -> Network:
    """Return the flow without directives that lead nowhere, if it is larger than ``limit``: most are only named once.

    ``graph["left_out"]`` counts what is gone, issuers of nothing else included.
    """
    if len(flow) <= limit:
        return flow
    onward = {node for node in flow if flow.nodes[node]["kind"] == "directive" and flow.out_degree(node)}
    kept = onward | {end for node in onward for end in nx.all_neighbors(flow, node)}
    events = {node for node in kept if flow.nodes[node]["kind"] == "event"}
    smaller: Network = flow.subgraph(kept | {end for node in events for end in flow.successors(node)}).copy()
    smaller.graph["left_out"] = len(flow) - len(smaller)
    return smaller


def stage(flow: Network, node: str) -> int:
    """Return how far along the way of directives a thing stands: who issues, what, what follows, where, by whom."""
    if any(kind == "issues" for *_, kind in flow.out_edges(node, data="kind")):
        return 0
    if flow.nodes[node]["kind"] == "directive":
        return 2 if any(kind == "leads-to" for *_, kind in flow.in_edges(node, data="kind")) else 1
    return 3 if flow.nodes[node]["kind"] == "event" else 4


def all_ties(store: Store, *, language: str = "vi") -> Network:
    """Return every tie of the graph between two things: what the exports write."""
    return weave(_of_things(_ties(store, TIES)), store, language=language)


def neighbourhood(store: Store, iri: str, *, depth: int = 1, limit: int = LIMIT, language: str = "vi") -> Network:
    """Return what lies within ``depth`` ties of a thing, with all ties among that.

    At most ``limit`` nodes are kept, nearest first and best tied first; ``network.graph["left_out"]`` counts
    those at the rim that were not. ``network.graph["centre"]`` is the thing itself.

    Raises:
        ValueError: ``depth`` or ``limit`` is less than 1, or ``iri`` is no IRI.
    """
    if depth < 1 or limit < 1:
        message = f"a neighbourhood has a depth and a limit of 1 or more, not {depth} and {limit}"
        raise ValueError(message)
    inside, rim, left_out = {iri}, [iri], 0
    ties: set[Tie] = set()
    for _ in range(depth):
        found = list(_around(store, rim))
        ties.update(found)
        reach = _reach(found, inside)
        rim = reach[: max(0, limit - len(inside))]
        left_out = len(reach) - len(rim)
        inside.update(rim)
        if left_out or not rim:
            break
    ties.update(_around(store, rim))
    within = (one for one in ties if one.source in inside and one.target in inside)
    network = weave(within, store, nodes=[iri], language=language)
    network.graph.update(centre=iri, left_out=left_out)
    return strongest(network, limit)


def strongest(network: Network, limit: int = LIMIT) -> Network:
    """Return the network of the ``limit`` nodes with the most and heaviest ties, and of the heaviest ties among them.

    ``graph["left_out"]`` counts the other nodes, ``graph["ties_left_out"]`` the other ties among those that stay.
    A network that is small enough comes back as it is.
    """
    weights = dict(network.degree(weight="weight"))
    kept = sorted(weights, key=lambda iri: (-weights[iri], iri))[:limit]
    within = network.subgraph(kept)
    ties = sorted(within.edges(keys=True, data="weight"), key=lambda tie: (-tie[3], tie[:3]))
    light = [tie[:3] for tie in ties[limit * _TIES_EACH :]]
    if len(kept) == len(network) and not light:
        return network
    smaller: Network = within.copy()
    smaller.remove_edges_from(light)
    smaller.graph.update(left_out=network.graph.get("left_out", 0) + len(network) - len(kept), ties_left_out=len(light))
    return smaller


PROJECTIONS: Mapping[str, Callable[..., Network]] = MappingProxyType(
    {
        "met": people_who_met,
        "posts": people_and_agencies,
        "hierarchy": who_reports_to_whom,
        "directives": directive_flow,
    },
)


def _pairs(meetings: Iterable[Row], person: str | None) -> Iterator[Tie]:
    """Yield a tie for each two people of each event, or for ``person`` and each other, in the order of their IRIs."""
    events: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    dates: dict[str, str] = {}
    for row in meetings:
        events[row["event"]][row["person"]].add(row["participation"])
        dates[row["event"]] = min(dates.get(row["event"], "9"), row.get("date", "9"))
    for event, people in events.items():
        day = "" if dates[event] == "9" else dates[event]
        others = sorted(people) if person is None else ()
        pairs = chain(combinations(others, 2), (sorted((person, n)) for n in people if person and n != person))
        for one, other in pairs:
            yield Tie(one, other, "met", tuple(sorted(people[one] | people[other])), event, event, day)


def _around(store: Store, iris: list[str]) -> Iterator[Tie]:
    return _of_things(chain(_ties(store, TIES, source=iris), _ties(store, TIES, target=iris)))


def _ties(store: Store, kinds: Iterable[str], **given: list[str]) -> Iterator[Tie]:
    return (tie(row, kind) for kind in kinds for row in ask(store, f"ties/{kind}", **given))


def _of_things(ties: Iterable[Tie]) -> Iterator[Tie]:
    """Leave out a body that is said to belong to itself, and articles: they are what ties rest on."""
    return (one for one in ties if one.source != one.target and "/article/" not in one.source)


def _reach(ties: Iterable[Tie], inside: set[str]) -> list[str]:
    """Return the nodes that the ties lead to from inside, those with most ties first."""
    outside = Counter(end for one in ties for end in (one.source, one.target) if end not in inside)
    return sorted(outside, key=lambda iri: (-outside[iri], iri))
