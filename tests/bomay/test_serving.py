"""The server as the command line makes it: no writing without being told so, and what is written outlives a rebuild."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import noted_facts
import pyoxigraph as ox
import pytest
import uvicorn
from fastapi.testclient import TestClient
from ingest_noted import NOTED
from typer.testing import CliRunner

from bomay.census import census, validated
from bomay.cli import app
from bomay.pipeline import ingest, rebuild, resolve, retract
from bomay.report import unwatched
from bomay.settings import Settings
from graph_api.store import open_store
from graph_api.tokens import Token, new
from ingest.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET, HASH = new()
MINE = "http://example.org/mine"


@pytest.fixture(autouse=True)
def _no_reference_data() -> Iterator[None]:
    """Leave out the places, which take seconds to load."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph_api.store.GraphStore.load_reference", lambda store: ())  # noqa: ARG005 - as it is called
        patch.delenv("BOMAY_TOKEN", raising=False)
        yield


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Archive and graph of five noted articles."""
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(noted_facts.record(number)) for number in range(5)), "utf-8")
    made = Settings(data=tmp_path / "data")
    ingest([path], made, extractor=NOTED)
    return made


def served(settings: Settings, *arguments: str, **environment: str) -> tuple[int, str, TestClient | None]:
    """Run ``bomay serve`` without a network; return exit code, output, and a client of the application."""
    apps: list[TestClient] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uvicorn, "run", lambda application, **_: apps.append(TestClient(application)))
        call = ["serve", "--data", str(settings.data), *arguments]
        result = CliRunner().invoke(app, call, env=environment)
    return result.exit_code, result.output, apps[0] if apps else None


# what it shows, arguments, token of the environment, exit code, a word of what is said
CALLS = [
    ("no writing by default", [], None, 0, ""),
    ("no writing because of a token alone", [], SECRET, 0, ""),
    ("writing with a token", ["--writable"], SECRET, 0, ""),
    ("writing with the hash of a token", ["--writable"], HASH, 0, ""),
    ("no writing without a token", ["--writable"], None, 2, "bomay token"),
    ("no writing with a weak token", ["--writable"], "secret", 2, "at least 20"),
]


@pytest.mark.parametrize(("arguments", "token", "code", "said"), [c[1:] for c in CALLS], ids=[c[0] for c in CALLS])
def test_who_may_write(settings: Settings, arguments: list[str], token: str | None, code: int, said: str) -> None:
    found, output, client = served(settings, *arguments, **({"BOMAY_TOKEN": token} if token else {}))
    assert (found, said in output, client is not None) == (code, True, code == 0)
    if client is not None:
        with client:
            headers = {"Authorization": f"Bearer {SECRET}", "Content-Type": "application/sparql-update"}
            answer = client.post("/update", content="CLEAR DEFAULT", headers=headers)
        assert answer.status_code == (204 if arguments else 403)


def test_a_token_is_made_with_its_hash() -> None:
    result = CliRunner().invoke(app, ["token"])
    secret = result.stdout.strip()
    digest = result.stderr.partition("BOMAY_TOKEN=")[2].split()[0]
    assert Token.read(secret) == Token.read(digest)
    assert CliRunner().invoke(app, ["token"]).stdout.strip() != secret


def test_settings_do_not_show_the_token() -> None:
    assert SECRET not in repr(Settings(token=SECRET))


def test_what_is_written_outlives_whatever_becomes_of_the_articles(settings: Settings) -> None:
    """A graph of one's own stays, quad for quad, while articles come, go and are read anew."""
    _, _, client = served(settings, "--writable", BOMAY_TOKEN=SECRET)
    assert client is not None
    text = "<http://example.org/a> <http://example.org/p> [ <http://example.org/q> 'Đào' ] ."
    headers = {"Authorization": f"Bearer {SECRET}", "Content-Type": "text/turtle"}
    with client:
        assert client.put(f"/graph-store?graph={MINE}", content=text, headers=headers).status_code == 201
    with open_store(settings.store, read_only=True) as store:
        mine, everything = set(store.quads(MINE)), set(store.quads())
    figures = census(settings)
    assert (figures["curated quads"], figures["quads of articles"]) == (2, len(everything) - 2)
    assert list(validated(settings, unwatched)) == [[]] * 5  # what is curated need not be complete
    rebuild(settings, extractor=NOTED)
    with open_store(settings.store, read_only=True) as store:
        assert set(store.quads()) == everything
        assert {quad.triple for quad in mine} <= set(store.union())
    resolve(settings, extractor=NOTED)
    with Archive(settings.archive) as archive:
        keys = [article.key for article in archive.articles()]
    retract(keys, settings, extractor=NOTED)
    with open_store(settings.store, read_only=True) as store:
        assert set(store.quads()) == mine
        assert len(mine) == 2
        assert all(isinstance(quad.graph_name, ox.NamedNode) for quad in mine)
