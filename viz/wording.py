"""The words of the pages, in the reader's language, and how each kind of thing is drawn: from ``viz/words``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """What the pages say in one language: ``ui["search"]``, ``kinds["person"]``, ``ties["holds"]``."""

    language: str
    ui: Mapping[str, str]
    kinds: Mapping[str, str]
    ties: Mapping[str, str]
    projections: Mapping[str, str]
    projections_about: Mapping[str, str]

    def kind(self, kind: str) -> str:
        """Return what a kind of thing is called; one that nobody knows is "other"."""
        return self.kinds.get(kind, self.kinds["other"])


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of thing is drawn: a shape of vis-network and a colour."""

    shape: str
    colour: str


@cache
def words(language: str) -> Words:
    """Return the words of a language.

    Raises:
        LookupError: the pages do not speak it.
    """
    if language not in LANGUAGES:
        message = f"no words in {language!r}; there are {', '.join(LANGUAGES)}"
        raise LookupError(message)
    return Words(language, **_table(language))


@cache
def looks() -> Mapping[str, Look]:
    """Return how each kind of thing is drawn, "other" included."""
    return {kind: Look(**drawn) for kind, drawn in _table("kinds").items()}


def _table(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("viz").joinpath("words", f"{name}.toml").read_text("utf-8"))
