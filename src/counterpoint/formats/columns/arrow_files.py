"""Parquet and Arrow files as columns of texts, as a CSV of the same table would have them.

What belongs here: the two formats, and how their values are written as cells. What does not:
what a cell means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pyarrow as pa
from pyarrow import compute, ipc, parquet

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.columns.batches import Batch
from counterpoint.formats.columns.room import check_room
from counterpoint.formats.large_files import PARQUET
from counterpoint.progress import step

_ROWS_AT_ONCE = 500_000  # a round number
_BYTES_A_CELL = 16  # of codes, and of what is made of them


@dataclass(frozen=True, slots=True)
class ArrowTable:
    """The names of the columns, the number of rows, and the rows, which are read once."""

    names: tuple[str, ...]
    size: int
    batches: Iterator[Batch]


def read_arrow_file(path: Path) -> ArrowTable:
    """The table in a Parquet or an Arrow file, a part of its rows at a time.

    Whole numbers are written without a point, missing values as empty cells, dates and times as
    ISO 8601 writes them.

    Raises:
        InputError: it is no such file, or a column holds lists or records.
        LimitError: it takes more memory than is free.
    """
    try:
        schema, size, batches = _opened(path)
    except (pa.ArrowInvalid, OSError) as error:
        _refuse(path, f"cannot be read: {str(error).splitlines()[0]}", "look at where it is from")
    for field in schema:
        if pa.types.is_nested(field.type) or pa.types.is_binary(field.type):
            message = f"the column {field.name!r} holds {field.type}, which is no cell"
            _refuse(path, message, "write one answer a row, with plain texts and numbers")
    check_room(str(path), size * len(schema) * _BYTES_A_CELL, f"{size:,} rows")
    return ArrowTable(tuple(schema.names), size, _batches(path, size, batches))


def _opened(path: Path) -> tuple[Any, int, Iterator[Any]]:
    """The schema, the number of rows, and the record batches."""
    if path.suffix.lower() == PARQUET:
        file = parquet.ParquetFile(path)
        return file.schema_arrow, file.metadata.num_rows, file.iter_batches(_ROWS_AT_ONCE)

    source = pa.memory_map(str(path))
    reader = ipc.open_file(source)
    numbers = range(reader.num_record_batches)
    size = sum(reader.get_batch(number).num_rows for number in numbers)
    return reader.schema, size, map(reader.get_batch, numbers)


def _batches(path: Path, size: int, batches: Iterator[Any]) -> Iterator[Batch]:
    first = 0
    with step(f"Reading {path.name}", size) as at:
        for batch in batches:
            yield Batch(first, batch.num_rows, [_as_texts(column) for column in batch.columns])
            first += batch.num_rows
            at.position = first


def _as_texts(column: Any) -> Any:
    """A column as distinct texts and codes."""
    kind = pa.dictionary(pa.int32(), pa.string())
    if column.type == kind:
        return column
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    encoded = compute.dictionary_encode(column)
    texts: Sequence[str | None] = list(map(_as_text, encoded.dictionary.to_pylist()))
    return pa.DictionaryArray.from_arrays(
        encoded.indices.cast(pa.int32()), pa.array(texts, pa.string())
    )


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _refuse(path: Path, message: str, advice: str) -> NoReturn:
    raise InputError(Problem(Place(str(path)), message, advice, "not-readable"))
