"""What went wrong, as RFC 9457 has it: ``application/problem+json`` with a title, the status and the detail."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from graph_api.disk import StoreError
from graph_api.reasons import QueryError, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI, Request

MEDIA = "application/problem+json"
_LOG = logging.getLogger(__name__)
_RETRY = {"Retry-After": "5"}


class Problem(BaseModel):
    """A problem: ``type`` names its kind, about:blank where the status says it all; ``detail`` is this request's."""

    type: str = "about:blank"
    title: str
    status: int = Field(ge=400, le=599)
    detail: str | None = None


def respond(
    status: int, detail: str | None, *, title: str | None = None, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """Return the response for a problem."""
    problem = Problem(title=HTTPStatus(status).phrase if title is None else title, status=status, detail=detail)
    return JSONResponse(problem.model_dump(exclude_none=True), status, headers=headers, media_type=MEDIA)


def query_problem(error: QueryError) -> JSONResponse:
    """Return the response for a query without a result."""
    headers = _RETRY if error.reason in {Reason.BUSY, Reason.STORE} else None
    return respond(error.reason.status, str(error), title=error.reason.heading, headers=headers)


async def _on_http(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    detail = error.detail if error.detail != HTTPStatus(error.status_code).phrase else None
    return respond(error.status_code, detail, headers=error.headers)


async def _on_invalid(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    faults = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
    return respond(HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(faults), title="Invalid request")


async def _on_query(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, QueryError):
        raise error
    return query_problem(error)


async def _on_store(_: Request, error: Exception) -> JSONResponse:
    _LOG.error("store: %s", error)
    return respond(HTTPStatus.SERVICE_UNAVAILABLE, "the store cannot be read at the moment", headers=_RETRY)


async def _on_anything(_: Request, error: Exception) -> JSONResponse:
    _LOG.error("unforeseen: %r", error)
    return respond(HTTPStatus.INTERNAL_SERVER_ERROR, None)


def announce(document: dict[str, Any]) -> dict[str, Any]:
    """Let an OpenAPI document give the media type of problems, where FastAPI writes that of all other answers."""
    for operations in document["paths"].values():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                content = response.get("content", {})
                if int(status) >= HTTPStatus.BAD_REQUEST and "application/json" in content:
                    content[MEDIA] = content.pop("application/json")
    return document


def install(app: FastAPI) -> None:
    """Let the application answer every problem in this form."""
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(QueryError, _on_query)
    app.add_exception_handler(StoreError, _on_store)
    app.add_exception_handler(Exception, _on_anything)
