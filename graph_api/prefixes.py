"""The prefixes that this project writes and reads RDF with; ``prefixes.txt`` beside this module lists them."""

from __future__ import annotations

from importlib import resources

PREFIXES: dict[str, str] = dict(
    line.split() for line in (resources.files("graph_api") / "prefixes.txt").read_text("utf-8").splitlines()
)


def compact(iri: str) -> str:
    """Return an IRI as a prefixed name where a prefix fits, "skos:prefLabel"; else the IRI."""
    fitting = [(len(space), prefix, space) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    if not fitting:
        return iri
    _, prefix, space = max(fitting)
    local = iri.removeprefix(space)
    return f"{prefix}:{local}" if local.replace("-", "").replace("_", "").isalnum() else iri
