"""What the installed project needs: only what it declares, and nothing that is under the GPL alone."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOMS = ("ontology", "ingest", "graph_api", "viz", "bomay")


def declared(repository: Path) -> list[Requirement]:
    """Run-time requirements of pyproject.toml."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


def extras(repository: Path) -> list[Requirement]:
    """What the project's extras need."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for lines in project["optional-dependencies"].values() for line in lines]


def closure(requirements: list[Requirement]) -> dict[str, Distribution]:
    """Distributions that are installed with the requirements, by canonical name."""
    found: dict[str, Distribution] = {}
    waiting = [(requirement, frozenset(requirement.extras)) for requirement in requirements]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        requirement, extras = waiting.pop()
        name = canonicalize_name(requirement.name)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        found[name] = distribution(name)
        for line in found[name].requires or ():
            needed = Requirement(line)
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in (extras or {""})):
                waiting.append((needed, frozenset(needed.extras)))
    return found


def licences(found: Distribution) -> list[str]:
    """What a distribution says of its licence: each entry is one that a user may choose."""
    metadata = found.metadata
    expression = metadata.get("License-Expression")
    if expression:
        return re.split(r"\s+OR\s+", expression.strip("()"))
    classified = [entry for entry in metadata.get_all("Classifier") or () if entry.startswith("License ::")]
    return classified or [(metadata.get("License") or "").strip().split("\n", 1)[0]]


def is_gpl(licence: str) -> bool:
    """Tell whether a licence is the GNU GPL or AGPL; the LGPL asks nothing of those who import."""
    return bool(re.search(r"(?<![L])A?GPL|(?<!Lesser )(?<!Library )General Public License", licence))


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        pytest.param("GPL-3.0-or-later", True, id="gpl"),
        pytest.param("AGPL-3.0-only", True, id="agpl"),
        pytest.param("License :: OSI Approved :: GNU General Public License v2 (GPLv2)", True, id="gpl classifier"),
        pytest.param("LGPL-2.1-or-later", False, id="lgpl"),
        pytest.param(
            "License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False, id="lgpl classifier"
        ),
        pytest.param("MIT", False, id="mit"),
    ],
)
def test_the_gpl_is_told_from_others(licence: str, *, expected: bool) -> None:
    assert is_gpl(licence) is expected


def test_no_runtime_dependency_is_under_the_gpl_alone(repository: Path) -> None:
    needed = closure(declared(repository))
    assert len(needed) > len(declared(repository))
    assert {name: licences(found) for name, found in needed.items() if all(map(is_gpl, licences(found)))} == {}


def test_every_runtime_dependency_names_its_licence(repository: Path) -> None:
    assert [name for name, found in closure(declared(repository)).items() if not any(licences(found))] == []


def imports(path: Path) -> set[str]:
    """Top-level names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_every_foreign_import_is_declared(repository: Path) -> None:
    """What only comes along with something else may go away with it: an import needs a requirement of its own."""
    owners = packages_distributions()
    needed = [*declared(repository), *extras(repository)]
    allowed = {canonicalize_name(requirement.name) for requirement in needed}
    undeclared: set[tuple[str, str]] = set()
    for room in ROOMS:
        for path in (repository / room).rglob("*.py"):
            for name in imports(path) - set(sys.stdlib_module_names) - set(ROOMS):
                if not {canonicalize_name(owner) for owner in owners.get(name, [])} & allowed:
                    undeclared.add((path.relative_to(repository).as_posix(), name))
    assert undeclared == set()
