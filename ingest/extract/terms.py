"""When a post began and ended: "từ tháng 7/2011 được bổ nhiệm chức …", "nhiệm kỳ 2016-2021", "thôi giữ chức từ 1/6".

Only what the text states of the post itself: a date that opens the clause in which the post is given or left, a
"từ", "kể từ", "vào" behind it, or a term of office next to it. The day on which a paper reports an appointment
("sáng 27/7", "cùng ngày") is the paper's, not the post's.
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
    from ingest.extract.giving import Given

_WORD = re.compile(r"\w+")
_NUMERAL = re.compile(r"\d+|[ivxlc]+")
_CLAUSE_ENDS = ";\n"
_NEAR = 60
_FAR = 140
_MONTH = len("2020-01")
_SAME_VERB = len(" không ")  # "thôi [không] giữ chức" is one verb
_HELD_THEN = frozenset({"đang", "nguyên", "cựu", "còn"})


@dataclass(frozen=True, slots=True)
class Term:
    """ISO 8601 start and end of a holding, None where the text does not state it."""

    start: str | None = None
    end: str | None = None


def joined(one: Term, other: Term) -> Term | None:
    """Return the term of which two sentences tell parts: 2014.. and ..2016, 2015..2020 and 2019-06.., else None."""
    for first, last in ((one, other), (other, one)):
        if first.start and last.end and not first.end and not last.start and first.start <= last.end:
            return Term(first.start, last.end)
        inside = first.start and first.end and last.start and first.start <= last.start[: len(first.end)] <= first.end
        if inside and last.end in {None, first.end} and first != last:
            return Term(last.start, first.end)
    return None


def term(text: str, sentence: Span, given: Given, dates: Sequence[DateMention]) -> Term:
    """Return the term that a sentence states of one post; ``dates`` are those of the sentence, in order."""
    post = given.post
    start = max(text.rfind(mark, sentence.start, post.start) for mark in _CLAUSE_ENDS) + 1
    clause = Span(max(start, sentence.start), min(_ends(text, post.stop, sentence.stop), sentence.stop))
    inside = [date for date in dates if clause.covers(date.span) and date.start]
    opening = _opening(text, given, inside) if given.verb else None
    spell = _spell(text, post, inside)
    if spell:
        return _within(opening, spell) if opening and not given.former else spell
    left = given.verb and _left(text[clause.start : post.start])
    behind = _behind(text, given, inside, left=left)
    return behind or _opened(opening, _until(text, given, inside), left=left)


def _opened(opening: DateMention | None, until: str | None, *, left: bool) -> Term:
    if opening is None:
        return Term(end=until)
    return Term(end=opening.start) if left else Term(opening.start, until or opening.end)


def _left(words: str) -> bool:
    """Tell whether the last verb of some words takes a post away: "miễn nhiệm chức vụ", not "thôi …, giữ chức"."""
    low = words.casefold()
    taken = max(((low.rfind(word), len(word)) for word in ordered("leaving")), default=(-1, 0))
    given = max(low.rfind(word) for word in ordered("giving"))
    return taken[0] >= 0 and given - sum(taken) <= _SAME_VERB


def _within(opening: DateMention, spell: Term) -> Term:
    """Return the spell with the day on which the post was given, if that lies before the spell's end."""
    timely = opening.start and spell.end and opening.start[: len(spell.end)] <= spell.end
    return Term(opening.start, spell.end) if timely else spell


def _opening(text: str, given: Given, dates: Sequence[DateMention]) -> DateMention | None:
    """Return the date that opens the clause: "Tháng 5/2013, ông được bổ nhiệm giữ chức …"."""
    found = [date for date in dates if date.span.stop <= given.post.start and _dated(text, date)]
    if not found or given.post.start - found[-1].span.stop > _FAR:
        return None
    last = found[-1]
    words = _WORD.findall(text[last.span.stop : given.post.start].casefold())
    between = f" {' '.join(words)} "
    broken = any(f" {word} " in between for word in ordered("term_breaks")) or not _HELD_THEN.isdisjoint(words[-4:])
    theirs = _before(text, last).endswith(("từ", "vào", "hồi")) and any(
        _reaches(text, post, last) for post in given.posts
    )
    news = given.copula and len(last.start or "") > _MONTH and not _from(text, last)
    return None if broken or theirs or news else last


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


def _reaches(text: str, post: Span, date: DateMention) -> bool:
    """Tell whether a date stands right behind a post: "Trước khi làm [Bộ trưởng] từ tháng 4/2016, ông từng …"."""
    between = text[post.stop : date.span.start]
    return post.stop <= date.span.start and "," not in between and _next_to(text, post.stop, date.span.start)


def _behind(text: str, given: Given, dates: Sequence[DateMention], *, left: bool) -> Term | None:
    """Read "kể từ ngày 1/5/2025", "từ 1/6", "vào tháng 4/2016" behind a post; None where no such date stands."""
    post = given.post
    for date in dates:
        since = _from(text, date)
        into = given.verb and _before(text, date).endswith(("vào", "hồi")) and date.span.start - post.stop <= _NEAR
        if not (since or into) or date.end or not 0 <= date.span.start - post.stop <= _FAR:
            continue
        between = text[post.stop : date.span.start].casefold()
        leaving = _left(between)
        if not (given.verb or leaving or _next_to(text, post.stop, date.span.start)) or _of_others(given, date):
            continue
        if not leaving and any(word in between for word in ordered("giving")):
            continue
        return Term(end=date.start) if left or leaving else Term(start=date.start)
    return None


def _of_others(given: Given, date: DateMention) -> bool:
    """Tell whether a date behind a post is another's who is named between: "…, thay ông B, Giám đốc …, từ 1/6"."""
    between = Span(given.post.stop, date.span.start)
    named = [name for name in given.others if between.covers(name)]
    return named != [] and (not given.verb or any(post.start > named[0].start for post in given.posts))


def _until(text: str, given: Given, dates: Sequence[DateMention]) -> str | None:
    """Return the date behind "cho đến": "làm Phó Giám đốc Xí nghiệp, cho đến 10/1994"."""
    behind = (date for date in dates if 0 <= date.span.start - given.post.stop <= _NEAR)
    return next((date.start for date in behind if _before(text, date).endswith(("cho đến", "cho tới"))), None)


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


def _dated(text: str, date: DateMention) -> bool:
    """Tell whether a date before a post may tell when it was given: no birth, no founding, no day of the news."""
    before = text[max(0, date.span.start - 25) : date.span.start].casefold()
    own = not any(word in before for word in lines("other_dates"))
    day = text[date.span.start : date.span.stop].casefold().startswith(ordered("news_days"))
    news = day or before.rstrip().endswith(ordered("news_days"))
    years = date.end is not None and before.rstrip().endswith("(")
    return own and not news and not years and not _of_term(text, date)
