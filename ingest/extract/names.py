"""Personal names: "Trần Tiến Dũng", "H'Yim Kđoh", "Ksor H'Bơ Khắp", "Cecilia Malmstrom".

A name is a run of capitalised words. One that opens with a family name is a person by itself (strong); any
other needs a word before it that calls for a person: an honorific, a rank, a post.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ingest.extract.lexicon import Phrases, concepts
from ingest.extract.tokens import Words, is_syllable
from ingest.extract.words import lines, ordered

_LONGEST = 6
_FULL_NAME = 3
_SHORT_NAME = 2
_LONGEST_VIETNAMESE = 5
_TITLES = frozenset({"ông", "bà", "chí", "anh", "chị", "tướng", "tá", "úy"})
_SURE_MIDDLE = frozenset({"Thị", "Văn", "Hữu", "Đình", "Bá"})
_PARTICLES = frozenset(
    {
        "bin",
        "binti",
        "bint",
        "ibn",
        "da",
        "di",
        "du",
        "dos",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "al",
        "el",
        "ben",
    }
)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A personal name at tokens ``start`` to ``stop`` (half open); ``strong`` if it needs no further evidence."""

    start: int
    stop: int
    strong: bool


@cache
def honorifics() -> Phrases[str]:
    """Return the words that say that a personal name follows; "sĩ" is spelled "sỹ" as well."""
    phrases = ordered("honorifics")
    return Phrases((each, each) for phrase in phrases for each in (phrase, phrase.replace("sĩ", "sỹ")))


@cache
def _last_words() -> frozenset[str]:
    """Return the last words of the honorifics."""
    return frozenset(phrase.split()[-1] for phrase in ordered("honorifics"))


@cache
def _barred() -> Phrases[str]:
    """Return capitalised words that end a name: roles, kinds of body, months and the like."""
    return Phrases((phrase, phrase) for phrase in ordered("not_in_names"))


def _ends(tokens: Words, at: int) -> bool:
    """Tell whether a role, a rank or another word that no name holds opens at ``at``."""
    token = tokens[at]
    if not token.word or not token.capital or (token.upper and len(token.text) > 1 and not _shouted(tokens, at)):
        return True
    found = concepts("roles", "ranks").match(tokens, at)
    if found and (found.stop - at > 1 or found.value.label.casefold() == token.low):
        return True
    return _barred().match(tokens, at) is not None


def _shouted(tokens: Words, at: int) -> bool:
    """Tell whether the capitals are a name in capitals: "NGUYỄN VĂN AN"."""
    word = tokens[at].text
    return is_syllable(word) and len(word) > 1 and any(character.casefold() in _MARKED for character in word)


def _shouted_on(tokens: Words, start: int, at: int) -> bool:
    """Tell whether a word without marks goes on with a name in capitals: "NGÔ THIỆU [PHONG]"."""
    word = tokens[at]
    short = at - start in {1, 2} and tokens[at - 1].upper and word.upper
    barred = concepts("roles", "ranks").match(tokens, at) or _barred().match(tokens, at)
    return short and is_syllable(word.text) and barred is None


_MARKED = frozenset("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")


def name_at(tokens: Words, at: int) -> NameMatch | None:
    """Return the personal name that may open at token ``at``, or None."""
    if at not in tokens.names:
        tokens.names[at] = _read(tokens, at)
    return tokens.names[at]


def _read(tokens: Words, at: int) -> NameMatch | None:
    country = tokens[at].text == "Nam" and at > 0 and tokens[at - 1].text == "Việt"
    if country or (_ends(tokens, at) and not _family_name(tokens, at)):
        return None
    stop, longest = at + 1, _LONGEST
    while stop < len(tokens) and stop - at < longest:
        token = tokens[stop]
        joined = _joined(tokens, at, stop)
        if joined:
            stop, longest = joined, longest + 2
            continue
        if token.text == "-" and stop + 1 < len(tokens) and not _ends(tokens, stop + 1) and _foreign(tokens, at, stop):
            stop += 2
            continue
        if token.low in _PARTICLES and stop + 1 < len(tokens) and _particle(tokens, at, stop):
            stop += 2
            continue
        if (
            (_ends(tokens, stop) and not _given(tokens, at, stop) and not _shouted_on(tokens, at, stop))
            or not (token.gap or _glued(tokens, stop))
            or _new_name(tokens, at, stop)
        ):
            break
        stop += 1
    return NameMatch(at, stop, _strong(tokens, at, stop))


def _joined(tokens: Words, start: int, at: int) -> int:
    """Return where a foreign name goes on over a mark, else 0: "Kevin [B.] Schneider", "Moon Jae[-in]"."""
    if at + 1 >= len(tokens):
        return 0
    if tokens[at].gap:
        spaced = tokens[at].text == "-" and tokens[at + 1].gap and tokens[at + 1].low in lines("korean_endings")
        return at + 2 if spaced and not tokens[at + 1].capital and not is_syllable(tokens[start].text) else 0
    mark, before, behind = tokens[at].text, tokens[at - 1], tokens[at + 1]
    if mark in {"'", "’"}:
        clan = at - start == 1 and before.text in {"K", "H"}  # "K’ Tang", "H' Lan"
        return at + 2 if clan and behind.capital and not behind.upper else 0
    if mark == ".":
        initial = len(before.text) == 1 and before.text.isascii() and before.capital and at - start > 1
        return at + 2 if initial and behind.gap and behind.capital and not _ends(tokens, at + 1) else 0
    lower = mark == "-" and behind.word and not behind.gap and not behind.capital
    chain = before.capital or (at - start > 2 and tokens[at - 2].text == "-")  # noqa: PLR2004 - "Si-phăn" and a mark
    return at + 2 if lower and chain and at > start else 0


