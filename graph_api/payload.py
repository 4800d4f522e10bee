"""The triples that a request brings: one RDF document, or several as the files of a form."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING

import pyoxigraph as ox
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from graph_api.media import GRAPHS, by_media
from graph_api.protocol import fault, media_type, read_body

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from fastapi import Request

MULTIPART = "multipart/form-data"


async def read(request: Request, graph: str, most: int) -> frozenset[ox.Quad]:
    """Return the quads of a request's body, all in one graph; no two documents share a blank node.

    Args:
        request: it says in Content-Type what it brings.
        graph: IRI of the graph, which relative IRIs are relative to.
        most: bytes that it may have.

    Raises:
        HTTPException: 400 for what cannot be read, 413 for too much, 415 for what is no RDF.
    """
    media = media_type(request)
    if media != MULTIPART:
        _format(media)
        return await asyncio.to_thread(_quads, await read_body(request, most), media, graph)
    found: set[ox.Quad] = set()
    for body, kind in await _files(request, most):
        found |= await asyncio.to_thread(_quads, body, kind, graph)
    return frozenset(found)


async def _files(request: Request, most: int) -> list[tuple[bytes, str]]:
    body = await read_body(request, most)

    async def whole() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form = await MultiPartParser(request.headers, whole()).parse()
    except (MultiPartException, KeyError) as error:
        raise fault(HTTPStatus.BAD_REQUEST, f"the form cannot be read: {error}") from error
    try:
        files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
        if not files:
            raise fault(HTTPStatus.BAD_REQUEST, "the form has no files")
        return [(await file.read(), _kind(file.content_type)) for file in files]
    finally:
        await form.close()


def _kind(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _format(media: str) -> ox.RdfFormat:
    found = by_media(media, GRAPHS)
    if found is None or found.rdf is None:
        given = f"not {media}" if media else "and there is no Content-Type"
        offered = ", ".join(each.media for each in GRAPHS)
        raise fault(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"triples are sent as {offered}, {given}")
    return found.rdf


def _quads(body: bytes, media: str, graph: str) -> frozenset[ox.Quad]:
    name = ox.NamedNode(graph)
    try:
        found = ox.parse(body, _format(media), base_iri=graph, without_named_graphs=True, rename_blank_nodes=True)
        return frozenset(ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in found)
    except (SyntaxError, ValueError) as error:
        raise fault(HTTPStatus.BAD_REQUEST, f"the triples cannot be read: {error}") from error
