"""The words in which documents are spoken of, from ``words/directives.toml`` and the scheme of their kinds."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ingest.extract.keywords import Keywords
from ingest.extract.words import lines
from ontology.schemes import scheme

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns and word lists, built once.

    ``anchor`` finds the words for a kind, ``openings`` (in small letters) where they may stand; ``kinds`` tells the
    kind by its casefolded words. ``laws``, ``charters``, ``ordinary`` and ``verbs`` are labels of kinds. The others
    are matched where their name says.
    """

    keywords: Keywords
    anchor: re.Pattern[str]
    openings: re.Pattern[str]
    kinds: dict[str, str]
    tells: dict[str, str]
    laws: frozenset[str]
    charters: frozenset[str]
    ordinary: frozenset[str]
    verbs: frozenset[str]
    noun_after: re.Pattern[str]
    plural: re.Pattern[str]
    decided_by: re.Pattern[str]
    fillers: re.Pattern[str]
    before_number: re.Pattern[str]
    title_opens: re.Pattern[str]
    title_ends: re.Pattern[str]
    vague: frozenset[str]
    no_title_after_comma: re.Pattern[str]
    staff: frozenset[str]
    announcing: re.Pattern[str]
    issuing: re.Pattern[str]
    loose: frozenset[str]
    everyday: frozenset[str]
    numbered: frozenset[str]
    titled: frozenset[str]
    issued: frozenset[str]
    of_party: frozenset[str]
    sent: frozenset[str]
    handled: re.Pattern[str]
    concluding: re.Pattern[str]
    handing: re.Pattern[str]
    personal: frozenset[str]
    concluded: frozenset[str]
    routine: re.Pattern[str]
    of_many: re.Pattern[str]
    closed: re.Pattern[str]
    heads: re.Pattern[str]
    offices: re.Pattern[str]
    office_names: dict[str, str]
    countries: re.Pattern[str]
    codes: re.Pattern[str]
    code_names: dict[str, str]
    law_names: re.Pattern[str]
    law_initials: dict[str, str]
    regulations: re.Pattern[str]
    law_ends: frozenset[str]


def one_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first, whatever the white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def _of_many(plural: Iterable[str], kinds: Iterable[str]) -> re.Pattern[str]:
    """Match a row of documents before another one: "các dự án luật, nghị quyết của Quốc hội, dự thảo "."""
    item = rf"(?:dự\s+(?:án|thảo)\s+)?{one_of(kinds)}(?:\s+của\s+[^,.;:]{{2,40}}?)?\s*(?:,|và|,\s*và)\s+"
    return re.compile(rf"(?<![^\W_]){one_of(plural)}\s+(?:{item})+(?:dự\s+(?:án|thảo)\s+)?$", re.IGNORECASE)


_CLOSED = frozenset("cghmnpt")
"""A syllable that ends with one of these ends there, though the next word be glued to it."""


