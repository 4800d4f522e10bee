"""How much an endpoint gives to one client: time, memory, length, and how many may ask at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a server that is open to everybody.

    ``seconds`` of work on one query, ``memory`` in bytes (an idle worker takes some 150 MB), ``query`` in characters,
    ``result`` in bytes, ``body`` in bytes of a request, ``upload`` in bytes of one that writes. ``workers`` queries
    run at once, ``queue`` more may wait, each for at most ``patience`` seconds.
    """

    seconds: float = 30.0
    memory: int = 2 << 30
    query: int = 100_000
    result: int = 256 << 20
    body: int = 1 << 20
    upload: int = 64 << 20
    workers: int = 2
    queue: int = 64
    patience: float = 30.0
