"""IRIs and the addresses at which this server shows them: ``…/id/person/x`` is shown at ``/person/x``."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import pyoxigraph as ox

BASE = "https://w3id.org/bomay/id/"


@dataclass(frozen=True, slots=True)
class Addresses:
    """``base`` opens the IRI of every entity; ``pages`` the path at which this server shows one to people."""

    base: str = BASE
    pages: str = "/entity"

    def iri(self, local: str) -> ox.NamedNode | None:
        """Return the IRI of what follows the base, None where that makes no IRI."""
        return node(self.base + local)

    def local(self, iri: str) -> str | None:
        """Return what follows the base in the IRI of an entity, None for what is none."""
        return iri.removeprefix(self.base) if iri.startswith(self.base) else None

    def id(self, iri: str) -> str:
        """Return the last part of an entity's address in REST: "x" for ``…/id/person/x``."""
        return (self.local(iri) or iri).partition("/")[2] or iri

    def page(self, iri: str) -> str:
        """Return the path at which this server shows a thing to people."""
        local = self.local(iri)
        return f"/entity?iri={quote(iri, safe='')}" if local is None else f"{self.pages}/{quote(local, safe='/')}"

    def entity(self, iri: str) -> str:
        """Return the path of the plain page and the data of an entity."""
        return f"/entity/{quote(self.local(iri) or iri, safe='/')}"


def node(iri: str) -> ox.NamedNode | None:
    """Return the node of an absolute IRI, None for what is none."""
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None
