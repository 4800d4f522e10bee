"""Leaders of other countries: "Thủ tướng Anwar Ibrahim" leads Malaysia, "Bộ trưởng Ngoại giao …" is of its ministry.

A post that at home needs no country is another country's where a foreign name follows it: the country with which
the article names that person elsewhere, else the one that it named last.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.extract.organisations import OrganisationMatch
from ingest.extract.tokens import is_syllable
from ingest.extract.words import lines, ordered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TELLING = frozenset({Sort.PLACE, Sort.BODY, Sort.POST})
_TITLES = frozenset({Sort.HONORIFIC, Sort.RANK})
_LONGEST = 4  # words of a country's name
_REACH = 1_500  # code points: a country named farther before is another story's


class Abroad:
    """What an article tells of other countries: who is whose, and which country is spoken of where."""

    def __init__(self, rows: Iterable[Sequence[Chunk]] = ()) -> None:
        """Take the sentences of an article, cut."""
        self._of_name: dict[str, str] = {}
        self._named: list[tuple[int, str]] = []
        for row in rows:
            for at in [at for at, chunk in enumerate(row) if chunk.sort in _TELLING]:
                chunk = row[at]
                country = _country(chunk)
                if country:
                    self._named.append((chunk.start, country))
                    name = _name_behind(row, at) if chunk.post else None
                    if name is not None and foreign(row[name].low):
                        self._of_name.setdefault(row[name].low, country)

    def complete(self, chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
        """Return the chunks with the posts of foreign leaders given to their countries."""
        if not self._named:
            return tuple(chunks)
        row = list(chunks)
        for at in [at for at, chunk in enumerate(chunks) if chunk.post]:
            row[at] = self._abroad(chunks, at)
        return tuple(row)

    def _abroad(self, chunks: Sequence[Chunk], at: int) -> Chunk:
        chunk, post = chunks[at], chunks[at].post
        name = _name_behind(chunks, at)
        if post is None or name is None or not foreign(chunks[name].low) or _country(chunk):
            return chunk
        country = self._of_name.get(chunks[name].low) or self._before(chunk.start)
        body = _seat(post.role, post.body, country) if country else None
        return chunk if body is None else chunk._replace(post=replace(post, body=body))

    def _before(self, offset: int) -> str | None:
        near = (country for start, country in reversed(self._named) if offset - _REACH < start < offset)
        return next(near, None)


def _seat(role: str, body: OrganisationMatch | None, country: str) -> OrganisationMatch | None:
    """Return the body of a post in a country: the country itself for who leads it, its ministry for a minister."""
    if body is None or body.name == "Chính phủ":
        if role not in lines("leads_a_country"):
            return None
        at = body.start if body else 0
        return OrganisationMatch(at, at, country, "", complete=True, place=country)
    if body.complete and body.name.startswith("Bộ ") and not body.place:
        return replace(body, name=f"{body.name} {country}", place=country)
    return None


def _country(chunk: Chunk) -> str | None:
    """Return the foreign country that a chunk names: by itself, as where a post is held, at the end of a body."""
    if chunk.sort is Sort.PLACE and chunk.place is None:
        return _foreign_countries().get(chunk.low)
    body = chunk.body or (chunk.post.body if chunk.post else None)
    if body is None:
        return None
    if body.name in _seats():
        return _seats()[body.name]
    if body.place:
        return _foreign_countries().get(body.place.lower())
    words = chunk.low.split() if chunk.body else []
    return next((name for at in range(-_LONGEST, 0) if (name := _foreign_countries().get(" ".join(words[at:])))), None)


@cache
def _foreign_countries() -> dict[str, str]:
    """Return the names of countries by their small letters."""
    return {name.lower(): name for name in lines("countries") if name != "Việt Nam"}


@cache
def _seats() -> dict[str, str]:
    """Return the countries of governments that go by the houses they sit in: "Nhà Trắng"."""
    return {house.strip(): country.strip() for house, country in (row.split("=") for row in ordered("seats_abroad"))}


def _name_behind(chunks: Sequence[Chunk], at: int) -> int | None:
    """Return the name right behind a post, over titles."""
    behind = _behind(chunks, at)
    return next((index for index in behind if chunks[index].sort is Sort.NAME), None)


def _behind(chunks: Sequence[Chunk], at: int) -> Iterator[int]:
    for index in range(at + 1, len(chunks)):
        yield index
        if chunks[index].sort not in _TITLES:
            return


def foreign(low: str) -> bool:
    """Tell whether a name, in small letters, is written as no Vietnamese name is: "anwar ibrahim"."""
    words = low.split()
    native = words[0].capitalize() in lines("surnames") or any("'" in word or "’" in word for word in words)
    return not native and any(not is_syllable(word) for word in words)
