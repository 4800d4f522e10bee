"""Extractions as JSON: whole for the archive, and bare as an annotator writes them down.

Whole, a record is an object of its fields without those that have their default, and a span is ``[start, stop]``:
what is written comes back equal, and a field that is added later is simply missing in what was written before.
Bare, an extraction is the statement of ``bomay extract``: the facts of one article and nothing about why.
"""

from __future__ import annotations

import json
import types
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from ingest import records
from ingest.records import Extraction, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.records import Award, Directive, Event, Evidence, Instruction, Person

    Json = dict[str, Any]
    Reader = Callable[[Any], Any]


class NotationError(ValueError):
    """JSON that is no extraction; the message says what was wrong with it."""


# whole ------------------------------------------------------------------------------------------------


def dumps(extraction: Extraction) -> str:
    """Write an extraction with all its evidence as one line of JSON."""
    return json.dumps(_plain(extraction), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Extraction:
    """Read what ``dumps`` wrote.

    Raises:
        NotationError: the text is no JSON, or lacks a field that has no default.
    """
    try:
        return _reader(Extraction)(json.loads(text))  # type: ignore[no-any-return] # the reader of a class returns it
    except (KeyError, TypeError, ValueError) as error:
        message = f"no extraction ({type(error).__name__}: {error}): {text[:80]}"
        raise NotationError(message) from error


def _plain(value: object) -> object:
    if isinstance(value, Span):
        return [value.start, value.stop]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((name, getattr(value, name), default) for name, default in _defaults(type(value)))
        return {name: _plain(part) for name, part, default in pairs if part != default}
    return value


@cache
def _defaults(record: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(record))


@cache
def _reader(kind: Any) -> Reader:  # noqa: ANN401 - a type as the records annotate it, generic aliases among them
    """Return the function that makes a value of ``kind`` of its JSON."""
    if kind is Span:
        return lambda pair: Span(*pair)
    if is_dataclass(kind):
        return _record_reader(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple_reader(parts)
    if origin in (Union, types.UnionType):
        (inner,) = (_reader(part) for part in parts if part is not type(None))
        return lambda value: None if value is None else inner(value)
    return lambda value: value


def _record_reader(kind: Any) -> Reader:  # noqa: ANN401 - a dataclass, which has no common base
    hints = get_type_hints(kind, vars(records))
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    needed = [field.name for field in fields(kind) if field.default is MISSING]

    def read(value: Json) -> object:
        missing = [name for name in needed if name not in value]
        if missing:
            message = f"{kind.__name__} without {', '.join(missing)}"
            raise KeyError(message)
        return kind(**{name: readers[name](part) for name, part in value.items()})

    return read


def _tuple_reader(parts: tuple[Any, ...]) -> Reader:
    if parts[-1] is Ellipsis:
        item = _reader(parts[0])
        return lambda values: tuple([item(value) for value in values])
    items = [_reader(part) for part in parts]
    return lambda values: tuple(item(value) for item, value in zip(items, values, strict=True))


# bare -------------------------------------------------------------------------------------------------


def statement(extraction: Extraction, id_: str, text: str | None = None) -> Json:
    """Return the facts of an article in the form of the annotation guidelines.

    Args:
        extraction: the facts.
        id_: what the article is called in its file.
        text: the article's text; where given, each fact also carries its evidence (spans, quotes, rule, confidence),
            and what was asked of whom is told too, which the guidelines do not know.
    """
    told = {"instructions": [_instruction(each, text) for each in extraction.instructions]} if text is not None else {}
    return told | {
        "id": id_,
        "people": [_person(person, text) for person in extraction.people],
        "organisations": [
            organisation.name if text is None else {"name": organisation.name} | _evidence(organisation.evidence, text)
            for organisation in extraction.organisations
        ],
        "events": [_event(event, text) for event in extraction.events],
        "directives": [_directive(directive, text) for directive in extraction.directives],
        "awards": [_award(award, text) for award in extraction.awards],
    }


def _person(person: Person, text: str | None) -> Json:
    posts = [
        {"role": post.role, "org": post.org, "former": post.former, "start": post.start, "end": post.end}
        | _evidence(post.evidence, text)
        for post in person.posts
    ]
    ranks = [
        rank.label if text is None else {"rank": rank.label} | _evidence(rank.evidence, text) for rank in person.ranks
    ]
    return {"name": person.name, "ranks": ranks, "posts": posts} | _evidence(person.evidence, text)


def _event(event: Event, text: str | None) -> Json:
    participants = [
        {"agent": participant.agent, "role": participant.role} | _evidence(participant.evidence, text)
        for participant in event.participants
    ]
    bare = {
        "kind": event.kind,
        "title": event.title,
        "date": event.date,
        "end_date": event.end_date,
        "place": event.place,
        "participants": participants,
    }
    return bare | _evidence(event.evidence, text)


def _directive(directive: Directive, text: str | None) -> Json:
    bare = {
        "kind": directive.kind,
        "number": directive.number,
        "issuer": directive.issuer,
        "date": directive.date,
        "title": directive.title,
    }
    return bare | _evidence(directive.evidence, text)


def _award(award: Award, text: str | None) -> Json:
    bare = {"award": award.award, "giver": award.giver, "recipient": award.recipient}
    return bare | _evidence(award.evidence, text)


def _instruction(each: Instruction, text: str) -> Json:
    bare = {
        "speaker": each.speaker,
        "verb": each.verb,
        "addressees": list(each.addressees),
        "group": each.group,
        "quote": each.quote.of(text),
    }
    return bare | _evidence(each.evidence, text)


def _evidence(evidence: Evidence, text: str | None) -> Json:
    if text is None:
        return {}
    found = {
        "spans": [[span.start, span.stop] for span in evidence.spans],
        "quotes": [span.of(text) for span in evidence.spans],
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }
    return {"evidence": found}
