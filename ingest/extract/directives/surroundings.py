"""What the words before a document tell of it: who issued it, who signed it and when; and what its number tells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.dates import dates
from ingest.extract.directives.assemblies import assembly_before
from ingest.extract.directives.found import Found
from ingest.extract.directives.numbers import issuer_of, sender_of
from ingest.extract.directives.sessions import sitting_body
from ingest.extract.directives.subjects import issuer_before
from ingest.extract.directives.tails import issuer_in_title
from ingest.extract.directives.vocabulary import vocabulary
from ingest.extract.standing import inside
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.extract.directives.issuers import Issuer
    from ingest.extract.directives.parts_read import Parts
    from ingest.extract.directives.phrase import Phrase

_PASSED = re.compile(
    r"[^.;\n]{0,60}?\bđược\s+Quốc\s+hội[^.;\n]{0,40}?(?:thông\s+qua|ban\s+hành)",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"(?<!Vụ )(?<!vụ )(?<!của )(?<!UBTV )(?<!biểu )Quốc\s+hội[^.\n]{0,160}(?:thông\s+qua|ban\s+hành|biểu\s+quyết)"
    r"(?![^.\n]*(?:quy\s+chế|nghị\s+định|thông\s+tư|theo\s))[^.\n]*$",
    re.IGNORECASE,
)
_DEBATED = re.compile(r"(?<!\w)(?:thảo\s+luận|cho\s+ý\s+kiến|dự\s+thảo|dự\s+án|sẽ|trình)(?!\w)", re.IGNORECASE)
"""The day on which a draft is spoken of is not the document's."""
_NAMED = {"congress", "law", "law-by-capitals", "amending", "charter"}
"""Titles by which a document is known whoever sits."""
_WHERE = re.compile(r"\s+(?:tại|ở|của|đối\s+với|cho|trong)\s.*$", re.DOTALL)
_THINGS = re.compile(r"^việc\s+", re.IGNORECASE)
_ADJACENT = re.compile(r"[\s,)]*")
_PRIME_MINISTER = "Thủ tướng Chính phủ"
"""The number tells the Prime Minister though a deputy signs, or the Government is said to issue."""
_LIST = 800
"""So far before a law the National Assembly may stand that passes it, in code points: such lists are long."""
_CLAUSE_DATE = 60
"""So much before the subject may its date stand, in code points."""


def found_in(phrase: Phrase, parts: Parts) -> list[Found]:
    """Make one mention for each number, or one without, with what the surroundings tell besides."""
    issuer, by_suffix = parts.issuer, False
    if parts.title is not None and issuer is None:
        issuer = issuer_in_title(phrase, parts)
    signer, date = parts.signer, parts.date
    if issuer is None and phrase.is_law:
        issuer = _parliament(phrase, parts)
    else:
        subject = _subject(phrase, parts, issuer)
        by_suffix = issuer is None and subject is not None and subject.guessed
        issuer = issuer or (subject.name if subject else None)
        if subject and subject.name in {issuer, _PRIME_MINISTER}:
            signer = signer or subject.person
            if not _DEBATED.search(phrase.text, subject.span.stop, phrase.span.start):
                date = date or _date_before(phrase, subject.span.start)
    if parts.issuer is None and parts.numbers:
        by_number = _by_suffix(phrase, parts.numbers)
        if by_number is not None and (issuer is None or by_number == _PRIME_MINISTER):
            issuer, by_suffix = by_number, True
    if issuer is None and parts.title and not parts.numbers and parts.title.form not in _NAMED:
        issuer = sitting_body(phrase)
        by_suffix = issuer is not None
    base = _found(phrase, parts, issuer)
    base = replace(base, date=date, signer=signer, by_suffix=by_suffix)
    return [replace(base, number=number) for number in parts.numbers] or [base]


def _found(phrase: Phrase, parts: Parts, issuer: str | None) -> Found:
    title = parts.title
    people: frozenset[str] = frozenset()
    if title is not None:
        people = frozenset(person.name for person in inside(phrase.reading.people, title.span)[:1])
    form = title.form if title else "numbered" if parts.numbers else "issued"
    return Found(
        phrase.kind,
        Span(phrase.span.start, parts.end),
        f"{'law' if phrase.is_law else 'directive'}-{form}",
        0.95 if parts.numbers else 0.85,
        issuer=issuer,
        title=title.words if title else None,
        staff=title is not None and _only_staff(title.words),
        people=people,
        tells=vocabulary().tells.get(" ".join(phrase.span.of(phrase.text).casefold().split())),
    )


def _only_staff(title: str) -> bool:
    """Whether a title says only that staff is concerned, and perhaps where: "công tác cán bộ tại Công an thành phố"."""
    return _WHERE.sub("", _THINGS.sub("", title.casefold())) in vocabulary().staff


def _subject(phrase: Phrase, parts: Parts, issuer: str | None) -> Issuer | None:
    """Who passes or issues it: an assembly for what has a title, else the subject of the verb before it."""
    if (
        issuer is None
        and parts.title
        and not phrase.is_charter
        and (assembly := assembly_before(phrase.reading, phrase.sentence, phrase.span.start))
    ):
        return assembly
    return issuer_before(phrase)


def _by_suffix(phrase: Phrase, numbers: list[str]) -> str | None:
    """The issuer by the number: the body of that name last spoken of, else that of the article's place."""
    told = next(filter(None, map(sender_of if phrase.kind in vocabulary().sent else issuer_of, numbers)), None)
    if told is None:
        return None
    name, takes = told
    if takes == "nothing":
        return name
    bodies = [body for body in phrase.reading.organisations if body.name.startswith(name + " ")]
    before = [body.name for body in bodies if body.span.stop <= phrase.span.start]
    if bodies:
        return before[-1] if before else bodies[0].name
    focus = phrase.reading.focus
    if takes == "parent" or focus is None:
        return None
    return f"{name} {focus if takes == 'jurisdiction' else focus.split(' ', 1)[-1]}"


def _date_before(phrase: Phrase, subject: int) -> str | None:
    """Read the date that opens the clause: "Ngày 9/6, Văn phòng Trung ương Đảng có công văn …"."""
    floor = max(phrase.sentence.span.start, subject - _CLAUSE_DATE)
    found = dates(phrase.text, Span(floor, subject), phrase.reference)
    if found and _ADJACENT.fullmatch(phrase.text, found[-1].span.stop, subject):
        return found[-1].start
    return None


def _parliament(phrase: Phrase, parts: Parts) -> str | None:
    """Read "Quốc hội thông qua Luật …", "Luật … được Quốc hội thông qua": the National Assembly issues it."""
    after = _PASSED.match(phrase.text, parts.end, phrase.stop)
    floor = max(phrase.sentence.span.start, phrase.span.start - _LIST)
    before = _PASSING.search(phrase.text, floor, phrase.span.start)
    return "Quốc hội" if after or before else None
