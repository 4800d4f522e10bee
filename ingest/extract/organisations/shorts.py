"""Short names that the article gives its bodies: "Tổng công ty Bia Sài Gòn ([Sabeco])", then "Sabeco" alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.lexicon import concepts
from ingest.extract.organisations.kinds import takes
from ingest.extract.organisations.reader import OrganisationReader
from ingest.extract.tokens import Words, is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ingest.extract.focus import Focus
    from ingest.extract.organisations.match import OrganisationMatch

_LONGEST = 18  # tokens of a body before its short name
_BRACKETED = 3  # "(", the short name, ")"


def short_names(sentences: Iterable[Words], focus: Focus) -> dict[str, OrganisationMatch]:
    """Return the bodies that brackets give short names, by the short name; the first told counts."""
    found: dict[str, OrganisationMatch] = {}
    for tokens in sentences:
        for bracket in _brackets(tokens):
            name = tokens[bracket + 1].text
            body = None if name in found else _body_before(tokens, bracket, focus)
            if body:
                found[name] = body
    return found


def _brackets(tokens: Words) -> Iterator[int]:
    """Yield where brackets open that hold one name, not the abbreviation of a kind: "(UBND)"."""
    for at in range(1, len(tokens) - _BRACKETED + 1):
        if tokens[at].text != "(" or tokens[at + 2].text != ")" or not tokens[at + 1].capital:
            continue
        name = tokens[at + 1]
        kind = concepts("bodies", "organisation-kinds", "abbreviations").match(tokens, at + 1)
        general = kind is not None and (takes(kind.value) != "nothing" or "takes" not in kind.value.features)
        if not general and len(name.text) > 1 and (name.upper or not is_syllable(name.text)):
            yield at


def _body_before(tokens: Words, bracket: int, focus: Focus) -> OrganisationMatch | None:
    """Return the longest body that ends where a bracket opens; of "Hội đồng quản trị Ngân hàng A", the bank."""
    start = max(0, bracket - _LONGEST)
    reader = OrganisationReader(Words(tokens[start:bracket]), focus)
    bodies = (reader.at(at) for at in range(bracket - start))
    ending = [body for body in bodies if body and body.complete and body.stop == bracket - start]
    return next((body for body in ending if body.parent is None), ending[0] if ending else None)
