"""What is said of a table's columns: those that are not read, and those that are not there."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from counterpoint.errors import CLOSE, WRITTEN, Problems, did_you_mean, nearest_name
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.sureness import plain_words
from counterpoint.formats.tables.answers import ANSWER_WORDS
from counterpoint.formats.tables.coded import Coded
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.roles import ROLE_OF_HEADER, ColumnRole, plain_header
from counterpoint.formats.tables.scales import number_in
from counterpoint.formats.tables.wide_headers import is_of_all

_STANCE_HEADERS = [name for name, role in ROLE_OF_HEADER.items() if role is ColumnRole.STANCE]
# Headers of a table that only ties the records of other tables to one another.
_IS_OF_KEYS = re.compile(r"(?:\w+[ _-])?(?:ids?|keys?|labels?|score)", re.IGNORECASE)
_LONGEST_NAME = 60  # letters; questions may be headers
MOST_NOTED = 20  # a sheet may have thousands of columns, mostly of the same origin


def note_unread(
    grid: Grid, unread: Sequence[int], problems: Problems, *, has_answers: bool
) -> None:
    """Tell of columns that nothing is taken from; of one that may be the answers as an error."""
    for index in unread[:MOST_NOTED]:
        name, place = grid.names[index], grid.header_place(index)
        is_near = nearest_name(plain_header(name), _STANCE_HEADERS, CLOSE) != ""
        if not has_answers and (is_near or is_in_words(grid.columns[index])):
            message = f"{in_quotes(name)} may be what people answer, and without it all would agree"
            advice = f'say --column stance="{name}", or leave it out: ignored: in the columns file'
            problems.error(place, message, advice, "column")
            continue
        near = nearest_name(plain_header(name)[:60], [role.value for role in ColumnRole], CLOSE)
        advice = f'--column WHAT="{name}" says what it holds'
        advice = did_you_mean(near, advice, pattern='"{}"')
        if is_of_all(name):  # no word of any one person
            advice = "it sums up what all answered"
        problems.warn(place, f"the column {in_quotes(name)} is not read", advice, "unknown-column")
    further = len(unread) - MOST_NOTED
    if further > 0:
        message = f"{further:,} more columns are not read"
        problems.warn(grid.header_place(), message, "", "unknown-column")


def note_misspelt(grid: Grid, index: int, problems: Problems) -> bool:
    """Whether the header of a table's one column of answers is nearly a usual one; it is noted."""
    name = grid.names[index]
    near = nearest_name(plain_header(name), _STANCE_HEADERS, CLOSE)
    if near:
        message = f"{in_quotes(name)} may be what people answer, or a claim that is called so"
        advice = f'{did_you_mean(near)} else say --column stance="{name}"'
        problems.error(grid.header_place(index), message, advice, "column")
    return bool(near)


def is_in_words(column: Coded[str]) -> bool:
    """Whether most of the cells that are filled are answers in words."""
    filled = [value for value in column.values if value and plain_words(value) != "-"]
    words = [value for value in filled if plain_words(value) in ANSWER_WORDS]
    return any(number_in(value) is None for value in words) and 2 * len(words) >= len(filled)


def note_missing(
    grid: Grid,
    roles: Container[ColumnRole],
    problems: Problems,
    *,
    left_out: Container[int] = (),
    is_wide: bool = False,
) -> None:
    """Say which of the columns that a table needs is not there.

    Columns that are ``left_out`` are not offered. Where ``is_wide``, each claim has a column of
    answers, and only who answers is missing.
    """
    headers = [name for i, name in enumerate(grid.names) if name and i not in left_out]
    offered = [_cut(name) for name in headers[:MOST_NOTED]]
    if headers and all(map(_IS_OF_KEYS.fullmatch, headers)):
        message = (
            f"{', '.join(offered)}: this says which record belongs to which, not who says what"
        )
        advice = "read the table in which the records themselves stand"
        problems.error(grid.header_place(), message, advice, "column")
        return
    if len(headers) > MOST_NOTED:
        offered.append(f"and {len(headers) - MOST_NOTED:,} more")
    for role in (
        (ColumnRole.EXPERT,)
        if is_wide
        else (ColumnRole.EXPERT, ColumnRole.CLAIM, ColumnRole.STANCE)
    ):
        if role not in roles and not (role is ColumnRole.CLAIM and ColumnRole.STANCE in roles):
            near = nearest_name(role.value, headers[:MOST_NOTED], WRITTEN, ignores_case=True)
            advice = did_you_mean(near, f"the columns are {', '.join(offered)}", pattern='"{}"')
            where = f'say --column {role.value}="..."'
            message = f"there is no column {in_quotes(role.value)}"
            problems.error(grid.header_place(), message, f"{advice}; {where}", "column")


def _cut(name: str) -> str:
    words = " ".join(name.split())
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"
