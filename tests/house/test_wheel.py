"""The wheel: it holds the rooms with their data files and nothing else, and works where it alone is installed."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOMS = ("ontology", "ingest", "graph_api", "viz", "bomay")
NOT_SHIPPED = {".pyc", ".md"}

# Run in the clean environment, with the rooms as arguments.
OWNERS = """
import sys
from importlib.metadata import packages_distributions
print(*(owner for room in sys.argv[1:] for owner in packages_distributions()[room]))
"""
IMPORT_ALL = """
import pkgutil, sys
from importlib import import_module
for room in sys.argv[1:]:
    for found in pkgutil.walk_packages(import_module(room).__path__, room + "."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command and return what it prints, both streams; a failure shows them."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False, timeout=600
    )
    printed = done.stdout + done.stderr
    assert done.returncode == 0, printed
    return printed


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once from the working tree."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=repository)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """Paths of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def tracked(repository: Path) -> set[str]:
    """Paths of the rooms' files that git knows."""
    listed = run("git", "ls-files", "-z", "--", *ROOMS, cwd=repository)
    return {name for name in listed.split("\0") if name and (repository / name).is_file()}


def test_it_holds_every_file_of_the_rooms(repository: Path, names: set[str]) -> None:
    wanted = {name for name in tracked(repository) if PurePosixPath(name).suffix not in NOT_SHIPPED}
    assert len(wanted) > len(ROOMS)
    assert wanted - names == set()


def test_it_holds_the_licence(names: set[str]) -> None:
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in names)


def test_it_holds_nothing_beside_the_rooms(names: set[str]) -> None:
    tops = {name.split("/", 1)[0] for name in names if ".dist-info/" not in name}
    assert tops == set(ROOMS)


@pytest.mark.slow
def test_it_works_where_it_alone_is_installed(wheel: Path, samples: Path, tmp_path: Path) -> None:
    """A clean environment, a folder outside the repository: installed, asked for help, given a notice to read."""
    folder = tmp_path / "venv"
    venv.create(folder)
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-compile", wheel, cwd=tmp_path)

    owners = run(python, "-c", OWNERS, *ROOMS, cwd=tmp_path)
    assert owners.split() == ["bomay"] * len(ROOMS)
    run(python, "-c", IMPORT_ALL, *ROOMS, cwd=tmp_path)

    bomay = folder / "bin" / "bomay"
    assert "ingest" in run(bomay, "--help", cwd=tmp_path)
    run(bomay, "ingest", samples, "--data", tmp_path / "data", cwd=tmp_path)
    count = "SELECT (COUNT(DISTINCT ?p) AS ?people) { ?p a <http://xmlns.com/foaf/0.1/Person> }"
    answer = run(bomay, "query", count, "--format", "csv", "--data", tmp_path / "data", cwd=tmp_path)
    assert int(answer.split()[-1]) > 0
