"""Tables as survey software exports them: lines of codes, and columns that the software adds.

What belongs here: what is the software's and nobody's answer. What does not: the answers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterpoint.errors import Problems
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.tables.coded import coded
from counterpoint.formats.tables.grid import Grid, is_line_of_codes
from counterpoint.formats.tables.roles import ColumnRole, plain_header, role_of

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
_MOST_SHOWN = 3  # as in `claim_texts`, and how many more there are is told
_PREVIEW = "Survey Preview"


def without_codes(grid: Grid, problems: Problems) -> Grid:
    """The table without Qualtrics' line of codes over the header and that of ids below it.

    Rows that are previews of the survey are left out too, which is noted.

    Linear in the cells where anything is left out.
    """
    if grid.above and is_line_of_codes(grid.above[-1]):
        grid = replace(grid, above=grid.above[:-1], spans=())
    if not grid.size:
        return grid
    is_id = any(column[0].startswith('{"ImportId"') for column in grid.columns)
    previews = _previews(grid)
    if previews:
        message = f"rows are previews of the survey, and nobody's answers: {len(previews):,}"
        problems.warn(grid.place(previews[0], 0), message, "they are left out", "survey")
    if not is_id and not previews:
        return grid
    rows = sorted(set(range(int(is_id), grid.size)) - set(previews))
    columns = tuple(coded(map(column.__getitem__, rows)) for column in grid.columns)
    return replace(grid, columns=columns, lines=array("i", map(grid.lines.__getitem__, rows)))


def _previews(grid: Grid) -> list[int]:
    """The rows with which whoever made a survey in Qualtrics tried it."""
    plain = list(map(plain_header, grid.names))
    if "response id" not in plain or "response type" not in plain:
        return []
    column = grid.columns[plain.index("response type")]
    return column.rows_of(i for i, value in enumerate(column.values) if value == _PREVIEW)


def software_columns(grid: Grid, settings_headers: Iterable[str]) -> frozenset[int]:
    """The columns that are the software's, or nobody's business.

    ``settings_headers`` are headers that settings name. The names of whom the survey was sent to
    are not among them where no other column has names.
    """
    plain = list(map(plain_header, grid.names))
    headers = set(map(plain_header, settings_headers))
    is_survey = any(sign <= set(plain) for sign in _SIGNS)
    is_named = any(role_of(name) is ColumnRole.EXPERT for name in grid.names)
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
    names = ", ".join(in_quotes(grid.names[index]) for index in columns[:_MOST_SHOWN])
    more = len(columns) - _MOST_SHOWN
    more_words = f" and {more} more" if more > 0 else ""
    message = f"addresses and what survey software adds are left out: {names}{more_words}"
    problems.warn(grid.header_place(columns[0]), message, "", "survey")
