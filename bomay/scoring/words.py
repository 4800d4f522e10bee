"""When two names are written differently and are one: "UBND TP. Vinh" and "Ủy ban nhân dân thành phố Vinh"."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources

# hòa = hoà, thủy = thuỷ: the tone mark moves to the first vowel of the final oa, oe, uy.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PLACEMENT = re.compile(rf"([ou])([aey])([{_TONES}])(?![a-z])")
_MARKS = re.compile(r"[“”\"'‘’()\[\],;:–—]")
_DOTTED = re.compile(r"\b(tp|tx|h|p|q)\.")
_PROVINCE_LEVEL = re.compile(r"\btỉnh (?=\w)|\bthành phố (?=(?:hà nội|hồ chí minh|hải phòng|đà nẵng|cần thơ|huế)\b)")
_NO_PART_OF_NUMBERS = re.compile(r"[\s.]|^số")
_CITED = ("cờ", "kỷ niệm chương", "bằng khen", "giấy khen")


@cache
def _abbreviations() -> dict[str, str]:
    text = resources.files("bomay.scoring").joinpath("abbreviations.txt").read_text("utf-8")
    rows = (line.partition(" = ") for line in text.splitlines() if line and not line.startswith("#"))
    return {short: full for short, _, full in rows}


def norm(text: str | None) -> str:
    """Casefold, put tone marks in one place, expand abbreviations, drop punctuation."""
    if not text:
        return ""
    text = unicodedata.normalize("NFD", text.casefold())
    text = _PLACEMENT.sub(lambda m: m[1] + m[3] + m[2] if m[0][:2] in {"oa", "oe", "uy"} else m[0], text)
    text = unicodedata.normalize("NFC", text).replace("uỷ", "ủy").replace("luỹ", "lũy")
    text = _DOTTED.sub(r"\1 ", _MARKS.sub(" ", text))
    words = [_abbreviations().get(word.strip("."), word.strip(".")) for word in text.split()]
    text = " ".join(word for word in words if word and word != "-")
    return " ".join(text.replace(" - ", " ").replace("-", " ").split())


def norm_org(text: str | None) -> str:
    """As ``norm``; "tỉnh Quảng Bình" and "Quảng Bình" are one, "thành phố Hải Dương" and "Hải Dương" are not."""
    name = norm(text)
    name = name if name.endswith(" tỉnh") else _PROVINCE_LEVEL.sub("", name)
    return " ".join(f" {name} ".replace(" và ", " ").split())


def norm_number(text: str | None) -> str:
    """As ``norm``, without spaces, stops, the word "số" and leading zeros."""
    return _NO_PART_OF_NUMBERS.sub("", norm(text)).lstrip("0").replace("–", "-") if text else ""


def norm_award(text: str | None) -> str:
    """As ``norm``; a flag, badge or certificate counts by its kind, whatever words of citation follow."""
    name = norm(text)
    return next((kind for kind in _CITED if name.startswith(kind)), name)


def token_f1(left: str | None, right: str | None) -> float:
    """Return how far two texts consist of the same words, from 0 to 1; two empty ones do."""
    one, other = Counter(norm(left).split()), Counter(norm(right).split())
    if not one and not other:
        return 1.0
    common = sum((one & other).values())
    return 2 * common / (sum(one.values()) + sum(other.values())) if common else 0.0
