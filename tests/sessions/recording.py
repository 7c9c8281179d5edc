"""Writes what is seen now into sessions and notebooks.

``PYTHONPATH=tests python -m sessions.recording FILE ...``
"""

from __future__ import annotations

import sys
from pathlib import Path

from sessions import assistants, notebooks

if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]):
        (notebooks if path.suffix == ".ipynb" else assistants).record(path)
