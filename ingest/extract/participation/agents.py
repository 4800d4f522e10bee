"""Who stands beside a verb: "Đồng chí A, Phó Bí thư Tỉnh ủy và đồng chí B | chủ trì", "Dự có các đồng chí: A, …; B, …".

A group of doers holds people, bodies, their posts and ranks, commas and "và", "cùng"; it ends at a word that opens
something else: "tại", "của", "với", another verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.signs import AGENTS, BODY, DATE, MARK, PERSON, PHRASE, PLACE, POST, WORD
from ingest.extract.vocabulary import Act, Deed, Head, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.signs import Sign

USUAL, NEAR, ASIDE, FAR = 9, 3, 14, 24
"""How many words that name nobody may stand before most verbs, before a verb of saying, in an aside about the speaker,
in a list of those who came."""
_CHAIN = 10
"""How many signs may stand between two verbs that share their doer."""
_AFTER_VERB, _AFTER_COMMA = 16, 5
"""How many signs after a verb the comma stands that its doer follows, and how soon the doer after it."""
_TITLE = 3
"""How many letters an abbreviated title has at most: "PGS", "ThS"."""
_STOPS = '.!?:"“”'
_DASHES = ("-", "–", "—")
_INTRODUCED = 12
"""How many words at most introduce somebody, besides posts and bodies."""
_ADVERBS, _LONGEST_ASIDE = 4, 40
"""How many signs may stand between a dash and the verb, and between the two dashes of an aside."""


def doers(row: Sequence[Sign], verb: int, *, many: bool, reach: int = USUAL, person: bool = False) -> list[int]:
    """Return the indices of those who do what the verb at ``row[verb]`` says, nearest first.

    Args:
        row: The signs of the sentence.
        verb: Index of the verb.
        many: Whether those joined by commas count too (joined by "và" and "cùng" they always do).
        reach: How many words that name nobody may stand between two doers, or the last one and the verb.
        person: Whether only a person does it, so that bodies behind a name and comma say who that is.
    """
    found: list[int] = []
    gap, bracket, aside = 0, False, _aside(row, verb) or (_apposition(row, verb) if person else range(0))
    for at in range(_meanwhile(row, verb) - 1, -1, -1):
        sign = row[at]
        if at in aside:
            gap = 0
        elif sign.kind == MARK and sign.low in "()":
            bracket = sign.low == ")"
        elif bracket or sign.kind == POST:
            gap = gap if bracket else 0
        elif sign.kind in AGENTS and not _owned(row, at):
            if found and not (many or _joined(row, at, found[-1]) or _side_by_side(row, at, found[-1])):
                break
            found.append(at)
            gap = 0
        elif sign.kind not in AGENTS and (_ends(row, at, verb, found) or gap >= reach):
            break
        else:
            gap += sign.kind != MARK and sign.low not in words("participation", "adverbs")
    return found


def _aside(row: Sequence[Sign], verb: int) -> range:
    """Return the words between dashes before a verb that say who its doer is: "A | - trưởng phòng … - | đã nói"."""
    closing = next((at for at in range(verb - 1, max(-1, verb - 1 - _ADVERBS), -1) if row[at].low in _DASHES), None)
    if closing is None or any(row[at].kind in AGENTS for at in range(closing + 1, verb)):
        return range(0)
    for at in range(closing - 1, max(0, closing - _LONGEST_ASIDE), -1):
        if row[at].kind == MARK and row[at].low in _STOPS and not abbreviates(row, at):
            break
        if row[at].low in _DASHES and row[at - 1].kind == PERSON:
            return range(at, closing + 1)
    return range(0)


def _apposition(row: Sequence[Sign], verb: int) -> range:
    """Return the words between a name and a verb that say who it is: "bà A, | Chủ tịch Nhóm nữ … | cho biết"."""
    plain = 0
    for at in range(verb - 1, max(0, verb - 1 - _LONGEST_ASIDE), -1):
        sign = row[at]
        if sign.kind == PERSON:
            office = row[at + 1].low == "," and row[at + 2].kind == POST
            return range(at + 1, verb) if office else range(0)
        if sign.kind == WORD:
            plain += sign.low not in words("participation", "adverbs") or row[at + 1].kind == WORD
        told = sign.kind in (BODY, POST, PLACE, WORD) or sign.low in ",-–"
        if not told or plain > _INTRODUCED or (plain and sign.low in words("participation", "tells")):
            break
    return range(0)


def _meanwhile(row: Sequence[Sign], verb: int) -> int:
    """Return where to look back from: over "nêu khi" in "ông A nêu khi chủ trì phiên họp"."""
    if verb > 1 and row[verb - 1].low == "khi":
        return verb - 2 if isinstance(row[verb - 2].value, Act) else verb - 1
    return verb


def _ends(row: Sequence[Sign], at: int, verb: int, found: Sequence[int]) -> bool:
    """Tell whether a sign ends the group of doers, read from the verb back."""
    sign = row[at]
    if sign.kind == MARK:
        return (sign.low in _STOPS and not abbreviates(row, at)) or (sign.low == ";" and not found)
    if sign.kind == DATE:
        return bool(found) or at < verb - 1
    if sign.kind == PLACE:
        return not found and row[at - 1].low in ("tại", "ở")
    if sign.kind == PHRASE:
        return _ends_at_phrase(row, at, verb, found)
    over = (sign.low == "khi" and isinstance(row[verb].value, Deed) and not found) or _together_with(row, at)
    return sign.low in words("participation", "bounds") and not over


def _ends_at_phrase(row: Sequence[Sign], at: int, verb: int, found: Sequence[int]) -> bool:
    """Tell whether another verb ends the group; "Trưởng ban Tổ chức" holds none, "dự và phát biểu" share their doer."""
    sign = row[at]
    if isinstance(sign.value, Act):
        of_post = sign.low == "tổ chức" and at > 0 and row[at - 1].kind == POST
        return not of_post and (bool(found) or not _chained(row, at, verb))
    return isinstance(sign.value, Deed | Head)


def _together_with(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a "với" joins two who act: "Sở A phối hợp với Sở B tổ chức"."""
    return row[at].low == "với" and at > 0 and row[at - 1].low == "hợp"


