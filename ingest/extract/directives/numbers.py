"""Numbers of documents and what they tell: "số 15/2012/QH13", "05 - TB / TW", "07 và số 09"."""

from __future__ import annotations

import re
from functools import cache

from ontology.schemes import scheme

_UNIT = r"[A-Z]{1,2}\s\d{1,2}(?=\s?[/–-]|[,.;)]|\s+(?:ngày|của|đối|về)\s)"
"""A unit of the police as old numbers write it: "PC 04"."""
_TAIL = rf"(?:(?:19|20)\d\d|{_UNIT}|[A-ZĐƯƠ][A-ZĐƯƠa-zđ0-9&.]*[A-ZĐƯƠa-zđ0-9]|[A-ZĐƯƠ])"
_FULL = (
    rf"\d{{1,5}}[a-zA-Z]?(?:\s?[/-]\s?{_TAIL}|(?<=[A-ZĐ])\s?[–—]\s?{_TAIL})+|\d{{1,3}}\s(?:CT|NQ|QĐ|KH|TB|KL|HD|QC|CTr)\s?/\s?{_TAIL}"
    r"|\d{2,8}[A-ZĐ]{2,}[A-ZĐ0-9]*"
)
NUMBER = re.compile(rf"(?P<word>[Ss]ố\s*:?\s*)?(?P<number>{_FULL}|\d{{1,5}}(?:[a-z](?![^\W_]))?(?![A-ZĐ\d%]|[.,/-]\d))")
"""A number, with or without the word for it; a bare one holds no letters behind a stroke."""
MORE = re.compile(
    rf"\s*(?:,|và|;|,\s*và)\s*(?:số\s*:?\s*)?(?P<number>{_FULL}|(?<=số\s)\d{{1,5}}[a-zA-Z]?"
    r"|\d{1,3}(?=\s*(?:,|và|của|\.|$)))(?![\w%]|[.,/-]\d)"
)
"""A further number under the same kind: "Chỉ thị số 07 và số 09"."""
_SPACES = re.compile(r"\s*([/–—-])\s*|(?<=[A-Z])\s(?=\d)")
_DASHES = str.maketrans("–—", "--")


def tidy(number: str) -> str:
    """Return a number without the white space in it: "05 - TB / TW" is "05-TB/TW", "06/QĐ-PC 04" is "06/QĐ-PC04"."""
    return _SPACES.sub(lambda stroke: stroke[1] or "", " ".join(number.split())).translate(_DASHES)


def head(number: str) -> str:
    """Return what counts the document: "07" of "07/2019/NĐ-CP", without leading zeros: "7"."""
    return re.split(r"[/\s-]", tidy(number), maxsplit=1)[0].lstrip("0").lower()


@cache
def _suffixes() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    pairs = [
        (label, concept.label, concept.features.get("takes", "nothing"))
        for concept in scheme("issuers")
        for label in concept.labels
    ]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple((re.compile(rf"(?:^|[/\s\d-]){re.escape(label)}\d*$"), name, takes) for label, name, takes in pairs)


def issuer_of(number: str) -> tuple[str, str] | None:
    """Return the issuer that the suffix of a number tells, and what its name has yet to take.

    "/CT-TTg" is ("Thủ tướng Chính phủ", "nothing"); "/KH-UBND" is ("Ủy ban nhân dân", "jurisdiction"): its place,
    or the body it belongs to ("parent"), is for the text to tell. None for a suffix that the scheme lacks.
    """
    written = tidy(number)
    return next(((name, takes) for suffix, name, takes in _suffixes() if suffix.search(written)), None)


def sender_of(number: str) -> tuple[str, str] | None:
    """Return who sends a letter by its number: the department behind the stroke counts not, "1026/TTg-PL"."""
    return issuer_of(number) or issuer_of(tidy(number).rsplit("-", 1)[0])
