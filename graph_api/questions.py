"""Questions: one SPARQL query per file of ``queries/``, asked by name with values for its parameters.

A file opens with the question in Vietnamese and English, and says what may be filled in:

    # 1. Ai chủ trì sự kiện X? | Who chaired event X?
    # ?event (iri): sự kiện X | event X
    SELECT … WHERE { VALUES ?event { UNDEF } … }

Left alone it asks about everything. A value goes into the ``VALUES`` of its parameter as a serialised RDF
term, so that no text of a user is ever read as SPARQL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph_api.store import Answer, GraphStore

    Term = ox.NamedNode | ox.Literal
    Row = dict[str, str | None]

FOLDER = Path(str(resources.files("graph_api"))) / "queries"

_XSD = "http://www.w3.org/2001/XMLSchema#"
_PARAMETER = re.compile(
    r"^# \?(?P<name>\w+) \((?P<kind>iri|text|date|number)\): (?P<vi>.*?)(?: \| (?P<en>.*))?$", re.MULTILINE
)
_HEADING = re.compile(r"^# (?:(?P<number>\d+)\. )?(?P<vi>.*?) \| (?P<en>.*)$")


class UnknownQuestionError(KeyError):
    """There is no question, or no parameter of a question, by that name."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be filled in: ``kind`` is iri, text, date (ISO 8601 day) or number (integer)."""

    name: str
    kind: str
    vi: str
    en: str

    def term(self, text: str) -> Term:
        """Return the RDF term that ``text`` stands for.

        Raises:
            ValueError: the text is no IRI or no number; the message carries it.
        """
        if self.kind == "iri":
            return ox.NamedNode(text.strip().removeprefix("<").removesuffix(">"))
        if self.kind == "number":
            return ox.Literal(int(text))
        if self.kind == "date":
            return ox.Literal(text, datatype=ox.NamedNode(_XSD + "date"))
        return ox.Literal(text)


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL query with its name, its wording in both languages, and its parameters.

    ``number`` is its number among the competency questions, None where it is none of them.
    """

    name: str
    number: int | None
    vi: str
    en: str
    parameters: tuple[Parameter, ...]
    text: str

    def parameter(self, name: str) -> Parameter:
        """Return the parameter of that name.

        Raises:
            UnknownQuestionError: there is none; the message lists those there are.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        message = f"question {self.name} has no parameter {name!r}; it has {[p.name for p in self.parameters]}"
        raise UnknownQuestionError(message)

    def bind(self, values: Mapping[str, Term | Sequence[Term]]) -> str:
        """Return the query with the values of its parameters filled in; several values are alternatives."""
        text = self.text
        for name, value in values.items():
            self.parameter(name)
            terms = " ".join(map(str, value if isinstance(value, (list, tuple)) else (value,)))
            before, _, after = _split(name, text)
            text = f"{before}VALUES ?{name} {{ {terms} }}{after}"
        return text


def parse(name: str, text: str) -> Question:
    """Read the heading and the parameters of a query file.

    Raises:
        ValueError: there is no heading, or a parameter without exactly one ``VALUES`` of its own.
    """
    heading = _HEADING.match(text.partition("\n")[0])
    if heading is None:
        message = f"{name}: the first line is no '# question | question'"
        raise ValueError(message)
    parameters = tuple(
        Parameter(found["name"], found["kind"], found["vi"], found["en"] or found["vi"])
        for found in _PARAMETER.finditer(text)
    )
    for parameter in parameters:
        _split(parameter.name, text)
    number = int(heading["number"]) if heading["number"] else None
    return Question(name, number, heading["vi"], heading["en"], parameters, text)


def names() -> tuple[str, ...]:
    """Return the names of all questions, sorted."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.rq")))


@cache
def question(name: str) -> Question:
    """Load a question by its name (``"01-who-chaired"``) or by its number among the competency questions (``"1"``).

    Raises:
        UnknownQuestionError: there is none of that name.
    """
    stem = next((known for known in names() if name.isdigit() and known.startswith(f"{int(name):02}-")), name)
    if stem not in names():
        message = f"no question {name!r}"
        raise UnknownQuestionError(message)
    return parse(stem, (FOLDER / f"{stem}.rq").read_text("utf-8"))


def ask(store: GraphStore, name: str, **values: Term | Sequence[Term]) -> Iterator[Row]:
    """Ask a question by name and yield its rows: the lexical value of each column, None where unbound."""
    yield from rows(store.query(question(name).bind(values)))


def rows(answer: Answer) -> Iterator[Row]:
    """Yield the rows of an answer that is a table.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(answer, ox.QuerySolutions):
        message = f"a table was asked for, and the answer is a {type(answer).__name__}"
        raise TypeError(message)
    columns = [variable.value for variable in answer.variables]
    for solution in answer:
        yield {column: _value(solution[column]) for column in columns}


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str | None:
    if term is None:
        return None
    return str(term) if isinstance(term, ox.Triple) else term.value


def _split(name: str, text: str) -> tuple[str, str, str]:
    found = list(re.finditer(rf"VALUES \?{name} \{{[^}}]*\}}", text))
    if len(found) != 1:
        message = f"{len(found)} times 'VALUES ?{name} {{ … }}' instead of once in: {text}"
        raise ValueError(message)
    return text[: found[0].start()], found[0].group(), text[found[0].end() :]
