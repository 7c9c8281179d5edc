"""The stances of an archive as a folder of Parquet files: one a map, many in one when compacted.

    DIR/map-HASH.parquet    the stances of the map whose base has this hash
    DIR/maps-HASH.parquet   those of several maps; its schema's metadata names them

At each moment the rows of all files together are those of the archive, so that any reader of
Parquet may take the folder as one table. What belongs here: which rows lie in which file. What
does not: what a row is (`counterpoint.formats.stance_table`). Needs pyarrow.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.stance_table import (
    maps_in,
    read_schema,
    read_table,
    render_tables,
)
from counterpoint.pipeline.files.replacement import write_files

_ENDING = ".parquet"
_ONE, _SEVERAL = "map-", "maps-"
# A file of these is some 20 MB: read in a moment when a map in it is pushed anew.
_MOST_ROWS_OF_A_FILE = 1_000_000


def write_part(folder: Path, base: str, table: pa.Table) -> Path:
    """Put the stances of the map ``base`` in the place of those that ``folder`` had of it.

    All or nothing, at one moment. O(rows of the map), and of the compacted file that held it.

    Raises:
        InputError: a file in the folder is damaged.
        LimitError: the disk is full.
        UsageError: the folder cannot be written to.
    """
    name = f"{_ONE}{_hash(base)}{_ENDING}"
    write_files(folder, {name: render_tables([table], _ENDING, (base,)), **_without(folder, base)})
    return folder / name


def remove_part(folder: Path, base: str) -> None:
    """Take the stances of a map out of the folder, if there are any. Raises as `write_part`."""
    rest = _without(folder, base)
    if rest:
        write_files(folder, rest)
    (folder / f"{_ONE}{_hash(base)}{_ENDING}").unlink(missing_ok=True)


def compact(folder: Path, *, least: int = 32) -> int:
    """Put the files of single maps together, if there are ``least`` of them; how many there were.

    The files that are left behind are first emptied, in the same moment, then removed: whoever
    reads the folder meanwhile finds each row once. Raises as `write_part`.
    """
    paths = sorted(folder.glob(f"{_ONE}*{_ENDING}"))
    if len(paths) < least:
        return 0
    contents: dict[str, bytes] = {}
    bases: list[str] = []
    tables: list[pa.Table] = []
    for path in paths:
        bases += maps_in(read_schema(path).metadata)
        tables.append(read_table(path))
        is_last = path == paths[-1]
        if is_last or sum(table.num_rows for table in tables) > _MOST_ROWS_OF_A_FILE:
            name = f"{_SEVERAL}{_hash(*bases)}{_ENDING}"
            contents[name] = render_tables(tables, _ENDING, bases)
            bases, tables = [], []
    nothing = render_tables([], _ENDING)
    write_files(folder, {**contents, **{path.name: nothing for path in paths}})
    emptied = (x for x in folder.glob(f"{_SEVERAL}*") if not maps_in(read_schema(x).metadata))
    for path in (*paths, *emptied):
        with contextlib.suppress(OSError):  # an empty file does no harm, and goes the next time
            path.unlink()
    return len(paths)


def find_parts(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that holds a table, sorted.

    Raises:
        InputError: there is no such folder, or no Parquet file in it.
    """
    paths = tuple(sorted(folder.glob(f"*{_ENDING}")))
    if not paths:
        message = "has no Parquet files" if folder.is_dir() else "is no folder"
        advice = "name a table, or a folder of them that counterpoint push has written"
        raise InputError(Problem(Place(str(folder)), message, advice, code="no-parts"))
    return paths


def _without(folder: Path, base: str) -> dict[str, bytes]:
    """The compacted files that hold a map, by name, as they are without it."""
    rest: dict[str, bytes] = {}
    for path in sorted(folder.glob(f"{_SEVERAL}*{_ENDING}")):
        bases = maps_in(read_schema(path).metadata)
        if base in bases:
            table = read_table(path)
            others: Sequence[str] = [each for each in bases if each != base]
            kept_rows = table.filter(pc.not_equal(table["map"], base))
            rest[path.name] = render_tables([kept_rows], _ENDING, others)
    return rest


def _hash(*bases: str) -> str:
    return sha256("\n".join(bases).encode()).hexdigest()[:16]
