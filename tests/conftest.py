"""What every test may ask for: the repository, the shared data beside it, a server, a browser, and what is slow."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from hypothesis import HealthCheck, settings

# On two noisy cores, how long one example takes says nothing. What CI wants besides, Hypothesis knows by itself.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

Serve = Callable[[FastAPI], AbstractContextManager[str]]

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """Folder that holds ``pyproject.toml``."""
    return REPOSITORY


@pytest.fixture(scope="session")
def samples() -> Path:
    """The notices that come with the project."""
    return REPOSITORY / "samples"


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A function from a path under ``../shared`` to the file; the test steps aside where it is absent."""

    def locate(path: str) -> Path:
        found = REPOSITORY.parent / "shared" / path
        if not found.exists():
            pytest.skip(f"no ../shared/{path} beside the repository")
        return found

    return locate


@pytest.fixture(scope="session")
def chromium() -> str:
    """Address of a Chromium; ``make test`` installs Debian's, ``BOMAY_CHROMIUM`` names another one."""
    for name in (os.environ.get("BOMAY_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name) if name else None
        if found:
            return found
    pytest.fail("no Chromium found: run scripts/need-chromium, or name one with BOMAY_CHROMIUM")


@contextmanager
def _serve(app: FastAPI) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def serve() -> Serve:
    """A function that serves an application over HTTP on a free port of this machine and gives its address."""
    return _serve


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives Chromium, so that ``-m 'not browser'`` leaves it out."""
    for item in items:
        if {"browser", "page"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
