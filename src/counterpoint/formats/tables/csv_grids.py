"""A CSV text as a grid: delimiter and header are found by the headers that tables usually have.

What belongs here: the way from text to cells. What does not: bytes and encodings, quotation marks
and places, see `counterpoint.formats.csv_data`.
"""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from counterpoint.errors import Problems
from counterpoint.formats.csv_data import DELIMITERS, CsvText, Row
from counterpoint.formats.file_text import FileText
from counterpoint.formats.tables.coded import Coder
from counterpoint.formats.tables.grid import (
    MOST_ROWS_ABOVE,
    Grid,
    find_header,
    spans_over,
)
from counterpoint.formats.tables.roles import plain_header, role_of
from counterpoint.progress import step

_ROWS_AT_ONCE = 20_000  # a round number
_ROWS_LOOKED_AT = MOST_ROWS_ABOVE + 1  # so that one is below the header, if there is any


def read_csv_grid(
    read: FileText, file: str, headers: Collection[str], problems: Problems
) -> Grid | None:
    """The table in a text; ``None`` after noting that it has no row.

    ``headers`` are headers that settings name. Complexity: linear in the text.
    """
    text = CsvText(read.text, file, (), problems, find_delimiter(read.text, headers))
    first = list(islice(text.rows(), _ROWS_LOOKED_AT))
    if not first:
        return None
    index = find_header([cells for _, cells in first[:MOST_ROWS_ABOVE]], headers)
    line, cells = first[index]
    names = tuple(cell.strip() for cell in cells)
    above = tuple(tuple(cells) for _, cells in first[:index])
    lines, coders = array("i"), [Coder() for _ in names]
    with step("lines", text.size) as lines_read:
        for numbers, block in _blocks(text, first[index + 1 :], len(first), len(names)):
            lines.extend(numbers)
            for coder, column in zip(coders, zip(*block, strict=True), strict=True):
                coder.extend(column)
            lines_read.position = numbers[-1]
    columns = tuple(coder.column() for coder in coders)
    spans = spans_over(above, names)
    return Grid(file, file, names, line, columns, lines, text.place, above, spans)


def find_delimiter(text: str, headers: Collection[str] = ()) -> str:
    r"""What divides the cells: the sign under which most usual headers come out, else most cells.

    >>> find_delimiter("Panel of 2026; draft\nName,Claim,Vote\nAna,A toll; now,yes\n")
    ','
    """
    plain_headers = set(map(plain_header, headers))
    beginning = list(islice(io.StringIO(text, newline=""), 2 * MOST_ROWS_ABOVE))

    def fitting(delimiter: str) -> tuple[int, int]:
        rows = list(_rows(beginning, delimiter))
        counts = [
            sum(role_of(cell) is not None or plain_header(cell) in plain_headers for cell in row)
            for row in rows
            if len(row) > 1
        ]
        return max(counts, default=0), max(map(len, rows), default=0)

    return max(DELIMITERS, key=fitting)


def _rows(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            yield next(reader)
        except (StopIteration, csv.Error):
            return


def _blocks(
    text: CsvText, below: Sequence[Row], rows_seen: int, width: int
) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
    """The rows below the header that have its width, many at once; the others are noted.

    ``below`` are those among the first rows, of which there are ``rows_seen``: all that there are
    where these are few.
    """
    blocks: Iterator[tuple[Sequence[int], list[list[str]]]]
    if rows_seen < _ROWS_LOOKED_AT:
        blocks = iter([([line for line, _ in below], [cells for _, cells in below])])
    else:
        blocks = text.blocks(below[0][0], _ROWS_AT_ONCE)
    for numbers, rows in blocks:
        if rows and set(map(len, rows)) == {width}:
            yield numbers, rows
            continue
        fitting = [row for row in zip(numbers, rows, strict=True) if text.has_width(*row, width)]
        if fitting:
            yield [line for line, _ in fitting], [cells for _, cells in fitting]
