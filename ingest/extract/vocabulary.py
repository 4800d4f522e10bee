"""The words of events and of taking part in them.

They stand in ``words/events.toml`` and ``words/participation.toml``, which say how each is to be read, and in the
concept schemes ``event-kinds`` and ``participation``, whose labels are taken in besides.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ingest.extract.lexicon import Phrases
from ontology.schemes import scheme

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that names an occasion, and the family whose other nouns may take it up again.

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
class Act:
    """A verb of taking part, with the role it gives; ``saying`` for verbs that any interview has too."""

    role: str
    saying: bool = False


@dataclass(frozen=True, slots=True)
class Neutral:
    """A longer word that holds a verb and is none: "dự kiến", "tổ chức bộ máy"."""


@cache
def core_of(kind: str) -> str:
    """Return the noun without its classifier, at most two syllables, one where the first stands by itself."""
    syllables = kind.split()
    while len(syllables) > 1 and syllables[0] in words("events", "classifiers"):
        syllables = syllables[1:]
    if syllables[0] in words("events", "one_syllable") and syllables[1:2] not in (["xúc"], ["báo"]):
        return syllables[0]
    return " ".join(syllables[:2])


@cache
def table(name: str) -> dict[str, Any]:
    """Return the word list ``words/<name>.toml``; FileNotFoundError if there is none."""
    text = (files("ingest.extract.words") / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str, section: str, key: str = "words") -> frozenset[str]:
    """Return one list of a word file as a set; KeyError if there is none."""
    return frozenset(table(name)[section][key])


@cache
def openings(name: str, section: str, key: str = "words") -> tuple[str, ...]:
    """Return one list of a word file in its order, as ``str.startswith`` takes it."""
    return tuple(table(name)[section][key])


def _heads() -> Iterator[tuple[str, Head]]:
    verbal, generic = words("events", "verbal"), words("events", "generic")
    for family, nouns in table("events")["heads"].items():
        for noun in nouns:
            yield noun, Head(noun, family, noun in verbal, noun in generic)
    for entry in table("events")["classified"]:
        for classifier in entry["classifiers"]:
            for activity in entry["activities"]:
                noun = f"{classifier} {activity}"
                yield noun, Head(noun, entry["family"], generic=noun in generic)


def _kinds() -> Iterator[tuple[str, Head]]:
    """Yield the labels of the scheme that open with no known noun: "hội nghị tổng kết" is "hội nghị" and a title."""
    known = {noun for noun, _ in _heads()} | {verb for verb, _ in _deeds()}
    families = table("events")["families"]
    for concept in scheme("event-kinds"):
        for label in concept.names:
            syllables = label.lower().split()
            longer = any(" ".join(syllables[:length]) in known for length in range(1, len(syllables) + 1))
            if not longer and syllables[0] in families:
                yield label.lower(), Head(label.lower(), families[syllables[0]])


def _deeds() -> Iterator[tuple[str, Deed]]:
    for entry in table("events")["deeds"]:
        for verb in entry["verbs"]:
            keeps = entry.get("title") == "from last word" and verb.endswith((" với", " cùng"))
            yield verb, Deed(entry["kind"], entry["family"], entry["subject"], entry["object"], entry["needs"], keeps)


def _acts() -> Iterator[tuple[str, Act]]:
    lists = table("participation")
    for side, role in (("giving", "awarder"), ("receiving", "recipient")):
        for verb in lists["award"][side]:
            yield verb, Act(role)
    for role, verbs in lists["subject"].items():
        for verb in verbs:
            yield verb, Act(role)
    for verb in lists["saying"]["verbs"]:
        yield verb, Act("speaker", saying=True)


def _roles() -> Iterator[tuple[str, Act]]:
    """Yield the labels of the scheme that are verbs of two syllables or more, and hold no noun of an occasion."""
    nouns = {noun for noun, _ in _heads()} | words("participation", "not_in_verbs")
    for concept in scheme("participation"):
        for label in concept.names:
            syllables = label.lower().split()
            parts = {" ".join(syllables[at : at + length]) for length in (1, 2) for at in range(len(syllables))}
            if len(syllables) > 1 and not parts & nouns:
                yield label.lower(), Act(concept.slug, saying=concept.slug == "speaker")


def _neutral() -> Iterator[tuple[str, Neutral]]:
    for phrase in table("participation")["neutral"]["words"]:
        yield phrase, Neutral()


@cache
def lexicon() -> Phrases[Head | Deed | Act | Neutral]:
    """Return the phrases of events and of taking part; of equal phrases nouns go first, the schemes last."""
    return Phrases((*_heads(), *_acts(), *_deeds(), *_neutral(), *_kinds(), *_roles()))
