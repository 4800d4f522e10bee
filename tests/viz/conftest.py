"""The graph of four articles around a conference, in memory and served, and a browser that tells what leaves a page."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from graph_api.limits import Limits
from graph_api.snapshot import Snapshot
from graph_api.store import GraphStore, open_store
from viz.app import create_app

DATA = Path(__file__).parent / "data"
BASE = "https://w3id.org/bomay/id/"
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
LOCAL = {"127.0.0.1", "localhost", None}


@pytest.fixture(scope="session")
def quads() -> list[ox.Quad]:
    """The quads of the four articles."""
    return list(ox.parse(path=DATA / "quang-binh.trig"))


@pytest.fixture(scope="session")
def store(quads: list[ox.Quad]) -> Iterator[GraphStore]:
    """The four articles in memory; nobody writes to it."""
    with open_store(None) as opened:
        opened.load(quads)
        yield opened


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The whole texts of the articles by IRI; one is not kept."""
    return {f"{BASE}article/{path.stem}": path.read_text("utf-8") for path in DATA.glob("*.txt") if path.stem != "a4"}


Serving = Callable[[list[ox.Quad]], str]


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]) -> Iterator[Serving]:
    """A function that serves quads until the tests are over, and gives the address."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def serve(quads: list[ox.Quad]) -> str:
        path = tmp_path_factory.mktemp("served")
        with open_store(path) as opened:
            opened.load(quads)
        app = create_app(Snapshot(path), limits=Limits(workers=1), article_text=texts.get)
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.02)
        running.append((server, thread))
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield serve
    for server, thread in running:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def site(serving: Serving, quads: list[ox.Quad]) -> str:
    """Address of the explorer over the four articles."""
    return serving(quads)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


@dataclass(slots=True)
class Watched:
    """A page, with what went wrong on it: complaints of the console and requests that leave the machine."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    strayed: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Begin to listen."""
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: self._request(request.url))

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "file"} and parts.hostname not in LOCAL:
            self.strayed.append(url)


Open = Callable[..., Watched]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """A function that opens an address in a fresh window; what went wrong there fails the test at its end."""
    opened: list[Watched] = []

    def go(address: str, *, width: int = 1280, height: int = 900, offline: bool = False) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, offline=offline, locale="vi-VN")
        context.set_default_timeout(15_000)
        watched = Watched(context.new_page())
        watched.watch()
        watched.page.goto(address)
        opened.append(watched)
        return watched

    yield go
    for watched in opened:
        watched.page.context.close()
    assert [(watched.complaints, watched.strayed) for watched in opened] == [([], [])] * len(opened)
