"""Where an occasion is: "tại Hội trường Tỉnh ủy", "tại xã Đất Mũi, huyện Ngọc Hiển", "thăm chính thức Trung Quốc"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from ingest.extract.events.titles import opens
from ingest.extract.signs import BODY, DATE, MARK, PERSON, PHRASE, PLACE, POST, WORD
from ingest.extract.vocabulary import openings, words
from ingest.extract.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.events.naming import Naming
    from ingest.extract.events.occasions import Occasion
    from ingest.extract.signs import Sign

_SPACE = regex.compile(r"\s+")
_COUNTRY = regex.compile(
    r"(?:(?:hữu nghị|chính thức|cấp nhà nước|làm việc|đến|tới|và|tại)\s+)+"
    r"(?P<name>\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*)*)(?=$|,| của | từ | nhân | theo | \()"
)
_OBJECT = 9
"""How many signs after a verb or noun what was visited may stand."""
_BACK = 9
"""How many signs after a naming its "tại" may stand."""
_OPENS = 6
"""Before how many signs a "tại" opens the sentence, for all that is named in it."""
_VENUE = 12
"""How many signs the words of a venue may have."""
_LONG, _TWO = 14, 2
"""How many signs a venue may have that only its capital tells to be one, and how many it has at least."""
_CLOSE = (MARK, DATE)
"""What follows a name that only "tại" says to be a place."""
_SHORT = 3
"""A name without a unit word of at most so many syllables is a country's or a town's."""


def place(text: str, signs: Sequence[Sequence[Sign]], occasion: Occasion) -> str | None:
    """Return the most specific place or venue that the sentences of an occasion name, or None."""
    if occasion.first.family == "visit" and (visited := _visited(text, signs, occasion)):
        return visited
    found: list[str] = []
    for naming in occasion.namings:
        if not naming.aside:
            others = [other for other in occasion.namings if other.row == naming.row]
            near = next(_near(text, signs[naming.row], naming, others), naming.place)
            found += [near] if near is not None else []
    return max(found, key=_narrowness, default=None)


def _visited(text: str, signs: Sequence[Sequence[Sign]], occasion: Occasion) -> str | None:
    """Return what was visited: "chuyến thăm chính thức Việt Nam", "đến thăm Công an tỉnh"."""
    for naming in occasion.namings:
        country = _COUNTRY.match(naming.title or "")
        if country is not None:
            return country["name"].removeprefix("CHDCND ").removeprefix("CHND ")
        row = signs[naming.row]
        for at in range(naming.at + 1, min(len(row), max(naming.reach, naming.at + _OBJECT))):
            if row[at].kind in (PLACE, BODY):
                return str(row[at].value)
            if (found := country_at(text, row, at) or sight_at(text, row, at)) is not None:
                return found
            if row[at].kind in (PERSON, DATE):
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
    held = [at for at in spots if at < naming.at and row[at].low == "tại"] if first else []
    before = [
        at
        for at in held
        if not (at and row[at - 1].kind in (BODY, POST))
        and (at < _OPENS or all(sign.low != ";" for sign in row[at : naming.at]))
    ]
    for at in (*after, *before):
        found = _at(text, row, at + 1)
        if found is not None and not (row[at].low == "ở" and row[at + 1].kind == BODY):
            yield found


def _at(text: str, row: Sequence[Sign], at: int) -> str | None:
    """Return the place that opens at a sign: a place, a body, or a sort of venue with what names it."""
    if row[at].low == "thủ" and at + 2 < len(row) and row[at + 1].low == "đô":
        at += 2
    if row[at].kind in (PLACE, BODY):
        return str(row[at].value) + _goes_on(text, row, at)
    if not opens(row, at, "venues"):
        return _abroad(text, row, at) or _by_name(text, row, at)
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


def _goes_on(text: str, row: Sequence[Sign], at: int) -> str:
    """Return what of a venue's name stands behind it: "Trung tâm Hội nghị | 25B", "Đại sứ quán Cuba | tại Hà Nội"."""
    after = row[at + 1 : at + 3]
    if after and after[0].low.isdigit() and row[at].kind == BODY:
        stop = at + 2
        while (
            stop < len(row)
            and row[stop].start == row[stop - 1].stop
            and (row[stop].low.isalnum() or row[stop].low == "/")
        ):
            stop += 1
        return f" {text[after[0].start : row[stop - 1].stop]}" if stop > at + 2 else ""
    mission = row[at].low.startswith(openings("events", "venues", "missions"))
    if mission and len(after) > 1 and after[0].low in ("tại", "ở") and text[after[1].start].isupper():
        stop = at + 2
        while stop < len(row) and row[stop].kind in (WORD, PLACE) and text[row[stop].start].isupper():
            stop += 1
        return " " + _SPACE.sub(" ", text[after[0].start : row[stop - 1].stop])
    return ""


