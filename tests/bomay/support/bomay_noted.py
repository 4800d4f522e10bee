"""The command line with the extractor of ``noted_facts``: ``python -m bomay_noted ingest …``, to be interrupted."""

from __future__ import annotations

import noted_facts

from bomay import extraction
from bomay.cli import main
from bomay.extraction import Extractor
from graph_api.store import GraphStore


def slow() -> Extractor:
    """Return the extractor that takes its time."""
    return Extractor(noted_facts.extract_slowly, noted_facts.VERSION)


if __name__ == "__main__":
    extraction.house_extractor = slow
    GraphStore.load_reference = lambda store, root=None: ()  # type: ignore[method-assign] # noqa: ARG005 - as it is called
    main()