def _anchor(labels: Iterable[str], abbreviations: Iterable[str]) -> re.Pattern[str]:
    """Match a kind; an abbreviation only before a number ("NQ 18"), long words glued as well.

    Words of several syllables are met glued to their neighbours, as links leave them: "công bốQuyết định".
    """
    several = sorted((label for label in labels if " " in label), key=lambda label: (-len(label), label))
    single = [label for label in labels if " " not in label]
    ends = "|".join(one_of([label]) + ("(?![hg])" if label[-1] in _CLOSED else r"(?![^\W\d_])") for label in several)
    return re.compile(
        rf"(?P<several>{ends})(?!\s+hóa(?!\w))"  # "kế hoạch hóa gia đình" is no plan
        rf"|(?<![^\W_]){one_of(single)}(?![^\W\d_])"
        rf"|(?<![\w/-])(?-i:{one_of(abbreviations)})(?=\s*(?:số\s*)?\d)",
        re.IGNORECASE,
    )


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary; KeyError if the word list lacks a table."""
    said = tomllib.loads((files("ingest.extract.words") / "directives.toml").read_text(encoding="utf-8"))
    kinds: dict[str, str] = {}
    abbreviations: list[str] = []
    for concept in scheme("directive-kinds"):
        if concept.label in said["read"]:
            abbreviations += sorted(concept.hidden)
            for label in concept.names:
                if not label.startswith(concept.label + " "):
                    kinds.setdefault(" ".join(label.casefold().split()), concept.label)
    kinds |= said["same"]
    law_names = sorted(lines("laws"), key=lambda name: (-len(name), name))
    offices = {" ".join(words.casefold().split()): name for words, name in said["offices"].items()}
    ignore = re.IGNORECASE
    return Vocabulary(
        keywords=Keywords([*kinds, *said["codes"]]),
        anchor=_anchor(kinds.keys() - {each.casefold() for each in abbreviations}, abbreviations),
        openings=re.compile(one_of([*kinds, *(each.lower() for each in abbreviations)])),
        kinds=kinds,
        tells=said["tells"],
        laws=frozenset(said["laws"]),
        charters=frozenset(said["charters"]),
        ordinary=frozenset(said["ordinary"]),
        verbs=frozenset(said["verbs"]),
        noun_after=re.compile(rf"(?<![^\W_]){one_of(said['noun_after'])}[\s“\"‘'(]*$", ignore),
        plural=re.compile(
            rf"(?:(?<![^\W_]){one_of(said['plural'])}|\b\d+)\s+(?:dự\s+thảo\s+|bản\s+)?"
            rf"(?:{one_of(kinds)}\s*(?:,|và|,\s*và)\s+)*$",
            ignore,
        ),
        decided_by=re.compile(rf"(?<![^\W_]){one_of(said['decided_by'])}(?:\s+(?:các|những|bản))?[\s“\"‘'(]*$", ignore),
        fillers=re.compile(rf"(?:\s+{one_of(said['fillers'])}(?![^\W_]))+", ignore),
        before_number=re.compile(rf"\s+{one_of(said['before_number'])}\s+(?=(?:số\s*:?\s*)?\d)", ignore),
        title_opens=re.compile(rf"{one_of(said['title_opens'])}(?![^\W\d_])", ignore),
        title_ends=re.compile(
            rf"[;\n…”“]|(?<!\bTP)(?<!\bTp)\.(?=\s|$)|\s\.|:\s|\s(?!khi\s+có\s+dấu\s+hiệu)(?={one_of(said['title_ends'])}(?![^\W_]))"
            rf"|\s?,\s*(?={one_of(said['title_ends_after_comma'])}(?![^\W_])|(?:sáng|trưa|chiều|tối)\s+\d)|(?<!\d)\s[-–]\s(?=[A-ZĐẢ])|\sdo\s(?=[A-ZĐ])"
        ),
        vague=frozenset(said["vague"]),
        no_title_after_comma=re.compile(rf"\s?,\s*{one_of(said['title_ends_after_comma'])}(?![^\W_])", ignore),
        staff=frozenset(said["staff"]),
        announcing=re.compile(one_of(said["announcing"])),
        issuing=re.compile(rf"(?<![^\W_]){one_of(said['issuing'])}(?![^\W_])", ignore),
        loose=frozenset(said["loose"]),
        everyday=frozenset(said["ordinary"]) - frozenset(said["deeds"]),
        numbered=frozenset(said["numbered"]),
        titled=frozenset(said["titled"]),
        issued=frozenset(said["issued"]),
        of_party=frozenset(said["of_party"]),
        sent=frozenset(said["sent"]),
        handled=re.compile(rf"(?<![^\W_]){one_of(said['handled'])}\s+(?:các\s+)?$", ignore),
        concluding=re.compile(r"(?<![^\W_])(?:công\s+bố|công\s+khai|hoàn\s+tất|hoàn\s+thành)(?![^\W_])", ignore),
        handing=re.compile(
            r"(?<![^\W_])(?:tổ\s+chức\s+(?:[^\W\d_]+\s+){0,3})?(?:công\s+bố|trao)(?:(?:,|\s+và)\s+(?:công\s+bố|trao))?(?![^\W_])",
            ignore,
        ),
        personal=frozenset(said["personal"]),
        concluded=frozenset(said["concluded"]),
        routine=re.compile(rf"{one_of(said['routine'])}(?![^\W_])", ignore),
        of_many=_of_many(said["plural"], [*kinds, *said["beside"]]),
        closed=re.compile(rf"{one_of(said['closed'])}(?![^\W_])", ignore),
        heads=re.compile(rf"{one_of(said['heads'])}(?![^\W_])\s*", ignore),
        offices=re.compile(rf"{one_of(said['offices'])}(?![^\W\d_])", ignore),
        office_names=offices,
        countries=re.compile(rf"\s+(?P<country>{one_of(lines('countries') - {'Việt Nam'})})(?![^\W\d_])"),
        codes=re.compile(rf"(?<!\w){one_of(said['codes'])}(?!\w)"),
        code_names=said["codes"],
        law_ends=frozenset(said["law_ends"]),
        law_initials=_by_initials(law_names),
        regulations=re.compile(one_of(lines("regulations")), ignore),
        law_names=re.compile("|".join(_loose(name) for name in law_names), ignore),
    )


_INITIALS = 3
"""Fewer initials tell no law."""


def initials(name: str) -> str:
    """Return the initials that a law's name is cut down to: "Thi hành án dân sự" is "THADS"."""
    words = [word for word in re.split(r"[\s,-]+", name) if word and word != "và"]
    return "".join(unicodedata.normalize("NFD", word[0])[0].upper() for word in words)


def _by_initials(names: Iterable[str]) -> dict[str, str]:
    """Laws by their initials, where only one has them."""
    told: dict[str, list[str]] = {}
    for name in names:
        told.setdefault(initials(name), []).append(name)
    return {short: same[0] for short, same in told.items() if len(same) == 1 and len(short) >= _INITIALS}


def _loose(name: str) -> str:
    """A law's name as it is met: with or without its commas and its "và", any case, any white space."""
    words = [word for word in re.split(r"[\s,]+", name) if word != "và"]
    return r"(?:\s*,\s*|\s+(?:và\s+)?)".join(re.escape(word) for word in words) + r"(?![^\W_])"
