"""The words of events and of taking part in them, read from ``words/events.toml``, ``words/participation.toml`` and
the concept schemes ``event-kinds`` and ``participation``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ingest.extract.lexicon import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that names an occasion: the noun, and the family whose other nouns may take it up again.

    ``verbal`` says that the noun also stands as a verb: "hai bên hội đàm". ``generic`` that it takes up
    any occasion of its family: "buổi lễ", "cuộc họp".
    """

    kind: str
    family: str
    verbal: bool = False
    generic: bool = False

    @property
    def core(self) -> str:
        """What is done there: "gặp" of "cuộc gặp mặt", "hội nghị" of "hội nghị trực tuyến"."""
        return core_of(self.kind)


def core_of(kind: str) -> str:
    """Return the noun without its classifier, at most two syllables, one where the first stands by itself."""
    syllables = kind.split()
    while len(syllables) > 1 and syllables[0] in words("events", "classifiers"):
        syllables = syllables[1:]
    if syllables[0] in words("events", "one_syllable") and syllables[1:2] != ["xúc"]:
        return syllables[0]
    return " ".join(syllables[:2])


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb that makes an occasion: "đến thăm" makes a "chuyến thăm"; how its sides take part, what it needs."""

    kind: str
    family: str
    subject: str
    object: str
    needs: str
    keeps_last_word: bool


@dataclass(frozen=True, slots=True)
class Neutral:
    """A longer word that holds a verb and is none: "dự kiến", "tổ chức bộ máy"."""


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of taking part, with the role it gives; ``saying`` for verbs that any interview has too."""

    role: str
    saying: bool = False


@cache
def table(name: str) -> dict[str, Any]:
    """Return the word list ``words/<name>.toml``; FileNotFoundError if there is none."""
    text = (files("ingest.extract.words") / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _heads() -> Iterator[tuple[str, Head]]:
    words = table("events")
    verbal, generic = set(words["verbal"]["words"]), set(words["generic"]["words"])
    for family, nouns in words["heads"].items():
        for noun in nouns:
            yield noun, Head(noun, family, noun in verbal, noun in generic)
    for entry in words["classified"]:
        for classifier in entry["classifiers"]:
            for activity in entry["activities"]:
                noun = f"{classifier} {activity}"
                yield noun, Head(noun, entry["family"], generic=noun in generic)


def _deeds() -> Iterator[tuple[str, Deed]]:
    for entry in table("events")["deeds"]:
        for verb in entry["verbs"]:
            keeps = entry.get("title") == "from last word" and verb.endswith((" với", " cùng"))
            yield verb, Deed(entry["kind"], entry["family"], entry["subject"], entry["object"], entry["needs"], keeps)


def _acts() -> Iterator[tuple[str, Act]]:
    words = table("participation")
    for side in ("giving", "receiving"):
        for verb in words["award"][side]:
            yield verb, Act("awarder" if side == "giving" else "recipient")
    for role, verbs in words["subject"].items():
        for verb in verbs:
            yield verb, Act(role)
    for verb in words["saying"]["verbs"]:
        yield verb, Act("speaker", saying=True)


def _neutral() -> Iterator[tuple[str, Neutral]]:
    for phrase in table("participation")["neutral"]["words"]:
        yield phrase, Neutral()


@cache
def lexicon() -> Phrases[Head | Deed | Act | Neutral]:
    """Return the phrases of events and of taking part; a noun of an event goes before a verb of equal words."""
    return Phrases((*_heads(), *_acts(), *_deeds(), *_neutral()))


@cache
def phrases(name: str, section: str, key: str = "words") -> Phrases[str]:
    """Return one list of a word file as phrases that stand for themselves."""
    return Phrases((phrase, phrase) for phrase in table(name)[section][key])


@cache
def words(name: str, section: str, key: str = "words") -> frozenset[str]:
    """Return one list of a word file as a set."""
    return frozenset(table(name)[section][key])
