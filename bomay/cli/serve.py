"""Commands of whoever runs a server: serve, token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bomay.cli.command import command
from bomay.cli.session import Session, UsageError, readable

if TYPE_CHECKING:
    from bomay.settings import Settings
    from graph_api.writing import Writing


@command("serve")
def serve(
    session: Session,
    host: Annotated[str, typer.Option(help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at.")] = 8000,
    *,
    writable: Annotated[
        bool,
        typer.Option("--writable", help="Take writes from whoever has the token that BOMAY_TOKEN gives."),
    ] = False,
) -> None:
    """Serve the explorer, the SPARQL endpoint (/sparql) and the REST interface (/api/docs).

    With --writable, /update takes SPARQL updates and /graph-store whole graphs; they go to graphs of their own.

    Example:  bomay serve --port 8000
    """
    import uvicorn  # noqa: PLC0415 - --help must be fast

    from graph_api.addresses import Addresses  # noqa: PLC0415 - --help must be fast
    from graph_api.snapshot import Snapshot  # noqa: PLC0415 - --help must be fast
    from ingest.archive import Archive  # noqa: PLC0415 - --help must be fast
    from viz.app import create_app  # noqa: PLC0415 - --help must be fast

    settings = session.settings

    def text(iri: str) -> str | None:
        with Archive(settings.archive) as archive:
            return archive.text(iri)

    app = create_app(
        Snapshot(readable(settings)),
        addresses=Addresses(base=settings.base),
        article_text=text,
        writing=_writing(settings) if writable else None,
    )
    level = "debug" if session.verbose else "warning" if session.quiet else "info"
    uvicorn.run(app, host=host, port=port, log_level=level)


@command("token")
def token(session: Session) -> None:
    """Make a token for writing over HTTP: the token for those who write, its hash for the server.

    Example:  bomay token
    """
    from graph_api.tokens import new  # noqa: PLC0415 - --help must be fast

    secret, digest = new()
    typer.echo(secret)
    session.tell(f"This is shown once. The server needs only its hash:\nBOMAY_TOKEN={digest} bomay serve --writable")


def _writing(settings: Settings) -> Writing:
    from graph_api.tokens import Token  # noqa: PLC0415 - --help must be fast
    from graph_api.writing import Writing  # noqa: PLC0415 - --help must be fast

    if not settings.token:
        message = "--writable needs a token in BOMAY_TOKEN; make one with: bomay token"
        raise UsageError(message)
    try:
        return Writing(settings.curated, Token.read(settings.token))
    except ValueError as error:
        message = f"BOMAY_TOKEN: {error}"
        raise UsageError(message) from error
