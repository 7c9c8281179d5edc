"""Files in which a store keeps the stances of its maps: each map's rows behind another's.

The metadata of the schema says in order whose rows they are, how many, and of which state of the
map. What belongs here: the bytes of such files. What does not: which rows count
(`counterpoint.pipeline.stance_rows.kept`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from pyarrow import parquet

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.stance_table.table import SCHEMA
from counterpoint.formats.stance_table.writing import render_tables

_METADATA_KEY = b"counterpoint.kept"
_TEXTS = [field.name for field in SCHEMA if pa.types.is_string(field.type)]


class MapRows(NamedTuple):
    """The rows of the map of a base, and a stamp that says of which state of it."""

    base: str
    stamp: str
    rows: pa.Table


def render_kept(parts: Sequence[MapRows]) -> bytes:
    """The bytes of a file of these. Linear in rows."""
    names = json.dumps([(base, stamp, rows.num_rows) for base, stamp, rows in parts])
    # As one: each table by itself would be a group of rows with columns of its own to open.
    tables = [pa.concat_tables(rows.cast(SCHEMA) for _, _, rows in parts)] if parts else []
    bases = [part.base for part in parts]
    return render_tables(tables, ".parquet", bases, metadata={_METADATA_KEY: names.encode()})


def read_kept(path: Path) -> tuple[MapRows, ...]:
    """What `render_kept` wrote, in its order; texts as dictionaries, which take a tenth.

    Raises:
        InputError: it is no such file, or damaged.
    """
    try:
        # Not read_table, which loads what reads whole folders of files.
        with parquet.ParquetFile(path, read_dictionary=_TEXTS) as file:
            table = file.read()
        names = json.loads((table.schema.metadata or {})[_METADATA_KEY])
        counts = [int(count) for _, _, count in names]
        is_whole = sum(counts) == table.num_rows and table.schema.names == SCHEMA.names
    except (OSError, pa.ArrowException, KeyError, ValueError, TypeError):
        is_whole = False
    if not is_whole:
        message = "is no table of stances that a store has kept, or damaged"
        advice = "push the maps of the store again"
        raise InputError(Problem(Place(str(path)), message, advice, "stance-table"))
    parts, start = [], 0
    for (base, stamp, _), count in zip(names, counts, strict=True):
        parts.append(MapRows(str(base), str(stamp), table.slice(start, count)))
        start += count
    return tuple(parts)
