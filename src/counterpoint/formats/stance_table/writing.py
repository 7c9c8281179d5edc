"""Tables as the bytes of a file: Parquet, Arrow, CSV.

The same table gives the same bytes: no clock stands in them. What belongs here: bytes. What does
not: where they are written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, ipc, parquet

from counterpoint.formats.stance_table.cells import marked
from counterpoint.formats.stance_table.table import SCHEMA

# Under this name a Parquet file of ours says which maps are in it.
_MAPS = b"counterpoint.maps"
# Rows of a group, which is what a reader skips or takes: the default of Parquet's writers in Java.
_ROWS_OF_A_GROUP = 1_000_000


def _parquet(tables: Iterable[pa.Table], sink: pa.NativeFile, schema: pa.Schema) -> None:
    with parquet.ParquetWriter(sink, schema, compression="zstd") as file:
        for table in tables:
            file.write_table(table.replace_schema_metadata(schema.metadata), _ROWS_OF_A_GROUP)


def _arrow(tables: Iterable[pa.Table], sink: pa.NativeFile, schema: pa.Schema) -> None:
    schema = schema.remove_metadata()
    with ipc.new_file(sink, schema, options=ipc.IpcWriteOptions(compression="zstd")) as file:
        for table in tables:
            file.write_table(table)


def _csv(tables: Iterable[pa.Table], sink: pa.NativeFile, schema: pa.Schema) -> None:
    with csv.CSVWriter(sink, schema) as file:
        for table in tables:
            safe = [_defused(column) for column in table.columns]
            file.write_table(pa.table(safe, schema=schema))


_Writer = Callable[[Iterable[pa.Table], pa.NativeFile, pa.Schema], None]
ENDINGS: dict[str, _Writer] = {
    ".parquet": _parquet,
    ".arrow": _arrow,
    ".feather": _arrow,
    ".csv": _csv,
}


def render_tables(
    tables: Iterable[pa.Table],
    ending: str,
    maps: Sequence[str] = (),
    *,
    schema: pa.Schema = SCHEMA,
    metadata: Mapping[bytes, bytes] | None = None,
) -> bytes:
    """The bytes of tables of stances (or of ``schema``) below one another, as files have them.

    Tables are taken one by one. In CSV a cell that a spreadsheet would calculate has a ``'``
    before it, which reading drops. A Parquet file names ``maps``, and holds ``metadata``.
    """
    sink = pa.BufferOutputStream()
    names = {_MAPS: json.dumps(list(maps)).encode()} if maps else {}
    ENDINGS[ending](tables, sink, schema.with_metadata({**names, **(metadata or {})} or None))
    content: bytes = sink.getvalue().to_pybytes()
    return content


def maps_in(metadata: dict[bytes, bytes] | None) -> tuple[str, ...]:
    """The maps that a Parquet file of ours says to hold, of the metadata of its schema."""
    names = json.loads((metadata or {}).get(_MAPS, b"[]"))
    return tuple(str(name) for name in names)


def _defused(column: pa.ChunkedArray) -> Any:
    """Cells safe in a spreadsheet; each text that repeats is looked at once."""
    if not pa.types.is_string(column.type):
        return column
    encoded = pc.dictionary_encode(column).combine_chunks()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.chunk(0) if encoded.num_chunks else pa.DictionaryArray.from_arrays([], [])
    own = encoded.dictionary.to_pylist()
    texts = [marked(text) for text in own]
    if texts == own:
        return column
    return pa.DictionaryArray.from_arrays(
        encoded.indices, pa.array(texts, pa.string())
    ).dictionary_decode()