def _particle(tokens: Words, start: int, at: int) -> bool:
    """Tell whether a small word goes on inside a foreign name: "Johari [bin] Abdul", "Ursula [von] der Leyen"."""
    foreign = any(not is_syllable(token.text) for token in tokens[start:at])
    follows = tokens[at + 1].low in _PARTICLES or (tokens[at + 1].capital and not _ends(tokens, at + 1))
    return foreign and tokens[at].gap and not tokens[at].capital and follows


def _family_name(tokens: Words, at: int) -> bool:
    """Tell whether a word that ends names otherwise is a family name: "Đoàn Thị Hương"."""
    if at + 2 >= len(tokens) or tokens[at].text not in lines("surnames"):
        return False
    titled = at > 0 and tokens[at - 1].low in _last_words() and tokens[at + 1].capital
    return (titled or tokens[at + 1].text in lines("middle_names")) and tokens[at + 2].capital


def given_name(tokens: Words, at: int) -> bool:
    """Tell whether one word that ends names elsewhere is a given name behind a title: "ông [Trường]", "bà [Sáng]"."""
    token = tokens[at]
    alone = at + 1 == len(tokens) or not tokens[at + 1].capital
    if not (alone and token.capital and not token.upper and is_syllable(token.text)):
        return False
    found = [concepts("roles", "ranks", "bodies", "organisation-kinds").match(tokens, at), _barred().match(tokens, at)]
    lengths = [phrase.stop - at for phrase in found if phrase]
    return lengths != [] and max(lengths) == 1 and token.low not in lines("function_words")


def _given(tokens: Words, start: int, at: int) -> bool:
    """Tell whether a word that ends names otherwise is a given name: "Nguyễn Văn Quyền, …", "Hồ Văn Năm là …"."""
    token = tokens[at]
    short = (
        at - start == 1 and start > 0 and tokens[start - 1].low in _TITLES and tokens[start].text in lines("surnames")
    )
    longer = at - start in {1, 2} and _plain_surname(tokens[start].text)
    if (short or longer) and _middle(tokens, at):
        return True
    if (at - start < 2 and not short) or token.upper or not token.capital or not is_syllable(token.text):  # noqa: PLR2004 - family and middle name
        return False
    closes = at + 1 == len(tokens) or not tokens[at + 1].capital
    phrase = concepts("roles", "ranks").match(tokens, at) or _barred().match(tokens, at)
    return closes and (phrase is None or phrase.stop == at + 1)


def _plain_surname(word: str) -> bool:
    return word in lines("surnames") and word not in lines("surnames_weak")


def _middle(tokens: Words, at: int) -> bool:
    """Tell whether a word is the middle of a name of three behind a title: "ông Hứa [Trường] Hận", "Lê [Đại] Hội"."""
    if at + 1 >= len(tokens) or (at + 2 < len(tokens) and tokens[at + 2].capital and tokens[at + 2].gap):
        return False
    body = concepts("bodies", "organisation-kinds").match(tokens, at)
    if body and body.stop > at + 1:
        return False
    phrase = concepts("roles", "ranks").match(tokens, at) or _barred().match(tokens, at)
    both = all(each.capital and not each.upper and is_syllable(each.text) for each in tokens[at : at + 2])
    return both and (phrase is None or phrase.stop <= at + 2)


def _glued(tokens: Words, at: int) -> bool:
    return tokens[at - 1].stop == tokens[at].start


def _foreign(tokens: Words, start: int, stop: int) -> bool:
    """Tell whether the words so far are foreign, so that a hyphen may join another: "Stefan - Radu Oprea"."""
    return any(not is_syllable(token.text) for token in tokens[start:stop]) or (
        not tokens[stop].gap and tokens[stop + 1].start == tokens[stop].stop
    )


def _new_name(tokens: Words, start: int, at: int) -> bool:
    """Tell whether a second name opens at ``at``: at a common family name, or behind words that are no names."""
    stranger = all(not is_syllable(token.text) and token.low not in lines("baptismal") for token in tokens[start:at])
    if stranger and at + 2 < len(tokens):
        behind = name_at(tokens, at) if tokens[at].text in lines("surnames") else None
        return behind is not None and behind.strong and behind.stop - at >= _FULL_NAME
    common = tokens[at].text in lines("surnames_common")
    return common and at - start >= _FULL_NAME and at + 1 < len(tokens) and not _ends(tokens, at + 1)


def _strong(tokens: Words, start: int, stop: int) -> bool:
    first = tokens[start].text
    if first.isupper() and len(first) > 1:
        first = first.capitalize()
    middle = start + 2 < stop and tokens[start + 1].text in _SURE_MIDDLE and first != "Ông"
    surname = first in lines("surnames") and (middle or first not in lines("surnames_weak"))
    if not surname or not _SHORT_NAME <= stop - start <= _LONGEST_VIETNAMESE:
        return False
    return all(is_syllable(token.text) or "'" in token.text or "’" in token.text for token in tokens[start + 1 : stop])
