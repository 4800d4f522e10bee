"""What the server has done so far, as Prometheus reads it: counters and gauges, one line each."""

from __future__ import annotations

import threading
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    _Key = tuple[str, tuple[tuple[str, str], ...]]

_HELP = {
    "bomay_requests_total": ("counter", "HTTP requests by method and status."),
    "bomay_request_seconds_total": ("counter", "Time spent on HTTP requests until their answer began."),
    "bomay_queries_total": ("counter", "SPARQL queries by outcome."),
    "bomay_query_seconds_total": ("counter", "Time spent on SPARQL queries until their answer began."),
    "bomay_updates_total": ("counter", "SPARQL updates by outcome."),
    "bomay_quads": ("gauge", "Quads in the named graphs of the store."),
    "bomay_graphs": ("gauge", "Named graphs in the store."),
}


class Metrics:
    """Counts that only grow, by name and labels."""

    def __init__(self) -> None:
        """Start at nothing."""
        self._lock = threading.Lock()
        self._counts: defaultdict[_Key, float] = defaultdict(float)

    def add(self, name: str, amount: float = 1, **labels: str) -> None:
        """Add to a count."""
        with self._lock:
            self._counts[name, tuple(sorted(labels.items()))] += amount

    def text(self, gauges: Iterable[tuple[str, float]] = ()) -> str:
        """Return all counts and the gauges in the text format of Prometheus, version 0.0.4."""
        with self._lock:
            values = dict(self._counts)
        values.update({(name, ()): value for name, value in gauges})
        lines = []
        for name in sorted({name for name, _ in values}):
            kind, about = _HELP[name]
            lines += [f"# HELP {name} {about}", f"# TYPE {name} {kind}"]
            lines += [
                f"{name}{_labels(labels)} {value!r}" for (each, labels), value in sorted(values.items()) if each == name
            ]
        return "\n".join(lines) + "\n"


def _labels(labels: tuple[tuple[str, str], ...]) -> str:
    return "{" + ",".join(f'{name}="{value}"' for name, value in labels) + "}" if labels else ""
