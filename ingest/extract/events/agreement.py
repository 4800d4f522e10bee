"""Whether a naming and a known occasion are one, by title, number, day, place and the people met."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from ingest.extract.dates.calendar import day_of
from ingest.extract.vocabulary import openings, words

if TYPE_CHECKING:
    from ingest.extract.dates import DateMention
    from ingest.extract.events.naming import Naming
    from ingest.extract.events.occasions import Named, Occasion

_WORD = regex.compile(r"\w+")
_ORDINAL = regex.compile(r"(?:lần\s+thứ|thứ|lần)\s+(\w+)|^(?:kỳ\s+|phiên\s+)?(\d+)\b", regex.IGNORECASE)
_PRESS = "họp báo"
_SESSION_DAYS = 10
"""How many days a congress or a session without breaks lasts at most."""
_SHARED, _SHARED_APART = 2, 4
"""How many words two titles must share after the same noun, and after different ones."""
_AGREES = 0.5
"""Share of the shorter title's words that must stand in the longer one."""


@lru_cache(maxsize=4096)
def ordinals(title: str | None) -> frozenset[str]:
    """Return the numbers by which a title counts: "thứ 12" → {"12"}, "lần thứ nhất" → {"nhất"}."""
    return frozenset((word or figure).lower() for word, figure in _ORDINAL.findall(title or ""))


def apart(named: Named, occasion: Occasion) -> bool:
    """Tell whether day, number, place or the people met say that a naming is of another occasion."""
    naming = named.naming
    if (naming.core == _PRESS) != (occasion.first.core == _PRESS) and (naming.core == _PRESS or named.date is not None):
        return True
    calls = naming.family == "visit" and naming.deed is not None and occasion.first.deed is not None
    if (
        (calls or naming.core in words("events", "personal"))
        and naming.met
        and occasion.met
        and not naming.met & occasion.met
    ):
        return True
    ahead = named.announced and occasion.told and not occasion.announced
    if ahead and not (
        naming.bare or naming.headline or _same_number(naming, occasion) or _named_alike(naming, occasion)
    ):
        return True
    if naming.place is not None and occasion.places and naming.place not in occasion.places:
        return True
    mine = ordinals(naming.title)
    known = [ordinals(other.title) for other in occasion.namings] if mine else []
    if named.date is not None and occasion.day is not None and not _compatible(named.date, occasion.day):
        same = any(mine & other for other in known) or (naming.core == "đại hội" and _titles_agree(naming, occasion))
        return not (naming.family == "session" and same and _within_days(named.date, occasion.day))
    return bool(mine) and any(other and not mine & other for other in known)


def _named_alike(naming: Naming, occasion: Occasion) -> bool:
    """Tell whether a visit or session without a number bears the title of one that is told of as come."""
    lasting = naming.family in ("visit", "session")
    return lasting and not ordinals(naming.title) and _titles_agree(naming, occasion)


def agree(naming: Naming, occasion: Occasion) -> bool:
    """Tell whether a naming with a title is of a known occasion from which nothing keeps it apart."""
    untitled = all(known.title is None for known in occasion.namings)
    return (
        (untitled and any(known.core == naming.core and known.deed is None for known in occasion.namings))
        or _same_number(naming, occasion)
        or _goes_on(naming, occasion)
        or _points_back(naming, occasion)
        or _told_in_headline(naming, occasion)
        or _titles_agree(naming, occasion)
    )


def _goes_on(naming: Naming, occasion: Occasion) -> bool:
    """Tell whether a sentence opens with the noun that the one before it told of: "Buổi hòa nhạc với tên gọi …"."""
    last = occasion.namings[-1]
    near = naming.row - last.row in (1, 2) and naming.at == 0 and naming.deed is None
    return near and occasion.told and last.kind == naming.kind and not ordinals(naming.title)


def _points_back(naming: Naming, occasion: Occasion) -> bool:
    """Tell whether a titled noun after "tại" takes up an occasion: "tại buổi lễ nhận nhiệm vụ"."""
    if any(known.family == naming.family and _opens_with(naming, known.core) for known in occasion.namings):
        return True
    if naming.follows != "tại" or naming.deed is not None:
        return False
    if ordinals(naming.title) and naming.core == "đại hội" and occasion.first.title is not None:
        return False
    if not naming.verbal and occasion.namings[-1].core == naming.core:
        return True
    return naming.generic and occasion.told and occasion.first.family == naming.family and not ordinals(naming.title)


def _opens_with(naming: Naming, core: str) -> bool:
    """Tell whether a title opens with the noun of another: "hội nghị | tiếp xúc cử tri"."""
    return naming.title is not None and naming.title.lower().startswith(core)


def _told_in_headline(naming: Naming, occasion: Occasion) -> bool:
    """Tell whether the headline names the occasion in other words: "Thủ tướng tiếp …" and "buổi tiếp …"."""
    if not occasion.headline:
        return False
    others = naming.met and occasion.met and not naming.met & occasion.met
    same_word = occasion.first.kind.split()[0] == naming.kind.split()[0]
    return same_word or (occasion.first.deed is not None and not others)


def _same_number(naming: Naming, occasion: Occasion) -> bool:
    """Tell whether two sessions bear the same number: "họp lần thứ nhất", "kỳ họp thứ nhất"."""
    mine = ordinals(naming.title)
    session = "session" in {naming.family, occasion.first.family}
    return session and any(mine & ordinals(known.title) for known in occasion.namings)


def _titles_agree(naming: Naming, occasion: Occasion) -> bool:
    for known in occasion.namings:
        if naming.title and known.title:
            if naming.core != known.core and _mourned(naming) and _mourned(known):
                continue
            least = _SHARED if naming.core == known.core else _SHARED_APART
            if _share(_bag(naming.title), _bag(known.title), least):
                return True
        elif naming.deed is not None and known.deed is not None:
            mine, other = f"{naming.kind} {naming.title or ''}", f"{known.kind} {known.title or ''}"
            if _share(_bag(mine), _bag(other), 1):
                return True
    return False


def _mourned(naming: Naming) -> bool:
    """Tell whether a naming is of a part of a funeral, each of which is an occasion of its own."""
    return naming.kind.endswith(openings("events", "mourning"))


def _share(left: frozenset[str], right: frozenset[str], least: int) -> bool:
    """Tell whether two bags of words share enough of the smaller one, and ``least`` words as far as it has them."""
    shared, smaller = len(left & right), min(len(left), len(right))
    return smaller > 0 and shared / smaller >= _AGREES and shared >= min(least, smaller)


@lru_cache(maxsize=4096)
def _bag(phrase: str) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase.lower())) - words("events", "empty")


def _compatible(one: DateMention, other: DateMention) -> bool:
    """Tell whether two dates can be of one occasion: equal, one a part of the other, or one unknown."""
    left, right = one.start or "", other.start or ""
    if left.startswith(right) or right.startswith(left):
        return True
    return (one.end is not None and left <= right <= one.end) or (other.end is not None and right <= left <= other.end)


def _within_days(one: DateMention, other: DateMention) -> bool:
    """Tell whether two days are near enough to be of one session."""
    left, right = day_of(one.start or ""), day_of(other.start or "")
    return left is not None and right is not None and abs((left - right).days) <= _SESSION_DAYS
