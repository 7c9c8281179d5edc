"""Tables as survey software exports them: lines of codes, and columns that the software adds.

What belongs here: what is the software's and nobody's answer. What does not: the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterpoint.errors import Problems
from counterpoint.formats.csv_data import shown
from counterpoint.formats.tables.coded import coded
from counterpoint.formats.tables.grid import Grid, is_line_of_codes
from counterpoint.formats.tables.roles import Role, plain_header, role_of

# Of a person, and of no debate: left out of whatever table they stand in.
_PRIVATE = frozenset(
    {
        *("email", "e mail", "email address", "e mail address", "e mail adresse", "mail"),
        *("ip address", "ipaddress", "ip adresse", "recipient email", "recipientemail"),
        *("phone", "phone number", "telefon", "електронна пошта", "адреса електронної пошти"),
    }
)
# What Qualtrics, Microsoft Forms, LimeSurvey and SurveyMonkey add, as codes and as labels.
_ADDED = frozenset(
    {
        *("startdate", "start date", "enddate", "end date", "status", "response type"),
        *("progress", "duration", "finished", "responseid", "response id"),
        *("recipientlastname", "recipient last name", "recipientfirstname"),
        *("recipient first name", "externalreference", "external data reference"),
        *("locationlatitude", "location latitude", "locationlongitude", "location longitude"),
        *("distributionchannel", "distribution channel", "userlanguage", "user language"),
        *("start time", "last modified time", "last page", "start language", "seed"),
        *("date started", "date last action", "referrer url", "total time"),
        *("respondent id", "collector id", "date created", "date modified", "custom data 1"),
    }
)
# A table that has one of these, or all of one set, comes of such software.
_SIGNS = (
    *({"responseid"}, {"response id"}, {"respondent id"}),
    {"start time", "completion time"},
)
_RECIPIENT = frozenset(
    f"recipient{blank}{which}{blank}name" for blank in ("", " ") for which in ("first", "last")
)
_MOST_SHOWN = 3


def without_codes(grid: Grid) -> Grid:
    """The table without Qualtrics' line of codes over the header and that of ids below it.

    Linear in the cells where there is such a line.
    """
    if grid.above and is_line_of_codes(grid.above[-1]):
        grid = replace(grid, above=grid.above[:-1], spans=())
    if not grid.size or not any(column[0].startswith('{"ImportId"') for column in grid.columns):
        return grid
    columns = tuple(coded(column[row] for row in range(1, grid.size)) for column in grid.columns)
    return replace(grid, columns=columns, lines=grid.lines[1:])


def software_columns(grid: Grid, wanted: Iterable[str]) -> frozenset[int]:
    """The columns that are the software's, or nobody's business.

    ``wanted`` are headers that settings name. The names of whom the survey was sent to are not
    among them where no other column has names.
    """
    plain = list(map(plain_header, grid.names))
    headers = set(map(plain_header, wanted))
    is_survey = any(sign <= set(plain) for sign in _SIGNS)
    is_named = any(role_of(name) is Role.EXPERT for name in grid.names)
    indexes = set()
    for index, name in enumerate(plain):
        is_name = name in _RECIPIENT and not is_named and any(grid.columns[index].values)
        is_added = is_survey and name in _ADDED and not is_name
        if name not in headers and (name in _PRIVATE or is_added):
            indexes.add(index)
    return frozenset(indexes)


def note_software(grid: Grid, columns: Sequence[int], problems: Problems) -> None:
    """Tell in one line of the columns that are left out."""
    if not columns:
        return
    names = ", ".join(shown(grid.names[index]) for index in columns[:_MOST_SHOWN])
    more = len(columns) - _MOST_SHOWN
    more_words = f" and {more} more" if more > 0 else ""
    message = f"addresses and what survey software adds are left out: {names}{more_words}"
    problems.warn(grid.header_place(columns[0]), message, "", "survey")
