"""Names, sizes and silences that the house rules ask of every module."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOMS = ("ontology", "ingest", "graph_api", "viz", "bomay")
LONGEST_MODULE = 400
# Words that say nothing of what a thing is.
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "manager", "misc", "common", "stuff"}
EMPTY_NAMES = EMPTY_WORDS | {"process", "handle", "info"}
SILENCED = re.compile(r"#\s*(?:noqa(?::\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)?|type:\s*ignore(?:\[[^\]]*\])?)(?P<rest>.*)")


def modules(repository: Path, *folders: str) -> list[Path]:
    """Python files of the folders."""
    found = [path for folder in folders for path in sorted((repository / folder).rglob("*.py"))]
    assert found, f"no modules in {folders}"
    return found


def words(name: str) -> set[str]:
    """Words of an identifier: ``EntityManager`` and ``entity_manager`` both hold ``manager``."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def definitions(path: Path) -> Iterator[str]:
    """Names of a module's classes and functions, methods included, but for what is called as a user types it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not is_typed(node):
            yield node.name


def is_typed(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether ``@command("info")`` makes a definition the command of that name."""
    return f"command('{node.name}')" in map(ast.unparse, node.decorator_list)


def says_nothing(name: str) -> bool:
    """Tell whether a name is one of those that the house does without."""
    return name.lower() in EMPTY_NAMES or bool(words(name) & EMPTY_WORDS)


def test_empty_names_are_recognised() -> None:
    assert [name for name in ("EntityManager", "text_utils", "process", "Handle") if not says_nothing(name)] == []
    assert [name for name in ("mint", "Judgement", "information_of", "reprocess") if says_nothing(name)] == []


def test_modules_and_definitions_have_names_that_say_something(repository: Path) -> None:
    empty = [
        f"{path.relative_to(repository)}: {name}"
        for path in modules(repository, *ROOMS, "benchmarks")
        for name in (path.stem, *definitions(path))
        if says_nothing(name)
    ]
    assert empty == []


def test_no_module_is_longer_than_one_can_read(repository: Path) -> None:
    lengths = {
        path.relative_to(repository).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(repository, *ROOMS, "benchmarks")
    }
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_silenced_check_gives_its_reason(repository: Path) -> None:
    bare = [
        f"{path.relative_to(repository)}:{number}"
        for path in modules(repository, *ROOMS, "benchmarks")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := SILENCED.search(line)) and len(found["rest"].strip(" -:#")) < 5
    ]
    assert bare == []
