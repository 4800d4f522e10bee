"""Directives: "Chỉ thị số 07 của Bộ Công an", with its kind, number, issuer, date, title and signer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ingest.quads.bodies import body
from ingest.quads.concepts import concept
from ingest.quads.draft import date, text
from ontology.terms import BM, ELI, FOAF

if TYPE_CHECKING:
    from ingest.quads.draft import Draft
    from ingest.records import Directive


def directives(draft: Draft) -> None:
    """State the directives that the article names, with the evidence."""
    for directive, entity in zip(draft.extraction.directives, draft.names.directives, strict=True):
        act = draft.name(entity, ELI.LegalResource)
        kind = concept("directive-kinds", directive.kind)
        draft.say_one(act, BM.directiveKind, kind)
        draft.say_one(act, BM.kindName, None if kind else text(directive.kind))
        draft.say_one(act, ELI.number, Literal(directive.number) if directive.number else None)
        _issuer(draft, act, directive)
        draft.say_one(act, ELI.date_document, date(directive.date) if directive.date else None)
        draft.say_one(act, ELI.title, text(directive.title) if directive.title else None)
        draft.say(act, BM.identified, None if entity.identified else Literal(value=False))
        draft.witness(act, directive.evidence)


def _issuer(draft: Draft, act: NamedNode, directive: Directive) -> None:
    if directive.issuer:
        issuer = body(draft, directive.issuer)
        draft.say_one(act, BM.issuer, issuer)
        draft.say_one(act, BM.issuerName, None if issuer else text(directive.issuer))
    signer = draft.names.people.get(directive.signer or "")
    draft.say_one(act, BM.signer, draft.name(signer, FOAF.Person) if signer else None)
