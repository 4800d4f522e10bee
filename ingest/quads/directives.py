"""Directives: "Chỉ thị số 07 của Bộ Công an", with its kind, number, issuer, date, title and signer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ingest.quads.bodies import body
from ingest.quads.concepts import concept
from ingest.quads.draft import date, text
from ingest.quads.vocabulary import BM, ELI, FOAF

if TYPE_CHECKING:
    from ingest.quads.draft import Draft
    from ingest.records import Directive


def directives(draft: Draft) -> None:
    """State the directives that the article names, with the evidence."""
    for directive, entity in zip(draft.extraction.directives, draft.names.directives, strict=True):
        node = draft.name(entity, ELI.LegalResource)
        kind = concept("directive-kinds", directive.kind)
        draft.say(node, BM.directiveKind, kind)
        if kind is None:
            draft.say(node, BM.kindName, text(directive.kind))
        draft.say(node, ELI.number, Literal(directive.number) if directive.number else None)
        _issuer(draft, node, directive)
        draft.say(node, ELI.date_document, date(directive.date) if directive.date else None)
        draft.say(node, ELI.title, text(directive.title) if directive.title else None)
        if not entity.identified:
            draft.say(node, BM.identified, Literal(value=False))
        draft.witness(node, directive.evidence)


def _issuer(draft: Draft, node: NamedNode, directive: Directive) -> None:
    if directive.issuer:
        issuer = body(draft, directive.issuer)
        draft.say(node, BM.issuer, issuer)
        draft.say(node, BM.issuerName, None if issuer else text(directive.issuer))
    signer = draft.names.people.get(directive.signer or "")
    draft.say(node, BM.signer, draft.name(signer, FOAF.Person) if signer else None)
