"""The table of stances of many maps: Arrow in memory; Parquet, Arrow and CSV as files.

What belongs here: columns, tables of rows, and their bytes. What does not: which stances a map
has (`counterpoint.pipeline.stance_tables`), and who writes bytes to disk. Needs pyarrow.
"""

from counterpoint.formats.stance_table.arrays import (
    array_of_numbers,
    array_of_texts,
    numbers_of,
)
from counterpoint.formats.stance_table.kept import MapRows, read_kept, render_kept
from counterpoint.formats.stance_table.reading import (
    check_columns,
    check_types,
    read_schema,
    read_table,
)
from counterpoint.formats.stance_table.table import COLUMNS, SCHEMA, empty_table, table_of
from counterpoint.formats.stance_table.writing import ENDINGS, maps_in, render_tables

__all__ = [
    "COLUMNS",
    "ENDINGS",
    "SCHEMA",
    "MapRows",
    "array_of_numbers",
    "array_of_texts",
    "check_columns",
    "check_types",
    "empty_table",
    "maps_in",
    "numbers_of",
    "read_kept",
    "read_schema",
    "read_table",
    "render_kept",
    "render_tables",
    "table_of",
]
