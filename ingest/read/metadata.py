"""What a page says of itself: headline, day, author, publisher and address, from JSON-LD, meta tags and visible stamps.

JSON-LD is believed first, then ``<meta>`` tags (Open Graph, Dublin Core, ``itemprop``), then ``<time>`` and elements
whose class speaks of a date. Nothing is guessed from the address or from the body's words.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from lxml.html import HtmlElement

from ingest.read.dates import dateline, iso_day
from ingest.read.draft import Draft

_STAMP: Final = 60
"""Code points of a visible date stamp at most."""


def describe(page: HtmlElement) -> Draft:
    """Return a draft without a body that holds what the page says of itself."""
    linked = _article_of(page)
    tags = dict(reversed(list(_tags(page))))
    publisher = _tag(tags, "publisher") or _named(linked.get("publisher"))
    title = _string(linked.get("headline")) or _tag(tags, "title") or _heading(page)
    return Draft(
        title=_without_site(title, publisher),
        body="",
        published=_day(linked, tags, page),
        url=_canonical(page)
        or _tag(tags, "url")
        or _string(linked.get("url"))
        or _string(linked.get("mainEntityOfPage")),
        publisher=publisher,
        author=_named(linked.get("author")) or _tag(tags, "author"),
    )


def _article_of(page: HtmlElement) -> Mapping[str, object]:
    """Return the JSON-LD object that describes the article, or an empty one."""
    described = list(_linked_objects(page))
    for kind in _rules()["kinds"]:
        for node in described:
            kinds = node.get("@type")
            if kind in (kinds if isinstance(kinds, list) else [kinds]):
                return node
    return {}


def _linked_objects(page: HtmlElement) -> Iterator[Mapping[str, object]]:
    """Yield the JSON-LD objects of the page; a script that is no JSON says nothing."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(value)


def _objects(value: object) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list):
        for member in value:
            yield from _objects(member)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"))


def _tags(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of the page's meta tags, in order."""
    for tag in page.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = (tag.get("content") or "").strip()
        if name and content:
            yield name.strip().lower(), content


def _tag(tags: Mapping[str, str], part: str) -> str | None:
    return next((tags[name] for name in _rules()[part] if name in tags), None)


def _day(linked: Mapping[str, object], tags: Mapping[str, str], page: HtmlElement) -> str | None:
    """Return the first day found, from the surest place on."""
    said = [linked.get("datePublished"), linked.get("dateCreated"), *(tags.get(name) for name in _rules()["published"])]
    return next((day for value in said if (day := iso_day(value))), None) or _visible_day(page)


def _visible_day(page: HtmlElement) -> str | None:
    """Return the day of ``<time>``, or of an element classed as date or time that holds nothing but a stamp."""
    for element in page.iter("time"):
        if day := iso_day(element.get("datetime")) or dateline(_words(element)):
            return day
    for element in page.xpath("//*[contains(@class,'date') or contains(@class,'time') or contains(@id,'date')]"):
        words = _words(element)
        if len(words) <= _STAMP and (day := dateline(words)):
            return day
    return None


def _canonical(page: HtmlElement) -> str | None:
    found = page.xpath("//link[translate(@rel,'CANONICAL','canonical')='canonical']/@href")
    return str(found[0]).strip() or None if found else None


def _heading(page: HtmlElement) -> str | None:
    """Return the page's only ``<h1>``, else its ``<title>``."""
    heads = [words for head in page.iter("h1") if (words := _words(head))]
    if len(heads) == 1:
        return heads[0]
    title = page.find(".//title")
    return (_words(title) or None) if title is not None else None


def _without_site(title: str | None, publisher: str | None) -> str | None:
    """Return a title without the site's name behind it: "Tổng kết … | Báo A" → "Tổng kết …"."""
    if title and publisher and title.endswith(publisher):
        return title[: -len(publisher)].rstrip(" |-–—·:") or title
    return title


def _named(value: object) -> str | None:
    """Return the name of a JSON-LD person or organisation, or the names of several."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value))) or None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _string(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("@value")
    return (value.strip() or None) if isinstance(value, str) else None


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@cache
def _rules() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("metadata.toml").read_text(encoding="utf-8"))
