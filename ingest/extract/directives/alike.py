"""Whether two numbers, two years or two titles are one document's: "07" and "07/2019/NĐ-CP"."""

from __future__ import annotations

import re

from ingest.extract.directives.numbers import head

_OPENING = 4
"""Titles that open with the same words are one, however they go on."""
_TELLING = 3
"""So many words of one title, all found in another, tell that it is the same."""
_PUNCTUATION = re.compile(r"[^\w\s]")
_AMENDED = ("sửa", "đổi")
_AMENDING = frozenset({"sửa", "đổi", "bổ", "sung", "một", "số", "điều", "khoản", "luật"})
"""How the titles of all amending laws open: what they amend tells them apart."""
_FIGURE = re.compile(r"\d+|[ivxlc]{2,}")
_GENERIC = re.compile(r"quy định chi tiết|hướng dẫn|điều động|bổ nhiệm")
"""Titles that open so differ in what follows."""
_BINDING = frozenset({"và", "của", "cho", "với", "đối", "việc", "về", "các"})


def other_year(one: str | None, other: str | None) -> bool:
    """Laws of one name and two years are two: "Luật Giáo dục năm 2019 thay thế Luật Giáo dục năm 2005"."""
    return one is not None and other is not None and one[:4] != other[:4]


def same_number(one: str, other: str) -> float:
    """Say how well two numbers fit: a short one may be the head of a long one."""
    if one.lower() == other.lower():
        return 1.0
    short, long = sorted((one.lower(), other.lower()), key=len)
    if long.startswith((f"{short}/", f"{short}-")):
        return 0.95
    return 0.9 if head(short) == head(long) and head(short) == short.lstrip("0") else 0.0


def same_title(one: str, other: str) -> float:
    """The share of words that two titles have in common; a title that opens another counts as the same."""
    left, right = _content(one), _content(other)
    if left[:2] == right[:2] == list(_AMENDED):
        left, right = _amends(left), _amends(right)
    if not left or not right:
        return float(left == right)
    if left == right or _AMENDED in {(*left[len(right) :],), (*right[len(left) :],)}:
        return 1.0 if left[: len(right)] == right[: len(left)] else 0.0
    if left[:_OPENING] == right[:_OPENING] and not _GENERIC.match(" ".join(left)):
        return 0.8
    words, others = set(left), set(right)
    figures, other_figures = ({word for word in each if _FIGURE.fullmatch(word)} for each in (words, others))
    if figures and other_figures and not figures & other_figures:
        return 0.0
    common, short = len(words & others), min(len(words), len(others))
    if common == short and (short >= _TELLING or left[0] == right[0]):
        return 0.8
    return 2 * common / (len(words) + len(others))


def _amends(words: list[str]) -> list[str]:
    """What an amending law amends: "Giáo dục" of "sửa đổi, bổ sung một số điều của Luật Giáo dục"; all if only that."""
    first = next((at for at, word in enumerate(words) if word not in _AMENDING), 0)
    return words[first:]


def _content(title: str) -> list[str]:
    """The words of a title without those that only bind: "điều động và bổ nhiệm" is four words."""
    words = _PUNCTUATION.sub(" ", title.casefold()).split()
    return [word for word in words if word not in _BINDING]
