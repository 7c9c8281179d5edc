"""Files of columns beside the graphs of a generation, in Parquet; what is in them others know.

    DIR/store-7/000004.parquet    the fourth that was written; a later one goes before it

A file of them is never changed. What belongs here: which files there are. What does not: their
columns, and which of their rows count (`counterpoint.pipeline.stance_rows`).
"""

from __future__ import annotations

from pathlib import Path

from counterpoint.store.stored_maps import KeptTable

SUFFIX = ".parquet"
_DIGITS = 6


def find_tables(generation: Path) -> tuple[Path, ...]:
    """All of them, the oldest first."""
    paths = (path for path in generation.glob(f"*{SUFFIX}") if path.stem.isdecimal())
    return tuple(sorted(paths, key=lambda path: int(path.stem)))


def add_table(generation: Path, table: KeptTable) -> None:
    """Put a file behind all others, in a generation that does not count yet.

    Raises:
        OSError: it cannot be written.
    """
    files = find_tables(generation)
    number = int(files[-1].stem) + 1 if files else 1
    former = [path for path in files if path.name in table.instead_of]
    is_merged = bool(table.merged) and len(former) == len(table.instead_of)
    for path in former if is_merged else ():
        path.unlink()
    content = table.merged if is_merged else table.content
    (generation / f"{number:0{_DIGITS}}{SUFFIX}").write_bytes(content)
