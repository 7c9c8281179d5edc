"""A table as cells: a header, columns below it, and where each cell stands in its file.

What belongs here: what every sort of table file gives, and which of the first rows is the header.
What does not: how a file is read, or what a column means.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from counterpoint.errors import Place
from counterpoint.formats.tables.coded import Coded
from counterpoint.formats.tables.roles import plain_header, role_of

# Above a header stand a title and a few lines, not a page.
MOST_ROWS_ABOVE = 30


@dataclass(frozen=True, slots=True)
class Grid:
    """One table, in the file at ``path``; ``file`` is what places call it.

    ``names`` are its headers as written; ``lines`` where each row begins.
    ``above`` are the rows over the header that have any text; ``spans`` is the header's upper
    line where it has two: for each column what stands over it, "" where nothing does.
    """

    path: str
    file: str
    names: tuple[str, ...]
    line: int
    columns: tuple[Coded[str], ...]
    lines: array[int]
    place_at: Callable[[int, int], Place]
    above: tuple[tuple[str, ...], ...] = ()
    spans: tuple[str, ...] = ()
    sheet: str = ""

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.lines)

    def place(self, row: int, column: int) -> Place:
        """Where the cell of a row stands."""
        return self.place_at(self.lines[row], column)

    def header_place(self, column: int = 0) -> Place:
        """Where a header stands."""
        return self.place_at(self.line, column)


def find_header(rows: Sequence[Sequence[str]], headers: Collection[str]) -> int:
    """Which of the first rows is the header: that with most names that headers usually have.

    ``headers`` are further headers, as settings name them. The first row where none has any.
    Of an export of Qualtrics it is the line of labels below the line of codes.
    """
    for index, row in enumerate(rows):
        if is_line_of_codes(row):
            labels = rows[index + 1] if index + 1 < len(rows) else ()
            return index + ("response id" in map(plain_header, labels))
    plain_headers = set(map(plain_header, headers))

    def score(index: int) -> tuple[int, int]:
        cells = [cell for cell in rows[index] if cell.strip()]
        names = {
            plain_header(cell)
            for cell in cells
            if role_of(cell) is not None or plain_header(cell) in plain_headers
        }
        # One cell alone is a title, except where the table has no more columns.
        is_alone = len(cells) == 1 < max(map(len, rows))
        return (0 if is_alone else len(names)), -index

    return max(range(len(rows)), key=score, default=0)


def is_line_of_codes(row: Sequence[str]) -> bool:
    """Whether a row is the line of codes with which Qualtrics begins."""
    return {"responseid", "startdate", "finished"} <= set(map(plain_header, row))


def spans_over(above: Sequence[Sequence[str]], names: Sequence[str]) -> tuple[str, ...]:
    """The upper line of a header of two: what stands over each column, or nothing.

    It is one where the same header comes again below it, as "Vote" does under each question.
    """
    plain = [plain_header(name) for name in names if name]
    if not above or len(set(plain)) == len(plain):
        return ()
    upper = [cell.strip() for cell in above[-1]] + [""] * (len(names) - len(above[-1]))
    if sum(map(bool, upper)) < 2:
        return ()
    spans, current = [], ""
    for cell in upper[: len(names)]:
        current = cell or current
        spans.append(current)
    return tuple(spans)
