"""Words that stand for a person named elsewhere: "Thủ tướng nhấn mạnh", "Giám đốc Sở cho biết", "Ông nói", "đồng chí".

A post without a name is its holder's in this article; a pronoun is the person spoken of last.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ingest.extract.chunks import Chunk, Sort

_PLURAL = frozenset(
    {
        "các",
        "những",
        "nhiều",
        "mỗi",
        "từng",
        "hai",
        "ba",
        "bốn",
        "một",
        "tân",
        "nguyên",
        "cựu",
        "làm",
        "chức",
        "vụ",
        "danh",
        "giữ",
        "bầu",
    }
)
_PRONOUNS = frozenset({"ông", "bà", "anh", "chị", "đồng chí"})
_SEVERAL = frozenset({"các", "những", "hai", "ba", "bốn", "nhiều", "một", "mấy", "số", "quý", "vị"})
"""Before an honorific these make it several people, or somebody or other."""
_FIRST_YEAR = 1000  # "3 ông" are several, "năm 1996 ông" is one
_KIN = frozenset({"con", "bà", "em", "chị", "cha", "ngoại", "nội", "mẹ", "chủ"})
"""Behind an honorific these make it another word: "bà con", "anh em", "ông bà"."""
_GENDERS = {"ông": "m", "anh": "m", "bà": "f", "chị": "f"}

Held = Mapping[str, Collection[tuple[str, str | None]]]


def holder(chunks: Sequence[Chunk], at: int, held: Held) -> str | None:
    """Return who is meant by a post that stands without a name, or None.

    Args:
        chunks: the sentence.
        at: index of a post chunk that no name is tied to.
        held: the posts (role, body) of each person named so far, the person spoken of last first.
    """
    post = chunks[at].post
    before = chunks[at - 1].low if at else ""
    if post is None or (before.split()[-1:] and before.split()[-1] in _PLURAL):
        return None
    body = post.body.name if post.body and post.body.complete else None
    told = post.body is not None and post.body.stop > post.body.start
    for person, posts in held.items():
        for role, org in posts:
            if role.casefold() == post.role.casefold() and (org == body or not told):
                return person
    return None


def pronoun(chunks: Sequence[Chunk], at: int) -> bool:
    """Tell whether an honorific stands for a person by itself: "Ông cho biết", "đồng chí nhấn mạnh"."""
    chunk = chunks[at]
    if chunk.sort is not Sort.HONORIFIC or chunk.low not in _PRONOUNS:
        return False
    after = chunks[at + 1] if at + 1 < len(chunks) else None
    before = chunks[at - 1].low if at else ""
    return (
        _SEVERAL.isdisjoint(before.split()[-1:])
        and not (before.isdigit() and int(before) < _FIRST_YEAR)
        and after is not None
        and after.sort is Sort.WORD
        and after.low[0].isalpha()
        and after.low.split()[0] not in _KIN
    )


def agrees(word: str, gender: str | None) -> bool:
    """Tell whether a pronoun can mean a person who was called "ông" (m), "bà" (f) or neither (None)."""
    return gender is None or _GENDERS.get(word, gender) == gender


def gender(word: str) -> str | None:
    """Return "m" or "f" for an honorific that tells, else None."""
    return _GENDERS.get(word)
