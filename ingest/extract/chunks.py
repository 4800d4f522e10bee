"""A sentence cut into what its words are: posts, people, ranks, bodies, places, honorifics, and the rest.

"Đại tá | Hoàng Văn Thành | , | Phó Giám đốc Công an tỉnh | báo | cáo": the other rules read this row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.extract.lexicon import concepts
from ingest.extract.names import honorifics, name_at
from ingest.extract.organisations import OrganisationMatch, OrganisationReader, no_bodies
from ingest.extract.places import Focus, PlaceMatch, countries, place_at, unit_at
from ingest.extract.roles import RoleMatch, role_at
from ingest.extract.tokens import Token
from ingest.records import Span


class Sort(StrEnum):
    """What a chunk is."""

    POST = "post"
    NAME = "name"
    RANK = "rank"
    BODY = "body"
    PLACE = "place"
    HONORIFIC = "honorific"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a sentence: its sort, code points, and the words in small letters.

    ``post``, ``body`` and ``place`` hold what was read; ``strong`` is of a name (see ``names``); ``label`` is
    the rank written out, ``gap`` says that white space stands before.
    """

    sort: Sort
    span: Span
    low: str
    post: RoleMatch | None = None
    body: OrganisationMatch | None = None
    place: PlaceMatch | None = None
    label: str = ""
    strong: bool = False


class Chunker:
    """Cuts the tokens of one sentence; bare places mean those in ``focus``."""

    def __init__(self, tokens: Sequence[Token], focus: Focus) -> None:
        """Take the tokens of a sentence."""
        self.tokens = tokens
        self.reader = OrganisationReader(tokens, focus)

    def chunks(self) -> Iterator[Chunk]:
        """Yield the chunks in order; together they cover all tokens."""
        at = 0
        while at < len(self.tokens):
            chunk, stop = self._next(at)
            yield chunk
            at = stop

    def _span(self, start: int, stop: int) -> Span:
        return Span(self.tokens[start].start, self.tokens[stop - 1].stop)

    def _chunk(self, sort: Sort, start: int, stop: int, **what: object) -> tuple[Chunk, int]:
        low = " ".join(token.low for token in self.tokens[start:stop])
        return Chunk(sort, self._span(start, stop), low, **what), stop  # type: ignore[arg-type]

    def _next(self, at: int) -> tuple[Chunk, int]:
        tokens = self.tokens
        if not tokens[at].word:
            return self._chunk(Sort.WORD, at, at + 1)
        rank = concepts("ranks").match(tokens, at)
        if rank:
            return self._chunk(Sort.RANK, at, rank.stop, label=rank.value.label)
        name = name_at(tokens, at) if tokens[at].capital else None
        place = place_at(tokens, at)
        if name and name.strong and (place is None or name.stop > place.stop):
            return self._chunk(Sort.NAME, at, name.stop, strong=True)
        post = role_at(self.reader, at)
        if post:
            return self._chunk(Sort.POST, at, post.stop, post=post)
        barred = no_bodies().match(tokens, at)
        if barred and not tokens[at].upper:
            return self._chunk(Sort.WORD, at, barred.stop)
        body = self.reader.at(at)
        if body and (place is None or body.stop >= place.stop):
            return self._chunk(Sort.BODY, at, body.stop, body=body)
        if place:
            return self._chunk(Sort.PLACE, at, place.stop, place=place)
        return self._plain(at, name.stop if name else None)

    def _plain(self, at: int, name_stop: int | None) -> tuple[Chunk, int]:
        tokens = self.tokens
        country = countries().match(tokens, at) if tokens[at].capital else None
        if country:
            return self._chunk(Sort.PLACE, at, country.stop)
        unit = unit_at(tokens, at)
        if unit:
            return self._chunk(Sort.WORD, at, unit[1])
        honorific = honorifics().match(tokens, at)
        if honorific:
            stop = honorific.stop
            dotted = stop < len(tokens) and tokens[stop].text == "." and not tokens[stop].gap
            return self._chunk(Sort.HONORIFIC, at, stop + 1 if dotted else stop)
        if name_stop:
            return self._chunk(Sort.NAME, at, name_stop)
        return self._chunk(Sort.WORD, at, at + 1)
