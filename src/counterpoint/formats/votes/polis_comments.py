"""The table of comments of a Polis export: their texts, who wrote them, what moderators did.

What belongs here: the columns of ``comments.csv`` and their mistakes. What does not: votes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterpoint.errors import Problems
from counterpoint.formats.csv_data import CsvText, in_quotes, one_of

_REQUIRED = ("comment-id", "comment-body")
_MOST_COLUMNS_COMPARED = 20  # by likeness: Polis has ten, others are somebody's own
_HEADER = "the first line names the columns"
_ACCEPTED = ("1", "1.0")
_REJECTED = ("-1", "-1.0")
# A program that saved it anew may have made numbers or words of it.
_TRUE = ("1", "1.0", "true", "t", "yes")


@dataclass(frozen=True, slots=True)
class PolisComment:
    """A comment; ``author`` is a participant's number, empty if not told.

    ``is_rejected``: a moderator took it out; ``is_accepted``: one let it pass. ``is_meta``: it
    says who somebody is and not what is to be done. ``line`` is in the table of comments.
    """

    text: str
    is_rejected: bool
    is_meta: bool
    is_accepted: bool
    author: str
    line: int


def find_columns(
    table: CsvText, line: int, names: list[str], required: Sequence[str], problems: Problems
) -> dict[str, int]:
    """Where each column stands; nothing, after an error, if a required one is missing."""
    missing_columns = [column for column in required if column not in names]
    for column in missing_columns:
        others = [name for name in names if name and not name.isdigit()][:_MOST_COLUMNS_COMPARED]
        advice = one_of(column, others, "the columns are") if others else _HEADER
        problems.error(
            table.place(line), f"there is no column {in_quotes(column)}", advice, "column"
        )
    return {} if missing_columns else {name: index for index, name in enumerate(names)}


def read_comments(text: str, file: str, problems: Problems) -> dict[str, PolisComment]:
    """The comments by number; what is wrong with the others is noted."""
    table = CsvText(text, file, _REQUIRED, problems)
    rows = table.rows()
    header, names = table.header(rows)
    columns = find_columns(table, header, names, _REQUIRED, problems)
    comments: dict[str, PolisComment] = {}
    for line, cells in rows if columns else ():
        if not table.has_width(line, cells, len(names)):
            continue
        number, comment = _comment(line, cells, columns)
        if not (number.isascii() and number.isdigit()):
            place = table.place(line, columns["comment-id"])
            problems.error(
                place, f"{in_quotes(number)} is no number of a comment", "", "comment-id"
            )
        elif comments.setdefault(number, comment) is not comment:
            message = f"comment {number} stands here a second time"
            advice = f"the first is in line {comments[number].line}; keep one of them"
            place = table.place(line, columns["comment-id"])
            problems.error(place, message, advice, "repeated-comment")
        elif not cells[columns["comment-body"]].strip():
            place = table.place(line, columns["comment-body"])
            problems.warn(place, f"comment {number} has no text", "", "empty-comment")
    return comments


def _comment(
    line: int, cells: Sequence[str], columns: Mapping[str, int]
) -> tuple[str, PolisComment]:
    def cell(column: str) -> str:
        return cells[columns[column]].strip() if column in columns else ""

    number = cell("comment-id")
    is_meta = (cell("is-meta") or cell("is_meta")).casefold() in _TRUE
    text = cell("comment-body") or f"Comment {number}"
    moderated = cell("moderated")
    return number, PolisComment(
        text, moderated in _REJECTED, is_meta, moderated in _ACCEPTED, cell("author-id"), line
    )
