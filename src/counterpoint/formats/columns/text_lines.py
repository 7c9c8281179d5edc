"""Where a row of a large text stands, found when somebody is to be told of it.

What belongs here: lines and places. What does not: whether a row is wrong.
"""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from counterpoint.errors import Place, Problems
from counterpoint.formats.csv_data import CsvText

_EVERY = 10_000  # lines from one known offset to the next
_LONGEST_ROW = 200  # lines of one row that are looked at for its cells


class TextLines:
    """The lines of a text file, by their number from 1; nothing is read before it is asked for."""

    def __init__(self, path: Path, delimiter: str) -> None:
        self._path = path
        self._delimiter = delimiter
        self._offsets = array("q")

    def place(self, line: int, index: int = 0) -> Place:
        """Where the cell at ``index`` of the row that begins at ``line`` stands."""
        text = "".join(islice(self.lines_from(line), _LONGEST_ROW))
        place = CsvText(text, str(self._path), (), Problems(), self._delimiter).place(1, index)
        return Place(place.file, place.line + line - 1, place.column)

    def lines_from(self, line: int) -> Iterator[str]:
        """The lines of the file from that one on; what is no UTF-8 in them is replaced."""
        if not self._offsets:
            self._find_offsets()
        step_number = (line - 1) // _EVERY
        with self._path.open("rb") as stream:
            stream.seek(self._offsets[min(step_number, len(self._offsets) - 1)])
            lines = islice(stream, (line - 1) % _EVERY, None)
            for number, each in enumerate(lines, line):
                text = each.decode("utf-8", "replace")
                yield text.removeprefix("\ufeff") if number == 1 else text

    def row_lines(self, first: int, width: int) -> array[int]:
        """The line at which each row of ``width`` cells begins, from the line ``first`` on.

        A row may have several lines, and blank ones stand between rows. Linear in the text.
        """
        reader = csv.reader(self.lines_from(first), delimiter=self._delimiter)
        lines, before = array("i"), 0
        for cells in reader:
            if len(cells) == width:
                lines.append(first + before)
            before = reader.line_num
        return lines

    def _find_offsets(self) -> None:
        self._offsets.append(0)
        offset = 0
        with self._path.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                offset += len(line)
                if number % _EVERY == 0:
                    self._offsets.append(offset)
