"""Queries run in processes of their own, because nothing else stops one: Oxigraph knows no time limit.

A query that takes too long, takes too much memory or whose client has gone loses its process, and with it all
that it held; the next query gets a new one. Whoever finds all processes busy waits in line.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from graph_api import disk
from graph_api.reasons import QueryError, Reason

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph_api.curated import Realm
    from graph_api.limits import Limits
    from graph_api.updates import Update

_LOG = logging.getLogger(__name__)
MESSAGE = 4000
_SLOW_CLIENT = 10  # a client may take this many times the time limit to fetch its result
_ROOT = str(Path(__file__).resolve().parent.parent)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as a client asks it: the names of the formats it takes for graphs and tables ("" for none).

    ``base`` is what relative IRIs in it are relative to.
    """

    query: str
    graph: str
    table: str
    base: str | None = None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None

    def message(self) -> dict[str, object]:
        """Return it as a worker reads it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class AskedUpdate:
    """An update whose change is to be worked out, which graphs may be written, and a copy of the store if needed."""

    update: Update
    realm: Realm
    copy: Path | None

    def message(self) -> dict[str, object]:
        """Return it as a worker reads it."""
        realm = {"base": self.realm.base, "graphs": sorted(self.realm.graphs)}
        return {"update": asdict(self.update), "realm": realm, "copy": str(self.copy) if self.copy else None}


class Worker:
    """One process of ``graph_api.worker`` and the time that its query has left."""

    def __init__(self, process: asyncio.subprocess.Process, stderr: IO[bytes]) -> None:
        """Take over a process and the file that it complains to."""
        self._process = process
        self._stderr = stderr
        self._left = 0.0
        self._until = 0.0
        self._limit = 0.0

    @property
    def alive(self) -> bool:
        """Tell whether it can take another query."""
        return self._process.returncode is None

    async def begin(self, asked: Asked | AskedUpdate, limits: Limits) -> dict[str, object]:
        """Send a query and return the head of the answer."""
        self._limit = self._left = limits.seconds
        self._until = time.monotonic() + limits.seconds * _SLOW_CLIENT
        request = {
            **asked.message(),
            "result": limits.result,
            "seconds": limits.seconds * _SLOW_CLIENT * 1.5,
        }
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            message = "the worker was started without pipes"
            raise RuntimeError(message)
        self._reader = stdout
        stdin.write(json.dumps(request).encode() + b"\n")
        return await self._json()

    async def piece(self) -> bytes:
        """Return the next piece of the result, b"" after the last."""
        size = int.from_bytes(await self._read(4), "big")
        return await self._read(size) if size else b""

    async def end(self) -> dict[str, object]:
        """Return the tail of the answer, after the last piece."""
        return await self._json()

    async def _json(self) -> dict[str, object]:
        text = await self._read(None)
        return dict(json.loads(text))

    async def _read(self, size: int | None) -> bytes:
        """Read a line (``size`` None) or so many bytes, on the query's time."""
        start = time.monotonic()
        try:
            async with asyncio.timeout(max(min(self._left, self._until - start), 0)):
                data = await (self._reader.readline() if size is None else self._reader.readexactly(size))
        except TimeoutError as error:
            message = f"the query took longer than {self._limit:g} s and was stopped"
            raise QueryError(Reason.TIME, message) from error
        except asyncio.IncompleteReadError as error:
            raise await self._died() from error
        finally:
            self._left -= time.monotonic() - start
        if size is None and not data.endswith(b"\n"):
            raise await self._died()
        return data

    async def _died(self) -> QueryError:
        code = await self._process.wait()
        self._stderr.seek(0)
        last = self._stderr.read().decode(errors="replace")[-MESSAGE:]
        _LOG.error("worker ended with code %s: %s", code, last)
        if code == -signal.SIGABRT:  # how Rust and C++ end when there is no memory left
            return QueryError(Reason.MEMORY, "the query needed more memory than it may have and was stopped")
        return QueryError(Reason.FAILED, f"the process that ran the query ended with code {code}")

    def kill(self) -> None:
        """End the process, whatever it is doing; ``ended`` waits until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._stderr.close()

    async def ended(self) -> None:
        """Wait for the end of a killed process."""
        await self._process.wait()
        transport = getattr(self._process, "_transport", None)
        if transport is not None:  # else the pipes stay open until they are collected
            transport.close()


class Running:
    """A query whose answer has begun.

    ``format`` is what it comes in, ``length`` its length where it is whole already, ``generation`` the version of
    the store that it was asked of.
    """

    def __init__(self, pool: Workers, worker: Worker, head: dict[str, object]) -> None:
        """Take over the worker; ``pieces`` or ``close`` gives it back."""
        self._pool = pool
        self._worker: Worker | None = worker
        self.format = str(head["format"])
        self.length = head["length"]
        self.generation = str(head["generation"])

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the result.

        Raises:
            QueryError: it stops half way; what was yielded is no whole result.
        """
        if self._worker is None:
            message = "the result has been read already"
            raise RuntimeError(message)
        try:
            while piece := await self._worker.piece():
                yield piece
            tail = await self._worker.end()
            if tail["status"] != "ok":
                raise QueryError(Reason(str(tail["status"])), str(tail["detail"]))
            worker, self._worker = self._worker, None
            self._pool.give_back(worker)
        finally:
            self.close()

    def close(self) -> None:
        """Stop the query if it is still running."""
        worker, self._worker = self._worker, None
        if worker is not None:
            self._pool.discard(worker)


