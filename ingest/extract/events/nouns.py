"""Nouns that name an occasion: "hội nghị tổng kết …", "lễ công bố và trao quyết định …", "kỳ họp thứ 8, HĐND tỉnh"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.events.naming import Naming, title_of
from ingest.extract.events.titles import opens, quoted, title_stop
from ingest.extract.events.touching import around_another, many, part_of_another, touched_on
from ingest.extract.participation.agents import doers
from ingest.extract.signs import BODY, DATE, PERSON, PLACE, POST, WORD
from ingest.extract.vocabulary import Act, openings, words
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.signs import Sign
    from ingest.extract.vocabulary import Head
_SUBJECT = 6
"""How many signs before a verb its subject may stand."""
_DECISION = " quyết định"
_MET = 40
"""How many signs after "các cuộc gặp với" those who were met may stand."""
_DEAD = 5
"""Before how many signs after "lễ viếng" he stands whom it is for."""
_BETWEEN = (",", "-", "–", "(", ")")
_AFTER_ALL = ("để", "nhằm", "tại", "ở", "về", "đã", "sẽ", "trong", "khi", "có", "là", "được")
_NAMES = (PERSON, POST, BODY, PLACE)


def noun(text: str, row: Sequence[Sign], at: int, index: int) -> Naming | None:
    """Return the naming that the noun at ``row[at]`` opens, or None if it names no single occasion."""
    head: Head = row[at].value
    if many(row, at) or part_of_another(row, at) or around_another(row, at):
        return None
    start = at + 1
    while start < len(row) and row[start].low in words("events", "modifiers"):
        start += 1
    stop = quoted(row, at - 1) - 1 if at else 0
    if stop < start:
        stop = _stop(row, start, head)
    kind, family = " ".join(sign.low for sign in row[at:start]), head.family
    if head.verbal and kind.startswith("họp ") and _of_assembly(row, at):
        kind, family = f"kỳ {kind}", "session"
    title, place = title_of(text, row, start, stop) if stop > start else None, None
    if title is not None and kind.endswith(_DECISION) and row[start].low == "của":
        kind, title = kind.removesuffix(_DECISION), f"quyết định {title}"
    if head.family in ("meeting", "ceremony") and not _holds_own(kind) and _only_whose(row, start, stop):
        title = None
    if title == "cuối cùng":  # of a row that the article numbers elsewhere
        title = None
    if title is None and ((head.verbal and not _done(row, at)) or _any_one(row, at, stop)):
        return None
    if stop == start + 1 and row[start].kind == PLACE and head.family != "visit":
        title, place = None, row[start].value
    return Naming(
        index,
        at,
        stop,
        Span(row[at].start, row[stop - 1].stop),
        kind,
        family,
        title,
        aside=touched_on(row, at) or _to_come(row, start, stop),
        generic=head.generic,
        verbal=head.verbal,
        met=people(row, start, stop),
        place=place,
    )


def _of_assembly(row: Sequence[Sign], at: int) -> bool:
    """Tell whether an assembly or its place is said to meet: "HĐND thành phố sẽ họp bất thường"."""
    before = next((sign for sign in reversed(row[max(0, at - _SUBJECT) : at]) if sign.kind in (BODY, PLACE)), None)
    return before is not None and (before.kind == PLACE or _assembly(before))


def _assembly(sign: Sign) -> bool:
    return sign.kind == BODY and sign.value.startswith(openings("events", "assemblies"))


def _holds_own(kind: str) -> bool:
    """Tell whether a body's own session is told apart by whose it is: "phiên họp của Chính phủ"."""
    return kind.startswith((*openings("events", "assemblies", "own"), "cuộc họp", "buổi họp")) and "báo" not in kind


