"""A CSV text of any size, a block of rows at a time, in columns.

What belongs here: rows as Arrow reads them, and what of them breaks the rules of CSV. What does
not: header and delimiter, which who calls has found in the text's beginning.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
from pyarrow import csv as arrow_csv

from counterpoint.errors import Place, Problem, Problems
from counterpoint.formats.columns.batches import Batch
from counterpoint.formats.columns.scan import FileScan, has_doubtful_quotes
from counterpoint.formats.columns.text_lines import TextLines
from counterpoint.formats.csv_data import CsvText, in_quotes
from counterpoint.progress import step

_BLOCK = 4 * 1024 * 1024  # bytes that are read at once
_MOST_ROWS_SAID = 50  # a round number: a file may be wrong in every row


@dataclass(frozen=True, slots=True)
class CsvShape:
    """How the rows of a text are laid out: ``width`` cells a row, the first row at ``line``.

    ``selected`` are the indices of the columns that are read, all where it is empty; ``numbers``
    are those of them that are read as whole numbers, each with what is said of a cell that is none:
    what it is not ("time"), what to do, and the code of the problem.
    """

    delimiter: str
    width: int
    line: int
    selected: Sequence[int] = ()
    numbers: Mapping[int, tuple[str, str, str]] = field(default_factory=dict)


def read_csv_batches(scan: FileScan, shape: CsvShape, problems: Problems) -> Iterator[Batch]:
    """The rows of a text in its order; its columns are those ``selected``, in that order.

    What breaks the rules of CSV is noted, with its place; then rows are missing, and whoever
    calls stops after the last batch. Linear in the text; a few blocks of it are held.
    """
    first, position = 0, 0
    skipped: list[None] = []
    try:
        with step(f"Reading {scan.path.name}", scan.size) as at:
            for columns in _open(scan, shape, skipped):
                yield Batch(first, len(columns[0]) if columns else 0, columns)
                first += len(columns[0]) if columns else 0
                position = min(scan.size, position + _BLOCK)
                at.position = position
    except pa.ArrowInvalid as error:
        if not _note_faults(scan, shape, problems):
            _note_otherwise(scan, str(error), problems)
        return
    if skipped or (scan.has_quotes and has_doubtful_quotes(scan.path, shape.delimiter)):
        _note_faults(scan, shape, problems)


def _open(scan: FileScan, shape: CsvShape, skipped: list[None]) -> Iterator[Sequence[Any]]:
    """The columns of each block; ``skipped`` gets an item for each row of another width."""

    def skip(_: Any) -> str:
        skipped.append(None)
        return "skip"

    names = [str(index) for index in range(shape.width)]
    selected = [names[index] for index in shape.selected] or names
    coded, number = pa.dictionary(pa.int32(), pa.string()), pa.int64()
    types: Mapping[str, Any] = {
        name: number if int(name) in shape.numbers else coded for name in selected
    }
    read_options = arrow_csv.ReadOptions(
        block_size=_BLOCK, skip_rows=shape.line - 1, column_names=names
    )
    parse_options = arrow_csv.ParseOptions(
        delimiter=shape.delimiter,
        newlines_in_values=scan.has_quotes,
        invalid_row_handler=skip,
    )
    convert_options = arrow_csv.ConvertOptions(
        column_types=types, include_columns=selected, strings_can_be_null=False, null_values=[""]
    )
    with open(scan.path, "rb") as stream:  # noqa: PTH123 (Arrow takes a path for an address)
        yield from (
            batch.columns
            for batch in arrow_csv.open_csv(stream, read_options, parse_options, convert_options)
        )


def _note_faults(scan: FileScan, shape: CsvShape, problems: Problems) -> bool:
    """Note the first rows that break the rules of CSV; whether there are any."""
    count = 0
    lines = TextLines(scan.path, shape.delimiter)
    reader = csv.reader(lines.lines_from(shape.line), delimiter=shape.delimiter, strict=True)
    while count < _MOST_ROWS_SAID:
        line = shape.line + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            _note_row(scan, shape, lines, line, problems)
            return True
        if cells and len(cells) != shape.width:
            _note_row(scan, shape, lines, line, problems)
            count += 1
        elif any(map(str.strip, cells)) and not all(_is_number(cells[i]) for i in shape.numbers):
            _note_number(shape, lines, line, cells, problems)
            count += 1
    return count > 0


def _note_row(
    scan: FileScan, shape: CsvShape, lines: TextLines, line: int, problems: Problems
) -> None:
    """Note what is wrong with one row, in the words in which a small table is told."""
    of_row = Problems(code=problems.code)
    several = []
    for each in lines.lines_from(line):
        several.append(each)
        if "".join(several).count('"') % 2 == 0:
            break
    text = CsvText("".join(several), str(scan.path), (), of_row, shape.delimiter)
    for number, cells in text.rows():
        text.has_width(number, cells, shape.width)
    for problem in of_row:
        place = problem.place
        in_file = Place(place.file, place.line + line - 1, place.column)
        problems.error(in_file, problem.message, problem.advice, problem.code)


def _is_number(cell: str) -> bool:
    return cell.strip().isascii() and cell.strip().isdigit()


def _note_number(
    shape: CsvShape, lines: TextLines, line: int, cells: Sequence[str], problems: Problems
) -> None:
    for index, (noun, advice, code) in sorted(shape.numbers.items()):
        if not _is_number(cells[index]):
            message = f"{in_quotes(cells[index].strip())} is no {noun}"
            problems.error(lines.place(line, index), message, advice, code)


def _note_otherwise(scan: FileScan, message: str, problems: Problems) -> None:
    place = Place(str(scan.path))
    advice = "look at the row that it names"
    problems.add(Problem(place, f"cannot be read: {message}", advice, "csv"))
