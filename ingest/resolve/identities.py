"""What the mentions of one article are in the world: names and positions on one side, entities on the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingest.resolve.iris import digest


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world: its IRI and the label that all articles show it under.

    ``identified`` is False for a directive of which it is not yet known which act it is.
    """

    iri: str
    label: str
    identified: bool = True


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of one article.

    ``people``, ``organisations``, ``places`` and ``venues`` go by the name the article uses; ``events`` and
    ``directives`` by their position in the extraction. ``organisations`` also knows bodies that only a post, a
    participant or a parent names; ``places`` only those that the gazetteer knows; ``venues`` are the other places of
    events. ``jurisdictions`` leads from the name of a body or a venue to the place it belongs to.
    """

    people: Mapping[str, Entity] = field(default_factory=dict)
    organisations: Mapping[str, Entity] = field(default_factory=dict)
    places: Mapping[str, Entity] = field(default_factory=dict)
    venues: Mapping[str, Entity] = field(default_factory=dict)
    jurisdictions: Mapping[str, Entity] = field(default_factory=dict)
    events: tuple[Entity, ...] = ()
    directives: tuple[Entity, ...] = ()

    def agent(self, name: str) -> Entity | None:
        """Return the person of that name, else the body of that name, else None."""
        return self.people.get(name) or self.organisations.get(name)

    def digest(self) -> str:
        """Hexadecimal digest that changes when any entity or label changes."""
        parts = [
            "\x1e".join(f"{name}\x1d{entity.iri}\x1d{entity.label}" for name, entity in sorted(named.items()))
            for named in (self.people, self.organisations, self.places, self.venues, self.jurisdictions)
        ]
        parts += ["\x1e".join(f"{entity}" for entity in listed) for listed in (self.events, self.directives)]
        return digest(*parts)


@dataclass(frozen=True, slots=True)
class Identities:
    """The entities of every article, by the article's key."""

    by_article: Mapping[str, Names]

    def of(self, article: str) -> Names:
        """Return the entities of an article.

        Raises:
            KeyError: the article was not among those that were resolved.
        """
        return self.by_article[article]


def fullest(labels: Iterable[str]) -> str:
    """Choose the label of a thing from the spellings of all articles: the longest, then the first by letters.

    Adding an article changes the choice only if it brings a fuller spelling, whatever the order of arrival.
    """
    return min(labels, key=lambda label: (-len(label), label))
