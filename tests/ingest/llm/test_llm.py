"""Articles read by a language model: over real HTTP, against a server that speaks the protocol and answers as told."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bomay.cli import app
from ingest.llm import AnswerError, Endpoint, EndpointError, facts, read_with
from ingest.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "Hội nghị tổng kết\nNgày 26/2, ông Lê Văn Bình, Giám đốc Công an tỉnh Nghệ An,\nchủ trì hội nghị tổng kết."
ARTICLE = Article("k", "i", "Hội nghị tổng kết", TEXT)


def answer(**changed: object) -> dict[str, Any]:
    """Return what a model that reads well answers, with some parts changed."""
    post = {"role": "Giám đốc", "org": "Công an tỉnh Nghệ An", "former": False, "start": None, "end": None}
    chair = {"agent": "Lê Văn Bình", "role": "chair", "quotes": ["Lê Văn Bình, Giám đốc Công an tỉnh Nghệ An, chủ trì"]}
    whole: dict[str, Any] = {
        "people": [
            {
                "name": "Lê Văn Bình",
                "quotes": ["Lê Văn Bình"],
                "ranks": [],
                "posts": [post | {"quotes": ["Giám đốc Công an tỉnh Nghệ An"]}],
            }
        ],
        "organisations": [{"name": "Công an tỉnh Nghệ An", "quotes": ["Công an tỉnh Nghệ An"]}],
        "events": [
            {
                "kind": "Hội nghị",
                "title": "tổng kết",
                "date": "26/2",
                "end_date": None,
                "place": None,
                "quotes": ["hội nghị tổng kết"],
                "participants": [chair],
            }
        ],
        "directives": [],
        "awards": [],
    }
    return whole | changed


# what is kept of an answer ---------------------------------------------------------------------------------


def test_facts_quote_the_text_even_over_a_line_break() -> None:
    found, dropped = facts(ARTICLE, answer(), "llm/m")
    assert dropped == 0
    assert found.version == "llm/m"
    (event,) = found.events
    assert (event.kind, event.date) == ("hội nghị", None)
    (chair,) = event.participants
    (span,) = chair.evidence.spans
    assert span.of(TEXT) == "Lê Văn Bình, Giám đốc Công an tỉnh Nghệ An,\nchủ trì"


GHOST = {"name": "Trần Quốc Minh", "quotes": ["Trần Quốc Minh"], "ranks": [], "posts": []}
_EVENT = answer()["events"][0]


@pytest.mark.parametrize(
    ("shows", "changed", "count"),
    [
        ("a person who is not in the text", {"people": [GHOST]}, 2),
        ("a name that is not in the text, with words that are", {"people": [GHOST | {"quotes": ["ông"]}]}, 2),
        ("a body without a quote", {"organisations": [{"name": "Bộ Công an", "quotes": []}]}, 1),
        ("a quote of nothing", {"organisations": [{"name": "Bộ Công an", "quotes": [" "]}]}, 1),
        (
            "somebody at an event whom the answer does not list",
            {"events": [_EVENT | {"participants": [{"agent": "Bộ Y tế", "role": "chair", "quotes": ["chủ trì"]}]}]},
            1,
        ),
        (
            "a role that there is not",
            {"events": [_EVENT | {"participants": [{"agent": "Lê Văn Bình", "role": "boss", "quotes": ["chủ trì"]}]}]},
            1,
        ),
    ],
)
def test_what_the_text_does_not_say_is_dropped(shows: str, changed: dict[str, Any], count: int) -> None:
    found, dropped = facts(ARTICLE, answer(**changed), "llm/m")
    assert dropped == count, shows
    names = {each.name for each in found.people} | {each.name for each in found.organisations}
    assert {one.agent for event in found.events for one in event.participants} <= names, shows


@given(st.lists(st.text(max_size=20), max_size=4))
def test_every_span_quotes_what_was_quoted(quotes: list[str]) -> None:
    found, _ = facts(ARTICLE, answer(organisations=[{"name": "x", "quotes": quotes}]), "llm/m")
    for body in found.organisations:
        said = [" ".join(span.of(TEXT).split()) for span in body.evidence.spans]
        assert said
        assert set(said) <= {" ".join(quote.split()) for quote in quotes}


@pytest.mark.parametrize(
    ("shows", "wrong"),
    [
        ("no object", []),
        ("a kind of fact is missing", {"people": []}),
        ("a fact without quotes", answer(organisations=[{"name": "Bộ Công an"}])),
        ("a fact that is none", answer(awards=["Bằng khen"])),
    ],
)
def test_an_answer_of_another_form_is_refused(shows: str, wrong: object) -> None:
    with pytest.raises(AnswerError, match=r"^k: "):
        facts(ARTICLE, wrong, "llm/m")
    assert shows


# over HTTP -------------------------------------------------------------------------------------------------


class Model(ThreadingHTTPServer):
    """A server of chat completions that gives its replies in turn, the last again and again."""

    def __init__(self, *replies: tuple[int, object]) -> None:
        """Take pairs of a status and what the content of the completion is."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies = list(replies)
        self.asked: list[dict[str, Any]] = []
        self.headers: list[str | None] = []

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(f"http://127.0.0.1:{self.server_address[1]}/v1", "m", "secret", timeout=5)

    def __enter__(self) -> Self:
        """Begin to answer."""
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Model

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body | {"path": self.path})
        self.server.headers.append(self.headers["Authorization"])
        status, content = self.server.replies.pop(0) if len(self.server.replies) > 1 else self.server.replies[0]
        reply = {"choices": [{"message": {"role": "assistant", "content": content}}]}
        sent = json.dumps(reply).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def model() -> Iterator[Model]:
    with Model((200, json.dumps(answer()))) as server:
        yield server


