"""Where to draw each node: forces within a connected part, parts packed side by side, columns for what flows.

The same network always gets the same picture: parts and nodes are taken in order and the seed is fixed.
Coordinates are pixels, y downwards, with the middle of the picture at (0, 0).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from viz.networks import Network

Positions = dict[str, tuple[float, float]]
Lane = Callable[[Network, str], int]
Points = NDArray[np.float64]

# Pixels between neighbours: a label of two lines fits between.
SPACING = 150.0
# Names are wider than high, and so are screens.
_WIDE = np.array([1.25, 0.85])
_LABEL = np.array([165.0, 95.0])
_LABELLED = 40
_SEED = 26022020
# networkx compares every node with every other one: 0.4 s for 500 nodes, 3 s for 1,000.
_DENSE = 400
_ROUNDS = 90
_STRANGERS = 24


def positions(network: Network) -> Positions:
    """Return the place of each node; parts of the network that do not hang together stand side by side."""
    plain: nx.Graph[str] = nx.Graph(network)
    return _packed([_spread(plain.subgraph(part), part) for part in _parts(network)])


def columns(network: Network, lane: Lane) -> Positions:
    """Return places in columns from left to right: ``lane`` tells the column of a node.

    Within a column, nodes stand near what they are tied to on the left; parts of the network that do not hang
    together stand apart.
    """
    numbers = {node: lane(network, node) for node in network}
    return _packed([_in_columns(network, part, numbers) for part in _parts(network)])


def _in_columns(network: Network, part: list[str], numbers: Mapping[str, int]) -> Positions:
    lanes: defaultdict[int, list[str]] = defaultdict(list)
    for node in part:
        lanes[numbers[node]].append(node)
    placed: Positions = {}
    for column, nodes in enumerate(lanes[number] for number in sorted(lanes)):
        heights = {node: _mean(placed[n][1] for n in nx.all_neighbors(network, node) if n in placed) for node in nodes}
        top = -(len(nodes) - 1) / 2
        for row, node in enumerate(sorted(nodes, key=lambda n: (heights[n], n))):
            placed[node] = (column * SPACING * 1.8, (top + row) * SPACING * 0.75)
    return placed


def _parts(network: Network) -> list[list[str]]:
    """Return the nodes of each part that hangs together, the largest part first."""
    parts = [sorted(part) for part in nx.weakly_connected_components(network)]
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _spread(part: nx.Graph[str], nodes: list[str]) -> Positions:
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in part.edges()))
    if len(nodes) <= _DENSE:
        placed = nx.spring_layout(ordered, seed=_SEED, iterations=_ROUNDS, k=1.6 / math.sqrt(len(nodes)))
        points = np.array([placed[node] for node in nodes])
    else:
        points = _sampled_forces(ordered, nodes)
    scale = SPACING * math.sqrt(len(nodes)) / max(float(np.abs(points).max()), 1e-9) * 0.6
    roomy = _uncrowded(_lying(points) * scale * _WIDE)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, roomy, strict=True)}


def _lying(points: Points) -> Points:
    """Turn points so that they spread from left to right rather than from top to bottom."""
    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned: Points = centred @ (axes * np.sign(axes.sum(axis=1, keepdims=True) + 1e-9)).T
    return turned


def _uncrowded(points: Points) -> Points:
    """Push apart nodes whose labels would lie on each other, along the side on which least is needed.

    Where there are many, not all will be labelled, and each asks for less room.
    """
    if len(points) > _DENSE:
        return points
    room = _LABEL * min(1.0, math.sqrt(_LABELLED / len(points)))
    # No two on one spot, so that it is clear which of them goes which way.
    moved = points + np.arange(len(points))[:, None] * 1e-6
    itself = np.eye(len(points), dtype=np.bool_)
    for _ in range(_ROUNDS):
        apart = moved[:, None, :] - moved[None, :, :]
        lack = room - np.abs(apart)
        crowded = np.all(lack > 0, axis=2) & ~itself
        if not crowded.any():
            break
        cheaper = np.stack([lack[..., 0] < lack[..., 1], lack[..., 0] >= lack[..., 1]], axis=2)
        push = np.where(crowded[..., None] & cheaper, np.sign(apart) * lack / 3, 0.0)
        moved += push.sum(axis=1)
    return moved


def _sampled_forces(part: nx.Graph[str], nodes: list[str]) -> Points:
    """Place many nodes: ties pull, and each node is pushed by a few strangers drawn anew in each round.

    The cost grows with the number of nodes and ties, not with its square (the idea of LargeVis, Tang et al. 2016).
    """
    index = {node: number for number, node in enumerate(nodes)}
    ends = np.array([(index[a], index[b]) for a, b in part.edges()])
    random = np.random.default_rng(_SEED)
    points = random.normal(size=(len(nodes), 2))
    for heat in np.linspace(0.3, 0.01, _ROUNDS):
        pull = np.zeros_like(points)
        apart = points[ends[:, 0]] - points[ends[:, 1]]
        force = apart * np.linalg.norm(apart, axis=1, keepdims=True)
        np.add.at(pull, ends[:, 0], -force)
        np.add.at(pull, ends[:, 1], force)
        away = points[:, None, :] - points[random.integers(len(nodes), size=(len(nodes), _STRANGERS))]
        push = (away / (np.square(away).sum(axis=2, keepdims=True) + 0.01)).mean(axis=1) * 3.0
        move = pull + push - 0.02 * points
        length = np.linalg.norm(move, axis=1, keepdims=True) + 1e-9
        points += move / length * np.minimum(length, heat)
    return points


def _packed(parts: Iterable[Positions]) -> Positions:
    """Set the parts in rows, the largest first, as wide as the whole is high."""
    boxed = [(part, *_box(part)) for part in parts]
    wide = max(1.0, math.sqrt(sum(width * height for _, _, _, width, height in boxed)) * 1.15)
    placed: Positions = {}
    x = y = row = 0.0
    for part, left, top, width, height in boxed:
        if x > 0 and x + width > wide:
            x, y, row = 0.0, y + row, 0.0
        placed.update({node: (px - left + x, py - top + y) for node, (px, py) in part.items()})
        x, row = x + width, max(row, height)
    return _centred(placed)


def _box(part: Positions) -> tuple[float, float, float, float]:
    """Return left, top, width and height of a part with half a spacing around it."""
    xs, ys = zip(*part.values(), strict=True)
    margin = SPACING / 2
    return min(xs) - margin, min(ys) - margin, max(xs) - min(xs) + 2 * margin, max(ys) - min(ys) + 2 * margin


def _centred(placed: Mapping[str, tuple[float, float]]) -> Positions:
    if not placed:
        return {}
    left, top, width, height = _box(dict(placed))
    middle = (left + width / 2, top + height / 2)
    return {node: (round(x - middle[0], 1), round(y - middle[1], 1)) for node, (x, y) in placed.items()}


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
