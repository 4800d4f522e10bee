"""A web page: trafilatura finds the article in it, and its captions are kept, which hold most of the people.

trafilatura drops ``<figcaption>``, so figures are rewritten as ordinary paragraphs first; a caption that it drops all
the same is put back where it stood. A page so short that it finds nothing gives the text of its ``<article>``, of its
``<main>``, or of all of it.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.read.draft import Draft
from ingest.read.metadata import describe

_CAPTIONED: Final = ("figcaption", "caption")
_PART: Final = 0.6
"""Share of the words of a marked article that trafilatura must find, or the marked article is taken whole."""


def from_page(markup: str) -> Draft:
    """Return the draft of an HTML page.

    A page without text, or that no parser makes anything of, gives a draft with an empty body.
    """
    page = _parsed(markup)
    if page is None:
        return Draft(None, "")
    draft = describe(page)
    _open_figures(page)
    marked = _marked(page)
    found = trafilatura.extract(
        page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False, with_metadata=False
    )
    whole = _blocks(marked) if marked is not None else ""
    body = _without_bars(found or "")
    if len(body.split()) < _PART * len(whole.split()) or not body:
        body = whole or _blocks(page)
    return replace(draft, body=body)


def blocks(markup: str) -> str:
    """Return the text of an HTML fragment, one line for each block."""
    page = _parsed(markup)
    return _blocks(page) if page is not None else ""


def _without_bars(text: str) -> str:
    """Return text in which the cells of tables, pictures with captions for the most part, are plain lines."""
    return "\n".join(line.strip("| ") if line.startswith("|") else line for line in text.split("\n"))


def _parsed(markup: str) -> HtmlElement | None:
    try:
        # lxml refuses a declaration of encoding in text that is decoded already.
        return document_fromstring(
            markup.encode("utf-8", "replace"),
            parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True),
        )
    except (etree.LxmlError, ValueError):
        return None


def _open_figures(page: HtmlElement) -> None:
    """Rewrite figures and captions as divisions and paragraphs."""
    for element in page.iter("figure", *_CAPTIONED):
        element.tag = "div" if element.tag == "figure" else "p"


def _marked(page: HtmlElement) -> HtmlElement | None:
    """Return the element that the page marks as its article, if it is the only one."""
    for path in ("//*[@itemprop='articleBody']", "//article", "//main"):
        found = page.xpath(path)
        if len(found) == 1:
            return found[0]
    return None


def _blocks(element: HtmlElement) -> str:
    lines = [""]
    _gather(element, lines)
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _gather(element: HtmlElement, lines: list[str]) -> None:
    """Append the words of an element to the lines, a new line for each block and ``<br>``."""
    rules = _rules()
    if not isinstance(element.tag, str) or element.tag in rules["furniture"]:
        return
    block = element.tag in rules["blocks"] or element.tag == "br"
    if block:
        lines.append("")
    lines[-1] += element.text or ""
    for child in element:
        _gather(child, lines)
        lines[-1] += child.tail or ""
    if block:
        lines.append("")


@cache
def _rules() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("metadata.toml").read_text(encoding="utf-8"))
