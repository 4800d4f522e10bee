"""Who asked whom to do what: the rows of one instruction put together, with everybody in it called by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_api import models
from viz.names import Name, names
from viz.questions import Row, Store, ask


@dataclass(frozen=True, slots=True)
class Asking:
    """One instruction: its node, who asks, the verb, who is asked by name and as a group, for what, and where."""

    iri: str
    speaker: models.Ref
    verb: str
    addressees: tuple[models.Ref, ...]
    group: str
    what: str
    event: models.Ref
    date: str

    @property
    def asked(self) -> str:
        """Everybody who is asked, in words."""
        return ", ".join([*(one.label or "" for one in self.addressees), *([self.group] if self.group else [])])


def askings(store: Store, language: str, **given: Iterable[str]) -> list[Asking]:
    """Return instructions, those of dated events first and the latest of them first.

    Args:
        store: where to ask.
        language: of the labels.
        given: IRIs of ``speaker`` or ``instruction``, by that name.
    """
    rows: dict[str, list[Row]] = {}
    for row in ask(store, "asked", **given):
        rows.setdefault(row["instruction"], []).append(row)
    met = {
        row[part]
        for found in rows.values()
        for row in found
        for part in ("speaker", "addressee", "event")
        if part in row
    }
    called = names(store, sorted(met), language)
    return [_asking(iri, found, called) for iri, found in rows.items()]


def asked_of(store: Store, language: str, addressee: str) -> list[Asking]:
    """Return what a person or body was asked to do by name."""
    return _those(store, language, ask(store, "asked-of", addressee=[addressee]))


def asked_at(store: Store, language: str, event: str) -> list[Asking]:
    """Return what was asked at an event."""
    return _those(store, language, ask(store, "asked-at", event=[event]))


def _those(store: Store, language: str, rows: Iterable[Row]) -> list[Asking]:
    found = sorted(row["instruction"] for row in rows)
    return askings(store, language, instruction=found) if found else []


def _asking(iri: str, rows: list[Row], called: dict[str, Name]) -> Asking:
    first = rows[0]
    event = first.get("event", "")
    return Asking(
        iri,
        _ref(first["speaker"], called),
        first["verb"],
        tuple(_addressees(rows, called)),
        first.get("group", ""),
        first["what"],
        _ref(event, called) if event else models.Ref(iri=None, label=None),
        first.get("date", ""),
    )


def _addressees(rows: list[Row], called: dict[str, Name]) -> Iterator[models.Ref]:
    for iri in dict.fromkeys(row["addressee"] for row in rows if "addressee" in row):
        yield _ref(iri, called)


def _ref(iri: str, called: dict[str, Name]) -> models.Ref:
    return models.Ref(iri=iri, label=called[iri].label)
