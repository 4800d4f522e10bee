"""How a canonical name is written: abbreviations expanded, places with their unit, single spaces."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.lexicon import Phrases
from ingest.extract.places import place_at
from ingest.extract.tokens import is_syllable
from ingest.extract.words import ordered
from ontology.schemes import scheme

if TYPE_CHECKING:
    from ingest.extract.tokens import Words

_UNWRITTEN_UNITS = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã"})


@cache
def subjects() -> Phrases[str]:
    """Return the words that say what bodies are about: "tài chính", "phòng chống ma túy"."""
    return Phrases((phrase, phrase) for phrase in ordered("subjects"))


@cache
def _abbreviations() -> Phrases[str]:
    return Phrases((label, concept.label) for concept in scheme("abbreviations") for label in concept.labels)


def is_subject(tokens: Words, at: int) -> bool:
    """Tell whether words that say what a body is about stand at token ``at``: "Tài chính"."""
    return at < len(tokens) and subjects().match(tokens, at) is not None


def _piece(tokens: Words, at: int, *, places: bool) -> tuple[str, int]:
    """Return the next words written out, and the token behind them."""
    found = _abbreviations().match(tokens, at) if tokens[at].capital and not _brand(tokens, at) else None
    if found:
        return found.value, found.stop
    place = place_at(tokens, at) if places else None
    return (place.name, place.stop) if place else (tokens[at].text, at + 1)


def _brand(tokens: Words, at: int) -> bool:
    """Tell whether an abbreviation is part of a foreign name: "VN Pharma"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].upper and behind is not None and behind.capital and not (behind.upper or is_syllable(behind.text))


def written_out(tokens: Words, *, places: bool = True) -> str:
    """Return the words with abbreviations expanded and single spaces: "NN&PTNT" is "Nông nghiệp và …".

    ``places`` says that places are written with their unit too; in proper names they are not.
    """
    parts: list[str] = []
    at = 0
    while at < len(tokens):
        words, stop = _piece(tokens, at, places=places)
        words = words if parts else words[0].upper() + words[1:] if tokens[at].upper else words
        parts.append(f" {words}" if tokens[at].gap else words)
        at = stop
    return "".join(parts).strip()


def bare_place(name: str, unit: str) -> str:
    """Return a place without its unit, as Party committees bear it: "Tỉnh ủy Quảng Bình"; "quận 1" keeps it."""
    bare = name.removeprefix(f"{unit} ") if unit in _UNWRITTEN_UNITS else name
    return name if bare.isdigit() else bare
