"""``python -m benchmarks``: run the comparison of speed."""

from __future__ import annotations

import sys

from benchmarks.speed import main

if __name__ == "__main__":
    sys.exit(main())
