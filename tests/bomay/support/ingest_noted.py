"""Ingests with the extractor of ``noted_facts``, in a process that a test can kill.

``python -m ingest_noted DATA WORKERS MANY PATH…``; from MANY new graphs on they are loaded together.
"""

from __future__ import annotations

import sys
from pathlib import Path

import noted_facts

from bomay import processes, projection
from bomay.extraction import Extractor
from bomay.pipeline import ingest
from bomay.settings import Settings
from graph_api.store import GraphStore

NOTED = Extractor(noted_facts.extract, noted_facts.VERSION)


def main() -> None:
    """Ingest, as told by the arguments, without the places, which take seconds to load."""
    data, workers, many, *paths = sys.argv[1:]
    projection._MANY, projection._LOAD = int(many), 15  # noqa: SLF001 - a few articles are many here
    GraphStore.load_reference = lambda store, root=None: ()  # type: ignore[method-assign] # noqa: ARG005 - as it is called
    reader = Extractor(noted_facts.extract_slowly, noted_facts.VERSION)
    processes.FEW = 1  # or a few articles would be read by one process
    ingest(paths, Settings(Path(data), workers=int(workers), batch=5), extractor=reader)


if __name__ == "__main__":
    main()
