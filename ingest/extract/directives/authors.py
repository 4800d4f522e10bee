"""Bodies that are told of only as who issued a document: "Nghị quyết Trung ương 4" is the Central Committee's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ingest.records import Evidence, Organisation
from ontology.schemes import scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.records import Directive


@cache
def _known() -> dict[str, str]:
    """Return the bodies that everybody knows, by name; offices ("Thủ tướng Chính phủ") are none of them."""
    return {concept.label: concept.slug for concept in scheme("bodies")}


def authors(documents: Iterable[Directive], named: Sequence[Organisation]) -> Iterator[Organisation]:
    """Yield the known bodies that issued the documents and are not ``named`` besides, each once."""
    seen = {body.name for body in named}
    for document in documents:
        issuer = document.issuer
        if issuer and issuer not in seen and issuer in _known():
            seen.add(issuer)
            evidence = Evidence(document.evidence.spans, "body-by-document", document.evidence.confidence)
            yield Organisation(issuer, evidence, _known()[issuer])
