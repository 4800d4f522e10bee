"""IRIs that people can read and that stay: a slug of the name, and a short hash of what tells the thing apart.

"Ủy ban nhân dân tỉnh Quảng Bình" → ``<base>agency/uy-ban-nhan-dan-tinh-quang-binh-0c3a41f2``. The hash is taken
over words that the articles say, never over a counter, a clock or a random number.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

import regex

SLUG_LENGTH = 60
_SUFFIX = 8  # hex digits: two of a thousand things with one slug meet once in 8,000 graphs
_LONG = 16
_MARKS = regex.compile(r"\p{M}+")
_NO_WORD = regex.compile(r"[^a-z0-9]+")
_PUNCTUATION = regex.compile(r"[^\p{L}\p{M}\p{N}]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Casefold, and leave words with single spaces: what is the same but for case and punctuation is equal."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())
    return _PUNCTUATION.sub(" ", composed).strip()


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """As ``fold``, and without diacritics: "Lệ Thủy" → "le thuy". đ has no decomposition, so it is named."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", fold(text))).replace("đ", "d")
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Return the text as a part of an IRI: ASCII words joined by hyphens, cut at a word boundary."""
    words = _NO_WORD.sub("-", plain(text)).strip("-")
    if len(words) > SLUG_LENGTH:
        words = words[: SLUG_LENGTH + 1].rpartition("-")[0] or words[:SLUG_LENGTH]
    return words


def digest(*key: str, length: int = _LONG) -> str:
    """Return hex digits of the SHA-256 over the parts of a key."""
    return hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:length]


def mint(base: str, kind: str, name: str, *key: str) -> str:
    """Return the IRI of a thing that has a name: ``<base>kind/slug-suffix``."""
    return f"{base}{kind}/{slug(name)}-{digest(*key, length=_SUFFIX)}".replace("/-", "/")


def mint_nameless(base: str, kind: str, *key: str) -> str:
    """Return the IRI of a node that has no name of its own: ``<base>kind/hash``."""
    return f"{base}{kind}/{digest(kind, *key)}"


def article_iri(base: str, key: str) -> str:
    """Return the IRI of an article, which is the IRI of its graph too."""
    return f"{base}article/{digest(key)}"
