"""Networks as pages that stand alone: one HTML file, all inside it, that opens from a disk with no network at all.

This is the one door to pyvis. It renders our own template with vis-network as it ships it, since its own
template asks a CDN for bootstrap and lets a heading or a node's id run as script. Here every word of an article
is data, and the page's own Content-Security-Policy lets only the scripts run whose hash it names.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import asdict
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network as PyvisNetwork

from viz.evidence import SENTENCES, distinct, sentence, sources
from viz.names import DEFAULT_READER, Reader, names
from viz.pictures import Picture, Record, picture, statements
from viz.projections import PROJECTIONS, neighbourhood, stage, strongest, travelled
from viz.questions import Store
from viz.wording import words


class UnknownEntityError(LookupError):
    """The graph knows nothing by that IRI, or no projection has that name."""


def network_page(store: Store, iri: str, *, depth: int = 1, language: str = "vi") -> str:
    """Return a stand-alone page of what lies around a thing.

    Args:
        store: the graph.
        iri: a person, a body, an event, a directive.
        depth: how many ties away.
        language: of the page, "vi" or "en".

    Raises:
        UnknownEntityError: the graph has no name for the IRI.
    """
    name = names(store, [iri], language)[iri]
    if not name.kind:
        message = f"nothing in the graph is called {iri}"
        raise UnknownEntityError(message)
    network = neighbourhood(store, iri, depth=depth, language=language)
    return _page(store, picture(network, store, name.label, reader=Reader(language)), "", language)


def projection_page(store: Store, projection: str, *, language: str = "vi") -> str:
    """Return a stand-alone page of a projection of the whole graph: "met", "posts", "hierarchy" or "directives".

    Raises:
        UnknownEntityError: there is no such projection.
    """
    if projection not in PROJECTIONS:
        message = f"no projection {projection!r}; there are {', '.join(PROJECTIONS)}"
        raise UnknownEntityError(message)
    said = words(language)
    drawn = projection_picture(store, projection, reader=Reader(language))
    return _page(store, drawn, said.projections_about[projection], language)


def projection_picture(store: Store, projection: str, *, reader: Reader = DEFAULT_READER) -> Picture:
    """Return the picture of a projection; a directive's way is drawn in columns."""
    whole = PROJECTIONS[projection](store, language=reader.language)
    network = strongest(travelled(whole) if projection == "directives" else whole)
    title = words(reader.language).projections[projection]
    return picture(network, store, title, lane=stage if projection == "directives" else None, reader=reader)


def vis_network() -> Path:
    """Return the script of vis-network that pyvis ships, without importing pyvis."""
    spec = find_spec("pyvis")
    if spec is None or not spec.submodule_search_locations:
        message = "pyvis is not installed"
        raise ModuleNotFoundError(message)
    return Path(spec.submodule_search_locations[0]) / "lib" / "vis-9.1.2" / "vis-network.min.js"


def _page(store: Store, drawn: Picture, about: str, language: str) -> str:
    edges, quoted = _carried(store, drawn.edges)
    page = PyvisNetwork(directed=True, cdn_resources="in_line", heading=drawn.title)
    for node in drawn.nodes:
        page.add_node(node["id"], **{key: value for key, value in node.items() if key != "id"})
    for edge in edges:
        page.add_edge(edge["from"], edge["to"], **{key: edge[key] for key in edge.keys() - {"from", "to"}})
    scripts = [vis_network().read_text("utf-8"), _static("network.js"), _static("standalone.js")]
    style = _fonts() + _static("look.css") + _static("network.css")
    page.path = "standalone.html"
    page.templateEnv = Environment(loader=PackageLoader("viz"), autoescape=True)
    page.templateEnv.globals.update(
        words=words(language),
        about=about,
        picture={key: value for key, value in asdict(drawn).items() if key not in {"nodes", "edges"}},
        sentences=quoted,
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own files and vis-network, no article's words
        style=Markup(style),  # noqa: S704 - our own file
        policy=_policy(scripts, style),
    )
    return str(page.generate_html())


def _carried(store: Store, edges: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """Return the edges with numbers of the sentences behind them, and those sentences, each once."""
    lines = [(edge, statements(edge)) for edge in edges]
    found = sources(store, {statement for _, behind in lines for statement in behind})
    numbers: dict[str, int] = {}
    quoted: list[Record] = []
    carrying: list[Record] = []
    for edge, behind in lines:
        ordered = distinct(found, behind)
        for source in ordered[:SENTENCES]:
            if source.passage not in numbers:
                numbers[source.passage] = len(quoted)
                quoted.append(sentence(source))
        shown = [numbers[source.passage] for source in ordered[:SENTENCES]]
        kept = {key: value for key, value in edge.items() if key != "statements"}
        carrying.append({**kept, "evidence": shown, "more": len(ordered) - len(shown) + int(str(edge["unsaid"]))})
    return carrying, quoted


def _static(name: str) -> str:
    return resources.files("viz").joinpath("static", name).read_text("utf-8")


def _fonts() -> str:
    """Return the font faces with the fonts inside them."""

    def inside(found: re.Match[str]) -> str:
        font = resources.files("viz").joinpath("static", found[1]).read_bytes()
        return f"url(data:font/woff2;base64,{base64.b64encode(font).decode()})"

    return re.sub(r"url\(([^)]+)\)", inside, _static("fonts.css"))


def _policy(scripts: Iterable[str], style: str) -> str:
    """Return a Content-Security-Policy under which these scripts run, this style applies, and nothing is fetched."""
    allowed = " ".join(_hash(script) for script in scripts)
    parts = (
        "default-src 'none'",
        f"script-src {allowed}",
        f"style-src {_hash(style)}",
        "font-src data:",
        "base-uri 'none'",
    )
    return "; ".join(parts)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
