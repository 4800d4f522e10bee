"""Directives: "Chỉ thị số 07 và số 09 của Bộ Công an", "Nghị quyết 18-NQ/TW, ngày 25/10/2017", "Luật Đất đai".

``directives`` reads each mention of a document and brings together those that mean the same one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.directives.authors import authors
from ingest.extract.directives.merge import merged
from ingest.extract.directives.reader import mentions
from ingest.extract.standing import in_order

if TYPE_CHECKING:
    from ingest.extract.dates import Reference
    from ingest.extract.reading import Reading
    from ingest.records import Directive

__all__ = ["authors", "directives"]


def directives(reading: Reading, reference: Reference) -> list[Directive]:
    """Return the documents that an article names, each once, in the order of their first mentions.

    Args:
        reading: The article with its sentences, bodies and people.
        reference: When it was written, from ``dates.reference``.
    """
    return list(merged(mentions(in_order(reading), reference)))
