"""Commands that answer: query, export, network."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from bomay.cli.command import command
from bomay.cli.read import Output
from bomay.cli.session import CommandError, Session, UsageError, plain, readable

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graph_api.store import GraphStore


class Answers(StrEnum):
    """Formats of an answer."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TTL = "ttl"
    NT = "nt"


class Exports(StrEnum):
    """Formats of the whole graph."""

    TURTLE = "turtle"
    TRIG = "trig"
    NT = "nt"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"


NETWORKS = {Exports.GRAPHML, Exports.GEXF}


@command("query")
def query(
    session: Session,
    question: Annotated[
        str,
        typer.Argument(
            metavar="SPARQL|FILE.rq", help="A SPARQL query, a file that holds one, or - for standard input."
        ),
    ],
    form: Annotated[Answers, typer.Option("--format", "-f", help="Format of the answer.")] = Answers.TABLE,
    output: Output = None,
) -> None:
    """Ask the graph a SPARQL question. The prefixes of the project need not be declared.

    Example:  bomay query 'SELECT ?name { ?person a foaf:Person ; skos:prefLabel ?name } LIMIT 10'
    """
    from graph_api.prefixes import PREFIXES  # noqa: PLC0415 - --help must be fast

    text = _question(question)
    with _cut_off(), _store(session) as store:
        try:
            answer = store.query(text, prefixes=PREFIXES)
        except SyntaxError as error:
            message = f"no SPARQL query: {error}"
            raise UsageError(message) from error
        _answer(session, answer, form, output)


@command("export")
def export(
    session: Session,
    form: Annotated[Exports, typer.Option("--format", "-f", help="Format of the file.")] = Exports.TRIG,
    output: Output = None,
) -> None:
    """Write the whole graph: as RDF, as a network (graphml, gexf), or as a table of facts with their sentences (csv).

    Example:  bomay export --format turtle -o graph.ttl
    """
    if output is None and sys.stdout.isatty() and form in NETWORKS:
        message = f"{form.value} is for a file: -o FILE"
        raise UsageError(message)
    with _store(session) as store, _binary(output) as stream:
        if form in NETWORKS:
            from viz.export import export_network  # noqa: PLC0415 - --help must be fast

            export_network(store, form.value, stream)
        else:
            from graph_api.export import export as write  # noqa: PLC0415 - --help must be fast

            write(store, form.value, stream)
    if output:
        session.tell(f"{output} written, {output.stat().st_size:,} bytes")


@command("network")
def network(
    session: Session,
    name: Annotated[
        str, typer.Argument(metavar="PERSON|AGENCY|EVENT", help="A name, with or without marks, or an IRI.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Page to write.")] = Path(
        "network.html"
    ),
    depth: Annotated[int, typer.Option(min=1, max=3, help="How many ties away.")] = 1,
    language: Annotated[str, typer.Option(help="Of the page: vi or en.")] = "vi",
) -> None:
    """Draw what lies around a person, an agency or an event: one page that works without a network.

    Example:  bomay network "Trần Tiến Dũng" -o page.html
    """
    from viz.pages import network_page  # noqa: PLC0415 - --help must be fast

    if language not in {"vi", "en"}:
        message = f"no language {language!r}; there are vi and en"
        raise UsageError(message)
    with _store(session) as store:
        iri = name if name.startswith(session.settings.base) else _named(session, store, name)
        page = network_page(store, iri, depth=depth, language=language)
    with _binary(output) as stream:
        stream.write(page.encode())
    session.tell(f"{output} written: {iri}")


@contextmanager
def _cut_off() -> Iterator[None]:
    """Let Ctrl-C end the process at once: the engine does not listen to it, and reading can be cut off."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _question(words: str) -> str:
    if words == "-":
        return sys.stdin.read()
    if words.endswith((".rq", ".sparql")) or (words.isprintable() and " " not in words and Path(words).is_file()):
        return Path(words).read_text("utf-8")
    return words


def _answer(session: Session, answer: object, form: Answers, output: Path | None) -> None:
    import pyoxigraph as ox  # noqa: PLC0415 - --help must be fast

    from graph_api.prefixes import PREFIXES  # noqa: PLC0415 - --help must be fast

    tables = {
        Answers.CSV: ox.QueryResultsFormat.CSV,
        Answers.TSV: ox.QueryResultsFormat.TSV,
        Answers.JSON: ox.QueryResultsFormat.JSON,
        Answers.XML: ox.QueryResultsFormat.XML,
    }
    graphs = {Answers.TTL: ox.RdfFormat.TURTLE, Answers.NT: ox.RdfFormat.N_TRIPLES}
    if isinstance(answer, ox.QueryTriples):
        form = Answers.TTL if form is Answers.TABLE else form
        if form not in graphs:
            message = f"a graph cannot be written as {form.value}; there are ttl and nt"
            raise UsageError(message)
        with _binary(output) as stream:
            ox.serialize(answer, stream, graphs[form], prefixes=PREFIXES)
    elif form in graphs:
        message = f"a table cannot be written as {form.value}; there are csv, tsv, json, xml"
        raise UsageError(message)
    elif form in tables and isinstance(answer, ox.QuerySolutions | ox.QueryBoolean):
        with _binary(output) as stream:
            answer.serialize(stream, tables[form])
    elif isinstance(answer, ox.QueryBoolean):
        typer.echo("yes" if answer else "no")
    elif isinstance(answer, ox.QuerySolutions):
        _table(session, answer)


def _table(session: Session, answer: ox.QuerySolutions) -> None:
    from rich.table import Table  # noqa: PLC0415 - --help must be fast
    from rich.text import Text  # noqa: PLC0415 - --help must be fast

    table = Table(show_lines=False)
    for variable in answer.variables:
        table.add_column(Text(plain(variable.value)), overflow="fold")
    for solution in answer:
        table.add_row(*(Text(plain(_shown(term))) for term in solution))
    session.output.print(table)
    session.tell(f"{table.row_count:,} rows")


def _shown(term: object) -> str:
    import pyoxigraph as ox  # noqa: PLC0415 - --help must be fast

    from graph_api.prefixes import compact  # noqa: PLC0415 - --help must be fast

    if isinstance(term, ox.NamedNode):
        return compact(term.value)
    if isinstance(term, ox.Literal):
        return term.value
    return "" if term is None else str(term)


def _named(session: Session, store: GraphStore, name: str) -> str:
    """Return the IRI of the thing that a name means best.

    Raises:
        CommandError: nothing bears the name.
    """
    from graph_api.search import index  # noqa: PLC0415 - --help must be fast

    hits = index(store).search(name, kinds=("person", "agency", "event", "directive"), limit=6)
    if not hits:
        message = f"nothing in the graph is called {name!r}"
        raise CommandError(message)
    for other in hits[1:]:
        session.tell(f"also found: {other.name.label} ({other.name.kind}) {other.name.iri}")
    return hits[0].name.iri


@contextmanager
def _store(session: Session) -> Iterator[GraphStore]:
    from graph_api.store import open_store  # noqa: PLC0415 - --help must be fast

    with open_store(readable(session.settings), read_only=True) as store:
        yield store


@contextmanager
def _binary(path: Path | None) -> Iterator[BinaryIO]:
    """Open a file that is whole when it appears, or standard output."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as stream:
            yield stream
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
