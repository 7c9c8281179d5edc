"""Cells that may not be what their column holds: two people in a name, a whole text for a claim.

What belongs here: warnings about what is read all the same. What does not: cells that say nothing
or are refused (`counterpoint.formats.tables.entry_reader`).
"""

from __future__ import annotations

import re

from counterpoint.errors import Problems
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.layout_blocks import Layout
from counterpoint.formats.tables.roles import ColumnRole

_EITHER = re.compile(r"\s+(?:or|oder|або|чи)\s+|\s*/\s*", re.IGNORECASE)
_BOTH = re.compile(r"\s+(?:and|und|та|і|й)\s+|\s*[&;]\s*", re.IGNORECASE)
_LONG = 1000  # letters: a claim is a sentence, a comment on a survey a paragraph
_MOST_NOTED = 20  # names; who writes names so does it often


def note_doubtful(grid: Grid, layout: Layout, problems: Problems) -> None:
    """Warn of names that may be of several people, and of texts that are no one claim.

    Linear in the different cells of both columns.
    """
    block = layout.blocks[0]
    expert, claim = block.column(ColumnRole.EXPERT), block.column(ColumnRole.CLAIM)
    if expert is not None:
        _note_names(grid, expert, problems)
    if claim is not None:
        _note_texts(grid, claim, problems)


def _note_names(grid: Grid, index: int, problems: Problems) -> None:
    column = grid.columns[index]
    names = set(column.values)
    doubtful = [code for code, name in enumerate(column.values) if _is_of_several(name, names)]
    if not doubtful:
        return
    first_rows: dict[int, int] = {}
    for row in column.rows_of(doubtful[:_MOST_NOTED]):
        first_rows.setdefault(column.codes[row], row)
    for code, row in first_rows.items():
        message = f"{in_quotes(column.values[code])} may be several people, and is read as one"
        advice = "give each a row, or leave the row out where nobody knows whose it is"
        problems.warn(grid.place(row, index), message, advice, "several-names")


def _is_of_several(name: str, names: set[str]) -> bool:
    """Whether a name leaves open who it is, or joins names that stand by themselves too."""
    if any(len(part) > 1 for part in _EITHER.split(name)[1:]):
        return True
    parts = _BOTH.split(name)
    return len(parts) > 1 and any(part in names for part in parts)


def _note_texts(grid: Grid, index: int, problems: Problems) -> None:
    texts = [text for text in grid.columns[index].values if text]
    count = sum(len(text) > _LONG for text in texts)
    if 2 * count > len(texts):
        name = in_quotes(grid.names[index])
        message = f"{count:,} cells of {name} are whole texts, and each is read as one claim"
        advice = "to map what they say, save each as a text: counterpoint work FILE"
        problems.warn(grid.header_place(index), message, advice, "long-claims")
