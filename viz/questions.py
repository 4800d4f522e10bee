"""One SPARQL question per file of ``viz/queries``, in the form of ``graph_api.questions``.

A question says by ``VALUES ?person { UNDEF }`` that it can be narrowed down to persons, any number of them;
left alone, it asks about all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from graph_api.questions import Question, UnknownQuestionError, parse

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Row = dict[str, str]

FOLDER = Path(str(resources.files("viz"))) / "queries"

# So many IRIs go into one query text; rows stand for each of them by itself, so batches add up.
_BATCH = 500


class Store(Protocol):
    """What the pictures need of a store: an answer to a SPARQL query over the union of its graphs."""

    def query(self, text: str, /) -> Answer:
        """Answer a SPARQL 1.1 query."""
        ...


def ask(store: Store, name: str, **given: Iterable[str] | None) -> Iterator[Row]:
    """Yield the rows that answer a question, each with the lexical values of what is bound in it.

    Args:
        store: where to ask.
        name: path of the question's file under ``viz/queries``, without its ending.
        given: IRIs by parameter; one that is left out, or None, may be anything. The longest list is asked
            about batch after batch.

    Raises:
        UnknownQuestionError: there is no such question, or it has no such parameter.
        ValueError: something given is no IRI.
    """
    chosen = {name: list(dict.fromkeys(iris)) for name, iris in given.items() if iris is not None}
    longest = max(chosen, key=lambda name: len(chosen[name]), default=None)
    if longest is None:
        yield from _rows(store, question(name), {})
        return
    whole = chosen[longest]
    for at in range(0, len(whole), _BATCH):
        yield from _rows(store, question(name), {**chosen, longest: whole[at : at + _BATCH]})


@cache
def question(name: str) -> Question:
    """Return a question of this room by its name.

    Raises:
        UnknownQuestionError: there is none of that name.
    """
    file = FOLDER / f"{name}.rq"
    if not file.is_file():
        message = f"no question {name!r} in {FOLDER}"
        raise UnknownQuestionError(message)
    return parse(name, file.read_text("utf-8"))


def names() -> tuple[str, ...]:
    """Return the names of all questions of this room, sorted."""
    return tuple(sorted(file.relative_to(FOLDER).with_suffix("").as_posix() for file in FOLDER.rglob("*.rq")))


def _rows(store: Store, asked: Question, given: dict[str, list[str]]) -> Iterator[Row]:
    if any(not iris for iris in given.values()):
        return
    answer = store.query(asked.bind({name: [ox.NamedNode(iri) for iri in iris] for name, iris in given.items()}))
    if not isinstance(answer, ox.QuerySolutions):
        message = f"question {asked.name} gives no table"
        raise TypeError(message)
    columns = [variable.value for variable in answer.variables]
    for solution in answer:
        yield {column: _value(term) for column in columns if (term := solution[column]) is not None}


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
