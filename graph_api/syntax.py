"""A SPARQL Update request taken apart: its operations, and in each the pieces of text that it is made of.

    WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o } ; CLEAR GRAPH <h>

This is no parser: Oxigraph says whether a request is right. What is needed here is where an operation ends and where
its braces open and close. Every piece is read by Oxigraph again, as Turtle or as a query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r"""(?P<blank> (?: \s | \#[^\r\n]* )++ )
      | (?P<iri> < (?: [^<>"{}|^`\\\x00-\x20] | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8} )*+ > )
      | (?P<string> \"{3} (?: \"{0,2} (?: [^"\\] | \\. ) )*+ \"{3}
                  | '{3} (?: '{0,2} (?: [^'\\] | \\. ) )*+ '{3}
                  | " (?: [^"\\\r\n] | \\. )*+ "
                  | ' (?: [^'\\\r\n] | \\. )*+ ' )
      | (?P<variable> [?$] \w++ )
      | (?P<name> (?: \w [\w.-]*+ )?
                  : (?: \.*+ (?: [\w:-] | %[0-9A-Fa-f]{2} | \\[_~.\-!$&'()*+,;=/?\#@%] ) )*+ )
      | (?P<word> @? \w [\w-]*+ (?: \.++ [\w-]++ )*+ )
      | (?P<sign> . )""",
    re.VERBOSE | re.DOTALL,
)


class UnreadableUpdateError(ValueError):
    """An update is written in a way that cannot be taken apart here; the message shows where."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a request: its kind, its text, and where it begins."""

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The keyword in upper case, "" for what is none."""
        return self.text.upper() if self.kind == "word" else ""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two braces, without them."""

    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """As it was written."""
        return "".join(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: the declarations before it, and its keywords, IRIs and blocks in their order.

    ``parts`` holds a ``Block`` for each pair of braces and a ``Token`` for all else, blanks left out; ``text`` is all
    of it as it was written. ``declares`` tells whether declarations of its own stand before it.
    """

    prologue: str
    declares: bool
    text: str
    parts: tuple[Token | Block, ...]

    @property
    def verb(self) -> str:
        """Its first keyword, in upper case."""
        first = self.parts[0]
        return first.word if isinstance(first, Token) else ""

    def words(self) -> tuple[str, ...]:
        """Return its keywords, in upper case."""
        return tuple(part.word for part in self.parts if isinstance(part, Token) and part.word)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a request, blanks and comments included.

    Raises:
        UnreadableUpdateError: a character is written as an escape outside strings and IRIs.
    """
    for found in _TOKEN.finditer(text):
        if found[0] == "\\":
            message = f"an escape outside strings and IRIs, at character {found.start()}"
            raise UnreadableUpdateError(message)
        yield Token(str(found.lastgroup), found[0], found.start())


def operations(text: str) -> Iterator[Operation]:
    """Yield the operations of a request.

    Raises:
        UnreadableUpdateError: see ``tokens``; or one of them is nothing.
    """
    prologue, empty = "", False
    for pieces in _split(list(tokens(text))):
        if empty:
            message = "nothing between two semicolons"
            raise UnreadableUpdateError(message)
        declared, rest = _declarations(pieces)
        prologue += declared
        parts = tuple(_parts(rest))
        empty = not (parts or declared)
        if parts:
            yield Operation(prologue, bool(declared), "".join(token.text for token in rest), parts)


def _split(every: Sequence[Token]) -> Iterator[list[Token]]:
    """Cut at the semicolons that stand in no braces."""
    depth, pieces = 0, list[Token]()
    for token in every:
        depth += (token.text == "{") - (token.text == "}")
        if token.text == ";" and depth == 0:
            yield pieces
            pieces = []
        else:
            pieces.append(token)
    yield pieces


def _declarations(pieces: list[Token]) -> tuple[str, list[Token]]:
    """Return the declarations that an operation opens with, each on a line of its own, and what follows them."""
    lines, place = list[str](), 0
    dense = [token for token in pieces if token.kind != "blank"]
    while place < len(dense) and dense[place].word in {"PREFIX", "BASE"}:
        size = 3 if dense[place].word == "PREFIX" else 2
        lines.append(" ".join(token.text for token in dense[place : place + size]) + "\n")
        place += size
    if place == len(dense):
        return "".join(lines), []
    return "".join(lines), pieces[pieces.index(dense[place]) :]


def _parts(pieces: list[Token]) -> Iterator[Token | Block]:
    depth, inside = 0, list[Token]()
    for token in pieces:
        if token.text == "}":
            depth -= 1
            if depth == 0:
                yield Block(tuple(inside))
                inside = []
        if depth:
            inside.append(token)
        elif token.kind != "blank" and token.text not in {"{", "}"}:
            yield token
        if token.text == "{":
            depth += 1
