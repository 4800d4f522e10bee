"""A process that answers SPARQL queries and works out updates, one by one, and that can be killed in the middle.

    python -m graph_api.worker STORE MEMORY

It reads a request per line (JSON) from standard input and writes to standard output: a line of JSON (the head),
then the result in pieces, each after its length in four bytes, an empty piece, and a line of JSON (the tail).
A result that fits into the first piece is sent once it is whole, so that an error in it is still an error in the head.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import pyoxigraph as ox

from graph_api.curated import ProtectedGraphError, Realm
from graph_api.disk import StoreError
from graph_api.guard import asks_other_servers
from graph_api.media import GRAPHS, TABLES, Format, named
from graph_api.reasons import QueryError, Reason
from graph_api.store import open_store
from graph_api.updates import RefusedUpdateError, Update, UpdateError, plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph_api.store import Answer, GraphStore

    T = TypeVar("T")

FIRST_PIECE = 256 << 10
PIECE = 64 << 10
MESSAGE = 4000
_PAUSES = (0.0, 0.02, 0.1, 0.3)  # seconds

_NO_SERVICE = "SERVICE is not allowed here: this server asks no other servers"
_TOO_LONG = "the result is longer than this server sends; add a LIMIT or ask for less"
_NO_FORMAT = "the client accepts none of the formats that the result of this query can have"


class ResultTooLongError(Exception):
    """The result is longer than the server's limit."""


_REASONS = (
    (ResultTooLongError, Reason.LONG),
    (MemoryError, Reason.MEMORY),
    (StoreError, Reason.STORE),
    (ProtectedGraphError, Reason.PROTECTED),
    (RefusedUpdateError, Reason.REFUSED),
    (UpdateError, Reason.CONFLICT),
    ((SyntaxError, ValueError), Reason.QUERY),
)


class Output:
    """A file that Oxigraph writes a result to, in pieces to ``target``."""

    def __init__(self, target: BinaryIO, head: dict[str, object], limit: int) -> None:
        """Hold the head back until the first piece is full."""
        self._target = target
        self._head = head
        self._left = limit
        self._buffer = bytearray()
        self.begun = False

    def write(self, data: bytes) -> int:
        """Take bytes of the result.

        Raises:
            ResultTooLongError: there are more than the limit.
        """
        self._left -= len(data)
        if self._left < 0:
            raise ResultTooLongError(_TOO_LONG)
        self._buffer += data
        if len(self._buffer) >= (PIECE if self.begun else FIRST_PIECE):
            self._begin(None)
            self._send()
        return len(data)

    def flush(self) -> None:
        """Do nothing: pieces go out when they are full."""

    def finish(self) -> None:
        """Send what is left."""
        self._begin(len(self._buffer))
        self._send()

    def _begin(self, length: int | None) -> None:
        if not self.begun:
            self.begun = True
            line(self._target, {**self._head, "length": length})

    def _send(self) -> None:
        if self._buffer:
            self._target.write(len(self._buffer).to_bytes(4, "big") + self._buffer)
            self._target.flush()
            self._buffer.clear()


def line(target: BinaryIO, message: dict[str, object]) -> None:
    """Write one line of JSON."""
    target.write(json.dumps(message).encode() + b"\n")
    target.flush()


