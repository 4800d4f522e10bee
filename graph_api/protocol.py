"""A SPARQL 1.1 Protocol request, read from HTTP: what is asked, of which data set, in which formats.

Three ways to ask: ``GET ?query=…``, a POSTed form with ``query=…``, and a POST of ``application/sparql-query``. Two to
update: a POSTed form with ``update=…``, and a POST of ``application/sparql-update``.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from fastapi.responses import Response
from starlette.exceptions import HTTPException

from graph_api.media import GRAPHS, TABLES, named, negotiate
from graph_api.updates import Update
from graph_api.workers import Asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fastapi import Request

    from graph_api.limits import Limits
    from graph_api.media import Format

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_ELSEWHERE = "this address answers queries; updates are posted to /update, where the server takes any"

Parameters = list[tuple[str, str]]


def here(request: Request) -> str:
    """Return the address of a request as the client wrote it, without its parameters."""
    path = bytes(request.scope.get("raw_path") or request.scope["path"].encode()).partition(b"?")[0]
    return f"{request.url.scheme}://{request.url.netloc}{path.decode('ascii', 'replace')}"


def head(headers: Mapping[str, str]) -> Response:
    """Return an answer to HEAD, of a length that is not known."""
    answer = Response(headers=dict(headers))
    del answer.headers["content-length"]
    return answer


def query_parameters(request: Request) -> Parameters:
    """Return the parameters of the address.

    Raises:
        HTTPException: 400 for what is no UTF-8.
    """
    return _decode(request.url.query.encode())


def fault(status: HTTPStatus, detail: str) -> HTTPException:
    """Return the error that answers a request with ``status``."""
    return HTTPException(status, detail)


async def parameters(request: Request, limits: Limits) -> Parameters:
    """Return the protocol's parameters of a query from the address and, by POST, from the body.

    Raises:
        HTTPException: 400 for what is no UTF-8, 403 for an update, 413 for too long a body, 415 for another
            kind of body.
    """
    found = query_parameters(request)
    if request.method == "POST":
        if media_type(request) == UPDATE:
            raise fault(HTTPStatus.FORBIDDEN, _ELSEWHERE)
        found += await _posted(request, DIRECT, "query", limits.body)
    if any(name == "update" for name, _ in found):
        raise fault(HTTPStatus.FORBIDDEN, _ELSEWHERE)
    return found


async def update(request: Request, limits: Limits, base: str) -> Update:
    """Return the update that a request POSTs, as a form or directly.

    Raises:
        HTTPException: 400 for no update or several, or what is no UTF-8, 413 for too long a body, 415 for another
            kind of body.
    """
    found = query_parameters(request)
    found += await _posted(request, UPDATE, "update", limits.upload)
    updates = [value for name, value in found if name == "update"]
    if len(updates) != 1 or any(name == "query" for name, _ in found):
        raise fault(
            HTTPStatus.BAD_REQUEST, f"exactly one update is made and no query asked, not {len(updates)} updates"
        )
    default = tuple(value for name, value in found if name == "using-graph-uri")
    named_ = tuple(value for name, value in found if name == "using-named-graph-uri")
    described = bool(default or named_)
    return Update(updates[0], base, default if described else None, named_ if described else None)


def media_type(request: Request) -> str:
    """Return the media type of a body, "" where none is given.

    Raises:
        HTTPException: 415 for text in another charset than UTF-8.
    """
    media, *rest = (part.strip() for part in request.headers.get("content-type", "").lower().split(";"))
    for part in rest:
        name, _, value = part.partition("=")
        if name == "charset" and value.strip('"') not in {"utf-8", "utf8"}:
            raise fault(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"SPARQL and RDF are sent in UTF-8, not in {value}")
    return media


async def _posted(request: Request, direct: str, name: str, most: int) -> Parameters:
    media = media_type(request)
    if media not in {FORM, direct}:
        given = f"not {media}" if media else "and the request gives no Content-Type"
        raise fault(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"this is posted as {FORM} or {direct}, {given}")
    body = await read_body(request, most)
    return _decode(body) if media == FORM else [(name, _text(body))]


async def read_body(request: Request, most: int) -> bytes:
    """Read the body of a request, of at most so many bytes.

    Raises:
        HTTPException: 413 where it is longer than allowed.
    """
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise fault(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is longer than {most} bytes")
    return bytes(body)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise fault(HTTPStatus.BAD_REQUEST, f"the body is no UTF-8: {error}") from error


def _decode(text: bytes) -> Parameters:
    try:
        return parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:  # UnicodeDecodeError is one
        raise fault(HTTPStatus.BAD_REQUEST, f"the parameters cannot be read: {error}") from error


def asked(found: Parameters, graph: Format | None, table: Format | None, limits: Limits) -> Asked:
    """Return the query of a request that has one, with the formats that ``formats`` found.

    Raises:
        HTTPException: 400 for no query or several, 413 for too long a query.
    """
    queries = [value for name, value in found if name == "query"]
    if len(queries) != 1:
        raise fault(HTTPStatus.BAD_REQUEST, f"exactly one query is asked, not {len(queries)}")
    if len(queries[0]) > limits.query:
        raise fault(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the query is longer than {limits.query} characters")
    default = tuple(value for name, value in found if name == "default-graph-uri")
    chosen = tuple(value for name, value in found if name == "named-graph-uri")
    described = bool(default or chosen)
    return Asked(
        queries[0],
        graph.name if graph else "",
        table.name if table else "",
        default_graphs=default if described else None,
        named_graphs=chosen if described else None,
    )


def formats(
    found: Parameters, accept: str | None, *, tables: Sequence[Format] = TABLES
) -> tuple[Format | None, Format | None]:
    """Return the formats for a graph and for a table: by ``format=`` where it is given, else by ``Accept``.

    ``tables`` are those that there are; none for what is always a graph.

    Raises:
        HTTPException: 400 where nothing is called so, 406 where the client accepts nothing that there is.
    """
    given = [value for name, value in found if name == "format"]
    if given:
        graph, table = named(given[0], GRAPHS), named(given[0], tables)
        if graph is None and table is None:
            names = ", ".join(each.name for each in (*tables, *GRAPHS))
            raise fault(HTTPStatus.BAD_REQUEST, f"no format is called {given[0]!r}; there are {names}")
    else:
        graph, table = negotiate(accept, GRAPHS), negotiate(accept, tables)
        if graph is None and table is None:
            offered = ", ".join(each.media for each in (*tables, *GRAPHS))
            raise fault(HTTPStatus.NOT_ACCEPTABLE, f"results come as {offered}")
    return graph, table
