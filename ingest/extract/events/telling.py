"""Whether a sentence tells of an occasion, turns to another one, or announces one that is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.events.days import OPENING
from ingest.extract.signs import DATE, PERSON
from ingest.extract.vocabulary import Act, Head, openings, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.events.naming import Naming
    from ingest.extract.signs import Sign

_TELLING = frozenset({"organiser", "chair", "attendee", "speaker", "host"})
_BACK, _ON = 9, 4
"""How many signs before and after a naming its verb may stand."""
_LATER = (" mai", " tới", " sau")
"""How days end that are still to come: "ngày mai", "tuần tới"."""
_AHEAD_BACK, _AHEAD_ON = 5, 3


def told(row: Sequence[Sign], naming: Naming, distance: int) -> bool:
    """Tell whether the sentence tells of the occasion: somebody held, led or joined it, or it has its day.

    Args:
        row: The signs of the sentence.
        naming: The naming asked about.
        distance: How near its date stands, as ``days.date_of`` says.
    """
    if naming.aside:
        return False
    if naming.deed is not None or distance <= OPENING:
        return True
    before = row[max(0, naming.at - _BACK) : naming.at]
    if any(isinstance(sign.value, Act) and sign.value.role in _TELLING and not sign.value.saying for sign in before):
        return True
    if naming.title is not None:
        official = naming.family == "visit" and naming.title.startswith("chính thức")
        decides = naming.stop < len(row) and row[naming.stop].low == "đã"
        if official or decides or naming.follows in words("events", "there"):
            return True
    after = row[naming.stop : naming.stop + _ON]
    return any(sign.low in words("events", "happens") for sign in after)


def fresh(row: Sequence[Sign], naming: Naming) -> bool:
    """Tell whether the sentence turns to another occasion: "Chiều cùng ngày, …", "Trước đó, …"."""
    begins = (" ".join(sign.low for sign in row[start : start + 3]) for start in range(min(2, naming.at)))
    return any(words_.startswith(openings("events", "another")) for words_ in begins)


def announced(row: Sequence[Sign], naming: Naming) -> bool:
    """Tell whether the occasion is still to come: "sẽ tổ chức hội nghị", "kỳ họp sẽ khai mạc"."""
    at = naming.at
    if row[at].kind == PERSON:  # one of those met in "các cuộc gặp với A, B và C"
        at = next((index for index in range(at - 1, -1, -1) if isinstance(row[index].value, Head)), at)
    before = row[max(0, at - _AHEAD_BACK) : at]
    after = row[naming.stop : naming.stop + _AHEAD_ON]
    if any(sign.kind == DATE and sign.low.endswith(_LATER) for sign in after):
        return True
    return any(sign.low in words("events", "announced") for sign in (*before, *after))
