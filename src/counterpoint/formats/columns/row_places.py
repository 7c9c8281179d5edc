"""Where the rows of a table that was read in columns stand in its file.

What belongs here: from a row's number to its place. What does not: what is wrong there.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from counterpoint.errors import Place, Problem, Problems, Severity
from counterpoint.formats.columns.csv_columns import CsvShape
from counterpoint.formats.columns.scan import FileScan
from counterpoint.formats.columns.text_lines import TextLines

_MOST_NOTED = 1_000  # rows with one mistake, each with its place; the others are counted


@dataclass(slots=True)
class RowPlaces:
    """The lines of the ``size`` rows of a CSV text, the first of which is row 0."""

    scan: FileScan
    shape: CsvShape
    size: int
    _text: TextLines = field(init=False)
    _lines: array[int] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._text = TextLines(self.scan.path, self.shape.delimiter)

    def place(self, row: int, index: int) -> Place:
        """Where the cell at ``index`` of a row stands."""
        return self._text.place(self.lines()[row], index)

    def is_blank(self, row: int) -> bool:
        """Whether no cell of a row has any text."""
        text = next(self._text.lines_from(self.lines()[row]), "")
        return not text.replace(self.shape.delimiter, "").strip(' \t\r\n"')

    def lines(self) -> array[int]:
        """The line of each row: one after another, unless a row has several or none is in one."""
        if self._lines is None:
            if self.size == self.scan.lines - self.shape.line + 1:
                numbers = np.arange(self.shape.line, self.shape.line + self.size, dtype=np.int32)
                self._lines = array("i", numbers.tobytes())
            else:
                self._lines = self._text.row_lines(self.shape.line, self.shape.width)
        return self._lines


def note_rows(
    rows: NDArray[np.int64], problem_of: Callable[[int], Problem], problems: Problems
) -> None:
    """Note one mistake of many rows: the first thousand with their places, the others by number."""
    for row in rows[:_MOST_NOTED].tolist():
        problems.add(problem_of(row))
    further = len(rows) - _MOST_NOTED
    if further > 0:
        last = problem_of(int(rows[-1]))
        what = "errors" if last.severity is Severity.ERROR else "warnings"
        problems.add(
            Problem(
                last.place,
                f"{further:,} further {what} of this sort are not told singly",
                "mend these and read again",
                last.code,
                last.severity,
                stands_for=further,
            )
        )