def severally(text: str, row: Sequence[Sign], at: int, index: int) -> Iterator[Naming]:
    """Yield one naming for each person met in "các cuộc gặp với Tổng Bí thư A, Chủ tịch nước B và Thủ tướng C"."""
    head: Head = row[at].value
    follows = at + 2 < len(row) and row[at + 1].low in ("với", "cùng") and head.core in words("events", "personal")
    if not follows or not at or row[at - 1].low not in words("events", "plural"):
        return
    opens_at = at + 2
    for spot in range(at + 2, min(len(row), at + _MET)):
        sign = row[spot]
        if sign.kind == PERSON:
            title = f"{row[at + 1].low} {text[row[opens_at].start : sign.stop]}"
            span = Span(row[opens_at].start, sign.stop)
            met = frozenset({sign.value})
            yield Naming(index, spot, spot + 1, span, head.kind, head.family, title, aside=touched_on(row, at), met=met)
            opens_at = spot + 2
        elif not (sign.kind in (POST, BODY, PLACE, WORD) or sign.low in _BETWEEN) or sign.low in _AFTER_ALL:
            return


def _only_whose(row: Sequence[Sign], start: int, stop: int) -> bool:
    """Tell whether the words after a noun only say whose the occasion is: "họp báo của Bộ Quốc phòng"."""
    if start >= stop or row[start].low != "của":
        return False
    glossed = [index for index in range(start + 2, stop - 1) if row[index - 1].low == "(" and row[index + 1].low == ")"]
    return all(row[at].kind in _NAMES or row[at].low in "-–,()" or at in glossed for at in range(start + 1, stop))


def _any_one(row: Sequence[Sign], at: int, stop: int) -> bool:
    """Tell whether some occasion or other is meant: "từng nói trong một cuộc họp rằng …"."""
    return at > 0 and row[at - 1].low == "một" and not any(sign.kind == DATE for sign in row[stop : stop + 2])


def _to_come(row: Sequence[Sign], start: int, stop: int) -> bool:
    """Tell whether the occasion is to come, without a day or number of its own: "đại hội đảng bộ sắp tới"."""
    pairs = (f"{row[index].low} {row[index + 1].low}" for index in range(start, min(stop + 1, len(row) - 1)))
    known = any(sign.kind == DATE or sign.low == "thứ" for sign in row[start : stop + 2])
    return not known and any(pair in ("sắp tới", "tới đây", "kỳ tới", "lần sau") for pair in pairs)


def _done(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a verb without an object is done by somebody: "đã tiếp xúc cử tri", not "nơi gặp gỡ, giao lưu"."""
    held = at > 0 and (isinstance(row[at - 1].value, Act) or row[at - 1].low in words("events", "there"))
    return held or bool(doers(row, at, many=False))


def _stop(row: Sequence[Sign], start: int, head: Head) -> int:
    """Return the index after the title; "lễ công bố và trao …" goes on over its "và"."""
    if start < len(row) and row[start].low in words("events", "anaphoric"):
        return start
    if head.kind.endswith(openings("events", "mourning")) and (mourned := _mourned(row, start)):
        return mourned
    dated = start + 1 < len(row) and row[start].low in words("events", "at_year") and row[start + 1].kind == DATE
    if dated and head.family != "session":
        return start
    if head.verbal and head.kind.startswith("họp") and opens(row, start, "of_meeting"):
        return title_stop(row, start, after_noun=False)
    if head.kind.startswith("kỳ họp") and start + 1 < len(row) and row[start].low == "," and _assembly(row[start + 1]):
        return start + 2
    joined = head.family == "ceremony" and start + 1 < len(row) and row[start].low == "và"
    stop = title_stop(row, start + joined)
    return stop if stop > start + joined else start


def _mourned(row: Sequence[Sign], start: int) -> int:
    """Return the index after the person mourned: "lễ viếng | ông Lê Văn A | diễn ra"; 0 if none is named."""
    for at in range(start, min(len(row), start + _DEAD)):
        if row[at].kind == PERSON:
            return at + 1
        if row[at].kind not in (WORD, POST) or row[at].low in words("events", "title_end"):
            break
    return 0


def people(row: Sequence[Sign], start: int, stop: int) -> frozenset[str]:
    """Return the names of the people among the signs ``start`` to ``stop``."""
    return frozenset(sign.value for sign in row[start:stop] if sign.kind == PERSON)
