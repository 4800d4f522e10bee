"""A post as a sentence gives it: by which verb, and who and which posts stand beside it.

"[ông A], Phó Giám đốc Sở Y tế, được bổ nhiệm [Giám đốc Sở] thay [ông B]": what tells whose a date is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.chunks import Chunk, Sort
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.posts import Holding

_ROW = frozenset({",", "và", "-", "–", "kiêm"})


@dataclass(frozen=True, slots=True)
class Given:
    """A post as a sentence gives it: its words, whether a verb gives or takes it, and whether it has been left.

    ``copula`` says that "là" or "làm" alone is that verb; ``others`` are the names of other people, ``posts`` all posts
    of the sentence.
    """

    post: Span
    verb: bool
    former: bool
    copula: bool = False
    others: tuple[Span, ...] = ()
    posts: tuple[Span, ...] = ()


def given(chunks: Sequence[Chunk], holding: Holding, held: Sequence[Holding]) -> Given:
    """Return a post as a sentence gives it.

    Args:
        chunks: the sentence, cut.
        holding: who holds which post of it.
        held: all holdings of the sentence.
    """
    at = holding.post
    own = {each.name for each in held if each.post == at and each.rule == holding.rule}
    said = at - 1
    while said > 0 and (chunks[said].sort is Sort.POST or chunks[said].low in _ROW):
        said -= 1
    copula = said >= 0 and chunks[said].low in {"là", "làm"}
    by_verb = holding.rule == "post-by-verb" or chunks[at].low.startswith("tham gia")
    others = (chunk.span for index, chunk in enumerate(chunks) if chunk.sort is Sort.NAME and index not in own)
    posts = (chunk.span for chunk in chunks if chunk.sort is Sort.POST)
    alone = copula and not by_verb
    return Given(chunks[at].span, copula or by_verb, holding.former, alone, tuple(others), tuple(posts))
