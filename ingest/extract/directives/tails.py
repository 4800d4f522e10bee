"""Who issued a document, told by its title: its congress or session, or the body at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.directives.issuers import issuer_at
from ingest.extract.directives.titles import Title
from ingest.extract.directives.vocabulary import vocabulary
from ingest.extract.standing import inside
from ingest.records import Span

if TYPE_CHECKING:
    from ingest.extract.directives.parts_read import Parts
    from ingest.extract.directives.phrase import Phrase

_PARTY = re.compile(r"Đảng\s+bộ", re.IGNORECASE)
_PLENUM = re.compile(
    r"(?:Hội\s+nghị\s+)?(?:Trung\s+ương|TW|T\.Ư|TƯ)\s|Hội\s+nghị\s+lần\s+thứ\s[^,;]*(?:Trung\s+ương|TW|T\.Ư|TƯ)",
    re.IGNORECASE,
)
_SESSION = re.compile(r"(?:phiên\s+họp|kỳ\s+họp|hội\s+nghị)\s", re.IGNORECASE)
_TOWARDS = re.compile(r"\s+(?:đối\s+với|cho|với)\s")
_DEED_WORDS = 5
_OFFICE = re.compile(r"(?<!\w)(?:giữ\s+chức|làm|ông|bà|đồng\s+chí)(?!\w)", re.IGNORECASE)
_TAIL = re.compile(r"\s+của\s+(?=[A-ZĐ])")
_PERSONAL = re.compile(r"\b(?:bổ\s+nhiệm|điều\s+động|giữ\s+chức|làm|luân\s+chuyển|phân\s+công)\b", re.IGNORECASE)


def issuer_in_title(phrase: Phrase, parts: Parts) -> str | None:
    """The issuer that a title holds: its congress or session, or the body at its end."""
    title = parts.title
    if title is None:
        return None
    if title.form == "congress":
        return congress_issuer(phrase, title)
    if title.form in {"bare", "about"} and parts.numbers:
        return _head_at_tail(phrase, parts, title)
    return _from_bare(phrase, parts, title) if title.form == "bare" else None


def _from_bare(phrase: Phrase, parts: Parts, title: Title) -> str | None:
    if _SESSION.match(title.words):
        bodies = inside(phrase.reading.organisations, title.span)
        return bodies[0].name if bodies else None
    if phrase.kind not in vocabulary().verbs:
        return None
    issuer, parts.title = _issuer_at_tail(phrase, title)
    return issuer


def _head_at_tail(phrase: Phrase, parts: Parts, title: Title) -> str | None:
    """Part the issuer from "Quyết định số 12 về việc phê duyệt … của Chủ tịch UBND tỉnh": its head is named, not it."""
    issuer, before = _issuer_at_tail(phrase, title)
    tail = phrase.text[before.span.stop : title.span.stop].removeprefix(" của ") if issuer else ""
    if not vocabulary().heads.match(tail) and not vocabulary().offices.match(tail):
        return None
    parts.title = before
    return issuer


def _issuer_at_tail(phrase: Phrase, title: Title) -> tuple[str | None, Title]:
    """Part the issuer from a title that ends with it: "quyết định công nhận của UBND tỉnh"."""
    text = phrase.text
    for of in reversed(list(_TAIL.finditer(text, title.span.start, title.span.stop))):
        issuer = issuer_at(phrase.reading, of.end(), title.span.stop)
        words = text[title.span.start : of.start()]
        if issuer is None or (_PERSONAL.search(title.words) and not _deed(words)):
            continue
        if issuer.span.stop >= title.span.stop - 1 or text[issuer.span.stop] == ",":
            return issuer.name, Title(words, Span(title.span.start, of.start()), title.form)
        if _deed(words) and _TOWARDS.match(text, issuer.span.stop):
            words += text[issuer.span.stop : title.span.stop]
            return issuer.name, Title(words, title.span, title.form)
    return None, title


def _deed(words: str) -> bool:
    """Whether they only tell what is done, to nobody yet: "điều động, bổ nhiệm"."""
    return len(words.split()) <= _DEED_WORDS and not _OFFICE.search(words)


def congress_issuer(phrase: Phrase, title: Title) -> str | None:
    """The party organisation whose congress it is: "Đại hội Đảng bộ tỉnh lần thứ XIX"; the Party's own has none."""
    if _PLENUM.match(title.words):
        return "Ban Chấp hành Trung ương Đảng"
    if _PARTY.search(title.words) is None:
        return None
    for body in inside(phrase.reading.organisations, title.span):
        if body.name.startswith("Đảng bộ "):
            return body.name
    return f"Đảng bộ {phrase.reading.focus}" if phrase.reading.focus else None