def test_the_request_carries_model_key_text_and_schema(model: Model) -> None:
    found = read_with(model.endpoint, ARTICLE)
    assert [each.name for each in found.people] == ["Lê Văn Bình"]
    (asked,) = model.asked
    assert asked["path"] == "/v1/chat/completions"
    assert asked["model"] == "m"
    assert asked["messages"][-1] == {"role": "user", "content": TEXT}
    assert set(asked["response_format"]["json_schema"]["schema"]["required"]) == set(answer())
    assert model.headers == ["Bearer secret"]


def test_a_busy_server_is_asked_again() -> None:
    with Model((503, ""), (200, json.dumps(answer()))) as server:
        assert read_with(server.endpoint, ARTICLE).people
        assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("shows", "status", "content", "words"),
    [
        ("a key that is refused", 401, "", "401"),
        ("an answer that is no JSON", 200, "I am sorry", "no chat completion with JSON"),
        ("an answer without content", 200, None, "no chat completion with JSON"),
    ],
)
def test_what_the_server_cannot_do_is_said(shows: str, status: int, content: object, words: str) -> None:
    with Model((status, content)) as server, pytest.raises(EndpointError, match=words) as caught:
        read_with(server.endpoint, ARTICLE)
    assert "secret" not in str(caught.value), shows


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(EndpointError, match=r"http://127\.0\.0\.1:9/v1/chat/completions"):
        read_with(Endpoint("http://127.0.0.1:9/v1", "m", timeout=1), ARTICLE)


# from the command line ---------------------------------------------------------------------------------------


def _bomay(*arguments: object, **environment: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(each) for each in arguments], env=environment)
    return result.exit_code, result.stdout, result.stderr


def test_the_model_reads_where_the_environment_names_one(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_api.store.GraphStore.load_reference", lambda _: ())  # places take seconds to load
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    named = {
        "BOMAY_LLM_URL": model.endpoint.url,
        "BOMAY_LLM_MODEL": "m",
        "BOMAY_LLM_KEY": "secret",
        "BOMAY_WORKERS": "1",
    }
    code, out, _ = _bomay("extract", file, "--evidence", **named)
    assert code == 0
    assert json.loads(out)["people"][0]["evidence"]["rule"] == "llm"
    code, _, err = _bomay("ingest", file, "--data", tmp_path / "data", **named)
    assert (code, "1 article read: 1 new" in err) == (0, True)
    code, out, _ = _bomay("info", "--json", "--data", tmp_path / "data", **named)
    assert json.loads(out)["extractor"] == "llm/m (1)"


def test_an_article_that_the_model_does_not_answer_is_counted_and_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    with Model((200, "no")) as server:
        named = {"BOMAY_LLM_URL": server.endpoint.url, "BOMAY_LLM_MODEL": "m", "BOMAY_WORKERS": "1"}
        code, _, err = _bomay("extract", file, **named)
    assert code == 1
    assert "1 skipped" in err
    assert "EndpointError" in err


def test_a_model_must_be_named(tmp_path: Path) -> None:
    code, _, err = _bomay("extract", tmp_path, BOMAY_LLM_URL="http://127.0.0.1:9/v1")
    assert code == 2
    assert "BOMAY_LLM_MODEL" in err
