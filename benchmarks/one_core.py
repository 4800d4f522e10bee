"""``python -m benchmarks.one_core NAME FILE``: one contestant in a process of its own, on one core; figures as JSON.

A process of its own, so that no contestant profits from what another has loaded, and its memory can be told.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from benchmarks.contestants import CONTESTANTS, articles_of, version_of

_KIB = 1024


def main() -> None:
    """Run the contestant named on the command line and print its figures."""
    name, file = sys.argv[1], Path(sys.argv[2])
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    distribution, prepare = CONTESTANTS[name]
    with ExitStack() as stack:
        begun = time.perf_counter()
        work = prepare(stack)
        prepared = time.perf_counter() - begun
        articles = articles_of(file)
        begun, used = time.perf_counter(), time.process_time()
        found = work(articles)
        figures = {
            "version": version_of(distribution),
            "articles": len(articles),
            "prepared_seconds": round(prepared, 3),
            "seconds": round(time.perf_counter() - begun, 4),
            "cpu_seconds": round(time.process_time() - used, 4),
            "found": found,
            "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB),
        }
    sys.stdout.write(f"\n{json.dumps(figures)}\n")


if __name__ == "__main__":
    main()
