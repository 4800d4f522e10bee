"""What every test may ask for: the repository, the shared evaluation data beside it, a browser, and what is slow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# On two noisy cores, how long one example takes says nothing. What CI wants besides, Hypothesis knows by itself.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """Folder that holds ``pyproject.toml``."""
    return REPOSITORY


@pytest.fixture(scope="session")
def samples() -> Path:
    """The notices that come with the project."""
    return REPOSITORY / "samples"


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A function from a path under ``../shared`` to the file; the test steps aside where it is absent."""

    def locate(path: str) -> Path:
        found = REPOSITORY.parent / "shared" / path
        if not found.exists():
            pytest.skip(f"no ../shared/{path} beside the repository")
        return found

    return locate


@pytest.fixture(scope="session")
def chromium() -> str:
    """Address of a Chromium; ``make test`` installs Debian's, ``BOMAY_CHROMIUM`` names another one."""
    for name in (os.environ.get("BOMAY_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name) if name else None
        if found:
            return found
    pytest.fail("no Chromium found: run scripts/need-chromium, or name one with BOMAY_CHROMIUM")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives Chromium, so that ``-m 'not browser'`` leaves it out."""
    for item in items:
        if {"browser", "page"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
