"""Which columns of a table hold answers, by what stands in them and by what is said of them.

What belongs here: that choice. What does not: what else a table has, and what an answer means.
"""

from __future__ import annotations

from collections.abc import Container

from counterpoint.formats.sureness import plain_words
from counterpoint.formats.tables.answers import ANSWER_WORDS
from counterpoint.formats.tables.coded import Coded
from counterpoint.formats.tables.column_notes import is_in_words
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.roles import ColumnRole, plain_header
from counterpoint.formats.tables.scales import names_scale, number_in
from counterpoint.formats.tables.settings import TableSettings
from counterpoint.formats.tables.wide_headers import grouped_headers, is_of_all

# Of the cells that are filled: below this a column is about something else.
_MOSTLY = 0.5


def names_claim(name: str, settings: TableSettings) -> bool:
    """Whether settings say that this header is a claim."""
    return plain_header(name) in set(map(plain_header, settings.claims))


def is_ignored(name: str, settings: TableSettings) -> bool:
    """Whether settings say that the column of this header is left out."""
    return plain_header(name) in set(map(plain_header, settings.ignored))


def is_answers(column: Coded[str], settings: TableSettings | None = None) -> bool:
    """Whether most of the cells that are filled are answers, in words or numbers of a scale."""
    extra = set(map(plain_words, settings.answers)) if settings else set()
    filled = answers = 0
    for value, number in zip(column.values, column.counts(), strict=True):
        if value:
            filled += number
            word = plain_words(value)
            answers += number * (
                word in ANSWER_WORDS or word in extra or number_in(value) is not None
            )
    return filled > 0 and answers >= _MOSTLY * filled


def answer_columns(grid: Grid, settings: TableSettings, others: Container[int]) -> list[int]:
    """The columns of a wide table that hold answers, each to the claim that its header names.

    Where some are in words, one of numbers is about something else, such as an age, unless its
    header names a scale.
    ``others`` are columns that hold something else.
    """
    rest = [
        i
        for i, name in enumerate(grid.names)
        if name and i not in others and not is_ignored(name, settings)
    ]
    if settings.claims:
        return [i for i in rest if names_claim(grid.names[i], settings)]
    groups = grouped_headers(grid.names)
    answers = [
        i
        for i in rest
        if (
            groups[i][1] is ColumnRole.STANCE
            if i in groups
            else is_answers(grid.columns[i], settings)
        )
        and (i in groups or not is_of_all(grid.names[i]))
    ]
    in_words = [i for i in answers if i in groups or is_in_words(grid.columns[i])]
    if ColumnRole.STANCE.value in settings.scales or not in_words:
        return answers
    return [i for i in answers if i in in_words or names_scale(grid.names[i])]
