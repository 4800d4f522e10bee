"""Words that name an occasion: "hội nghị tổng kết …", "đến thăm Công an tỉnh", "buổi lễ"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from ingest.extract.signs import MARK, WORD
from ingest.extract.vocabulary import core_of, openings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.signs import Sign
    from ingest.extract.vocabulary import Deed
    from ingest.records import Span

_SPACE = regex.compile(r"\s+")
_FEW = 4
"""How many words a title that only points back ("đầu tiên qua hệ thống này") has at most."""
_ONE_PAIR = 2


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name an occasion.

    ``row`` is the index of the sentence, ``at`` and ``stop`` the signs of noun and title; ``kind`` the noun, ``title``
    what it was about. ``aside`` says that the occasion is only touched on, ``generic`` that the noun takes up
    any occasion of its family, ``verbal`` that it also stands as a verb; ``deed`` is the verb where it was a verb
    that named it, and ``reach`` the sign after that verb's title, which may itself name occasions. ``headline`` says
    that it stands in the headline; ``follows`` is the word before. ``met`` are the people in the title, ``place`` the
    place where the title is nothing else.
    """

    row: int
    at: int
    stop: int
    span: Span
    kind: str
    family: str
    title: str | None
    aside: bool = False
    generic: bool = False
    verbal: bool = False
    deed: Deed | None = None
    reach: int = 0
    headline: bool = False
    follows: str = ""
    met: frozenset[str] = frozenset()
    place: str | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing but the noun stands there, or only whose it is: "chuyến thăm của Thủ tướng"."""
        if self.title is None or self.follows == "là":
            return True
        points_back = self.title.endswith(" này") and len(self.title.split()) <= _FEW
        return points_back or (self.family == "visit" and self.title.startswith(openings("events", "whose")))

    @property
    def core(self) -> str:
        """What is done there, without the classifier."""
        return core_of(self.kind)


def title_of(text: str, row: Sequence[Sign], start: int, stop: int) -> str | None:
    """Return the words of the signs ``start`` to ``stop``, without quotation marks; None if there are none."""
    if all(sign.kind == MARK for sign in row[start:stop]):
        return None
    if stop - start == 1 and row[start].kind == WORD and not row[start].low.isalnum():
        return None
    title = _SPACE.sub(" ", text[row[start].start : row[stop - 1].stop]).strip(" ,–-")
    if title[:1] in "“\"‘'«" and title[-1:] in "”\"’'»" and title.count(title[:1]) <= _ONE_PAIR:
        title = title[1:-1].strip()
    return title or None
