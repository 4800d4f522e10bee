"""Queries that take too much are really stopped: the process that ran them is gone, the next one is served."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph_api.limits import Limits
from graph_api.reasons import QueryError, Reason
from graph_api.store import open_store
from graph_api.workers import Asked, Workers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from graph_api.workers import Running

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes under /proc")

LIMITS = Limits(seconds=20, workers=1, memory=1 << 30)
QUICK = Asked("ASK { ?s ?p ?o }", "turtle", "json")
TRIPLES = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
ENDLESS = Asked(
    f"SELECT (COUNT(*) AS ?n) WHERE {{ {TRIPLES} FILTER(?a != ?d && ?g != ?j && ?c < ?f) }}", "turtle", "json"
)
GREEDY = Asked(f"SELECT * WHERE {{ {TRIPLES} }} ORDER BY ?l", "turtle", "json")
ENDLESS_STREAM = Asked(f"SELECT * WHERE {{ {TRIPLES} }}", "turtle", "json")


def with_workers(path: Path, limits: Limits, use: Callable[[Workers], Awaitable[None]]) -> None:
    """Run ``use`` with a pool, and close it; in a thread of its own, since a browser may own this one's loop."""

    async def run() -> None:
        workers = Workers(path, limits)
        try:
            await use(workers)
        finally:
            await workers.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(run())).result()


async def answer(workers: Workers, asked: Asked) -> bytes:
    """Return the whole result."""
    return await read(await workers.run(asked))


async def read(running: Running) -> bytes:
    """Return all that a running query yields."""
    return b"".join([piece async for piece in running.pieces()])


def children() -> set[int]:
    """Return the processes that this one has started and that are still there."""
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # a thread that has just ended
            found.update(map(int, (task / "children").read_text("ascii").split()))
    return found


async def gone(before: set[int]) -> None:
    """Wait for processes to be gone, for two seconds at most."""
    for _ in range(100):
        if not children() - before:
            return
        await asyncio.sleep(0.02)
    pytest.fail(f"still there: {children() - before}")


def test_a_query_that_takes_too_long_is_stopped(store_path: Path) -> None:
    """Its process is gone when the client hears of it, and the next query has another."""

    async def use(workers: Workers) -> None:
        before = children()
        start = time.monotonic()
        with pytest.raises(QueryError, match=r"longer than 1 s and was stopped") as caught:
            await workers.run(ENDLESS)
        assert caught.value.reason is Reason.TIME
        assert time.monotonic() - start < 5
        await gone(before)
        assert await answer(workers, QUICK) == b'{"head":{},"boolean":true}'

    with_workers(store_path, replace(LIMITS, seconds=1), use)


def test_a_result_that_streams_without_end_is_stopped(store_path: Path) -> None:
    """The limit holds for the whole work, not for its beginning."""

    async def use(workers: Workers) -> None:
        before = children()
        running = await workers.run(ENDLESS_STREAM)
        assert running.length is None
        with pytest.raises(QueryError, match="longer"):
            await read(running)
        await gone(before)

    with_workers(store_path, replace(LIMITS, seconds=1.5, result=1 << 40), use)


def test_a_result_that_is_too_long_is_cut_with_an_error(store_path: Path) -> None:
    """What was sent is no whole result, and the reader is told."""

    async def use(workers: Workers) -> None:
        for limit in (1000, 1_000_000):  # within the first piece, and after it
            workers.limits = replace(LIMITS, result=limit)
            with pytest.raises(QueryError, match="longer than this server sends") as caught:
                await answer(workers, ENDLESS_STREAM)
            assert caught.value.reason is Reason.LONG

    with_workers(store_path, LIMITS, use)


def test_a_query_that_takes_too_much_memory_is_stopped(store_path: Path) -> None:
    """The process ends, the server does not."""

    async def use(workers: Workers) -> None:
        with pytest.raises(QueryError, match="more memory") as caught:
            await workers.run(GREEDY)
        assert caught.value.reason is Reason.MEMORY
        assert await answer(workers, QUICK) == b'{"head":{},"boolean":true}'

    with_workers(store_path, replace(LIMITS, memory=400 << 20), use)


def test_a_client_that_leaves_stops_its_query(store_path: Path) -> None:
    """Cancelled while it waits for the head, and closed in the middle of the pieces."""

    async def use(workers: Workers) -> None:
        before = children()
        waiting = asyncio.ensure_future(workers.run(ENDLESS))
        await asyncio.sleep(0.5)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        await gone(before)
        running = await workers.run(ENDLESS_STREAM)
        pieces = running.pieces()
        assert await anext(pieces)
        await pieces.aclose()
        await gone(before)
        assert await answer(workers, QUICK)

    with_workers(store_path, LIMITS, use)


def test_who_finds_everything_busy_waits_or_is_sent_away(store_path: Path) -> None:
    """One runs, one waits, the third hears at once that there is no room; patience ends too."""

    async def use(workers: Workers) -> None:
        runs = asyncio.ensure_future(workers.run(ENDLESS))
        await asyncio.sleep(0.3)
        waits = asyncio.ensure_future(workers.run(QUICK))
        await asyncio.sleep(0)
        with pytest.raises(QueryError, match="waiting") as caught:
            await workers.run(QUICK)
        assert caught.value.reason is Reason.BUSY
        with pytest.raises(QueryError, match="no worker was free"):
            await waits
        runs.cancel()
        await asyncio.gather(runs, return_exceptions=True)
        assert await answer(workers, QUICK)

    with_workers(store_path, replace(LIMITS, queue=1, patience=0.5), use)


def test_queries_wait_their_turn(store_path: Path) -> None:
    """Many at once over two processes: every one is answered."""

    async def use(workers: Workers) -> None:
        before = children()
        answers = await asyncio.gather(*(answer(workers, QUICK) for _ in range(40)))
        assert set(answers) == {b'{"head":{},"boolean":true}'}
        assert len(children() - before) <= 2

    with_workers(store_path, replace(LIMITS, workers=2), use)


def test_a_worker_that_was_killed_is_replaced(store_path: Path) -> None:
    """A process that dies between two queries does no harm."""

    async def use(workers: Workers) -> None:
        before = children()
        assert await answer(workers, QUICK)
        for pid in children() - before:
            os.kill(pid, 9)
        await gone(before)
        await asyncio.sleep(0.1)
        assert await answer(workers, QUICK)

    with_workers(store_path, LIMITS, use)


def test_a_missing_store_is_told(tmp_path: Path) -> None:
    """The first query says what is wrong, and a store that appears later is used."""

    async def use(workers: Workers) -> None:
        with pytest.raises(QueryError, match="no store at") as caught:
            await workers.run(QUICK)
        assert caught.value.reason is Reason.STORE
        open_store(tmp_path / "later").close()
        assert await answer(workers, QUICK) == b'{"head":{},"boolean":false}'

    with_workers(tmp_path / "later", LIMITS, use)


def test_closing_ends_every_process(store_path: Path) -> None:
    """Nothing is left behind."""
    before = children()

    async def use(workers: Workers) -> None:
        assert await answer(workers, QUICK)
        assert children() - before

    with_workers(store_path, LIMITS, use)
    assert not children() - before
