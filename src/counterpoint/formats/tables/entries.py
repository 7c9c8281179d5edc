"""The answers of a table, column by column: who says what of which claim, as it is understood.

What belongs here: the answers as data. What does not: reading them from cells, or what two of them
say together.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from counterpoint.errors import Place
from counterpoint.formats.sureness import Sureness
from counterpoint.formats.tables.answers import Answer, Side
from counterpoint.formats.tables.coded import Coded, constant, stack
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.roles import ColumnRole

# The texts that are taken as they stand.
TEXTS = (
    *(
        ColumnRole.EXPERT,
        ColumnRole.GIVEN,
        ColumnRole.FAMILY,
        ColumnRole.COMMENT,
        ColumnRole.SOURCE,
        ColumnRole.URL,
        ColumnRole.PAGE,
    ),
    *(
        ColumnRole.QUOTE,
        ColumnRole.TOPIC,
        ColumnRole.QUESTION,
        ColumnRole.AFFILIATION,
        ColumnRole.POST,
        ColumnRole.GROUP,
    ),
    *(
        ColumnRole.REASON,
        ColumnRole.REASON_FOR,
        ColumnRole.REASON_AGAINST,
        ColumnRole.FOR_BY,
        ColumnRole.AGAINST_BY,
    ),
)
AFFIRMED = Answer(Side.AGREE)


@dataclass(frozen=True, slots=True)
class Entries:
    """The answers of one table or several; each column has an entry for each answer.

    ``tables`` says from which of the grids each comes, ``lines`` from which line, ``columns``
    where in the row its answer stands. A text that is not there is "".
    """

    tables: Coded[int]
    lines: array[int]
    cells: array[int]
    claims: Coded[str]
    answers: Coded[Answer]
    confidences: Coded[Sureness | None]
    dates: Coded[str]
    texts: dict[ColumnRole, Coded[str]]

    def __len__(self) -> int:
        return len(self.lines)


@dataclass(slots=True)
class ColumnFindings:
    """How the columns of a table were understood, for who looks before anything is written."""

    scales: dict[str, str] = field(default_factory=dict)
    dates: str = ""
    answers: Counter[str] = field(default_factory=Counter)


def about(entries: Entries, question: str) -> Entries:
    """The answers with what was asked, where they do not say it themselves."""
    if any(entries.texts[ColumnRole.QUESTION].values):
        return entries
    texts = entries.texts | {ColumnRole.QUESTION: constant(question, len(entries))}
    return replace(entries, texts=texts)


def joined_entries(parts: Sequence[Entries]) -> Entries:
    """The answers of several tables together, in their order."""
    lines, cells = array("i"), array("i")
    for part in parts:
        lines.extend(part.lines)
        cells.extend(part.cells)
    return Entries(
        stack([part.tables for part in parts]),
        lines,
        cells,
        stack([part.claims for part in parts]),
        stack([part.answers for part in parts]),
        stack([part.confidences for part in parts]),
        stack([part.dates for part in parts]),
        {role: stack([part.texts[role] for part in parts]) for role in TEXTS},
    )


def place_of(entries: Entries, grids: Sequence[Grid], number: int) -> Place:
    """Where the answer of an entry stands."""
    grid = grids[entries.tables[number]]
    return grid.place_at(entries.lines[number], entries.cells[number])
