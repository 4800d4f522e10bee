"""The command that says why: explain."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bomay.cli.command import command
from bomay.cli.session import PROBLEMS, CommandError, Session, counted, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from bomay.explanation import Reason, Told
    from ingest.records import Article, Extraction, Span

_KINDS = ("person", "rank", "post", "organisation", "event", "participation", "directive", "award", "instruction")


@command("explain")
def explain(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="ARTICLE", help="A file, or URL, id or key of an archived article.")],
    *,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help=f"Only facts of this kind: {', '.join(_KINDS)}.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication of a file that names none.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one sentence a line as JSON.")] = False,
) -> None:
    """Show an article's sentences with the facts read from each: rule, confidence, lexicon, and what else told it.

    Example:  bomay explain article.txt --kind post --kind award
    """
    from bomay.explanation import explain as reasons  # noqa: PLC0415 - --help must be fast

    unknown = sorted(set(kind or ()) - set(_KINDS))
    if unknown:
        message = f"no kind of fact: {', '.join(unknown)}; there are {', '.join(_KINDS)}"
        raise typer.BadParameter(message, param_hint="--kind")
    count = 0
    for article, extraction in _read(session, name, published):
        for told in reasons(article, extraction):
            here = [reason for reason in told.reasons if not kind or reason.kind in kind]
            count += len(here)
            if here:
                _print(session, article, told, here, as_json=as_json)
    session.tell(f"{counted(count, 'fact')}.")
    if not count:
        raise typer.Exit(PROBLEMS)


def _read(session: Session, name: str, published: str | None) -> Iterator[tuple[Article, Extraction]]:
    """Yield the articles of a file with their facts, read now; or the one that the archive has under that name."""
    if Path(name).exists():
        from bomay.cli.read import extracted_from  # noqa: PLC0415 - --help must be fast

        yield from extracted_from(session, [name], published, 1)
        return
    from ingest.archive import Archive  # noqa: PLC0415 - --help must be fast

    if not session.settings.archive.exists():
        message = f"{name!r} is no file, and there is no archive in {session.settings.data}"
        raise CommandError(message)
    with Archive(session.settings.archive) as archive:
        keys = archive.find(name)
        if len(keys) != 1:
            problem = f"means {len(keys)} articles: {', '.join(keys)}" if keys else "is no file and no archived article"
            message = f"{name!r} {problem}"
            raise CommandError(message)
        document = archive.document(keys[0])
    yield document.article, document.extraction


def _print(session: Session, article: Article, told: Told, reasons: Iterable[Reason], *, as_json: bool) -> None:
    if as_json:
        sentence = {
            "sentence": told.number,
            "span": [told.span.start, told.span.stop],
            "text": told.span.of(article.text),
        }
        facts = [asdict(reason) | {"spans": [[s.start, s.stop] for s in reason.spans]} for reason in reasons]
        typer.echo(json.dumps({"article": article.id} | sentence | {"facts": facts}, ensure_ascii=False))
        return
    spans = [span for reason in reasons for span in reason.spans]
    session.output.print(_marked(article.text, told, spans), soft_wrap=True)
    for reason in reasons:
        sure = f"{reason.rule} {reason.confidence:.2f}"
        typer.echo(plain(f"    {reason.kind:<14}{reason.fact}  [{sure}]"))
        slugs = [f"{scheme}/{slug}" for *_, scheme, slug in (iri.split("/") for iri in reason.concepts)]
        if slugs:
            typer.echo(f"        lexicon: {', '.join(slugs)}")
        for context in reason.context:
            typer.echo(plain(f"        {context.words}: told by “{context.sentence}”"))
        for note in reason.notes:
            typer.echo(plain(f"        {note}"))
    typer.echo("")


def _marked(text: str, told: Told, spans: Iterable[Span]) -> Text:
    """Return the sentence, its number before it, with the passages marked."""
    from rich.text import Text  # noqa: PLC0415 - --help must be fast

    number = f"{told.number:>3} "
    line = Text(number + plain(told.span.of(text)).replace("\n", " "))
    for span in spans:
        start, stop = max(span.start, told.span.start), min(span.stop, told.span.stop)
        if start < stop and not span.covers(told.span):
            line.stylize("bold underline", start - told.span.start + len(number), stop - told.span.start + len(number))
    return line
