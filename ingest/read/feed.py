"""JSON: one object, a list of objects, or one object a line, under the field names that people use.

A record holds its text as a string, a list of paragraphs, or HTML. Its lead and captions, where they stand in fields
of their own, are put before and behind the body, unless the body has them.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from ingest.read.draft import Draft
from ingest.read.markup import without_markup
from ingest.read.spelling import normalise

_ADDRESS: Final = re.compile(r"\s*(?:https?:)?//\S+\s*$")
_SAMPLE: Final = 60
"""Code points of a lead or caption that are looked for in the body."""
_DEPTH: Final = 3


class ShapeError(ValueError):
    """A JSON value is not of a shape that holds an article; the message says what it is."""


def records(value: object) -> Iterator[object]:
    """Yield the records of a JSON document: itself, its members, or the members of its list of articles."""
    if isinstance(value, list):
        yield from value
        return
    if isinstance(value, dict) and not _first(_lowered(value), "body", "page"):
        for name in _names()["lists"]:
            if isinstance(listed := value.get(name), list):
                yield from listed
                return
    yield value


def from_json(text: str | bytes) -> object:
    """Return the value that a JSON text holds.

    Raises:
        ShapeError: it is no JSON; the message says where it stops being so.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        message = f"broken JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise ShapeError(message) from error
    except UnicodeDecodeError:
        raise
    except (RecursionError, ValueError) as error:
        message = f"broken JSON: {error}"
        raise ShapeError(message) from error


def from_record(record: object) -> Draft:
    """Return the draft of one record.

    Raises:
        ShapeError: the record is no object, or none of its fields holds a text.
    """
    if not isinstance(record, dict):
        message = f"not an object but {_kind(record)}"
        raise ShapeError(message)
    fields = _lowered(record)
    draft = Draft(
        title=_text(_first(fields, "title")) or None,
        body=_text(_first(fields, "body")),
        published=_date(_first(fields, "published")),
        url=_text(_first(fields, "url")) or None,
        publisher=_text(_first(fields, "publisher")) or None,
        author=_text(_first(fields, "author"), between=", ") or None,
        id=_text(_first(fields, "id")) or None,
    )
    return _with_body(draft, fields)


def _with_body(draft: Draft, fields: Mapping[str, object]) -> Draft:
    """Return the draft with the body that the record's text, HTML, lead and captions make."""
    page = _text(_first(fields, "page"))
    if not draft.body and page:
        return _merged(draft, _read_page(page))
    if not draft.body and not _first(fields, "lead"):
        message = f"no field holds a text; its fields are {', '.join(sorted(map(str, fields))[:12]) or 'none'}"
        raise ShapeError(message)
    body = without_markup(draft.body)
    lead, captions = _text(_first(fields, "lead")), _text(_first(fields, "captions"))
    known = f"{draft.title or ''}\n{body}"
    parts = [*_unless_in(known, lead), body, *_unless_in(known, *captions.split("\n"))]
    return replace(draft, body="\n\n".join(filter(None, parts)))


def _unless_in(body: str, *passages: str) -> list[str]:
    """Return the passages that the body does not have yet; an address of a picture is none."""
    wanted = [passage for passage in passages if passage.strip() and not _ADDRESS.match(passage)]
    said = normalise(body) if wanted else ""
    return [passage for passage in wanted if normalise(passage)[:_SAMPLE].rstrip(" .…") not in said]


def _merged(draft: Draft, page: Draft) -> Draft:
    """Return the page's draft, with what the record says where it says something."""
    return Draft(
        title=draft.title or page.title,
        body=page.body,
        published=draft.published or page.published,
        url=draft.url or page.url,
        publisher=draft.publisher or page.publisher,
        author=draft.author or page.author,
        id=draft.id,
    )


def _read_page(page: str) -> Draft:
    from ingest.read.page import from_page  # noqa: PLC0415 - trafilatura takes half a second to import

    return from_page(page)


def _first(fields: Mapping[str, object], *parts: str) -> object:
    """Return the value of the first field that has one among those that may hold a part of the article."""
    names = _names()
    return next(
        (value for part in parts for name in names[part] if (value := fields.get(name)) not in (None, "", [], {})), None
    )


def _lowered(record: Mapping[str, object]) -> dict[str, object]:
    return {str(name).strip().lower(): value for name, value in record.items()}


def _text(value: object, between: str = "\n\n", depth: int = _DEPTH) -> str:
    """Return the words of a value: a string, a number, a list of such, or an object that holds one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None or not depth:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Sequence):
        return between.join(filter(None, (_text(member, between, depth - 1) for member in value)))
    if isinstance(value, dict):
        held = (value[name] for name in _names()["inner"] if name in value)
        return next((text for inner in held if (text := _text(inner, between, depth - 1))), "")
    return ""


def _date(value: object) -> object:
    return value if isinstance(value, int | float | str) else _text(value)


def _kind(value: object) -> str:
    return {str: "a string", list: "a list", bool: "a truth value", type(None): "null"}.get(type(value), "a number")


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("fields.toml").read_text(encoding="utf-8"))
