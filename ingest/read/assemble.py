"""A draft becomes an article: title first, one spelling, byline to the author, and a key that lasts.

The key is the article's URL, else the id that its record gives, else the address of its file. The text opens with the
title; a body that begins with the title again is not made to say it twice.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from ingest.read.body import single_gaps, tidy
from ingest.read.byline import cut_byline
from ingest.read.dates import iso_day
from ingest.read.decode import repaired, undamaged
from ingest.read.draft import Draft, Place
from ingest.read.legacy import modern
from ingest.read.spelling import normalise
from ingest.records import Article

_AGENCY: Final = re.compile(r"^\([^()]{2,30}\) ?[-–—]+ ?")
_CUT_OFF: Final = re.compile(r" ?(?:\.{3,}|…)$")
_SENTENCE: Final = re.compile(r".*?[.!?…](?= |$)")
_LETTERS: Final = re.compile(r"\W+")
# Characters that an IRI may not hold (RFC 3987), and what its schemes are here.
_IN_URL: Final = "%/:=&?~#+!$,;'@()*[]-._"
_SCHEMES: Final = {"http", "https"}


class EmptyError(ValueError):
    """A draft holds no text to read."""


def assemble(draft: Draft, place: Place, *, published: str | None = None) -> Article:
    """Return the article that a draft holds.

    Args:
        draft: what the file says.
        place: where it says so.
        published: ISO day for an article whose source gives none.

    Raises:
        EmptyError: there is no text.
        UnreadableError: letters were lost before the text came here.
    """
    body = normalise(modern(repaired(draft.body)))
    lines, byline = cut_byline(tidy(body.split("\n")))
    title, text = _joined(_line(draft.title), single_gaps(lines))
    if not text:
        message = "there is no text in it"
        raise EmptyError(message)
    undamaged(text)
    url = web_address(draft.url)
    return Article(
        key=url or draft.id or place.address,
        id=draft.id or place.name,
        title=title,
        text=text,
        published=iso_day(draft.published) or published,
        url=url,
        publisher=_line(draft.publisher) or None,
        author=_line(draft.author) or byline,
        source=place.source,
    )


def web_address(url: str | None) -> str | None:
    """Return a URL as a valid IRI, or None where it is no absolute web address."""
    text = (url or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not parts.hostname:
        return None
    plain = "".join(
        letter if letter.isalnum() or letter in _IN_URL else quote(letter, errors="replace") for letter in text
    )
    return plain.split("#", 1)[0]


def _line(text: str | None) -> str:
    """Return a text of one line, normalised."""
    return normalise(modern(repaired(text))).replace("\n", " ") if text else ""


def _joined(title: str, lines: list[str]) -> tuple[str, str]:
    """Return the title, and the text that opens with it."""
    title = _AGENCY.sub("", _CUT_OFF.sub("", title)) if title else ""
    first = lines[0] if lines else ""
    bare = _AGENCY.sub("", first)
    if not title or not first:
        return title, "\n".join(lines) if first else title
    if _same(title, bare):
        return title, "\n\n".join(filter(None, [title, "\n".join(lines[1:]).strip("\n")]))
    if bare.startswith(title):
        return _repeated(title, bare, lines)
    return title, "\n\n".join([title, "\n".join(lines)])


def _repeated(title: str, first: str, lines: list[str]) -> tuple[str, str]:
    """Read a body whose first line goes on behind the title: a title glued to the lead, or a lead cut off as title."""
    rest = first[len(title) :]
    if rest.startswith(" ") and rest.lstrip()[:1].isupper():
        return title, "\n\n".join([title, "\n".join([rest.strip(), *lines[1:]])])
    sentence = _SENTENCE.match(first, len(title))
    whole = first[: sentence.end()] if sentence else first
    return whole, "\n".join([first, *lines[1:]])


def _same(title: str, line: str) -> bool:
    """Tell whether a line says what the title says, whatever its case and signs."""
    return abs(len(title) - len(line)) < len(title) and _letters(title) == _letters(line)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
