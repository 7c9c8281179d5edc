"""Tables as the bytes of a file: Parquet, Arrow, CSV.

The same table gives the same bytes: no clock stands in them. What belongs here: bytes. What does
not: where they are written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, ipc, parquet

from counterpoint.formats.stance_table.cells import marked

# Under this name a Parquet file of ours says which maps are in it.
_MAPS = b"counterpoint.maps"
# Rows of a group, which is what a reader skips or takes: the default of Parquet's writers in Java.
_ROWS_OF_A_GROUP = 1_000_000


def _parquet(table: pa.Table, maps: Sequence[str]) -> bytes:
    if maps:
        metadata = {**(table.schema.metadata or {}), _MAPS: json.dumps(list(maps)).encode()}
        table = table.replace_schema_metadata(metadata)
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd", row_group_size=_ROWS_OF_A_GROUP)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _arrow(table: pa.Table, _maps: Sequence[str]) -> bytes:
    sink = pa.BufferOutputStream()
    with ipc.new_file(sink, table.schema, options=ipc.IpcWriteOptions(compression="zstd")) as file:
        file.write_table(table)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _csv(table: pa.Table, _maps: Sequence[str]) -> bytes:
    safe = [_defused(column) for column in table.columns]
    sink = pa.BufferOutputStream()
    csv.write_csv(pa.table(safe, names=table.column_names), sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content


ENDINGS: dict[str, Callable[[pa.Table, Sequence[str]], bytes]] = {
    ".parquet": _parquet,
    ".arrow": _arrow,
    ".feather": _arrow,
    ".csv": _csv,
}


def render_table(table: pa.Table, ending: str, maps: Sequence[str] = ()) -> bytes:
    """The bytes of a table as files of that ending have them; a Parquet file names ``maps``.

    In CSV a cell that a spreadsheet would calculate has a ``'`` before it, which reading drops.
    """
    return ENDINGS[ending](table, maps)


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
    texts = [marked(text) for text in encoded.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(
        encoded.indices, pa.array(texts, pa.string())
    ).dictionary_decode()
