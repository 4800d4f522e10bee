"""Work spread over processes: the results come in the order of the items, whatever the number of processes.

No more items are taken than the processes are soon ready for, so a long line of them need not be held in memory.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from typing import TypeVar

CHUNK = 8
FEW = 32  # items that are done before another process is ready
_AHEAD = 4  # chunks waiting for each process: enough to keep it busy, few enough to hold in memory

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(work: Callable[[list[Item]], list[Result]], items: Iterable[Item], workers: int) -> Iterator[Result]:
    """Yield what ``work`` makes of the items, some at a time; a few items are done here, by nobody else.

    ``work`` and what it is made of must be known by name in their modules, so that other processes find them.
    """
    coming = iter(items)
    first = list(islice(coming, FEW)) if workers > 1 else []
    if workers == 1 or len(first) < FEW:
        return (result for item in chain(first, coming) for result in work([item]))
    return _spread(work, chain(first, coming), workers)


def _spread(work: Callable[[list[Item]], list[Result]], items: Iterator[Item], workers: int) -> Iterator[Result]:
    waiting: deque[Future[list[Result]]] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_settle_in)
    try:
        while chunk := list(islice(items, CHUNK)):
            with _uninterrupted():
                waiting.append(pool.submit(work, chunk))
            if len(waiting) > workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back for a moment; a process that starts in it never hears of it, and leaves it to the parent."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle_in() -> None:
    """End when the parent does, even if it was killed."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.join,), daemon=True).start()


def _follow(join: Callable[[], None]) -> None:
    join()
    os._exit(1)