def _abroad(text: str, row: Sequence[Sign], at: int) -> str | None:
    """Return a name that nothing but "tại" says to be a place: "tại Singapore", "tại Bình Nhưỡng"."""
    stop = at
    while stop < len(row) and row[stop].kind == WORD and text[row[stop].start].isupper():
        stop += 1
    lows = [sign.low for sign in row[at:stop]]
    if stop == at and row[at].kind == PERSON and len(row[at].low.split()) <= _SHORT:
        stop, lows = at + 1, row[at].low.split()  # a town that reads like a name: "tại Phan Thiết"
    closed = stop == len(row) or row[stop].kind in _CLOSE or row[stop].low in words("events", "venue_ends")
    if not 0 < stop - at <= _SHORT or row[stop - 1].low.isdigit() or not closed:
        return None
    if not words("events", "venues", "not_places").isdisjoint((lows[0], " ".join(lows[:2]))):
        return None
    return text[row[at].start : row[stop - 1].stop]


def _by_name(text: str, row: Sequence[Sign], at: int) -> str | None:
    """Return a venue that nothing but its capital tells: "tại Cảng Dịch vụ hậu cần nghề cá 19/5, …"."""
    first = row[at]
    if first.kind != WORD or not text[first.start].isupper() or text[first.start : first.stop].isupper():
        return None
    ends = (index for index in range(at, min(len(row), at + _LONG)) if _ends_name(text, row, index, at))
    stop = next(ends, 0)
    if stop - at < _TWO or (row[stop].kind == MARK and row[stop].low in "-–:"):
        return None
    if not words("events", "venues", "not_places").isdisjoint((first.low, f"{first.low} {row[at + 1].low}")):
        return None
    return _SPACE.sub(" ", text[first.start : row[stop - 1].stop])


def _ends_name(text: str, row: Sequence[Sign], index: int, at: int) -> bool:
    """Tell whether a venue that only its capital tells ends: also at a word with which no name ends or goes on."""
    loose = row[index].low in words("events", "dangling") and text[row[index].start].islower()
    return loose or _ends_venue(text, row, index, at)


def _ends_venue(text: str, row: Sequence[Sign], index: int, at: int) -> bool:
    sign = row[index]
    if sign.kind in (DATE, PERSON, POST) and index > at and _in_name(row, index, at):
        return False
    if sign.low == "/" and row[index - 1].low.isdigit():  # "Cảng 19/5"
        return False
    if sign.kind in (MARK, DATE, PERSON, POST) or (
        sign.kind == PHRASE and index > at + 1 and text[sign.start].islower()
    ):
        return True
    return sign.low in words("events", "venue_ends") and text[sign.start].islower()


def country_at(text: str, row: Sequence[Sign], at: int) -> str | None:
    """Return the country that is named at a sign: "thăm chính thức | Việt Nam", not "Mẹ Việt Nam anh hùng"."""
    before = text[row[at - 1].start : row[at - 1].stop] if at and row[at - 1].kind == WORD else ""
    if before.istitle() or row[at].kind != WORD or not text[row[at].start].isupper():
        return None
    if at + 1 < len(row) and row[at + 1].low in words("events", "no_country"):
        return None
    names = ((text[row[at].start : row[stop - 1].stop]) for stop in range(min(len(row), at + _SHORT), at, -1))
    return next((name for name in names if name == "Việt Nam" or name in lines("countries")), None)


def sight_at(text: str, row: Sequence[Sign], at: int) -> str | None:
    """Return the venue that is visited: "thăm | Khu lưu niệm Chủ tịch Tôn Đức Thắng"."""
    return _at(text, row, at) if text[row[at].start].isupper() and opens(row, at, "venues") else None


def _in_name(row: Sequence[Sign], index: int, at: int) -> bool:
    """Tell whether a person, office or day is part of a venue's name: "đường Nguyễn Huệ", "Cảng 19/5"."""
    before, sign = row[index - 1], row[index]
    if sign.kind == DATE:
        return sign.low[0].isdigit() and before.kind == WORD and index > at + 1
    if POST in (sign.kind, before.kind):
        return opens(row, at, "venues", "of_the_dead")
    return before.kind == WORD and before.low not in words("participation", "owners", "honorifics")


def _written(text: str, sign: Sign) -> str:
    """Return the words of a venue, with the jurisdiction that the reading adds: "hội trường Tỉnh ủy Quảng Bình"."""
    raw = text[sign.start : sign.stop]
    if sign.kind not in (PLACE, BODY):
        return raw
    fuller = sign.value.startswith(raw) or any(word.isupper() for word in raw.split())
    return str(sign.value) if fuller else raw
