"""Rows of a table that are no answers: notes, sources and sums below it.

What belongs here: telling such rows, and leaving them out with a word. What does not: rows that
say too little (`counterpoint.formats.tables.entry_reader`).
"""

from __future__ import annotations

import re
from array import array
from dataclasses import replace

from counterpoint.errors import Problems
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.sureness import plain_words
from counterpoint.formats.tables.answers import ANSWER_WORDS
from counterpoint.formats.tables.coded import Coded
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.layout_blocks import Layout
from counterpoint.formats.tables.roles import ColumnRole

# How what stands below a table begins, or what is too long for a name.
_REMARK = re.compile(
    r"(?:notes?|sources?|legend|total|sum|mean|median|n|average|key|compiled|anmerkung|quelle|summe"
    r"|примітка|джерело|разом)\s*[:=]|\*|(?:\S+\s+){8}",
    re.IGNORECASE,
)
_SUMS = re.compile(
    r"(?:grand )?(?:totals?|sums?|means?|medians?|averages?|counts?|weighted average|share|summe|"
    r"gesamt|mittelwert|разом|усього|середнє)\W*",
    re.IGNORECASE,
)


def without_remarks(grid: Grid, layout: Layout, problems: Problems) -> Grid:
    """The grid without rows that are notes or sums, each of which is told.

    Linear in the cells of such rows, and in the rows.
    """
    index = layout.blocks[0].column(ColumnRole.EXPERT) if layout.blocks else None
    if index is None:
        return grid
    names = grid.columns[index]
    doubtful = [
        code
        for code, name in enumerate(names.values)
        if name and (_is_sum(name) or _REMARK.match(name))
    ]
    rows = [
        row
        for row in (names.rows_of(doubtful) if doubtful else ())
        if _is_sum(names[row]) or _is_alone(grid, row)
    ]
    if not rows:
        return grid
    for row in rows:
        message = f"{in_quotes(names[row])} is no name of a person"
        place = grid.place(row, index)
        problems.warn(place, message, "the row is taken for a note or a sum, and not read", "note")
    remark_rows = frozenset(rows)
    left = [row for row in range(grid.size) if row not in remark_rows]
    lines = array("i", [grid.lines[row] for row in left])
    return replace(grid, columns=tuple(_of_rows(x, left) for x in grid.columns), lines=lines)


def _is_sum(name: str) -> bool:
    """Whether a name is that of a sum: "Total", or of an answer that is counted, as "Agree"."""
    return _SUMS.fullmatch(name) is not None or plain_words(name) in ANSWER_WORDS


def _is_alone(grid: Grid, row: int) -> bool:
    return sum(bool(column[row]) for column in grid.columns) == 1


def _of_rows(column: Coded[str], rows: list[int]) -> Coded[str]:
    """The column of some rows, without the values that no row has any longer."""
    codes: dict[int, int] = {}
    new = array("i", [codes.setdefault(column.codes[row], len(codes)) for row in rows])
    return Coded(tuple(column.values[code] for code in codes), new)
