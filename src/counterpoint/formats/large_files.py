"""Which files are read in columns: those so large that a record for each row would not do.

What belongs here: what can be told without loading Arrow. What does not: reading
(`counterpoint.formats.columns`).
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

LEAST_BYTES = 1024 * 1024  # of which a table is read sooner than Arrow is loaded
PARQUET = ".parquet"
ARROW_FILES = (PARQUET, ".arrow", ".feather")


def has_arrow() -> bool:
    """Whether files can be read in columns: pyarrow and numpy are installed."""
    return find_spec("pyarrow") is not None and find_spec("numpy") is not None


def is_for_columns(path: Path, least_bytes: int = LEAST_BYTES) -> bool:
    """Whether a text is so large that it is read in columns, and can be."""
    try:
        return path.stat().st_size >= least_bytes and has_arrow()
    except OSError:
        return False
