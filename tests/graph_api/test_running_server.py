"""A real server over real HTTP: long results, slow queries beside quick ones, clients that hang up, a writer."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pyoxigraph as ox
import pytest

from graph_api.app import create_api
from graph_api.limits import Limits
from graph_api.snapshot import Snapshot
from graph_api.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    Serve = Callable[..., object]

ROOT = Path(__file__).resolve().parents[2]
TRIPLES = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
ENDLESS = f"SELECT (COUNT(*) AS ?n) WHERE {{ {TRIPLES} FILTER(?a != ?d && ?g != ?j && ?c < ?f) }}"
LONG = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }"


def ask(address: str, query: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Return status, headers and body of a query's answer."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        connection.request("GET", f"/sparql?query={quote(query)}", headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_a_long_result_arrives_whole(server: str, notices: list[ox.Quad]) -> None:
    """Sent in pieces, it has every row, and memory does not hold it."""
    status, headers, body = ask(server, LONG, Accept="text/csv")
    assert status == 200
    assert headers["transfer-encoding"] == "chunked"
    triples = len({quad.triple for quad in notices})
    assert len(body.splitlines()) == 1 + triples * triples


SERVER = """
import sys, uvicorn
from pathlib import Path
from graph_api.app import create_api
from graph_api.snapshot import Snapshot
uvicorn.run(create_api(Snapshot(Path(sys.argv[1]))), fd=int(sys.argv[2]), log_level="critical")
"""


def most_memory(process: int) -> int:
    """Return the most memory that a process and its children have ever held, in bytes."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    held = [Path(f"/proc/{each}/status").read_text() for each in (process, *children)]
    return sum(int(text.partition("VmHWM:")[2].split()[0]) << 10 for text in held)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc tells how much memory a process has held")
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_long_result_takes_no_memory(store_path: Path, coding: str) -> None:
    """Some forty megabytes pass through both processes, and neither grows by a tenth of that."""
    query = f"SELECT * WHERE {{ {TRIPLES} }} LIMIT 100000"
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        call = [sys.executable, "-c", SERVER, str(store_path), str(listener.fileno())]
        with subprocess.Popen(call, pass_fds=[listener.fileno()], cwd=ROOT) as server_:
            try:
                ask(address, query.replace("100000", "1000"), **{"Accept": "text/csv", "Accept-Encoding": coding})
                before = most_memory(server_.pid)
                _, headers, body = ask(address, query, **{"Accept": "text/csv", "Accept-Encoding": coding})
                after = most_memory(server_.pid)
            finally:
                server_.terminate()
    length = len(zlib.decompress(body, 31) if coding == "gzip" else body)
    assert headers["transfer-encoding"] == "chunked"
    assert length > 40_000_000
    assert after - before < length / 10


def test_the_head_of_an_answer_has_no_body(server: str) -> None:
    """HEAD is GET without the body."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    connection.request("HEAD", f"/sparql?query={quote('ASK {}')}")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (200, b"")
    connection.close()


def test_a_slow_query_ends_in_time_and_disturbs_nobody(store_path: Path, serve: Serve) -> None:
    """It gets 504; quick ones beside it are answered as quickly as ever."""
    app = create_api(Snapshot(store_path), limits=Limits(seconds=2, workers=2))
    slow: list[tuple[int, bytes, float]] = []

    def ask_slowly(address: str) -> None:
        start = time.monotonic()
        status, _, body = ask(address, ENDLESS)
        slow.append((status, body, time.monotonic() - start))

    with serve(app) as address:  # type: ignore[attr-defined]
        ask(address, "ASK {}")
        thread = threading.Thread(target=ask_slowly, args=(address,))
        thread.start()
        time.sleep(0.3)
        start = time.monotonic()
        for _ in range(5):
            assert ask(address, "ASK {}")[0] == 200
        assert urlopen(f"{address}/health").status == 200  # noqa: S310 - our own server
        assert time.monotonic() - start < 1.5
        thread.join()
        assert ask(address, "ASK {}")[0] == 200
    ((status, body, seconds),) = slow
    assert status == 504
    assert json.loads(body)["title"] == "Query timed out"
    assert 1.5 < seconds < 6


def test_a_result_that_is_cut_does_not_look_whole(store_path: Path, serve: Serve) -> None:
    """Past the limit the connection breaks off, so that no client takes half a result for all of it."""
    with serve(create_api(Snapshot(store_path), limits=Limits(result=2_000_000))) as address:  # type: ignore[attr-defined]
        with pytest.raises(http.client.IncompleteRead):
            ask(address, LONG)
        status, _, body = ask(address, LONG + " LIMIT 10")
        assert (status, len(json.loads(body)["results"]["bindings"])) == (200, 10)
    with serve(create_api(Snapshot(store_path), limits=Limits(result=20_000))) as address:  # type: ignore[attr-defined]
        status, _, body = ask(address, LONG)
        assert (status, json.loads(body)["title"]) == (413, "Result too long")


def test_a_client_that_hangs_up_frees_its_place(store_path: Path, serve: Serve) -> None:
    """With one worker, the next client is served at once and not when the time limit ends the query."""
    with serve(create_api(Snapshot(store_path), limits=Limits(seconds=30, workers=1))) as address:  # type: ignore[attr-defined]
        ask(address, "ASK {}")
        where = urlsplit(address)
        with socket.create_connection((where.hostname, where.port)) as client:
            client.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: {where.netloc}\r\n\r\n".encode())
            time.sleep(0.5)
        start = time.monotonic()
        assert ask(address, "ASK {}")[0] == 200
        assert time.monotonic() - start < 5


def test_too_many_at_once_are_asked_to_come_back(store_path: Path, serve: Serve) -> None:
    """503 and Retry-After for those for whom there is no room to wait."""
    limits = Limits(seconds=2, workers=1, queue=1)
    statuses: list[tuple[int, str | None]] = []

    def ask_slowly(address: str) -> None:
        status, headers, _ = ask(address, ENDLESS)
        statuses.append((status, headers["retry-after"]))

    with serve(create_api(Snapshot(store_path), limits=limits)) as address:  # type: ignore[attr-defined]
        threads = [threading.Thread(target=ask_slowly, args=(address,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(status for status, _ in statuses) == [503, 503, 504, 504]
    assert all(retry for status, retry in statuses if status == 503)


def test_readers_see_articles_whole_while_they_are_written(tmp_path: Path, serve: Serve) -> None:
    """Every answer shows all triples of an article or none, and the last one what is there at last."""
    subject, graph = ox.NamedNode("http://example.org/s"), "http://example.org/g"
    count = "SELECT (COUNT(*) AS ?n) WHERE { <http://example.org/s> ?p ?o }"
    size, seen = 40, set()
    with open_store(tmp_path) as writer, serve(create_api(Snapshot(tmp_path))) as address:  # type: ignore[attr-defined]
        for version in range(20):
            predicates = [ox.NamedNode(f"http://example.org/p{version}-{number}") for number in range(size)]
            quads = [ox.Quad(subject, predicate, ox.Literal("x"), ox.NamedNode(graph)) for predicate in predicates]
            writer.replace(graph, quads if version % 3 else [])
            seen.add(json.loads(ask(address, count)[2])["results"]["bindings"][0]["n"]["value"])
    assert seen == {"0", str(size)}
