"""Documents where they are named: "Chỉ thị số 07 và số 09 của Bộ Công an", "Luật Đất đai", "Nghị quyết này".

Each mention is read by itself, forwards from the word for its kind; what is not said behind it is looked for
before it: the issuer as subject, the date that opens the clause, the list that the document goes on.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.directives.assemblies import assembly_before
from ingest.extract.directives.congress import congress_at
from ingest.extract.directives.found import Found
from ingest.extract.directives.numbers import NUMBER, tidy
from ingest.extract.directives.other_words import is_other_word
from ingest.extract.directives.parts import parts_behind
from ingest.extract.directives.phrase import Phrase
from ingest.extract.directives.specific import is_specific
from ingest.extract.directives.subjects import issuer_before
from ingest.extract.directives.surroundings import found_in
from ingest.extract.directives.tails import congress_issuer
from ingest.extract.directives.vocabulary import vocabulary
from ingest.extract.scan import matches
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.dates import Reference
    from ingest.extract.directives.parts_read import Parts
    from ingest.extract.reading import Reading, Sentence

_NEXT_CONGRESS = re.compile(r"\s*(?:,|và)(?=\s+(?:nghị\s+quyết\s+)?Đại\s+hội)", re.IGNORECASE)
_NEXT_NAME = re.compile(r"\s*(?:,|và)\s+(?=[A-ZĐÂÊÔƠƯ])")
_ITEMS = re.compile(
    r"\s*(?:quan\s+trọng)?,?\s*(?:sau(?:\s+đây)?|gồm|như|là)?\s*:\s*(?P<items>[^.…\n]{10,800})", re.IGNORECASE
)
_AND = re.compile(r"\s*,?\s*(?:và\s+)?(?:các\s+)?", re.IGNORECASE)
_LOOK_ON = 2
"""So many sentences after "HĐND tỉnh thông qua 10 nghị quyết" its resolutions may be named."""


def mentions(reading: Reading, reference: Reference) -> list[Found]:
    """Return the documents that the article names, in order; those joined by "và" share the issuer of the last."""
    found = list(_mentions(reading, reference))
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        shares = one.number and not one.issuer and following.number and following.issuer and not following.by_suffix
        if shares and one.kind == following.kind and _AND.fullmatch(reading.text, one.span.stop, following.span.start):
            found[at] = replace(one, issuer=following.issuer)
    return found


def _mentions(reading: Reading, reference: Reference) -> Iterator[Found]:
    passed: dict[str, tuple[int, str]] = {}
    for at in vocabulary().keywords.sentences(reading.text, reading.sentences):
        sentence = reading.sentences[at]
        skip, last = sentence.span.start, None
        yield from _codes(reading, sentence)
        for anchor in _anchors(reading.text, sentence.span):
            kind = vocabulary().kinds.get(" ".join(anchor.group().casefold().split()))
            if kind is None or anchor.start() < skip or is_other_word(reading, sentence, anchor):
                continue
            if last and (
                _same_number(reading.text, last, anchor)
                or (kind in _FORMS and _opens_title(reading.text, last, anchor))
            ):
                continue
            phrase = Phrase(reading, reference, sentence, Span(*anchor.span()), kind, last)
            if (phrase.plural or phrase.counted) and (body := assembly_before(reading, sentence, anchor.start())):
                passed[kind] = (at, body.name)
            for found in _read(phrase, _passed_by(passed, kind, at)):
                yield found
                last = found
                if found.rule in _SWALLOWING:
                    skip = found.span.stop


def _anchors(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Yield the words for a kind of document."""
    return matches(vocabulary().anchor, vocabulary().openings, text, span.start, span.stop)


_FORMS = {"Quy định", "Quy chế", "Hướng dẫn", "Điều lệ", "Kế hoạch", "Chương trình"}
_SWALLOWING = {"law-amending", "directive-item"}
"""Titles of these name other documents that count only as a part of them."""


