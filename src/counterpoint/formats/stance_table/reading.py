"""Files of stances as tables, refused where they are none of these.

What belongs here: one file, its columns and its values. What does not: folders of them, and
files that only an engine reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, ipc, parquet

from counterpoint.errors import InputError, Place, Problem, nearest_name
from counterpoint.formats.stance_table.cells import unmarked
from counterpoint.formats.stance_table.table import SCHEMA

_OPENING = re.compile(r"^Could not open Parquet input source '.*?': ", re.DOTALL)
_ADVICE = "write it with counterpoint stances MAP... -o FILE; docs/stances.md says what is in it"


def read_schema(path: Path) -> pa.Schema:
    """The columns of a Parquet file, without its rows.

    Raises:
        InputError: it is no Parquet file, or cannot be read.
    """
    try:
        return parquet.read_schema(path)
    except (OSError, pa.ArrowException) as error:
        raise InputError(_problem(path, f"is no Parquet file: {_reason(error)}")) from None


def read_table(path: Path) -> pa.Table:
    """The table in a Parquet, Arrow or CSV file, by its ending, in our columns and types.

    Raises:
        InputError: it is no such file, lacks a column, or holds what does not fit one.
    """
    try:
        table = _READERS[path.suffix.lower()](path)
    except (OSError, pa.ArrowException) as error:
        raise InputError(_problem(path, f"cannot be read: {_reason(error)}")) from None
    check_columns(table.schema.names, str(path))
    return _as_ours(table, path)


def check_columns(columns: Iterable[str], name: str) -> None:
    """Let only tables with all our columns pass; others beside them do no harm.

    Raises:
        InputError: names each column that is missing, and what is most like it.
    """
    columns = tuple(columns)
    missing = [column for column in SCHEMA.names if column not in columns]
    if not missing:
        return
    if len(missing) > len(SCHEMA.names) // 2:
        of_all = f"{len(missing)} of its {len(SCHEMA.names)} columns"
        message = f"is no table of stances: it lacks {of_all} ({', '.join(missing[:4])}, ...)"
        advice = _ADVICE
    else:
        message = f"lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}"
        others = [column for column in columns if column not in SCHEMA.names]
        near = nearest_name(missing[0], others, ignores_case=True)
        advice = f"{near} may be what is to be called {missing[0]}; {_ADVICE}" if near else _ADVICE
    raise InputError(Problem(Place(name), message, advice, code="stance-columns"))


def check_types(schema: pa.Schema, name: str) -> None:
    """Let only tables pass whose columns hold what ours do, in whatever type of that sort.

    Raises:
        InputError: names the first column that holds something else.
    """
    for field in SCHEMA:
        kind = schema.field(field.name).type
        kind = kind.value_type if pa.types.is_dictionary(kind) else kind
        if pa.types.is_null(kind):  # no row of it says anything
            continue
        is_text = pa.types.is_string(field.type)
        is_fitting = _is_text(kind) if is_text else _is_number(kind)
        if not is_fitting:
            sort = "texts" if is_text else "numbers"
            message = f"column {field.name} holds {kind} in place of {sort}"
            raise InputError(Problem(Place(name), message, _ADVICE, code="stance-columns"))


def _is_text(kind: pa.DataType) -> bool:
    types = pa.types
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))


def _is_number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind))


def _as_ours(table: pa.Table, path: Path) -> pa.Table:
    columns = []
    for field in SCHEMA:
        try:
            column = table.column(field.name).cast(field.type)
        except pa.ArrowException as error:
            sentence = f"column {field.name} cannot be read as {field.type}: {_reason(error)}"
            raise InputError(_problem(path, sentence)) from None
        if not field.nullable and column.null_count:
            row = pc.index(pc.is_null(column), value=True).as_py() + 1
            raise InputError(_problem(path, f"row {row} has no {field.name}"))
        columns.append(column)
    return pa.table(columns, schema=SCHEMA)


def _read_csv(path: Path) -> pa.Table:
    # Other columns than ours are left to the reader's guess, and dropped.
    types = {field.name: field.type for field in SCHEMA}
    options = {
        "parse_options": csv.ParseOptions(newlines_in_values=True),
        "convert_options": csv.ConvertOptions(
            column_types=types,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    }
    try:
        table = csv.read_csv(path, **options)
    except pa.ArrowInvalid:  # one thread says in which row
        table = csv.read_csv(path, read_options=csv.ReadOptions(use_threads=False), **options)
    for i, name in enumerate(table.schema.names):
        if name in types and pa.types.is_string(types[name]):
            table = table.set_column(i, name, _unmarked(table.column(i)))
    return table


def _unmarked(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Cells without the ``'`` that writing puts before some."""
    is_marked = pc.starts_with(column, "'")
    if not pc.any(is_marked).as_py():
        return column
    texts = [None if text is None else unmarked(text) for text in column.to_pylist()]
    return pa.chunked_array([pa.array(texts, pa.string())])


def _read_arrow(path: Path) -> pa.Table:
    with pa.memory_map(str(path)) as file:
        return ipc.open_file(file).read_all()


_READERS = {
    ".parquet": parquet.read_table,
    ".arrow": _read_arrow,
    ".feather": _read_arrow,
    ".csv": _read_csv,
}


def _reason(error: Exception) -> str:
    """What Arrow says, without the name of the file, in one line."""
    return " ".join(_OPENING.sub("", str(error)).split())[:200]


def _problem(path: Path, message: str) -> Problem:
    return Problem(Place(str(path)), message, _ADVICE, code="stance-table")
