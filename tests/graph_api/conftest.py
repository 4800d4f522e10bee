"""A small graph, on disk and in memory, and servers over it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_api
from graph_api.limits import Limits
from graph_api.snapshot import Snapshot
from graph_api.store import GraphStore, open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from fastapi import FastAPI

    Serve = Callable[[FastAPI], AbstractContextManager[str]]

NOTICES = Path(__file__).parent / "data" / "notices.trig"
LIMITS = Limits(seconds=20, workers=1, query=10_000, body=40_000)


@pytest.fixture(scope="session")
def notices() -> list[ox.Quad]:
    """The quads of the four made-up notices."""
    return list(ox.parse(path=NOTICES))


@pytest.fixture
def store(notices: list[ox.Quad]) -> Iterator[GraphStore]:
    """The notices in memory."""
    with open_store(None) as opened:
        opened.load(notices)
        yield opened


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory, notices: list[ox.Quad]) -> Path:
    """The notices on disk, for those who only read."""
    path = tmp_path_factory.mktemp("graph")
    with open_store(path) as opened:
        opened.load(notices)
    return path


@pytest.fixture(scope="session")
def client(store_path: Path) -> Iterator[TestClient]:
    """The application over the notices, spoken to without a network."""
    with TestClient(create_api(Snapshot(store_path), limits=LIMITS), follow_redirects=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def server(store_path: Path, serve: Serve) -> Iterator[str]:
    """Address of a running server over the notices."""
    with serve(create_api(Snapshot(store_path), limits=LIMITS)) as address:
        yield address
