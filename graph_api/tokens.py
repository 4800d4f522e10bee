"""Who may write: whoever knows a token. The server keeps the SHA-256 of it, and there is none unless one is set.

A token is long and random (``bomay token`` makes one), so its plain hash cannot be turned back.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field

SHORTEST = 20
_HASHED = re.compile(r"sha256:[0-9a-f]{64}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """The hash of a token."""

    digest: bytes = field(repr=False)

    @classmethod
    def read(cls, text: str) -> Token:
        """Read a token, or ``sha256:`` and its hash in hexadecimal.

        Raises:
            ValueError: it is too short to be safe, or no ASCII; the message does not show it.
        """
        if _HASHED.fullmatch(text):
            return cls(bytes.fromhex(text.partition(":")[2]))
        if len(text) < SHORTEST or not text.isascii() or not text.isprintable() or " " in text:
            message = f"a token has at least {SHORTEST} ASCII characters and no blanks; bomay token makes one"
            raise ValueError(message)
        return cls(hashlib.sha256(text.encode()).digest())

    def opens(self, header: str | None) -> bool:
        """Tell whether an ``Authorization`` header carries the token, in a time that does not depend on it."""
        scheme, _, given = (header or "").partition(" ")
        presented = hashlib.sha256(given.strip().encode("utf-8", "surrogateescape")).digest()
        return hmac.compare_digest(presented, self.digest) and scheme.lower() == "bearer"


def new() -> tuple[str, str]:
    """Return a new token of 256 random bits, and its hash as ``Token.read`` takes it."""
    text = secrets.token_urlsafe(32)
    return text, "sha256:" + hashlib.sha256(text.encode()).hexdigest()
