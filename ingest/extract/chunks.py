"""A sentence cut into what its words are: posts, people, ranks, bodies, places, honorifics, and the rest.

"Đại tá | Hoàng Văn Thành | , | Phó Giám đốc Công an tỉnh | báo | cáo": the other rules read this row.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ingest.extract.lexicon import Openings, concepts
from ingest.extract.names import given_name, honorifics, name_at
from ingest.extract.organisations import OrganisationMatch, OrganisationReader, no_bodies
from ingest.extract.places import PlaceMatch, countries, place_at, unit_at, units
from ingest.extract.roles import JOINING, RoleMatch, role_at
from ingest.extract.series import goes_on, member, opened, spread
from ingest.extract.tokens import is_syllable
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.focus import Focus
    from ingest.extract.tokens import Words


class Sort(StrEnum):
    """What a chunk is."""

    POST = "post"
    NAME = "name"
    RANK = "rank"
    BODY = "body"
    PLACE = "place"
    HONORIFIC = "honorific"
    WORD = "word"


class Chunk(NamedTuple):
    """A piece of a sentence: its sort, code points ``start`` to ``stop``, and the words in small letters.

    ``post``, ``body`` and ``place`` hold what was read; ``strong`` is of a name (see ``names``); ``label`` is
    the rank written out.
    """

    sort: Sort
    start: int
    stop: int
    low: str
    post: RoleMatch | None = None
    body: OrganisationMatch | None = None
    place: PlaceMatch | None = None
    label: str = ""
    strong: bool = False

    @property
    def span(self) -> Span:
        """The chunk's range in the text."""
        return Span(self.start, self.stop)


@cache
def _openings() -> Openings[Sort]:
    """Return the words at which a chunk may open, whether they are written with a capital or not."""
    posts = ((Sort.POST, phrases) for phrases in (concepts("roles"), JOINING))
    bodies = ((Sort.BODY, phrases) for phrases in (concepts("bodies", "organisation-kinds"), no_bodies()))
    others = ((Sort.RANK, concepts("ranks")), (Sort.PLACE, units()), (Sort.HONORIFIC, honorifics()))
    return Openings([*posts, *bodies, *others])


_TITLES = frozenset({Sort.HONORIFIC, Sort.RANK})
_NAMES_TOO = frozenset({"đức", "mỹ", "nga", "nhật"})

Rule = Callable[["Chunker", int], tuple[Chunk, int] | None]


