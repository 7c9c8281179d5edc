"""CSV as data only: a bounded reader that keeps the line of every row.

It tells comma, semicolon and tab apart by the header, drops a byte order mark, and refuses
what is no text. Cells are kept as they are written; a cell that begins with ``=`` is text.

What belongs here: files, rows, cells and their places. What does not: what a column means.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING

from counterpoint.errors import (
    WRITTEN,
    Place,
    Problems,
    did_you_mean,
    nearest_name,
)
from counterpoint.formats import file_text
from counterpoint.formats.file_text import MAX_BYTES, FileText, TextAdvice, lines_of

if TYPE_CHECKING:
    import _csv

# So many are noted; the others are counted, since a table of 10 MiB can hold millions.
MAX_PROBLEMS = 10_000

DELIMITERS = (",", ";", "\t", "|")
_ADVICE = TextAdvice("save it as CSV UTF-8", "the first line must name the columns", "--encoding")
_LONGEST_SHOWN = 60  # letters of a cell: with the message around it one line of a terminal
_ROWS_HELD = 50  # whose cells' places are known: problems come row by row
# What a spreadsheet takes for the beginning of a formula: the signs, and those that an East Asian
# keyboard, or a change of encoding, makes of them. js/ground/files.js holds the same.
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌−")
_FORMULA_BLANKS = frozenset("\t\r\n")  # some strip these and calculate what follows


def table_problems() -> Problems:
    """A collector for the problems of one table, of which there may be as many as cells."""
    return Problems(code="csv", most=MAX_PROBLEMS)


def one_of(word: str, names: Collection[str], otherwise: str = "known are") -> str:
    """Advice that names the one of ``names`` most like ``word``, or all if none is like it.

    >>> one_of("agre", ["agree", "disagree"])
    'did you mean "agree"?'
    >>> one_of("x", ["agree", "disagree"])
    'known are agree, disagree'
    """
    # Cells are compared as they are written, since most columns know only small letters.
    near = nearest_name(word[:_LONGEST_SHOWN], names, WRITTEN)
    return did_you_mean(near, f"{otherwise} {', '.join(names)}", pattern='"{}"')


def defused(cell: str) -> str:
    r"""A cell's text with a ``'`` before it where a spreadsheet might run it as a formula.

    Blanks and invisible characters before a sign do not hide it.

    >>> defused("\n =1+1"), defused("\uff1d1"), defused("a = 1")
    ("'\n =1+1", "'\uff1d1", 'a = 1')
    """
    if cell[:1].isalnum():  # nearly all
        return cell
    first = next((letter for letter in cell if not _is_blank(letter)), "")
    if cell[:1] in _FORMULA_BLANKS or first in _FORMULA_SIGNS:
        return f"'{cell}"
    return cell


def _is_blank(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Zs", "Zl", "Zp"}


def in_quotes(text: str) -> str:
    """A cell's text in quotation marks, cut short, with control characters written out."""
    return repr(text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…")


def read_text(path: Path, *, max_bytes: int = MAX_BYTES, encoding: str = "") -> FileText:
    """The text of a table; as `file_text.read_text`."""
    return file_text.read_text(path, max_bytes=max_bytes, advice=_ADVICE, encoding=encoding)


# The first line of a row, and its cells.
Row = tuple[int, list[str]]


class _Cell(Enum):
    """Where in a cell the scanner is."""

    START = "start"
    PLAIN = "plain"
    QUOTED = "quoted"
    CLOSED = "closed"


_AFTER_QUOTE = {
    _Cell.START: _Cell.QUOTED,
    _Cell.PLAIN: _Cell.PLAIN,
    _Cell.QUOTED: _Cell.CLOSED,
    _Cell.CLOSED: _Cell.QUOTED,  # two in a row stand for one inside
}


class CsvText:
    """The rows of one CSV text, read once from the top, and where each cell stands."""

    def __init__(
        self,
        text: str,
        file: str,
        columns: Collection[str],
        problems: Problems,
        delimiter: str = "",
    ) -> None:
        """Find the delimiter, if it is not given: that with most of ``columns`` in the header."""
        self.file = file
        self.delimiter = DELIMITERS[0]
        self._lines = lines_of(text)
        self._problems = problems
        self._starts: dict[int, list[tuple[int, int]]] = {}
        header = next((line for line in self._lines if line.strip()), "")
        self.delimiter = delimiter or _delimiter(header, columns)

    @property
    def size(self) -> int:
        """The number of lines."""
        return len(self._lines)

    def place(self, line: int, index: int = 0) -> Place:
        """Where the cell at ``index`` of the row that begins at ``line`` begins.

        Complexity: linear in the row, once for all of its cells.
        """
        starts = self._cell_starts(line)
        return Place(self.file, *starts[min(index, len(starts) - 1)])

    def rows(self) -> Iterator[Row]:
        """The first line and the cells of each row that has any text, header included.

        A row that breaks the rules of CSV is noted as an error and ends the reading, since
        nobody can tell where the next one begins.
        """
        for first, cells, _ in self._rows_after(0):
            yield first, cells

    def blocks(self, line: int, most: int) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
        """As `rows` from ``line`` on, ``most`` at once: their first lines, and their cells.

        Rows that stand on a line each and begin with a cell that has text are not looked at one
        by one, which takes half the time of a million.
        """
        end = start = line - 1
        reader = self._reader(start)
        while end < self.size:
            try:
                rows = list(islice(reader, most))
            except csv.Error:  # is met again below, and noted there
                rows = []
            last = start + reader.line_num
            if rows and len(rows) == last - end and all(row and row[0].strip() for row in rows):
                yield range(end + 1, last + 1), rows
                end = last
                continue
            block = list(islice(self._rows_after(end), most))
            if block:
                yield [first for first, _, _ in block], [cells for _, cells, _ in block]
            end = start = block[-1][2] if len(block) == most else self.size
            reader = self._reader(start)

    def _reader(self, line: int) -> _csv.Reader:
        return csv.reader(islice(self._lines, line, None), delimiter=self.delimiter, strict=True)

    def _rows_after(self, line: int) -> Iterator[tuple[int, list[str], int]]:
        """The first line, the cells and the last line of each row below ``line`` with any text."""
        reader = self._reader(line)
        while True:
            first = line + reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self._note_broken_row(first, str(error))
                return
            # Most rows have something in their first cell.
            if cells and (cells[0].strip() or any(map(str.strip, cells))):
                yield first, cells, line + reader.line_num

    def header(self, rows: Iterator[tuple[int, list[str]]]) -> tuple[int, list[str]]:
        """The line and the names of the first row: without blanks around, in lower case.

        A name that stands twice is noted as an error.
        """
        line, cells = next(rows, (1, []))
        names = [cell.strip().casefold() for cell in cells]
        first: dict[str, int] = {}
        for index, name in enumerate(names):
            if name and first.setdefault(name, index) != index:
                self._problems.error(
                    self.place(line, index),
                    f"the column {in_quotes(name)} stands here a second time",
                    f"the first is column {first[name] + 1}; keep one of them",
                    "duplicate-column",
                )
        return line, names

    def has_width(self, line: int, cells: Sequence[str], width: int) -> bool:
        """Whether a row has as many cells as the header; if not, that is noted as an error."""
        if len(cells) == width:
            return True
        self._problems.error(
            self.place(line, min(len(cells), width)),
            f"this row has {len(cells)} cells and the header has {width}",
            "put a cell that holds the delimiter in quotation marks",
            "ragged-row",
        )
        return False

    def _note_broken_row(self, line: int, reason: str) -> None:
        starts = self._cell_starts(line)
        message, advice = (
            f"the CSV cannot be read: {reason}",
            'a quotation mark inside is written ""',
        )
        if "unexpected end" in reason:
            message, advice = "this quoted cell is never closed", 'close it with "'
        elif "field limit" in reason:
            message = f"this cell has more than {csv.field_size_limit():,} characters"
            advice = "look for a quotation mark that is never closed"
        self._problems.error(Place(self.file, *starts[-1]), message, advice, "broken-row")

    def _cell_starts(self, line: int) -> list[tuple[int, int]]:
        """Line and column of the cells of a row, up to one that breaks csv's rules."""
        if line not in self._starts:
            if len(self._starts) == _ROWS_HELD:
                self._starts.clear()
            self._starts[line] = self._scan(line)
        return self._starts[line]

    def _scan(self, line: int) -> list[tuple[int, int]]:
        first = self._lines[line - 1]
        if '"' not in first:
            lengths = [len(cell) for cell in first.split(self.delimiter)]
            too_long = next((i for i, n in enumerate(lengths) if n > csv.field_size_limit()), None)
            ends = accumulate(lengths[:too_long], lambda end, length: end + length + 1, initial=1)
            return [(line, column) for column in islice(ends, len(lengths))]
        return self._scan_quoted(line)

    def _scan_quoted(self, line: int) -> list[tuple[int, int]]:
        starts = [(line, 1)]
        state, length = _Cell.START, 0
        for number in range(line, len(self._lines) + 1):
            for column, letter in enumerate(self._lines[number - 1], 1):
                length += 1
                if state is not _Cell.QUOTED and letter == self.delimiter:
                    starts.append((number, column + 1))
                    state, length = _Cell.START, 0
                elif letter == '"':
                    state = _AFTER_QUOTE[state]
                elif state is _Cell.START and letter not in "\r\n":
                    state = _Cell.PLAIN
                if length > csv.field_size_limit() or (
                    state is _Cell.CLOSED and letter not in '"\r\n'
                ):
                    return starts
            if state is not _Cell.QUOTED:
                break
        return starts


def _delimiter(header: str, columns: Collection[str]) -> str:
    def fitting(delimiter: str) -> tuple[int, int]:
        names = [name.strip().strip('"').casefold() for name in header.split(delimiter)]
        return len(set(names).intersection(columns)), len(names)

    return max(DELIMITERS, key=fitting)