class Server:
    """Answers requests over the newest snapshot of a store."""

    def __init__(self, path: Path, target: BinaryIO) -> None:
        """Remember the store; it is opened by the first request."""
        self._path = path
        self._target = target
        self._store: GraphStore | None = None

    def serve(self, requests: Iterable[bytes]) -> None:
        """Answer request after request until there are no more."""
        for text in requests:
            request = json.loads(text)
            _alarm(request["seconds"])
            self._answer(request)
            _alarm(0)

    def _answer(self, request: dict[str, object]) -> None:
        output: Output | None = None
        try:
            write, form = self._planned(request) if "update" in request else self._answered(request)
            head: dict[str, object] = {
                "status": "ok",
                "format": form,
                "generation": self._store.generation if self._store else "",
            }
            output = Output(self._target, head, int(str(request["result"])))
            write(output)
            output.finish()
            self._end({"status": "ok"})
        except Exception as error:  # noqa: BLE001 - whatever it is goes to the client; the worker lives on
            message: dict[str, object] = {"status": _reason(error), "detail": str(error)[:MESSAGE]}
            if output is not None and output.begun:
                self._end(message)
            else:
                line(self._target, message)

    def _end(self, message: dict[str, object]) -> None:
        self._target.write(bytes(4))
        line(self._target, message)

    def _answered(self, request: dict[str, object]) -> tuple[Callable[[Output], object], str]:
        """Return what writes the result of a query, and the name of its format."""
        if asks_other_servers(str(request["query"])):
            raise QueryError(Reason.REFUSED, _NO_SERVICE)
        answer = self._again(lambda: self._ask(request))
        kind, formats = (Reason.GRAPH, GRAPHS) if isinstance(answer, ox.QueryTriples) else (Reason.TABLE, TABLES)
        chosen = named(str(request[kind]), formats)
        if chosen is None:
            raise QueryError(kind, _NO_FORMAT)
        return partial(_serialize, answer, chosen), chosen.name

    def _planned(self, request: dict[str, Any]) -> tuple[Callable[[Output], object], str]:
        """Return what writes the change that an update makes, and the name of its form."""
        if asks_other_servers(request["update"]["text"]):
            raise QueryError(Reason.REFUSED, _NO_SERVICE)
        update = Update(**request["update"])
        realm = Realm(request["realm"]["base"], frozenset(request["realm"]["graphs"]))
        try:
            if request["copy"] is None:
                change = self._again(lambda: plan(self._current(), update, realm))
            else:
                with open_store(Path(request["copy"])) as copy:
                    change = plan(copy, update, realm)
        except (SyntaxError, ValueError) as error:
            raise QueryError(Reason.UPDATE, str(error)) from error
        return lambda output: output.write(change.to_json().encode()), "change"

    def _again(self, ask: Callable[[], T]) -> T:
        for pause in _PAUSES:
            try:
                return ask()
            except OSError:  # a compaction took files away from under the snapshot: look again
                self._store = None
                time.sleep(pause)
        return ask()

    def _current(self) -> GraphStore:
        if self._store is None or self._store.outdated():
            self._store = open_store(self._path, read_only=True)
        return self._store

    def _ask(self, request: dict[str, object]) -> Answer:
        return self._current().query(
            str(request["query"]),
            base_iri=str(request["base"]) if request["base"] else None,
            default_graphs=_iris(request["default_graphs"]),
            named_graphs=_iris(request["named_graphs"]),
        )


def _serialize(answer: Answer, chosen: Format, output: Output) -> None:
    if isinstance(answer, ox.QueryTriples):
        answer.serialize(output, chosen.rdf)  # type: ignore[arg-type]  # it has write and flush, all that is called
    else:
        answer.serialize(output, chosen.table)  # type: ignore[arg-type]  # likewise


def _iris(value: object) -> list[str] | None:
    return [str(iri) for iri in value] if isinstance(value, list) else None


def _reason(error: Exception) -> Reason:
    if isinstance(error, QueryError):
        return error.reason
    for kinds, reason in _REASONS:
        if isinstance(error, kinds):
            return reason
    if isinstance(error, RuntimeError) and str(error).endswith("is not supported"):  # Oxigraph has no class for it
        return Reason.UNKNOWN
    return Reason.FAILED


def _alarm(seconds: float) -> None:
    """End this process natively should it still be busy by then, even when nobody is left to kill it."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def bound_memory(most: int) -> None:
    """Let the process have ``most`` bytes of data; when it asks for more it ends. No bound where it is not Linux."""
    if sys.platform.startswith("linux"):
        import resource  # noqa: PLC0415 - only where the platform has it

        # RLIMIT_AS would count what malloc and RocksDB reserve and never touch
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def main() -> None:
    """Serve standard input until it ends."""
    store, memory = sys.argv[1:]
    bound_memory(int(memory))
    Server(Path(store), sys.stdout.buffer).serve(sys.stdin.buffer)


if __name__ == "__main__":
    main()
