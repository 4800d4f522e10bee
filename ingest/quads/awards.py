"""Awards: "Bộ Công an tặng Bằng khen cho 3 tập thể", who confers, who hands over, who receives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ingest.quads.bodies import agent
from ingest.quads.concepts import opening
from ingest.quads.draft import text
from ingest.resolve.iris import fold, mint_nameless
from ontology.terms import BM, SKOS

if TYPE_CHECKING:
    from ingest.quads.draft import Draft
    from ingest.records import Award


def awards(draft: Draft) -> None:
    """State the awards that the article tells of, with the evidence."""
    for position, award in enumerate(draft.extraction.awards):
        giver = agent(draft, award.giver) if award.giver else None
        recipient = agent(draft, award.recipient) if award.recipient else None
        event = draft.names.events[award.event].iri if award.event is not None else ""
        by = giver.value if giver else fold(award.giver or "")
        to = recipient.value if recipient else fold(award.recipient or award.group or "")
        own = () if recipient or event else (draft.article.key, str(position))
        node = NamedNode(mint_nameless(draft.base, "award", fold(award.award), by, to, event, *own))
        draft.kind(node, BM.Award)
        draft.say(node, SKOS.prefLabel, text(award.award))
        kind = opening("awards", award.award)
        draft.say(node, BM.awardKind, kind)
        draft.say(node, BM.kindName, None if kind else text(award.award))
        draft.say(node, BM.conferredBy, giver)
        draft.say(node, BM.conferrerName, text(award.giver) if award.giver and not giver else None)
        draft.say(node, BM.handedOverBy, agent(draft, award.handed_by) if award.handed_by else None)
        draft.say(node, BM.atEvent, NamedNode(event) if event else None)
        draft.say(node, BM.recipient, recipient)
        _group(draft, node, award, named=recipient is not None)
        draft.witness(node, award.evidence)


def _group(draft: Draft, node: NamedNode, award: Award, *, named: bool) -> None:
    words = award.group or (None if named else award.recipient)
    draft.say(node, BM.recipientGroup, text(words) if words else None)
    draft.say(node, BM.recipientCount, Literal(award.count) if award.count else None)
