"""The templates of this room, with everything in them escaped."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

FOLDER = Path(str(resources.files("graph_api"))) / "templates"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def render(template: str, **values: object) -> str:
    """Return the page that a template makes of the values."""
    return _ENVIRONMENT.get_template(template).render(**values)


def reference(schema: dict[str, object]) -> Markup:
    """Return a link to the model that an OpenAPI schema refers to, or its wording."""
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    return (
        Markup('<a href="#model-{name}">{name}</a>').format(name=name) if name else Markup("{}").format(wording(schema))
    )


def wording(schema: dict[str, object]) -> str:
    """Return an OpenAPI schema in a few words: "string or null", "list of Ref", "integer, 1 to 100, else 20"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    choices = schema.get("anyOf")
    if isinstance(choices, list):
        return " or ".join(wording(choice) for choice in choices)
    items = schema.get("items")
    if isinstance(items, dict):
        return f"list of {wording(items)}"
    words = [str(schema.get("type", "anything"))]
    values = schema.get("enum")
    if isinstance(values, list):
        words = [" | ".join(map(str, values))]
    words += [f"{text} {schema[key]}" for key, text in _BOUNDS.items() if key in schema]
    return ", ".join(words)


_BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "maxLength": "length at most",
    "const": "always",
    "default": "else",
}
