"""Whether words name one document, or only the sort of thing, or a deed.

"Nghị quyết 18" is one; "các nghị quyết" are none; "UBND tỉnh quyết định" is a deed; "kế hoạch" needs an issuer,
or a title and a word that makes it a document on the table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract.directives.assemblies import assembly_before
from ingest.extract.directives.subjects import issuer_before
from ingest.extract.directives.vocabulary import vocabulary

if TYPE_CHECKING:
    from ingest.extract.directives.parts_read import Parts
    from ingest.extract.directives.phrase import Phrase
    from ingest.extract.directives.titles import Title

_SHORT = 3
_ENACTED = re.compile(r"ban\s+hành\s+$", re.IGNORECASE)


def is_specific(phrase: Phrase, parts: Parts) -> bool:
    """Tell whether the phrase with its parts names one document."""
    known = vocabulary()
    if parts.numbers:
        return True
    if phrase.is_law:
        return parts.title is not None and not (_one_of_many(phrase) and parts.title.words[0].islower())
    regulation = parts.title and phrase.kind in known.titled and known.regulations.match(parts.title.words)
    if regulation or phrase.denied:
        return bool(regulation)
    if not (parts.title or parts.issuer or parts.date):
        return phrase.kind in known.sent and not phrase.counted and _issued(phrase)
    if phrase.is_charter:
        return phrase.text[phrase.span.start].isupper()
    return _ordinary(phrase, parts) if phrase.is_ordinary else _steering(phrase, parts)


def _one_of_many(phrase: Phrase) -> bool:
    """Read "5 dự luật thảo luận lần đầu": bills are counted, none is named."""
    return phrase.is_bill and (phrase.counted or phrase.plural)


def _issued(phrase: Phrase) -> bool:
    """Somebody is said to have issued it: "UBND tỉnh vừa có công văn gửi các sở"."""
    return not phrase.plural and issuer_before(phrase) is not None


def _steering(phrase: Phrase, parts: Parts) -> bool:
    """Chỉ thị, Nghị quyết, Nghị định, Thông tư …: nouns that name nothing else, but often in the plural."""
    placed = phrase.capital or phrase.opens or phrase.listed or phrase.noun or parts.issuer is not None
    if phrase.kind in vocabulary().verbs and not placed:
        return False
    if phrase.counted:
        return False
    title = parts.title
    if phrase.plural:
        return title is not None and title.form != "bare"
    return title is None or title.form != "bare" or placed


def _on_agenda(phrase: Phrase) -> bool:
    """It stands on an assembly's list: "HĐND sẽ xem xét, quyết định: Dự toán …; kế hoạch đầu tư công …"."""
    if not phrase.before.rstrip().endswith((";", ":")):
        return False
    return assembly_before(phrase.reading, phrase.sentence, phrase.span.start) is not None


def _ordinary(phrase: Phrase, parts: Parts) -> bool:
    """Quyết định, Kế hoạch, Thông báo …: words of every day, that need to stand as nouns."""
    known = vocabulary()
    on_list = phrase.listed or phrase.opens or _on_agenda(phrase)
    noun = phrase.capital or phrase.noun or on_list or parts.of
    if not noun or phrase.kind in known.numbered or phrase.counted:
        return False
    if parts.title is None:
        return parts.issuer is not None and not phrase.plural and phrase.kind not in known.titled
    if phrase.before.endswith(": ") and parts.title.form == "bare" and phrase.kind in known.verbs and not on_list:
        return False
    if phrase.plural and parts.issuer is None and not (phrase.capital and parts.title.form == "about"):
        return False
    if phrase.kind in known.loose and not (phrase.capital or parts.issuer or parts.date):
        return _ENACTED.search(phrase.before) is not None or issuer_before(phrase) is not None
    return parts.title.form != "bare" or on_list or _bare_titled(phrase, parts, parts.title)


def _bare_titled(phrase: Phrase, parts: Parts, title: Title) -> bool:
    """A title without "về" tells a document by three words at least, or by an issuer or a date besides."""
    short = len(title.words.split()) < _SHORT - phrase.capital and not parts.date
    known = vocabulary()
    if phrase.kind in known.issued and not parts.issuer:
        return False
    if known.routine.match(title.words):
        return parts.issuer is not None or issuer_before(phrase) is not None
    if short and not parts.issuer:
        return False
    return phrase.capital or phrase.noun or parts.of
