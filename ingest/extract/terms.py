"""When a post began and ended: "từ tháng 7/2011 được bổ nhiệm chức …", "nhiệm kỳ 2016-2021", "thôi giữ chức từ 1/6".

Only what the text states of the post itself: a date that opens the clause in which the post is given or left, a
"từ", "kể từ" behind it, or a term of office next to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.words import lines, ordered
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.dates import DateMention

_WORD = re.compile(r"\w+")
_NUMERAL = re.compile(r"\d+|[ivxlc]+")
_CLAUSE_ENDS = ";\n"
_NEAR = 60
_FAR = 140


@dataclass(frozen=True, slots=True)
class Term:
    """ISO 8601 start and end of a holding, None where the text does not state it."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A post as a sentence gives it: its words, and whether a verb gives or takes it, and whether it has been left."""

    post: Span
    verb: bool
    former: bool


def term(text: str, sentence: Span, given: Given, dates: Sequence[DateMention]) -> Term:
    """Return the term that a sentence states of one post; ``dates`` are those of the sentence, in order."""
    post = given.post
    start = max(text.rfind(mark, sentence.start, post.start) for mark in _CLAUSE_ENDS) + 1
    clause = Span(max(start, sentence.start), min(_ends(text, post.stop, sentence.stop), sentence.stop))
    inside = [date for date in dates if clause.covers(date.span) and date.start]
    opening = _opening(text, post, inside) if given.verb else None
    spell = _spell(text, post, inside)
    if spell:
        return _within(opening, spell) if opening and not given.former else spell
    since = next((date for date in inside if _since(text, post, date)), None)
    if since:
        between = text[post.stop : since.span.start].casefold()
        leaving = any(word in between for word in ordered("leaving"))
        left = given.former or leaving
        if not leaving and any(word in between for word in ordered("giving")):
            return Term()
        return Term(end=since.start) if left else Term(start=since.start)
    if opening is None:
        return Term()
    return Term(end=opening.start) if given.former else Term(opening.start, opening.end)


def _within(opening: DateMention, spell: Term) -> Term:
    """Return the spell with the day on which the post was given, if that lies before the spell's end."""
    timely = opening.start and spell.end and opening.start[: len(spell.end)] <= spell.end
    return Term(opening.start, spell.end) if timely else spell


def _opening(text: str, post: Span, dates: Sequence[DateMention]) -> DateMention | None:
    """Return the date that opens the clause: "Tháng 5/2013, ông được bổ nhiệm giữ chức …"."""
    found = [date for date in dates if date.span.stop <= post.start and not _of_term(text, date) and _dated(text, date)]
    return found[-1] if found and post.start - found[-1].span.stop < _FAR else None


def _ends(text: str, start: int, stop: int) -> int:
    found = [at for at in (text.find(mark, start, stop) for mark in _CLAUSE_ENDS) if at >= 0]
    return min(found, default=stop)


def _before(text: str, date: DateMention) -> str:
    return text[max(0, date.span.start - 20) : date.span.start].casefold().rstrip()


def _of_term(text: str, date: DateMention) -> bool:
    return _before(text, date).endswith(("nhiệm kỳ", "nhiệm kì", "khóa", "giai đoạn"))


def _spell(text: str, post: Span, dates: Sequence[DateMention]) -> Term | None:
    """Read "nhiệm kỳ 2016-2021" and "(từ 8/2011 đến 4/2016)" behind a post."""
    for date in dates:
        behind = 0 <= date.span.start - post.stop <= _NEAR and _next_to(text, post.stop, date.span.start)
        if behind and date.end and (_of_term(text, date) or _before(text, date).endswith(("từ", "("))):
            return Term(date.start, date.end)
    return None


def _next_to(text: str, start: int, stop: int) -> bool:
    """Tell whether nothing but the words of a term stands between a post and years: ", khóa XV, nhiệm kỳ"."""
    words = _WORD.findall(text[start:stop].casefold())
    return all(word in lines("term_words") or _NUMERAL.fullmatch(word) for word in words)


def of_office(text: str, sentence: Span, dates: Sequence[DateMention]) -> Term:
    """Return the term that a sentence states of the posts before it: "Thời hạn giữ chức vụ 5 năm, kể từ 1/5/2025"."""
    opening = next(
        (phrase for phrase in ordered("office_terms") if phrase in text[sentence.start : sentence.stop].casefold()),
        None,
    )
    since = next((date for date in dates if date.start and not date.end and _from(text, date)), None)
    return Term(start=since.start) if opening and since else Term()


def _from(text: str, date: DateMention) -> bool:
    return _before(text, date).endswith(("từ", "kể từ ngày", "từ ngày", "kể từ"))


def _since(text: str, post: Span, date: DateMention) -> bool:
    """Read "kể từ ngày 1/5/2025", "từ 1/6" behind a post."""
    behind = 0 <= date.span.start - post.stop <= _FAR and not date.end
    return behind and _from(text, date)


def _dated(text: str, date: DateMention) -> bool:
    """Tell whether a date before a post may tell when it was given: no birth, no founding, no decision's own date."""
    before = text[max(0, date.span.start - 25) : date.span.start].casefold()
    return not any(word in before for word in lines("other_dates"))