class Workers:
    """A few processes that answer queries over the store at ``path``."""

    def __init__(self, path: Path, limits: Limits) -> None:
        """Start nothing yet: a process starts with the first query that needs it."""
        self._path = path
        self.limits = limits
        self._loop: asyncio.AbstractEventLoop | None = None
        self._free = asyncio.Semaphore(limits.workers)
        self._idle: list[Worker] = []
        self._ending: list[Worker] = []
        self._waiting = 0

    def generation(self) -> str:
        """Return the version that the store has now."""
        return disk.generation(self._path)

    async def run(self, asked: Asked | AskedUpdate) -> Running:
        """Run a query as soon as a process is free, and return it when its answer begins.

        Raises:
            QueryError: it has no answer.
        """
        self._settle()
        await self._queue()
        worker: Worker | None = None
        try:
            worker = self._awake() or await self._start()
            head = await worker.begin(asked, self.limits)
        except BaseException:
            if worker is None:
                self._free.release()
            else:
                self.discard(worker)
            raise
        if head["status"] != "ok":
            self.give_back(worker)
            raise QueryError(Reason(str(head["status"])), str(head["detail"]))
        return Running(self, worker, head)

    def give_back(self, worker: Worker) -> None:
        """Take a worker back for the next query."""
        if worker.alive:
            self._idle.append(worker)
        self._free.release()

    def discard(self, worker: Worker) -> None:
        """End a worker and make room for another."""
        worker.kill()
        self._ending = [other for other in self._ending if other.alive]
        self._ending.append(worker)
        self._free.release()

    async def close(self) -> None:
        """End the idle workers; those at work end with their queries."""
        for worker in self._idle:
            worker.kill()
        ending, self._ending, self._idle = [*self._ending, *self._idle], [], []
        for worker in ending:
            await worker.ended()

    def _settle(self) -> None:
        """Belong to the running loop: processes of a loop that has ended cannot be spoken to."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self._loop, self._idle, self._ending, self._waiting = loop, [], [], 0
            self._free = asyncio.Semaphore(self.limits.workers)

    async def _queue(self) -> None:
        if self._free.locked() and self._waiting >= self.limits.queue:
            message = f"{self.limits.workers} queries are running and {self._waiting} waiting"
            raise QueryError(Reason.BUSY, message)
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience):
                await self._free.acquire()
        except TimeoutError as error:
            message = f"no worker was free within {self.limits.patience:g} s"
            raise QueryError(Reason.BUSY, message) from error
        finally:
            self._waiting -= 1

    def _awake(self) -> Worker | None:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            worker.kill()
        return None

    async def _start(self) -> Worker:
        paths = [_ROOT, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
        stderr = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the worker
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "graph_api.worker",
            str(self._path),
            str(self.limits.memory),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=stderr,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        return Worker(process, stderr)
