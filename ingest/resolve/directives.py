"""Directives: kind, number, issuer and year are one act, in every article.

"Chỉ thị số 07 của Bộ Công an" without a year is not told from the 07 of other years: it has an IRI of its own, shared
by all who cite it so, until evidence says which act it is. What has neither number nor title is the article's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from ingest.resolve.identities import Entity
from ingest.resolve.iris import fold, mint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.records import Directive
    from ingest.resolve.organisations import Body

_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def directive(said: Directive, position: int, article: str, bodies: Mapping[str, Body], base: str) -> Entity:
    """Return the act that a directive of an article is.

    Args:
        said: the directive as the article names it.
        position: its index in the article's extraction.
        article: the article's key.
        bodies: the article's bodies by name.
        base: of the IRIs.
    """
    number, year = _number(said.number), _year(said)
    issuer = bodies.get(said.issuer) if said.issuer else None
    by = issuer.iri if issuer else fold(said.issuer or "")
    symbol = bool(number) and not number.isdigit()
    key: tuple[str, ...]
    if number and (by or symbol):
        key = (fold(said.kind), number, by, year)
        known = bool(year)
    elif said.title and not number:
        key = (fold(said.kind), fold(said.title), by, said.date or "")
        known = bool(by or year)
    else:
        key = (fold(said.kind), number, by, article, str(position))
        known = False
    name = " ".join((said.kind, number or said.title or "", issuer.label if issuer else said.issuer or ""))
    return Entity(mint(base, "directive", fold(name), *key), _label(said, year), known)


def _number(number: str | None) -> str:
    """Return the number without spaces and case, of two digits at least: "7" is "07", "23 – NQ/TW" is "23-nq/tw"."""
    bare = regex.sub(r"\s", "", number or "").casefold().replace("–", "-").lstrip("0")
    return f"0{bare}" if regex.match(r"\d(?!\d)", bare) else bare


def _year(said: Directive) -> str:
    """Return the year of the act: of its date, else the one inside its number ("15/2012/QH13")."""
    if said.date:
        return said.date[:4]
    inside = _YEAR.search(said.number or "")
    return inside[0] if inside else ""


def _label(said: Directive, year: str) -> str:
    parts = [said.kind, said.number or "", said.issuer or ""]
    if not said.number:
        parts = [said.kind, said.title or said.issuer or "", ""]
    when = f"năm {year}" if year and year not in " ".join(parts) else ""
    return " ".join(part for part in (*parts, when) if part)
