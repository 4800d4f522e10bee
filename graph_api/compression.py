"""Answers made smaller on their way: brotli or gzip, as ``Accept-Encoding`` has it, piece by piece.

What is streamed stays streamed. An answer in a coding is another representation, so its ETag says which.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import brotli
from starlette.datastructures import Headers, MutableHeaders

from graph_api import versions

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALLEST = 600  # bytes: less fits into one packet anyway
_PLAIN = (
    "text/",
    "application/json",
    "application/xml",
    "application/trig",
    "application/n-",
    "application/javascript",
)
_SUFFIXES = ("+json", "+xml")
_BODILESS = {204, 304}


@dataclass(frozen=True, slots=True)
class _Coder:
    """Takes bytes in and returns those that are ready; in the end, returns the rest."""

    take: Callable[[bytes], bytes]
    rest: Callable[[], bytes]


def _gzip() -> _Coder:
    stream = zlib.compressobj(5, zlib.DEFLATED, 31)  # 31: with the header of gzip
    return _Coder(stream.compress, stream.flush)


def _brotli() -> _Coder:
    stream = brotli.Compressor(quality=4)
    return _Coder(stream.process, stream.finish)


_CODERS = {"br": _brotli, "gzip": _gzip}


def coding(header: str | None) -> str | None:
    """Return the content coding that a client likes best of those there are, None for none (RFC 9110, 12.5.3)."""
    wanted: dict[str, float] = {}
    for part in (header or "").lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        try:
            wanted[name] = float(quality)
        except ValueError:
            wanted[name] = 0.0
    found = {name: wanted.get(name, wanted.get("*", 0.0)) for name in _CODERS}
    best = max(found, key=lambda name: found[name])
    return best if found[best] > 0 and found[best] >= wanted.get("identity", 0.0) else None


class Compressing:
    """The application, with answers in the coding that the client takes."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        chosen = coding(Headers(scope=scope).get("accept-encoding")) if scope["method"] != "HEAD" else None
        await self._app(scope, receive, _Answer(send, chosen))


class _Answer:
    """One answer on its way: its head waits for the first piece, whose size decides."""

    def __init__(self, send: Send, chosen: str | None) -> None:
        self._send = send
        self._chosen = chosen
        self._head: Message = {}
        self._coder: _Coder | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._head = message
            return
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        body, more = message.get("body", b""), message.get("more_body", False)
        if self._head:
            self._begin(len(body), more=more)
            head, self._head = self._head, {}
            await self._send(head)
        if self._coder is None:
            await self._send(message)
            return
        coded = self._coder.take(body) + (b"" if more else self._coder.rest())
        if coded or not more:
            await self._send({"type": "http.response.body", "body": coded, "more_body": more})

    def _begin(self, size: int, *, more: bool) -> None:
        headers = MutableHeaders(raw=self._head["headers"])
        self._head["headers"] = headers.raw
        if self._head["status"] in _BODILESS or not _shrinks(headers):
            return
        headers.add_vary_header("Accept-Encoding")
        if self._chosen is None or (size < SMALLEST and not more):
            return
        self._coder = _CODERS[self._chosen]()
        headers["Content-Encoding"] = self._chosen
        if "etag" in headers:
            headers["ETag"] = versions.coded(headers["etag"], self._chosen)
        if "content-length" in headers:
            del headers["content-length"]


def _shrinks(headers: MutableHeaders) -> bool:
    media = headers.get("content-type", "").partition(";")[0].strip()
    return "content-encoding" not in headers and (media.startswith(_PLAIN) or media.endswith(_SUFFIXES))
