"""Whether an occasion is told of or only touched on: "các hội nghị", "chào mừng Đại hội", "nghị quyết đại hội"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.extract.signs import MARK, PHRASE, WORD
from ingest.extract.vocabulary import Head, openings, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.signs import Sign

_CLAUSE = 12
"""How many signs before a noun a word of wishing may stand."""
_TITLE, _DOCUMENT = 8, 7
"""How many signs after a noun "các cấp" may stand, and before it the document of an occasion."""


def many(row: Sequence[Sign], at: int) -> bool:
    """Tell whether the noun stands for many occasions: "các hội nghị", "100 cuộc họp", "giao ban hàng tuần"."""
    after = f" {' '.join(sign.low for sign in row[at + 1 : at + 1 + _TITLE])} "
    once = at > 0 and row[at - 1].low == "tại" and not after.startswith((" hàng ", " hằng ", " mỗi "))
    if " các cấp " in after or any(after.startswith(f" {word} ") and not once for word in words("events", "habitual")):
        return True
    if not at:
        return False
    pair = " ".join(sign.low for sign in row[max(0, at - 2) : at])
    return not words("events", "plural").isdisjoint((row[at - 1].low, pair)) or row[at - 1].low.isdigit()


def part_of_another(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a day or session of another occasion is named: "phiên khai mạc kỳ họp", "ngày làm việc thứ hai"."""
    return row[at].low in words("events", "parts") and any(
        isinstance(sign.value, Head) for sign in row[at + 1 : at + 4]
    )


def around_another(row: Sequence[Sign], at: int) -> bool:
    """Tell whether the occasion is only where another was: "phiên chất vấn tại kỳ họp"."""
    return at > 1 and row[at - 1].low in ("tại", "trong") and isinstance(row[at - 2].value, Head)


def _of_a_document(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a document or choice of an earlier occasion is spoken of: "được thông qua tại kỳ họp thứ 5"."""
    before = " ".join(sign.low for sign in row[max(0, at - _DOCUMENT) : at])
    if before.endswith((" tại", " ở")):
        return before.rsplit(" ", 1)[0].endswith(openings("events", "decided_at"))
    numbered = before.endswith((" ,", " của")) and f" {before}".rfind(" số ") >= 0
    return numbered and any(word in before for word in words("events", "decided_at", "documents"))


def touched_on(row: Sequence[Sign], at: int) -> bool:
    """Tell whether the occasion named at a sign is only touched on, proposed or wished for."""
    if not at:
        return False
    before = [sign.low for sign in row[max(0, at - 3) : at]]
    near = [sign.low for sign in row[max(0, at - 2 * _CLAUSE) : at]]
    listed = before[-1] in (",", ";", "và") and any(pair == ("chuẩn", "bị") for pair in pairwise(near))
    if listed or _of_a_document(row, at):
        return True
    if before[-1] == "trình" and " ".join(before).endswith(("tiếp tục chương trình", "trong chương trình")):
        return False
    if any(" ".join(before[-length:]) in words("events", "aside") for length in (1, 2, 3)):
        return True
    opening = next((index + 1 for index in range(at - 1, -1, -1) if row[index].kind == MARK), 0)
    if row[opening].low == "nhân" and at - opening > 1:
        return True
    clause = " ".join(sign.low for sign in row[max(opening, at - _CLAUSE) : at] if sign.kind in (WORD, PHRASE))
    return any(f" {word} " in f" {clause} " for word in words("events", "thought"))
