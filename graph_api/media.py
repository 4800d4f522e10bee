"""Which format a client gets: its ``Accept`` header, or a short name such as ``json`` where it gives one.

Both lists open with what a client gets that does not care.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Format:
    """A serialisation: short name, media type, the names a client may ask for it by, file ending.

    ``rdf`` is the RDF format, ``table`` the format of SELECT and ASK results; one of them is None.
    """

    name: str
    media: str
    aliases: tuple[str, ...]
    ending: str
    rdf: ox.RdfFormat | None = None
    table: ox.QueryResultsFormat | None = None

    @property
    def content_type(self) -> str:
        """The media type with its charset, for the formats that are text."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


_R, _T = ox.RdfFormat, ox.QueryResultsFormat

GRAPHS = (
    Format("turtle", "text/turtle", ("application/x-turtle", "application/turtle"), "ttl", rdf=_R.TURTLE),
    Format("ntriples", "application/n-triples", ("text/plain",), "nt", rdf=_R.N_TRIPLES),
    Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml"), "rdf", rdf=_R.RDF_XML),
    Format("jsonld", "application/ld+json", ("application/json",), "jsonld", rdf=_R.JSON_LD),
    Format("trig", "application/trig", ("application/x-trig",), "trig", rdf=_R.TRIG),
    Format("nquads", "application/n-quads", ("text/x-nquads",), "nq", rdf=_R.N_QUADS),
)
TABLES = (
    Format("json", "application/sparql-results+json", ("application/json",), "srj", table=_T.JSON),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml"), "srx", table=_T.XML),
    Format("csv", "text/csv", (), "csv", table=_T.CSV),
    Format("tsv", "text/tab-separated-values", (), "tsv", table=_T.TSV),
)
_SHORT = {
    "nt": "ntriples",
    "nq": "nquads",
    "ttl": "turtle",
    "rdf": "rdfxml",
    "json-ld": "jsonld",
    "n-triples": "ntriples",
}


@dataclass(frozen=True, slots=True)
class Range:
    """One entry of an ``Accept`` header: ``text/*;q=0.5``."""

    type: str
    subtype: str
    quality: float

    @property
    def weight(self) -> int:
        """How specific it is: 0 for ``*/*``, 1 for ``text/*``, 2 for a media type."""
        return (self.type != "*") + (self.subtype != "*")

    def takes(self, media: str) -> bool:
        """Tell whether a media type lies within the range."""
        kind, _, sub = media.partition("/")
        return self.type in {"*", kind} and self.subtype in {"*", sub}


def accepted(header: str | None) -> tuple[Range, ...]:
    """Read an ``Accept`` header (RFC 9110, 12.5.1); none or an empty one accepts everything.

    Entries that are no media range are passed over, as the RFC has it for what a server does not know.
    """
    ranges = [_range(part) for part in (header or "*/*").split(",") if part.strip()]
    return tuple(found for found in ranges if found is not None) or (Range("*", "*", 1.0),)


def _range(part: str) -> Range | None:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    kind, slash, sub = media.partition("/")
    if media == "*":
        kind, slash, sub = "*", "/", "*"
    if not (kind and slash and sub):
        return None
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                return None
    return Range(kind, sub, quality)


def choose(header: str | None, media: Sequence[str]) -> str | None:
    """Return the one of ``media`` that suits an ``Accept`` header best, None where none does.

    The most specific range decides about a media type; ties go to the one that stands first in ``media``.
    """
    ranges = accepted(header)
    best, best_quality = None, 0.0
    for each in media:
        fitting = [found for found in ranges if found.takes(each)]
        quality = max(fitting, key=lambda found: found.weight).quality if fitting else 0.0
        if quality > best_quality:
            best, best_quality = each, quality
    return best


def negotiate(header: str | None, formats: Iterable[Format]) -> Format | None:
    """Return the format that suits an ``Accept`` header best, None where none does.

    Its media type is the one accepted, which may be an alias.
    """
    offered = list(formats)
    known = {each.media: each for each in offered}
    for each in offered:
        for alias in each.aliases:
            known.setdefault(alias, each)
    found = choose(header, list(known))
    return replace(known[found], media=found) if found else None


def named(name: str, formats: Iterable[Format]) -> Format | None:
    """Return the format of a short name, a file ending or a media type, None where none has it."""
    asked = _SHORT.get(name.lower(), name.lower())
    for each in formats:
        if asked in {each.name, each.ending, each.media}:
            return each
    return None


def by_media(media: str, formats: Iterable[Format]) -> Format | None:
    """Return the format of a media type or of one of its other names, None where none has it."""
    for each in formats:
        if media == each.media or media in each.aliases:
            return each
    return None
