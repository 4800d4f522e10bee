"""The words of awards, from ``words/awards.toml`` and the scheme of awards."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.extract.directives.vocabulary import one_of
from ingest.extract.directives.vocabulary import vocabulary as documents
from ingest.extract.keywords import Keywords
from ontology.schemes import scheme

CLASS = r"\s+(?:hạng|loại)\s+(?P<class>nhất|nhì|ba|I{1,3}|[123])(?![^\W_])"
_CLASS = rf"(?:{CLASS})?"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns, built once; ``labels`` and ``forms`` tell an award's label and form by its casefolded words."""

    keywords: Keywords
    anchor: re.Pattern[str]
    order_ends: frozenset[str]
    contest_metals: frozenset[str]
    labels: dict[str, str]
    forms: dict[str, str]
    give: re.Pattern[str]
    receive: re.Pattern[str]
    not_yet: re.Pattern[str]
    on_behalf: re.Pattern[str]
    groups: re.Pattern[str]
    merits: re.Pattern[str]
    offices: re.Pattern[str]
    authorities: re.Pattern[str]
    authority_names: dict[str, str]


def folded(words: str) -> str:
    """Return words in small letters with single spaces."""
    return " ".join(words.casefold().split())


@cache
def _said() -> dict[str, Any]:
    return tomllib.loads((files("ingest.extract.words") / "awards.toml").read_text(encoding="utf-8"))


def any_of(name: str) -> str:
    """Return a pattern that matches any word of a list of ``words/awards.toml``; KeyError if there is none."""
    return one_of(_said()[name])


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary; KeyError if the word list lacks a table."""
    said = _said()
    labels: dict[str, str] = {}
    forms: dict[str, str] = {}
    for concept in scheme("awards"):
        if concept.label in said["skip"] or " của " in concept.label or concept.features.get("awardClass"):
            continue
        for label in concept.names:
            labels.setdefault(folded(label), concept.label)
            forms.setdefault(folded(label), concept.features.get("awardForm", ""))
    ignore = re.IGNORECASE
    return Vocabulary(
        keywords=Keywords([*labels, *said["orders"], "huy hiệu", "danh hiệu", "giải thưởng"]),
        anchor=re.compile(
            rf"(?<![^\W_])(?:(?P<badge>huy\s+hiệu\s+(?P<years>(?:\d\d\s*(?:năm)?(?:,|\s+và)?\s*)+)năm\s+tuổi\s+đảng|huy\s+hiệu\s+(?P<plain>\d\d)\s+tuổi\s+đảng)"
            rf"|(?P<named>danh\s+hiệu|giải\s+thưởng)\s*[“\"‘'](?P<name>[^”\"’'\n]{{4,80}})[”\"’']"
            rf"|(?P<title>danh\s+hiệu\s+)?(?P<label>{one_of(labels)}){_CLASS}"
            rf"|(?P<order>{one_of(said['orders'])})(?=\s+[“\"]?\w))(?![^\W\d_])",
            ignore,
        ),
        order_ends=frozenset(said["order_ends"]),
        contest_metals=frozenset(said["contest_metals"]),
        labels=labels,
        forms=forms,
        give=re.compile(
            rf"(?<![^\W_]){one_of(said['give'])}(?![^\W\d_])(?!(?<=cấp)\s+{one_of(said['levels'])}(?![^\W_]))", ignore
        ),
        receive=re.compile(rf"(?<![^\W_]){one_of(said['receive'])}(?![^\W\d_])", ignore),
        not_yet=re.compile(rf"(?<![^\W_]){one_of(said['not_yet'])}(?![^\W_])[^.;:]{{0,40}}$", ignore),
        on_behalf=re.compile(rf"(?<![^\W_]){one_of(said['on_behalf'])}\s+", ignore),
        groups=re.compile(
            rf"(?:(?<![\d.,/-])(?<!năm\s)(?P<count>\d[\d.]*)\s+|(?:các|những|nhiều|một\s+số|một)\s+)?(?P<group>{one_of(said['groups'])})(?![^\W_])",
            ignore,
        ),
        merits=re.compile(rf"(?<![^\W_]){one_of(said['merits'])}(?![^\W_])", ignore),
        offices=documents().offices,
        authorities=re.compile(rf"{one_of(said['authorities'])}(?![^\W\d_])(?:\s+(?:ta|Việt\s+Nam))?", ignore),
        authority_names={folded(words): name for words, name in said["authorities"].items()},
    )
