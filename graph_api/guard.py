"""What a query may not do: fetch from other servers.

Oxigraph answers ``SERVICE <…> { … }`` with a request of its own, which would open the network behind the
endpoint to everybody, and its Python interface has no switch for that. So such a query is not run. The check
does not parse; it looks for the keyword before anything that can follow it, in time that grows with the length
of the text alone, and would rather refuse a query too many (a prefix called ``service:``) than one too few.
"""

from __future__ import annotations

import re

# An address written out cannot hide a keyword: it ends at the first character that no address has.
_ADDRESS = re.compile(r"<https?://[^\s<>\"{}|^`\\()#]*>", re.IGNORECASE)
# The characters of a name: all but blanks and the signs of ASCII; "-" and "." only where the grammar has them.
_NAME = r"[^\s\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]"
_TOKEN = re.compile(
    rf"""(?: [?$] {_NAME}*+                         # a variable: ?service
          |  : (?:{_NAME}|-)*+                      # the local part of a prefixed name: ex:service
          |  (?P<run> (?:{_NAME}|[.-])++ )
             (?P<follows> (?= \s*+ (?: [<?$:\#] | (?:{_NAME}|[.-])++ \s*+ [<?$:\#] ) ) )? )""",
    re.VERBOSE,
)
_ENDS = ("service", "servicesilent")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def asks_other_servers(query: str) -> bool:
    """Tell whether a query may hold a ``SERVICE`` clause."""
    return any(_holds_service(_ADDRESS.sub("<>", text)) for text in (query, _ESCAPE.sub(_character, query)))


def _holds_service(text: str) -> bool:
    for token in _TOKEN.finditer(text):
        run = (token["run"] or "").lower()
        if "service" not in run:
            continue
        glued = text[token.end() : token.end() + 1] == ":"  # SERVICEex:data, with no blank between
        if glued or (run.endswith(_ENDS) and token["follows"] is not None):
            return True
    return False


def _character(found: re.Match[str]) -> str:
    try:
        return chr(int(found[1] or found[2], 16))
    except (ValueError, OverflowError):  # beyond Unicode: the parser will say so
        return ""
