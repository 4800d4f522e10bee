"""Awards as they are named: "Huân chương Lao động hạng Nhì", "huy hiệu 40 năm tuổi Đảng", "danh hiệu “…”"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.awards.vocabulary import CLASS, any_of, folded, vocabulary
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNT = re.compile(r"(?<![\w.,/])(?P<count>\d{1,4})\s+$")
_YEARS = re.compile(r"\d\d")
_QUOTED = re.compile(r"\s*,?\s*[“\"‘'](?P<words>[^”\"’'\n]{4,90})[”\"’']")
_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_GRADE = re.compile(CLASS, re.IGNORECASE)
_NAME = 40
"""So long at most is the name of an order, in code points."""
_FIELD = re.compile(r"\s+(?P<words>về\s[^.;()“”]{4,40}?)(?=\s+(?:đợt|năm|cho|tặng|lần)\b|\s*[.;(]|$)")
_CAUSE = re.compile(
    rf"\s+(?P<words>[Vv]ì\s+{any_of('causes')}(?:\s[^\s,.;:()“”\"]+){{0,6}}?)(?=\s+(?:cho|của|tặng|đến)\b|[,.;:]|\s[.;]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """An award in the text: its name with its class, its form, how many of it, and where it stands.

    ``stop`` is where the words behind the name begin that tell of giver and recipient.
    """

    award: str
    form: str
    span: Span
    count: int | None = None
    titled: bool = False

    @property
    def stop(self) -> int:
        """The end of the award's name."""
        return self.span.stop


def anchors(text: str, span: Span) -> Iterator[Anchor]:
    """Yield the awards named in a span, in order; "huy hiệu 55, 45 năm tuổi Đảng" is two."""
    for found in vocabulary().anchor.finditer(text, span.start, span.stop):
        counted = _COUNT.search(text, max(span.start, found.start() - 8), found.start())
        count = int(counted["count"]) if counted else None
        if found["badge"]:
            for years in _YEARS.findall(found["years"] or found["plain"]):
                yield Anchor(f"Huy hiệu {years} năm tuổi Đảng", "badge", Span(*found.span()), count)
        elif found["named"]:
            prize = folded(found["named"]) == "giải thưởng"
            name = " ".join(found["name"].split())
            name = name[0].upper() + name[1:]
            award = f"Giải thưởng {name}" if prize else name
            yield Anchor(award, "prize" if prize else "title", Span(*found.span()), count, titled=True)
        elif found["order"]:
            order = _order(text, found, span.stop, count)
            if order is not None:
                yield order
        else:
            yield _labelled(text, found, span.stop, count)


def _order(text: str, found: re.Match[str], limit: int, count: int | None) -> Anchor | None:
    """Read an order or medal that no list knows: "Huân chương Tự do hạng 2", but no medal of a contest."""
    kind = " ".join(found["order"].split()).capitalize()
    form = "order" if kind == "Huân chương" else "medal"
    quoted = _QUOTED.match(text, found.end(), limit)
    if quoted:
        return Anchor(f"{kind} {quoted['words']}", form, Span(found.start(), quoted.end()), count)
    name: list[str] = []
    stop = found.end()
    for word in _WORD.finditer(text, stop, min(limit, stop + _NAME)):
        low = word["word"].lower()
        if word.start() != stop or (name and not word["word"][0].isupper() and low in vocabulary().order_ends):
            break
        if not name and (not word["word"][0].isupper() or low in vocabulary().contest_metals):
            return None
        stop = word.end()
        name.append(word["word"])
    if not name:
        return None
    grade = _GRADE.match(text, stop, limit)
    label = " ".join([kind, *name])
    if grade:
        label, stop = f"{label} hạng {_graded(grade['class'])}", grade.end()
    return Anchor(label, form, Span(found.start(), stop), count)


def _graded(grade: str) -> str:
    """Return a class as it is written: "Nhất", "II"."""
    return grade if grade.isupper() or grade.isdigit() else grade.capitalize()


def _labelled(text: str, found: re.Match[str], limit: int, count: int | None) -> Anchor:
    known = vocabulary()
    label = known.labels[folded(found["label"])]
    stop = found.end()
    grade = found["class"]
    if grade:
        label = f"{label} hạng {_graded(grade)}"
    cited = _QUOTED.match(text, stop, limit) or _CAUSE.match(text, stop, limit)
    if cited:
        stop = cited.end()
    if cited and label in {"Kỷ niệm chương", "Cờ thi đua"}:
        label = f"{label} {cited['words']}"
    if label.startswith("Giải thưởng") and (field := _FIELD.match(text, stop, limit)):
        label, stop = f"{label} {field['words']}", field.end()
    form = known.forms[folded(found["label"])]
    return Anchor(label, form, Span(found.start(), stop), count, titled=found["title"] is not None)
