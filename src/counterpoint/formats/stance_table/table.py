"""The columns of the table, and tables made of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pyarrow as pa

from counterpoint.model.stance_rows import StanceRow

# ``class`` is a word of Python, so the field has a line behind it.
COLUMNS = tuple(name.rstrip("_") for name in StanceRow._fields)
_TYPES = {
    "weight": pa.float64(),
    "confidence": pa.float64(),
    "start": pa.int64(),
    "end": pa.int64(),
    "panel": pa.int64(),
}
_EMPTY = {
    *("date", "claim", "class", "topic", "polarity", "confidence", "source", "start", "end"),
    *("text", "kind", "argument", "conditions"),
}
SCHEMA = pa.schema(
    pa.field(name, _TYPES.get(name, pa.string()), nullable=name in _EMPTY) for name in COLUMNS
)
# Rows are turned into columns so many at a time: records of ten million would take gigabytes.
_ROWS_AT_A_TIME = 50_000


def table_of(rows: Iterable[StanceRow]) -> pa.Table:
    """A table with a row for each of ``rows``, in their order. Linear; a batch each 50,000."""
    return pa.Table.from_batches(_batches(iter(rows)), SCHEMA)


def empty_table() -> pa.Table:
    """A table without rows."""
    return SCHEMA.empty_table()


def _batches(rows: Iterator[StanceRow]) -> Iterator[pa.RecordBatch]:
    while batch := list(islice(rows, _ROWS_AT_A_TIME)):
        columns = zip(*batch, strict=True)
        arrays = [
            pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)
