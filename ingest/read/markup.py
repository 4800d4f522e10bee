"""Words inside markup: "<p>Sáng nay, <b>ông A</b> …</p>" as paragraphs, where a text came with its tags."""

from __future__ import annotations

import re
from typing import Final

_MARKUP: Final = re.compile(r"<(?:p|br|div|figure|span|strong|h[1-6]|article|ul|table)\b[^>]*>", re.IGNORECASE)


def without_markup(text: str) -> str:
    """Return the paragraphs of a text that holds tags; one without tags as it is."""
    if not _MARKUP.search(text):
        return text
    from ingest.read.page import blocks  # noqa: PLC0415 - trafilatura takes half a second to import

    return blocks(text)
