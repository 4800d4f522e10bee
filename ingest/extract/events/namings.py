"""Where a sentence names occasions, by nouns and by verbs; what stands in the title of another is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.extract.events.entitled import entitled
from ingest.extract.events.naming import Naming
from ingest.extract.events.nouns import noun, severally
from ingest.extract.events.verbs import handing, verb
from ingest.extract.signs import PHRASE
from ingest.extract.vocabulary import Deed, Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.signs import Sign

__all__ = ["Naming", "namings"]


def namings(text: str, row: Sequence[Sign], index: int, *, headline: bool = False) -> Iterator[Naming]:
    """Yield the namings of one sentence in order.

    Args:
        text: The article's text.
        row: The signs of the sentence.
        index: Which sentence of the article it is.
        headline: Whether it is the headline.
    """
    beyond, named = 0, False
    for at in [at for at, sign in enumerate(row) if sign.kind == PHRASE]:
        sign = row[at]
        if at < beyond or not isinstance(sign.value, Head | Deed):
            continue
        if isinstance(sign.value, Head) and (each := list(severally(text, row, at, index))):
            beyond, named = each[-1].stop, True
            yield from (replace(one, reach=one.stop, follows="với") for one in each)
            continue
        found = noun(text, row, at, index) if isinstance(sign.value, Head) else verb(text, row, at, index)
        if found is not None:
            beyond, named = found.stop, True
            before = row[at - 1].low if at else ""
            yield replace(found, reach=max(found.reach, found.stop), headline=headline, follows=before)
    if not named and not headline and (other := handing(text, row, index) or entitled(text, row, index)) is not None:
        yield replace(other, reach=max(other.reach, other.stop))
