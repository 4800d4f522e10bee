"""The endpoint: one request per article to ``/chat/completions``, with the answer's JSON schema.

The protocol is that of the OpenAI API's chat completions with structured outputs, which vLLM, llama.cpp's server,
Ollama and others speak too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

_TRIES = 3
_WAIT = 1.0  # seconds before the second try, twice that before the third
_AGAIN = (429, 500, 502, 503, 504)


class EndpointError(RuntimeError):
    """The endpoint cannot be used; the message says which, and why."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers: ``url`` up to and without ``/chat/completions``; ``timeout`` in seconds for one answer."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0


def ask(endpoint: Endpoint, text: str) -> Any:  # noqa: ANN401 - JSON as it came
    """Return what the model answers to an article's text.

    Raises:
        EndpointError: no connection, an error, no answer in time, or an answer without content.
    """
    import requests  # noqa: PLC0415 - of the extra "llm"

    body = {
        "model": endpoint.model,
        "temperature": 0,
        "messages": [{"role": "system", "content": _prompt()}, {"role": "user", "content": text}],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "facts", "strict": True, "schema": schema()},
        },
    }
    headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    address = f"{endpoint.url.rstrip('/')}/chat/completions"
    try:
        with _session() as session:
            response = session.post(address, json=body, headers=headers, timeout=endpoint.timeout)
        response.raise_for_status()
        return json.loads(response.json()["choices"][0]["message"]["content"])
    except requests.RequestException as error:
        message = f"{address}: {type(error).__name__}: {error}"
        raise EndpointError(message) from error
    except (KeyError, IndexError, TypeError, ValueError) as error:
        message = f"{address}: no chat completion with JSON in it ({type(error).__name__}: {error})"
        raise EndpointError(message) from error


def _session() -> Any:  # noqa: ANN401 - requests is of the extra "llm"
    """Return a session that asks again where the server is busy."""
    import requests  # noqa: PLC0415 - of the extra "llm"
    from requests.adapters import HTTPAdapter  # noqa: PLC0415 - of the extra "llm"
    from urllib3 import Retry  # noqa: PLC0415 - of the extra "llm"

    again = Retry(_TRIES - 1, backoff_factor=_WAIT / 2, status_forcelist=_AGAIN, allowed_methods={"POST"})
    session = requests.Session()
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=again))
    return session


@cache
def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer."""
    found: dict[str, Any] = json.loads((files(__package__) / "schema.json").read_text("utf-8"))
    return found


@cache
def _prompt() -> str:
    return (files(__package__) / "prompt.md").read_text("utf-8")
