"""ETags: every answer carries the version of the store that it was taken from, so that nothing is sent twice.

A tag is ``"<version>-<format>"``; what is compressed has the coding added (``-gzip``), since other bytes are another
representation (RFC 9110, 8.8.3).
"""

from __future__ import annotations

import re

_TAG = re.compile(r'(?:W/)?"([^"]*)"')
_CODING = re.compile(r"-(?:gzip|br)$")
_VOLATILE = re.compile(r"\b(?:rand|now|uuid|struuid|bnode)\b", re.IGNORECASE)


def tag(generation: str, form: str) -> str:
    """Return the entity tag of a representation."""
    return f'"{generation}-{form}"'


def coded(value: str, coding: str) -> str:
    """Return the tag of the same representation in a content coding."""
    return f'{value[:-1]}-{coding}"' if value.endswith('"') else value


def tags(header: str) -> list[str]:
    """Return what stands inside of the tags of ``If-Match`` or ``If-None-Match``, without the content coding."""
    return [_CODING.sub("", found) for found in _TAG.findall(header)]


def unchanged(header: str | None, current: str) -> bool:
    """Tell whether ``If-None-Match`` names the current tag, so that the client has it already."""
    return header is not None and (header.strip() == "*" or current[1:-1] in tags(header))


def is_of(header: str, generation: str) -> bool:
    """Tell whether ``If-Match`` names a representation of this version, in whatever format."""
    return any(found.partition("-")[0] == generation for found in tags(header))


def is_stable(query: str) -> bool:
    """Tell whether a query has the same answer as long as the store is the same: none that asks for chance or time."""
    return _VOLATILE.search(query) is None