def _opens_title(text: str, last: Found, anchor: re.Match[str]) -> bool:
    """Read "Quyết định Quy định về tổ chức …" as one: what the title opens with is the form it takes."""
    at_title = (
        last.title is not None and anchor.start() < last.span.stop and text.startswith(last.title or "", anchor.start())
    )
    return at_title and NUMBER.match(text[anchor.end() : anchor.end() + 20].lstrip()) is None


def _same_number(text: str, last: Found, anchor: re.Match[str]) -> bool:
    """Read "thông tư hướng dẫn số 21" as one: the second word stands before the number of the first."""
    number = NUMBER.match(text, anchor.end() + 1) if last.number and anchor.start() < last.span.stop else None
    return number is not None and tidy(number["number"]) == last.number


def _codes(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Codes by their initials: "Điều 174 BLHS"."""
    for code in vocabulary().codes.finditer(reading.text, sentence.span.start, sentence.span.stop):
        title = vocabulary().code_names[code.group()]
        yield Found("Bộ luật", Span(*code.span()), "law-initials", 0.9, title=title)


def _passed_by(passed: dict[str, tuple[int, str]], kind: str, at: int) -> str | None:
    """The assembly that is said, a sentence or two before, to have passed several of this kind."""
    where, name = passed.get(kind, (at, None))
    return name if at - where <= _LOOK_ON else None


def _read(phrase: Phrase, assembly: str | None) -> Iterator[Found]:
    """Yield what a phrase names: nothing, one document, or several under one word."""
    if phrase.plural and (items := _ITEMS.match(phrase.text, phrase.span.stop, phrase.stop)):
        yield from _items(phrase, items, assembly)
        return
    parts = parts_behind(phrase)
    if parts.back and not parts.numbers:
        yield Found(phrase.kind, Span(phrase.span.start, parts.end), "back-reference", 0.8, back=True)
    elif is_specific(phrase, parts):
        congress = parts.title is not None and parts.title.form == "congress"
        if parts.issuer is None and phrase.last and phrase.listed and not congress:
            parts.issuer = phrase.last.issuer
        if parts.issuer is None and not parts.numbers and not congress and not phrase.is_law:
            parts.issuer = assembly
        for found in found_in(phrase, parts):
            yield found
            yield from _next_congress(phrase, parts, found)
            yield from _next_laws(phrase, parts, found)


def _items(phrase: Phrase, items: re.Match[str], assembly: str | None) -> Iterator[Found]:
    """Read "một số nghị quyết: Cơ chế …; một số giải pháp …": each item is a title, or names its kind."""
    at = items.start("items")
    issuer = assembly or (before.name if (before := issuer_before(phrase)) else None)
    for item in items["items"].split(";"):
        words = item.strip(" ,")
        start = at + len(item) - len(item.lstrip())
        at += len(item) + 1
        if len(words.split()) > 2 and not vocabulary().anchor.match(words):  # noqa: PLR2004 - two words are no title
            yield Found(phrase.kind, Span(start, start + len(words)), "directive-item", 0.7, issuer=issuer, title=words)


def _next_laws(phrase: Phrase, parts: Parts, first: Found) -> Iterator[Found]:
    """Read "Luật Đất đai, Nhà ở và Kinh doanh bất động sản" as three: the later names share the first one's kind."""
    end = parts.end
    while phrase.is_law and first.rule == "law-law" and (joint := _NEXT_NAME.match(phrase.text, end, phrase.stop)):
        name = vocabulary().law_names.match(phrase.text, joint.end(), phrase.stop)
        if name is None:
            return
        end = name.end()
        yield replace(first, span=Span(*name.span()), title=name.group(), date=None)


def _next_congress(phrase: Phrase, parts: Parts, first: Found) -> Iterator[Found]:
    """What the words leave out the second time: "Nghị quyết Đại hội … và Đại hội …"."""
    end = parts.end
    while (
        parts.title and parts.title.form == "congress" and (more := _NEXT_CONGRESS.match(phrase.text, end, phrase.stop))
    ):
        congress = congress_at(phrase, more.end())
        if congress is None:
            return
        end = congress.span.stop
        yield replace(first, span=congress.span, title=congress.words, issuer=congress_issuer(phrase, congress))
