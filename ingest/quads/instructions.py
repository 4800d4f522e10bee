"""Instructions: "Ông A yêu cầu Sở Y tế và các địa phương tiếp tục …", who asks whom, with which words, for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ingest.quads.bodies import agent
from ingest.quads.draft import text
from ingest.resolve.iris import mint_nameless
from ontology.terms import BM, SCHEMA

if TYPE_CHECKING:
    from ingest.quads.draft import Draft


def instructions(draft: Draft) -> None:
    """State who asks whom to do what, with the evidence; not where the speaker is nobody the article names."""
    for each in draft.extraction.instructions:
        speaker = agent(draft, each.speaker)
        if speaker is None:
            continue
        node = NamedNode(mint_nameless(draft.base, "instruction", draft.article.key, str(each.quote.start)))
        draft.kind(node, BM.Instruction)
        draft.say(node, BM.askedBy, speaker)
        for name in each.addressees:
            draft.say(node, BM.askedOf, agent(draft, name))
        draft.say(node, BM.askedGroup, text(each.group) if each.group else None)
        draft.say(node, BM.askedWith, text(each.verb))
        draft.say(node, SCHEMA.text, text(" ".join(each.quote.of(draft.article.text).split())))
        event = draft.names.events[each.event].iri if each.event is not None else None
        draft.say(node, BM.atEvent, NamedNode(event) if event else None)
        draft.witness(node, each.evidence)
