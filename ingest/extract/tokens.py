"""Words of the text: "UBND", "tỉnh", "Trần", "138", "–", with what their letters tell.

Raw crawls glue words together where a link stood ("ôngBùi Hoài Sơnđặt", "SởXây dựng"). The stored text is
left as it is; here such words come apart where the case turns, or where a word is no Vietnamese syllable but
two of them in a row.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.extract.names import NameMatch
    from ingest.extract.places import PlaceMatch

_RUN = regex.compile(r"(\s*)([\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\d+(?:[.,]\d+)*|\S)")
_CASE_TURN = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})|(?<=^TP)(?=\p{Lu}\p{Ll})")
_MISSPELT = regex.compile(
    r"(?:ng|g|c)[eèéẻẽẹêềếểễệyýỳỷỹỵ]|(?:ng|c)[iìíỉĩị]|k[aàáảãạăâoòóỏõọôơuùúủũụưừứửữự]", regex.IGNORECASE
)
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_ABBREVIATED = regex.compile(rf"(\p{{Lu}}{{3,6}})((?![{_VOWELS}])\p{{Ll}}+|\p{{Lu}}[{_VOWELS}]\p{{Ll}}*)")
_SYLLABLE = regex.compile(
    rf"(?:ngh?|gh|gi|kh|nh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?[{_VOWELS}]{{1,3}}(?:ch|ng|nh|[ckmnpt])?",
    regex.IGNORECASE,
)
_MARKED = regex.compile(r"[^\x00-\x7F]")
_LONGEST_SYLLABLE = 7
_JOINS = frozenset({"&", "-", "–"})  # of abbreviations


class Token(NamedTuple):
    """A word, number or mark: code points ``start`` to ``stop`` (half open) of the text.

    ``low`` is the case-folded word; ``capital`` says that it opens with a capital letter, ``upper`` that it
    is an abbreviation in capitals ("UBND"), ``word`` that it is made of letters, ``gap`` that white space
    stands before it.
    """

    start: int
    stop: int
    text: str
    low: str
    word: bool
    capital: bool
    upper: bool
    gap: bool


class Words(list[Token]):
    """The tokens of one sentence, and the places and personal names that were read at them.

    The rules ask again and again what stands at a token; ``places`` and ``names`` remember the answers by the index
    of the token, None for nothing.
    """

    __slots__ = ("names", "places")

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        """Take the tokens; they must not change any more."""
        super().__init__(tokens)
        self.places: dict[int, PlaceMatch | None] = {}
        self.names: dict[int, NameMatch | None] = {}


def is_syllable(word: str) -> bool:
    """Tell whether a word can be one Vietnamese syllable: "Dũng", "nghiêng", not "Malmstrom"."""
    return len(word) <= _LONGEST_SYLLABLE and _SYLLABLE.fullmatch(word) is not None


@lru_cache(maxsize=65536)
def _seams(word: str) -> tuple[int, ...]:
    """Return the inner offsets at which a glued word comes apart."""
    abbreviated = _ABBREVIATED.fullmatch(word)
    if abbreviated and is_syllable(abbreviated[2]):  # "UBNDtỉnh", "BTVHuyện"
        return (abbreviated.end(1),)
    turns = [match.start() for match in _CASE_TURN.finditer(word)]
    if turns:
        return tuple(turns)
    if len(word) > 3 and _MARKED.search(word) and not is_syllable(word) and word[1:].islower():  # noqa: PLR2004 - two syllables have four letters or more
        for cut in range(2, len(word) - 1):
            left, right = word[:cut], word[cut:]
            opens = (right[0] not in _VOWELS and not _MISSPELT.match(right)) or right.startswith("yê")
            if is_syllable(left) and is_syllable(right) and opens:
                return (cut,)
    return ()


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[tuple[str, str, bool, bool, bool], ...]:
    """Return the fields of ``Token`` from ``text`` to ``upper`` for each word that a run of letters holds."""
    if not word[0].isalpha():
        return ((word, word, False, False, False),)
    glued = len(word) > 3 or (len(word) == 3 and _MARKED.search(word))  # noqa: PLR2004 - "SởY" has three, "ThS" is one
    cuts = (0, *_seams(word), len(word)) if glued else (0, len(word))
    return tuple(_told(word[left:right]) for left, right in itertools.pairwise(cuts))


def _told(word: str) -> tuple[str, str, bool, bool, bool]:
    capital = word[0].isupper()
    return word, word.lower(), True, capital, capital and len(word) > 1 and word.isupper()


def tokenise(text: str, start: int = 0, stop: int | None = None) -> Words:
    """Return the tokens of ``text[start:stop]``; their offsets count into the whole text."""
    tokens = Words()
    new = tuple.__new__  # half the time of calling the class, and most of a reading's words pass here
    at = start
    for space, run in _RUN.findall(text, start, len(text) if stop is None else stop):
        gap = space != ""
        at += len(space)
        for part in _parts(run):
            end = at + len(part[0])
            tokens.append(new(Token, (at, end, *part, gap)))
            at, gap = end, False
    return tokens


_CENTRAL = frozenset({"TW", "TƯ", "Ư", "W"})


_AT_HOME = "VN"


def spelled(tokens: Words) -> Words:
    """Write "TƯ", "TW", "T.Ư" and "VN" out, as names of bodies have them: "Công an [Trung ương]", "MTTQ [Việt Nam]"."""
    if not any(token.text in _CENTRAL or token.text == _AT_HOME for token in tokens):
        return tokens
    kept = Words()
    for at, token in enumerate(tokens):
        if token.text == _AT_HOME and at and token.gap and not _of_brand(tokens, at + 1):
            kept += _in_two(token, "Việt", "Nam")
            continue
        if token.text not in _CENTRAL or at == 0:
            kept.append(token)
            continue
        dotted = len(token.text) == 1
        if dotted and [each.text for each in kept[-2:]] == ["T", "."]:
            token = token._replace(start=kept[-2].start, gap=kept[-2].gap)  # noqa: PLW2901 - it opens with its "T."
            del kept[-2:]
        elif dotted or not token.gap:
            kept.append(token)
            continue
        kept += _in_two(token, "Trung", "ương")
    return kept


def _in_two(token: Token, first: str, second: str) -> tuple[Token, Token]:
    """Return the two words that an abbreviation stands for, where it stands."""
    middle = token.start + 1
    behind = Token(middle, token.stop, *_told(second), True)  # noqa: FBT003 - white space before it
    return Token(token.start, middle, *_told(first), token.gap), behind


def _of_brand(tokens: Words, at: int) -> bool:
    """Tell whether what follows "VN" makes a foreign name or a code of it: "VN [Pharma]", "VN[-Index]"."""
    behind = tokens[at] if at < len(tokens) else None
    if behind is None:
        return False
    glued = not behind.gap and behind.text in {"-", "/", "–"}
    return glued or (behind.capital and not behind.upper and not is_syllable(behind.text))


def without_glosses(tokens: Words) -> Words:
    """Leave out abbreviations that a bracket introduces: "Hội đồng nhân dân (HĐND) tỉnh", "Phòng … (PC02)"."""
    if not any(token.text == "(" for token in tokens):
        return tokens
    kept = Words()
    at = 0
    while at < len(tokens):
        close = _gloss(tokens, at) if at and tokens[at - 1].word and tokens[at].text == "(" else None
        if close:
            at = close
        else:
            kept.append(tokens[at])
            at += 1
    return kept


def _gloss(tokens: Words, at: int) -> int | None:
    """Return the token behind a bracket at ``at`` that holds an abbreviation: "(HĐND)", "(PC04)", "(NN & PTNT)"."""
    stop = at + 2
    while stop + 2 < len(tokens) and tokens[stop].text in _JOINS and tokens[stop + 1].upper:
        stop += 2
    if stop < len(tokens) and tokens[stop].text.isdigit() and not tokens[stop].gap:
        stop += 1
    closed = stop < len(tokens) and tokens[at + 1].upper and tokens[stop].text == ")"
    return stop + 1 if closed else None
