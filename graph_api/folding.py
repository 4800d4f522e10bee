"""Names without their marks: "Trần Tiến Dũng" and "tran tien dung" are one key.

Unicode takes the marks off every Vietnamese letter but đ, which is a letter of its own.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_STROKED = str.maketrans("đĐ", "dd")


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics, "Lệ Thủy" as "le thuy"."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare.translate(_STROKED).casefold())


def words(text: str) -> tuple[str, ...]:
    """Return the words of a folded or written text, in lower case: letters and digits, nothing else."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text).lower()))
