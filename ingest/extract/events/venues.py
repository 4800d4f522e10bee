"""Where an occasion is: "tại Hội trường Tỉnh ủy", "tại xã Đất Mũi, huyện Ngọc Hiển", "thăm chính thức Trung Quốc"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from ingest.extract.signs import BODY, DATE, MARK, PERSON, PHRASE, PLACE, POST, WORD
from ingest.extract.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.events.naming import Naming
    from ingest.extract.events.occasions import Occasion
    from ingest.extract.signs import Sign

_SPACE = regex.compile(r"\s+")
_COUNTRY = regex.compile(
    r"(?:(?:hữu nghị|chính thức|cấp nhà nước|làm việc|đến|tới|và|tại)\s+)+"
    r"(?P<name>\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*)*)"
)
_OBJECT = 9
"""How many signs after a verb or noun what was visited may stand."""
_BACK = 9
"""How many signs after a naming its "tại" may stand."""
_VENUE = 9
"""How many signs the words of a venue may have."""
_CLOSE = (MARK, DATE)
"""What follows a name that only "tại" says to be a place."""
_SHORT = 3
"""A name without a unit word of at most so many syllables is a country's or a town's."""


def place(text: str, signs: Sequence[Sequence[Sign]], occasion: Occasion) -> str | None:
    """Return the most specific place or venue that the sentences of an occasion name, or None."""
    if occasion.first.family == "visit" and (visited := _visited(signs, occasion)):
        return visited
    found: list[str] = []
    for naming in occasion.namings:
        if not naming.aside:
            others = [other for other in occasion.namings if other.row == naming.row]
            near = next(_near(text, signs[naming.row], naming, others), naming.place)
            found += [near] if near is not None else []
    return max(found, key=_narrowness, default=None)


def _visited(signs: Sequence[Sequence[Sign]], occasion: Occasion) -> str | None:
    """Return what was visited: "chuyến thăm chính thức Việt Nam", "đến thăm Công an tỉnh"."""
    for naming in occasion.namings:
        country = _COUNTRY.fullmatch(naming.title or "")
        if country is not None:
            return country["name"]
        for sign in signs[naming.row][naming.at + 1 : max(naming.reach, naming.at + _OBJECT)]:
            if sign.kind in (PLACE, BODY):
                return str(sign.value)
            if sign.kind in (PERSON, DATE):
                break
    return None


def _narrowness(name: str) -> int:
    """Return how narrow a place is: 3 a venue or commune, 2 a district, 1 a province, 0 a country."""
    if name.startswith(("tỉnh ", "thành phố ")):
        return 1
    if name.startswith(("thị xã ", "huyện ", "quận ")):
        return 2
    return 0 if name[:1].isupper() and len(name.split()) <= _SHORT else 3


def _near(text: str, row: Sequence[Sign], naming: Naming, others: Sequence[Naming]) -> Iterator[str]:
    """Yield the places after "tại" that the sentence gives a naming: behind it, else before the first naming."""
    limit = min((other.at for other in others if other.at > naming.at), default=len(row))
    first = min((other.at for other in others), default=naming.at) == naming.at
    spots = [at for at, sign in enumerate(row) if sign.low in ("tại", "ở") and at + 1 < len(row)]
    ends = next((at for at in range(naming.stop, len(row)) if row[at].kind == MARK and row[at].low in ".;!?"), len(row))
    after = [at for at in spots if naming.stop <= at < min(limit, ends) and at - naming.stop <= _BACK]
    before = [at for at in spots if at < naming.at] if first else []
    for at in (*after, *before):
        found = _at(text, row, at + 1)
        if found is not None and not (row[at].low == "ở" and row[at + 1].kind == BODY):
            yield found


def _at(text: str, row: Sequence[Sign], at: int) -> str | None:
    """Return the place that opens at a sign: a place, a body, or a sort of venue with what names it."""
    if row[at].low == "thủ" and at + 2 < len(row) and row[at + 1].low == "đô":
        at += 2
    if row[at].kind in (PLACE, BODY):
        return str(row[at].value)
    if not _opens_venue(row, at):
        return _abroad(text, row, at)
    stop, named = at, False
    while (
        stop < min(len(row), at + _VENUE)
        and not _ends_venue(text, row, stop, at)
        and not (stop > at and row[stop - 1].kind in (PLACE, BODY))
    ):
        named = named or row[stop].kind in (PLACE, BODY) or text[row[stop].start].isupper()
        stop += 1
    written = " ".join(_written(text, row[index]) for index in range(at, stop))
    return _SPACE.sub(" ", written) if named else None


def _abroad(text: str, row: Sequence[Sign], at: int) -> str | None:
    """Return a name that nothing but "tại" says to be a place: "tại Singapore", "tại Bình Nhưỡng"."""
    stop = at
    while stop < len(row) and row[stop].kind == WORD and text[row[stop].start].isupper():
        stop += 1
    lows = [sign.low for sign in row[at:stop]]
    if not 0 < stop - at <= _SHORT or row[stop - 1].low.isdigit() or (stop < len(row) and row[stop].kind not in _CLOSE):
        return None
    if not words("events", "venues", "not_places").isdisjoint((lows[0], " ".join(lows[:2]))):
        return None
    return text[row[at].start : row[stop - 1].stop]


def _ends_venue(text: str, row: Sequence[Sign], index: int, at: int) -> bool:
    sign = row[index]
    if sign.kind in (MARK, DATE, PERSON, POST) or (sign.kind == PHRASE and index > at + 1):
        return True
    return sign.low in words("events", "venue_ends") and text[sign.start].islower()


def _opens_venue(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a sort of venue opens at a sign: "hội trường", "nhà văn hóa"."""
    run = ""
    for sign in row[at : at + 3]:
        run = f"{run} {sign.low}".strip()
        if run in words("events", "venues"):
            return True
    return False


def _written(text: str, sign: Sign) -> str:
    """Return the words of a venue, with the jurisdiction that the reading adds: "hội trường Tỉnh ủy Quảng Bình"."""
    raw = text[sign.start : sign.stop]
    if sign.kind not in (PLACE, BODY):
        return raw
    fuller = sign.value.startswith(raw) or any(word.isupper() for word in raw.split())
    return str(sign.value) if fuller else raw