class Chunker:
    """Cuts the tokens of one sentence; bare places mean those in ``focus``."""

    def __init__(self, tokens: Words, focus: Focus) -> None:
        """Take the tokens of a sentence."""
        self.tokens = tokens
        self.reader = OrganisationReader(tokens, focus)
        self.pending: dict[int, OrganisationMatch] = {}

    def chunks(self) -> Iterator[Chunk]:
        """Yield the chunks in order; together they cover all tokens."""
        openings, reached, titled, unit = _openings(), 0, False, ""
        shorts = self.reader.focus.shorts
        for at, token in enumerate(self.tokens):
            if at < reached:
                continue
            if at in self.pending:
                chunk, reached = self._chunk(Sort.BODY, at, self.pending[at].stop, body=self.pending[at])
                yield chunk
                continue
            if token.low == "các":
                unit = opened(self.tokens, at)
            elif unit:
                body = member(self.reader, unit, at)
                if body:
                    chunk, reached = self._chunk(Sort.BODY, at, body.stop, body=body)
                    yield chunk
                    continue
                if goes_on(token):
                    yield Chunk(Sort.WORD, token.start, token.stop, token.low)
                    continue
                unit = ""
            opens = openings.at(self.tokens, at) if token.low in openings.first_words else frozenset()
            if token.text in shorts:
                opens |= {Sort.BODY}
            if token.capital or (opens and token.word):
                chunk, reached = (self._given(at) if titled else None) or self._named(at, opens)
                yield chunk
                titled = chunk.sort in _TITLES
            else:
                yield Chunk(Sort.WORD, token.start, token.stop, token.low)
                titled = False

    def _chunk(self, sort: Sort, start: int, stop: int, **what: object) -> tuple[Chunk, int]:
        tokens = self.tokens
        low = tokens[start].low if stop == start + 1 else " ".join([token.low for token in tokens[start:stop]])
        fields = (sort, tokens[start].start, tokens[stop - 1].stop, low)
        return Chunk(*fields, **what), stop  # type: ignore[arg-type] # each field has a type of its own

    def _named(self, at: int, opens: frozenset[Sort]) -> tuple[Chunk, int]:
        """Return what stands at a token by the first rule that reads it, and the token behind."""
        for rule in self._rules(opens, capital=self.tokens[at].capital):
            found = rule(self, at)
            if found:
                return found
        return self._chunk(Sort.WORD, at, at + 1)

    @staticmethod
    @cache
    def _rules(opens: frozenset[Sort], *, capital: bool) -> tuple[Rule, ...]:
        """Return the rules that can read what opens so, in their order; names and places need no word of a lexicon."""
        rules = (
            (Sort.RANK in opens, Chunker._rank),
            (capital, Chunker._name),
            (Sort.POST in opens, Chunker._post),
            (Sort.BODY in opens, Chunker._body),
            (capital or Sort.PLACE in opens, Chunker._place),
            (Sort.PLACE in opens or Sort.HONORIFIC in opens, Chunker._titled),
            (capital, Chunker._weak),
        )
        return tuple(rule for may, rule in rules if may)

    def _rank(self, at: int) -> tuple[Chunk, int] | None:
        rank = concepts("ranks").match(self.tokens, at)
        if rank is None:
            return None
        return self._chunk(Sort.RANK, at, rank.stop, label=rank.value.features.get("canonicalRole", rank.value.label))

    def _name(self, at: int) -> tuple[Chunk, int] | None:
        """A name by its family name, unless a place that is as long stands there ("Hà Nam")."""
        name = name_at(self.tokens, at)
        if name is None or not name.strong:
            return None
        place = place_at(self.tokens, at)
        longer = place is None or name.stop > place.stop
        return self._chunk(Sort.NAME, at, name.stop, strong=True) if longer else None

    def _given(self, at: int) -> tuple[Chunk, int] | None:
        """A given name behind a title that is another word elsewhere: "ông Trường", "Đại tá Khoa"."""
        return self._chunk(Sort.NAME, at, at + 1) if given_name(self.tokens, at) else None

    def _post(self, at: int) -> tuple[Chunk, int] | None:
        post = role_at(self.reader, at)
        return self._chunk(Sort.POST, at, post.stop, post=post) if post else None

    def _body(self, at: int) -> tuple[Chunk, int] | None:
        body, barred = self.reader.at(at), no_bodies().match(self.tokens, at)
        row = spread(self.reader, body) if body else []
        if row:
            self.pending |= {member.start: member for member in row[1:]}
            return self._chunk(Sort.BODY, at, row[0].stop, body=row[0])
        if barred and not self.tokens[at].upper and (body is None or body.stop <= barred.stop):
            return self._chunk(Sort.WORD, at, barred.stop)
        place = place_at(self.tokens, at)
        longer = body is not None and (place is None or body.stop >= place.stop)
        return self._chunk(Sort.BODY, at, body.stop, body=body) if body and longer else None

    def _place(self, at: int) -> tuple[Chunk, int] | None:
        place = place_at(self.tokens, at)
        if place:
            return self._chunk(Sort.PLACE, at, place.stop, place=place)
        country = countries().match(self.tokens, at) if self.tokens[at].capital else None
        if country is None or (country.stop == at + 1 and self._address(at)):
            return None
        return self._chunk(Sort.PLACE, at, country.stop)

    def _address(self, at: int) -> bool:
        """Tell whether the "Anh" or "Đức" that opens a phrase speaks of somebody: "Anh Páo kể", "… - Đức Minh"."""
        opens = at == 0 or not self.tokens[at - 1].word
        named = at + 1 < len(self.tokens) and self.tokens[at + 1].capital
        if not (opens and named):
            return False
        return self.tokens[at].low in honorifics() or (
            self.tokens[at].low in _NAMES_TOO and is_syllable(self.tokens[at + 1].text)
        )

    def _in_row(self, at: int) -> bool:
        """Tell whether an "Anh" in capitals is a name in a row: "Cẩm Tú, [Anh] Bằng, Quốc Đại"."""
        tokens = self.tokens
        behind = at > 1 and tokens[at - 1].text in {",", "-"} and tokens[at - 2].capital
        if not behind or tokens[at].text != "Anh" or at + 1 >= len(tokens) or not tokens[at + 1].capital:
            return False
        name = name_at(tokens, at + 1)
        return name is None or not name.strong  # "…, Anh Nguyễn Văn An" speaks of a man

    def _sacred(self, at: int) -> bool:
        """Tell whether a capital "Ông" or "Bà" inside a sentence opens the name of a place: "cù lao [Ông] Hổ"."""
        tokens = self.tokens
        inside = at > 0 and tokens[at - 1].text.isalnum() and tokens[at].text in {"Ông", "Bà"}
        alone = at + 2 >= len(tokens) or not tokens[at + 2].capital
        return inside and alone and at + 1 < len(tokens) and tokens[at + 1].capital

    def _titled(self, at: int) -> tuple[Chunk, int] | None:
        """An honorific with its full stop ("TS.") or apostrophe ("Dato'"), or a bare unit, which is no name."""
        unit = unit_at(self.tokens, at)
        if unit:
            return self._chunk(Sort.WORD, at, unit[1])
        honorific = honorifics().match(self.tokens, at)
        if honorific is None or self._in_row(at) or self._sacred(at):
            return None
        stop = honorific.stop
        mark = self.tokens[stop].text if stop < len(self.tokens) else ""
        dotted = (mark == "." and not self.tokens[stop].gap) or (mark in {"'", "’"} and self.tokens[at].capital)
        return self._chunk(Sort.HONORIFIC, at, stop + 1 if dotted else stop)

    def _weak(self, at: int) -> tuple[Chunk, int] | None:
        name = name_at(self.tokens, at)
        return self._chunk(Sort.NAME, at, name.stop) if name else None
