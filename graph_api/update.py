"""``/update``: SPARQL Update by POST, for those who know the token. What it writes are curated graphs."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_api.gate import pass_gate
from graph_api.problems import query_problem
from graph_api.protocol import here, update
from graph_api.reasons import QueryError

if TYPE_CHECKING:
    from graph_api.limits import Limits
    from graph_api.metrics import Metrics
    from graph_api.tokens import Token
    from graph_api.writing import Writer


def router(writer: Writer, token: Token | None, limits: Limits, metrics: Metrics) -> APIRouter:
    """Return the routes of updates, with and without a slash at the end; without a token they refuse."""
    routes = APIRouter()
    allowed = ["POST", "OPTIONS"]

    async def make(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Allow": ", ".join(allowed)})
        pass_gate(request, token)
        asked = await update(request, limits, here(request))
        outcome = "failed"
        try:
            await writer.update(asked)
            outcome = "ok"
        except QueryError as error:
            outcome = error.reason.value
            return query_problem(error)
        finally:
            metrics.add("bomay_updates_total", outcome=outcome)
        return Response(status_code=HTTPStatus.NO_CONTENT)

    for path in ("/update", "/update/"):
        routes.add_api_route(path, make, methods=allowed, include_in_schema=False)
    return routes
