"""The gate before everything that writes: a server that takes writes, and a client that knows the token."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from graph_api.protocol import fault

if TYPE_CHECKING:
    from fastapi import Request

    from graph_api.tokens import Token

_CHALLENGE = 'Bearer realm="bomay"'


def pass_gate(request: Request, token: Token | None) -> None:
    """Let a request through that may write.

    Raises:
        HTTPException: 403 where nobody may, 401 where the token is missing or wrong.
    """
    if token is None:
        raise fault(HTTPStatus.FORBIDDEN, "this server only reads; bomay serve --writable takes writes")
    header = request.headers.get("authorization")
    if header is None:
        raise HTTPException(HTTPStatus.UNAUTHORIZED, "writing needs a bearer token", {"WWW-Authenticate": _CHALLENGE})
    if not token.opens(header):
        challenge = f'{_CHALLENGE}, error="invalid_token"'
        raise HTTPException(HTTPStatus.UNAUTHORIZED, "the token is not the right one", {"WWW-Authenticate": challenge})
