"""Tables of any size as grids, read in columns by Arrow: CSV, Parquet and Arrow files.

What belongs here: from Arrow's columns to a grid. What does not: which files are read so
(`counterpoint.formats.large_files`). Loads pyarrow.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from hashlib import file_digest
from itertools import islice
from pathlib import Path

import numpy as np

from counterpoint.errors import Place, Problems
from counterpoint.formats.columns import (
    CodedCells,
    CsvShape,
    FileScan,
    RowPlaces,
    TextLines,
    array_of,
    check_room,
    columns_of,
    read_arrow_file,
    read_csv_batches,
    scan_file,
)
from counterpoint.formats.csv_data import CsvText
from counterpoint.formats.tables.coded import Coded
from counterpoint.formats.tables.csv_grids import find_delimiter
from counterpoint.formats.tables.grid import MOST_ROWS_ABOVE, Grid, find_header, spans_over
from counterpoint.formats.tables.row_order import codes_at
from counterpoint.model import FileRead

_BYTES_A_LINE = 60  # of a table of three columns, with what is made of it
_BYTES_A_CELL = 14


def read_text_grid(
    path: Path, headers: Collection[str], problems: Problems
) -> tuple[FileRead, Grid | None] | None:
    """The table in a text, its rows as they stand; ``None`` of a text that is not UTF-8.

    ``headers`` are headers that settings name. Linear in the cells, in compiled code.

    Raises:
        InputError: it cannot be read at all.
        LimitError: it takes more memory than is free.
    """
    scan = scan_file(path)
    if not scan.is_plain:
        return None
    text = CsvText(
        scan.beginning, str(path), (), Problems(), find_delimiter(scan.beginning, headers)
    )
    first = list(islice(text.rows(), MOST_ROWS_ABOVE + 1))
    if not first:
        return None
    index = find_header([cells for _, cells in first[:MOST_ROWS_ABOVE]], headers)
    if index + 1 == len(first):
        return None  # a header alone, or one of many lines: not worth Arrow
    (line, cells), (first_line, _) = first[index : index + 2]
    names = tuple(cell.strip() for cell in cells)
    above = tuple(tuple(each) for _, each in first[:index])
    _check_room(scan, len(names))
    shape = CsvShape(text.delimiter, len(names), first_line)
    columns, size = columns_of(read_csv_batches(scan, shape, problems), len(names))
    file, lines = FileRead(path.name, scan.sha256), TextLines(path, text.delimiter)
    if problems.has_errors:
        return file, None
    columns, numbers = _without_blank_rows(columns, RowPlaces(scan, shape, size).lines())
    return file, Grid(
        str(path),
        str(path),
        names,
        line,
        _coded(columns),
        numbers,
        lines.place,
        above,
        spans_over(above, names),
    )


def read_arrow_grid(path: Path) -> tuple[FileRead, Grid]:
    """The table in a Parquet or an Arrow file; its rows are counted from 1, below the names.

    Raises:
        InputError: it cannot be read, or a column holds what is no cell.
        LimitError: it takes more memory than is free.
    """
    table = read_arrow_file(path)
    columns, size = columns_of(table.batches, len(table.names))
    with path.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()

    def place(line: int, index: int = 0) -> Place:
        return Place(str(path), line, index + 1)

    lines = array("i", range(1, size + 1))
    names = tuple(name.strip() for name in table.names)
    grid = Grid(str(path), str(path), names, 0, _coded(columns), lines, place)
    return FileRead(path.name, digest), grid


def _check_room(scan: FileScan, width: int) -> None:
    if width < 10:
        check_room(str(scan.path), scan.lines * _BYTES_A_LINE, f"{scan.lines:,} lines")
    else:
        cells = scan.lines * width
        check_room(str(scan.path), cells * _BYTES_A_CELL, f"some {cells:,} cells")


def _without_blank_rows(
    columns: tuple[CodedCells, ...], lines: array[int]
) -> tuple[tuple[CodedCells, ...], array[int]]:
    """The rows that have any text, and their lines; most have it in their first cell."""
    blank = np.arange(len(lines))
    for column in columns:
        code = column.values.index("") if "" in column.values else -1
        blank = blank[column.codes[blank] == code]
    if not len(blank):
        return columns, lines
    rows = np.delete(np.arange(len(lines)), blank)
    return tuple(column.at(rows) for column in columns), codes_at(lines, rows.tolist())


def _coded(columns: Iterable[CodedCells]) -> tuple[Coded[str], ...]:
    return tuple(Coded(column.values, array_of("i", column.codes)) for column in columns)
