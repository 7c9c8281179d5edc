"""What is said of a table's columns: those that are not read, and those that are not there."""

from __future__ import annotations

from collections.abc import Container, Sequence

from counterpoint.errors import CLOSE, WRITTEN, Problems, did_you_mean, nearest_name
from counterpoint.formats.csv_data import one_of, shown
from counterpoint.formats.tables.answers import ANSWER_WORDS, plain_answer
from counterpoint.formats.tables.coded import Coded
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.roles import ROLE_OF_HEADER, Role, plain_header
from counterpoint.formats.tables.scales import number_in

_STANCE_HEADERS = [name for name, role in ROLE_OF_HEADER.items() if role is Role.STANCE]
MOST_NOTED = 20  # a sheet may have thousands of columns, mostly of the same origin


def note_unread(
    grid: Grid, unread: Sequence[int], problems: Problems, *, has_answers: bool
) -> None:
    """Tell of columns that nothing is taken from; of one that may be the answers as an error."""
    for index in unread[:MOST_NOTED]:
        name, place = grid.names[index], grid.header_place(index)
        is_near = nearest_name(plain_header(name), _STANCE_HEADERS, CLOSE) != ""
        if not has_answers and (is_near or _is_in_words(grid.columns[index])):
            message = f"{shown(name)} may be what people answer, and without it all would agree"
            advice = f'say --column stance="{name}", or leave it out: ignored: in the columns file'
            problems.error(place, message, advice, "column")
            continue
        near = nearest_name(plain_header(name)[:60], [role.value for role in Role], WRITTEN)
        advice = f'--column WHAT="{name}" says what it holds'
        advice = did_you_mean(near, advice, pattern='"{}"')
        problems.warn(place, f"the column {shown(name)} is not read", advice, "unknown-column")
    further = len(unread) - MOST_NOTED
    if further > 0:
        message = f"{further:,} more columns are not read"
        problems.warn(grid.header_place(), message, "", "unknown-column")


def _is_in_words(column: Coded[str]) -> bool:
    """Whether most of the cells that are filled are answers in words."""
    filled = [value for value in column.values if value and plain_answer(value) != "-"]
    words = [value for value in filled if plain_answer(value) in ANSWER_WORDS]
    return any(number_in(value) is None for value in words) and 2 * len(words) >= len(filled)


def note_missing(grid: Grid, roles: Container[Role], problems: Problems) -> None:
    """Say which of the columns that a table needs is not there."""
    headers = [name for name in grid.names if name][:MOST_NOTED]
    for role in (Role.EXPERT, Role.CLAIM, Role.STANCE):
        if role not in roles and not (role is Role.CLAIM and Role.STANCE in roles):
            advice = one_of(role.value, [name.casefold() for name in headers], "the columns are")
            where = f'say --column {role.value}="..."'
            message = f"there is no column {shown(role.value)}"
            problems.error(grid.header_place(), message, f"{advice}; {where}", "column")
