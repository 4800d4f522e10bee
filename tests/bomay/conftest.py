"""Makes ``support`` importable, here and in the processes that the tests start."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SUPPORT = str(Path(__file__).with_name("support"))
ROOT = str(Path(__file__).parents[2])
for folder in (ROOT, SUPPORT):
    if folder not in sys.path:
        sys.path.insert(0, folder)
os.environ["PYTHONPATH"] = os.pathsep.join([SUPPORT, ROOT])
