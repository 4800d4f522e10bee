"""Where the data lie, what IRIs begin with, how many processes read, who may write: by the environment, or as told."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

BASE = "https://w3id.org/bomay/id/"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the parts are put together.

    ``base`` is what the IRIs of all entities begin with; ``workers`` is the number of processes that extract;
    ``batch`` the number of articles that are archived in one transaction. ``token`` lets its holder write over HTTP
    where the server takes writes: the token, or ``sha256:`` and its hash. ``llm_url`` is an OpenAI-compatible
    endpoint that reads articles instead of the rules, with the model and key to use there; empty for the rules.
    """

    data: Path = Path("data")
    base: str = BASE
    workers: int = 1
    batch: int = 50
    token: str = field(default="", repr=False)
    llm_url: str = ""
    llm_model: str = ""
    llm_key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse what cannot work.

        Raises:
            ValueError: a base that IRIs cannot begin with, or no workers.
        """
        if not self.base.startswith(("http://", "https://", "urn:")) or not self.base.endswith(("/", "#", ":")):
            message = f"base of the IRIs: {self.base!r} is no http address that ends in / or #"
            raise ValueError(message)
        if self.llm_url and not self.llm_model:
            message = f"no model named for {self.llm_url}: set BOMAY_LLM_MODEL"
            raise ValueError(message)
        if self.workers < 1 or self.batch < 1:
            message = f"workers and batch are at least 1, not {self.workers} and {self.batch}"
            raise ValueError(message)

    @property
    def archive(self) -> Path:
        """The archive's file."""
        return self.data / "archive.sqlite"

    @property
    def store(self) -> Path:
        """The store's folder."""
        return self.data / "graph"

    @property
    def curated(self) -> Path:
        """The file of what people have written over HTTP."""
        return self.data / "curated.sqlite"

    def at(self, data: Path | None) -> Settings:
        """Return the same settings with the data elsewhere; None leaves them."""
        return self if data is None else replace(self, data=data)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def from_environment() -> Settings:
    """Return the settings of ``BOMAY_DATA``, ``BOMAY_BASE``, ``BOMAY_WORKERS``, ``BOMAY_TOKEN``, ``BOMAY_LLM_…``.

    By default there is one worker per core, no token, and no language model.

    Raises:
        ValueError: a variable holds what cannot work.
    """
    workers = os.environ.get("BOMAY_WORKERS") or str(_cores())
    if not workers.isdigit():
        message = f"BOMAY_WORKERS: {workers!r} is no number"
        raise ValueError(message)
    return Settings(
        data=Path(os.environ.get("BOMAY_DATA") or "data"),
        base=os.environ.get("BOMAY_BASE") or BASE,
        workers=int(workers),
        token=os.environ.get("BOMAY_TOKEN") or "",
        llm_url=os.environ.get("BOMAY_LLM_URL") or "",
        llm_model=os.environ.get("BOMAY_LLM_MODEL") or "",
        llm_key=os.environ.get("BOMAY_LLM_KEY") or "",
    )