def _chained(row: Sequence[Sign], at: int, verb: int) -> bool:
    """Tell whether two verbs share their doer: "dự và phát biểu", "đến thăm, chúc mừng"."""
    between = row[at + 1 : verb]
    if any(sign.kind in AGENTS for sign in between) or len(between) > _CHAIN:
        return False
    return not between or any(sign.low in ("và", ",", "đồng thời") for sign in between)


def _joined(row: Sequence[Sign], at: int, nearest: int) -> bool:
    """Tell whether "và" or "cùng" joins a doer to the one nearer to the verb, with only posts between."""
    between = row[at + 1 : nearest]
    joined = any(
        between[i].low in words("participation", "joins") or _together_with(between, i) for i in range(len(between))
    )
    return joined and not any(isinstance(sign.value, Act | Deed) for sign in between)


def _side_by_side(row: Sequence[Sign], at: int, nearest: int) -> bool:
    """Tell whether two bodies act together, with nothing but a comma or dash between: "HĐND - UBND huyện"."""
    both = row[at].kind == BODY and row[nearest].kind == BODY
    return both and at + 1 == nearest - 1 and row[at + 1].low in ",-–"


def _owned(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a body or person is only what something belongs to: "của Sở Y tế", "thay mặt Bộ Chính trị"."""
    if not at:
        return False
    before, second = row[at - 1].low, row[at - 2].low if at > 1 else ""
    if row[at].kind == PERSON:
        honorific = second if before in words("participation", "owners", "honorifics") and second else before
        return honorific in words("participation", "owners", "persons") or honorific in words(
            "participation", "owners", "acted_on"
        )
    if at + 1 < len(row) and row[at + 1].low == "các":
        return True
    if _together_with(row, at - 1):
        return False
    owners = words("participation", "owners")
    if before == "của" and second in words("participation", "owners", "teams"):
        return False
    return before in owners or (before in words("participation", "owners", "of_groups") and second in owners)


def in_group(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a body stands for its people: "lãnh đạo Sở Y tế, Sở Nội vụ và Văn phòng UBND tỉnh"."""
    for index in range(at - 1, -1, -1):
        tail = [sign.low for sign in row[max(0, index - 2) : index + 1]]
        if any(" ".join(tail[-length:]) in words("participation", "groups") for length in (1, 2, 3)):
            return True
        if row[index].kind not in (BODY, POST) and row[index].low not in (",", "và", "các", "cùng", "của"):
            return False
    return False


def listed(row: Sequence[Sign], start: int) -> list[int]:
    """Return the indices of those listed from ``row[start]`` to the end of the list or sentence."""
    found: list[int] = []
    for at in range(start, len(row)):
        sign = row[at]
        if sign.kind == PERSON or (
            sign.kind == BODY and not _label(row, at) and (at == start + 1 or not _owned(row, at))
        ):
            found.append(at)
        elif (sign.kind == MARK and sign.low in '.!?…"“”' and not abbreviates(row, at)) or (
            found and isinstance(sign.value, Deed | Head | Act)
        ):
            break
    return found


def _label(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a body heads a list of its people: "các đồng chí Thường trực Tỉnh ủy: A; B"."""
    heads = at + 1 < len(row) and row[at + 1].low == ":"
    return heads or (at > 0 and row[at - 1].low in words("participation", "labels"))


def abbreviates(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a full stop belongs to a title before a name: "GS.TS. Nguyễn …"."""
    return row[at].low == "." and 0 < at < len(row) - 1 and len(row[at - 1].low) <= _TITLE


def after_comma(row: Sequence[Sign], verb: int) -> int | None:
    """Return the doer of a verb that opens its clause: "Làm việc với Sở Y tế sáng 23-8, Bí thư A …"; None if none."""
    if verb and row[verb - 1].kind not in (DATE, MARK):
        return None
    comma = next((at for at in range(verb + 1, min(len(row), verb + _AFTER_VERB)) if row[at].low == ","), None)
    if comma is None:
        return None
    near = range(comma + 1, min(len(row), comma + _AFTER_COMMA))
    return next((at for at in near if row[at].kind == PERSON), None)
