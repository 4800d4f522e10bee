"""A SPARQL 1.1 Protocol request, read from HTTP: what is asked, of which data set, in which formats.

Three ways to ask: ``GET ?query=…``, a POSTed form with ``query=…``, and a POST of ``application/sparql-query``.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException

from graph_api.media import GRAPHS, TABLES, named, negotiate
from graph_api.workers import Asked

if TYPE_CHECKING:
    from fastapi import Request

    from graph_api.limits import Limits
    from graph_api.media import Format

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"

Parameters = list[tuple[str, str]]


def fault(status: HTTPStatus, detail: str) -> HTTPException:
    """Return the error that answers a request with ``status``."""
    return HTTPException(status, detail)


async def parameters(request: Request, limits: Limits) -> Parameters:
    """Return the protocol's parameters from the address and, by POST, from the body.

    Raises:
        HTTPException: 400 for what is no UTF-8, 403 for an update, 413 for too long a body, 415 for another
            kind of body.
    """
    found = _decode(request.url.query.encode())
    if request.method == "POST":
        found += await _posted(request, limits)
    if any(name == "update" for name, _ in found):
        raise fault(HTTPStatus.FORBIDDEN, "this endpoint answers queries and takes no updates")
    return found


async def _posted(request: Request, limits: Limits) -> Parameters:
    media, *rest = (part.strip() for part in request.headers.get("content-type", "").lower().split(";"))
    for part in rest:
        name, _, value = part.partition("=")
        if name == "charset" and value.strip('"') not in {"utf-8", "utf8"}:
            raise fault(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"SPARQL is sent in UTF-8, not in {value}")
    if media == UPDATE:
        raise fault(HTTPStatus.FORBIDDEN, "this endpoint answers queries and takes no updates")
    if media not in {FORM, DIRECT}:
        given = f"not {media}" if media else "and the request gives no Content-Type"
        raise fault(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"a query is posted as {FORM} or {DIRECT}, {given}")
    body = await read_body(request, limits)
    return _decode(body) if media == FORM else [("query", _text(body))]


async def read_body(request: Request, limits: Limits) -> bytes:
    """Read the body of a request.

    Raises:
        HTTPException: 413 where it is longer than allowed.
    """
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limits.body:
            raise fault(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body is longer than {limits.body} bytes")
    return bytes(body)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise fault(HTTPStatus.BAD_REQUEST, f"the query is no UTF-8: {error}") from error


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


def formats(found: Parameters, accept: str | None) -> tuple[Format | None, Format | None]:
    """Return the formats for a graph and for a table: by ``format=`` where it is given, else by ``Accept``.

    Raises:
        HTTPException: 400 where nothing is called so, 406 where the client accepts nothing that there is.
    """
    given = [value for name, value in found if name == "format"]
    if given:
        graph, table = named(given[0], GRAPHS), named(given[0], TABLES)
        if graph is None and table is None:
            names = ", ".join(each.name for each in (*TABLES, *GRAPHS))
            raise fault(HTTPStatus.BAD_REQUEST, f"no format is called {given[0]!r}; there are {names}")
    else:
        graph, table = negotiate(accept, GRAPHS), negotiate(accept, TABLES)
        if graph is None and table is None:
            offered = ", ".join(each.media for each in (*TABLES, *GRAPHS))
            raise fault(HTTPStatus.NOT_ACCEPTABLE, f"results come as {offered}")
    return graph, table
