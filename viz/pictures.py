"""A network made ready to draw: where each dot stands, how it looks, what its lines say.

The records are those of vis-network (``x``, ``shape``, ``from``, ``to`` …) with what our own pages add to them: the
full name, the page, the words of a tie, and the statements that it rests on. They hold plain values only, so
they travel as JSON; whoever shows them sets text, never HTML.
"""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from viz.layout import Lane, columns, positions
from viz.names import DEFAULT_READER, Name, Reader, local_name, names
from viz.networks import MUTUAL, Network
from viz.questions import Store
from viz.wording import Words, looks, words

Record = dict[str, object]

_LINE_OF_LABEL = 22
_LINES_OF_LABEL = 3
# A line may rest on hundreds of statements; the sentences of so many of them are kept at hand.
STATEMENTS = 40
_DETAILS = 12
# A line that a past tie leaves is dashed.
_PAST = frozenset({"held", "led"})
# Of several roles at one event, the line names the first of these (concepts of the scheme "participation").
FOREMOST = ("chair", "organiser", "host", "speaker", "awarder", "recipient", "attendee")
# With few lines there is room to write on each what it means.
_ROOM_FOR_WORDS = 26


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: ``nodes`` and ``edges`` as vis-network takes them, ``centre`` the id of a node or None.

    ``kinds`` explains the looks, for a legend. ``left_out`` and ``ties_left_out`` count what
    is not drawn.
    """

    title: str
    nodes: tuple[Record, ...]
    edges: tuple[Record, ...]
    kinds: tuple[Record, ...]
    centre: str | None = None
    left_out: int = 0
    ties_left_out: int = 0


def picture(
    network: Network,
    store: Store,
    title: str,
    *,
    lane: Lane | None = None,
    reader: Reader = DEFAULT_READER,
) -> Picture:
    """Lay out a network and dress it.

    Args:
        network: what to draw.
        store: where the details of the ties have their names.
        title: heading of the picture.
        lane: the column of a node, counted from the left; left out, forces spread the nodes.
        reader: whom the words on it are for.
    """
    said = words(reader.language)
    places = columns(network, lane) if lane else positions(network)
    ids = {iri: f"n{number}" for number, iri in enumerate(sorted(network.nodes))}
    details = {detail for *_, data in network.edges(data=True) for detail in data["details"]}
    called = names(store, sorted(details), reader.language)
    centre = network.graph.get("centre")
    return Picture(
        title=title,
        nodes=tuple(
            {"id": ids[iri], "x": places[iri][0], "y": places[iri][1], **_dot(network, iri, said, reader)}
            for iri in sorted(network.nodes)
        ),
        edges=tuple(_lines(network, ids, called, said)),
        kinds=_legend(network, said),
        centre=ids.get(centre),
        left_out=network.graph.get("left_out", 0),
        ties_left_out=network.graph.get("ties_left_out", 0),
    )


def statements(edge: Record) -> list[str]:
    """Return the IRIs of the statements that an edge of a picture rests on."""
    listed = edge["statements"]
    return [str(statement) for statement in listed] if isinstance(listed, list) else []


def _dot(network: Network, iri: str, said: Words, reader: Reader) -> Record:
    name, kind = network.nodes[iri]["label"], network.nodes[iri]["kind"]
    look = looks().get(kind, looks()["other"])
    central = network.graph.get("centre") == iri
    return {
        "iri": iri,
        "label": _label(name),
        "name": name,
        "kind": kind or "other",
        "kindName": said.kind(kind),
        "page": reader.page(iri),
        "shape": look.shape,
        "color": look.colour,
        "size": round(11 + 3 * math.sqrt(network.degree(iri)) + (8 if central else 0), 1),
    }


def _lines(network: Network, ids: Mapping[str, str], called: Mapping[str, Name], said: Words) -> list[Record]:
    roomy = network.number_of_edges() <= _ROOM_FOR_WORDS
    parallel: Counter[frozenset[str]] = Counter()
    lines: list[Record] = []
    for number, (source, target, data) in enumerate(sorted(network.edges(data=True), key=_line_order)):
        pair = frozenset((source, target))
        kind, details = data["kind"], [called[detail].label for detail in data["details"][:_DETAILS]]
        lines.append(
            {
                "id": f"e{number}",
                "from": ids[source],
                "to": ids[target],
                "kind": kind,
                "verb": said.ties[kind],
                "details": details,
                "first": data["first"],
                "last": data["last"],
                "weight": data["weight"],
                "statements": list(data["rests_on"][:STATEMENTS]),
                "unsaid": max(0, len(data["rests_on"]) - STATEMENTS),
                "label": _told(data["details"], called) if roomy else "",
                "width": round(1.2 + 1.6 * math.log2(data["weight"]), 1),
                "arrows": "" if kind in MUTUAL else "to",
                "dashes": kind in _PAST,
                "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.22 * parallel[pair]}
                if parallel[pair]
                else False,
            }
        )
        parallel[pair] += 1
    return lines


def _line_order(edge: tuple[str, str, Record]) -> tuple[str, str, str]:
    return edge[0], edge[1], str(edge[2]["kind"])


def _legend(network: Network, said: Words) -> tuple[Record, ...]:
    counted = Counter(kind or "other" for _, kind in network.nodes(data="kind"))
    return tuple(
        {"kind": kind, "name": said.kind(kind), "count": counted[kind], "shape": look.shape, "color": look.colour}
        for kind, look in looks().items()
        if counted[kind]
    )


def _label(name: str) -> str:
    """Break a name into lines, its first letter large; one that is too long ends in an ellipsis."""
    opened = name[:1].upper() + name[1:]
    return "\n".join(textwrap.wrap(opened, _LINE_OF_LABEL, max_lines=_LINES_OF_LABEL, placeholder=" …"))


def _told(details: Iterable[str], called: Mapping[str, Name]) -> str:
    """Return the words for a line: the foremost role, with an ellipsis where there are more; no event's long name."""
    short = [detail for detail in details if "/event/" not in detail]
    first = min(short, key=lambda detail: (_standing(detail), called[detail].label), default=None)
    return "" if first is None else called[first].label + (" …" if len(short) > 1 else "")


def _standing(detail: str) -> int:
    role = local_name(detail)
    return FOREMOST.index(role) if role in FOREMOST else len(FOREMOST)
