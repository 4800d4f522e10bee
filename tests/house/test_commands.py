"""Every call of ``bomay`` that the documents show is one that the command line takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from bomay.cli import app

REPOSITORY = Path(__file__).resolve().parents[2]
COMMAND = typer.main.get_command(app)
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
FENCES = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
IN_TEXT = re.compile(r"`(bomay [a-z][^`]*)`")


def commands() -> dict[str, typer.core.TyperCommand]:
    """The commands by name."""
    found: dict[str, typer.core.TyperCommand] = COMMAND.commands  # type: ignore[attr-defined] # a group has them
    return found


def calls(text: str) -> Iterator[str]:
    """Yield the calls in shell blocks and in running text, without comments."""
    for block in BLOCK.findall(text):
        lines = block.replace("\\\n", " ").splitlines()
        yield from (line.split("bin/", 1)[-1] for line in lines if re.match(r"(\S*bin/)?bomay ", line))
    yield from IN_TEXT.findall(FENCES.sub("", text))


def complaint(call: str) -> str | None:
    """Say what is wrong with a call, or None."""
    words = shlex.split(call.replace("\\|", "|"), comments=True)
    options = {option for parameter in COMMAND.params for option in parameter.opts}
    name = next((word for word in words[1:] if not word.startswith("-")), None)
    if name is not None and name in commands():
        options |= {option for parameter in commands()[name].params for option in parameter.opts}
    elif name is not None and re.fullmatch(r"[a-z]+", name):
        return f"no command {name!r}"
    unknown = [
        word for word in words[1:] if re.fullmatch(r"--?[a-z][a-z-]*", word) and word not in {*options, "--help"}
    ]
    return f"no option {unknown[0]!r}" if unknown else None


SHOWN = [
    pytest.param(call, id=f"{page.relative_to(REPOSITORY)}: {number}: {call}")
    for page in (*sorted(REPOSITORY.glob("*.md")), *sorted((REPOSITORY / "docs").rglob("*.md")))
    for number, call in enumerate(calls(page.read_text(encoding="utf-8")), start=1)
]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        pytest.param("bomay swallow x", "no command 'swallow'", id="a command that there is not"),
        pytest.param("bomay info --colour", "no option '--colour'", id="an option that there is not"),
        pytest.param("bomay info --json --data x", None, id="a call that is right"),
    ],
)
def test_wrong_calls_are_told_from_right_ones(call: str, expected: str | None) -> None:
    assert complaint(call) == expected


@pytest.mark.parametrize("call", SHOWN)
def test_every_call_shown_is_taken(call: str) -> None:
    assert complaint(call) is None


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_help_with_an_example(name: str) -> None:
    """The example calls the command itself, with options that it has."""
    example = re.search(rf"Example:\s+(bomay {name}.*)", commands()[name].help or "")
    assert example
    assert complaint(example[1]) is None


def test_every_command_is_in_the_readme() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert [name for name in commands() if f"bomay {name}" not in readme] == []
