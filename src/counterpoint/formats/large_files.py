"""Which files are read in columns: those so large that a record for each row would not do.

What belongs here: what can be told without loading Arrow. What does not: reading
(`counterpoint.formats.columns`).
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from counterpoint.errors import LimitError

LEAST_BYTES = 1024 * 1024  # of which a table is read sooner than Arrow is loaded
PARQUET = ".parquet"
ARROW_FILES = (PARQUET, ".arrow", ".feather")


def has_arrow() -> bool:
    """Whether files can be read in columns: pyarrow and numpy are installed."""
    return find_spec("pyarrow") is not None and find_spec("numpy") is not None


def is_for_columns(path: Path, least_bytes: int = LEAST_BYTES) -> bool:
    """Whether a text is so large that it is read in columns, and can be."""
    return is_larger(path, least_bytes - 1) and has_arrow()


def is_larger(path: Path, size: int) -> bool:
    """Whether a file is there and has more than ``size`` bytes."""
    try:
        return path.stat().st_size > size
    except OSError:
        return False


def check_size(path: Path, max_bytes: int) -> None:
    """Refuse a file that only Arrow would read, where Arrow is not installed.

    Raises:
        LimitError: it has more than ``max_bytes`` bytes.
    """
    if is_larger(path, max_bytes) and not has_arrow():
        raise LimitError(
            f"{path}: has more than {max_bytes:,} bytes, which are read in columns; "
            "install counterpoint[tables]"
        )
