"""Polis' table of votes: a row for each participant, a column for each comment.

What belongs here: the columns of ``participants-votes.csv`` and their mistakes. What does not:
which sign an agreement has (`counterpoint.formats.votes.polis_participants`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from counterpoint.errors import Problems
from counterpoint.formats.csv_data import CsvText, in_quotes
from counterpoint.formats.votes.polis_comments import PolisComment, find_columns
from counterpoint.formats.votes.polis_participants import (
    CODES,
    CODES_ADVICE,
    Participant,
    claim_id,
    participant_id,
)

MATRIX_REQUIRED = ("participant",)
MATRIX_COLUMNS = (
    *MATRIX_REQUIRED,
    "group-id",
    "n-comments",
    "n-votes",
    "n-agree",
    "n-disagree",
    "xid",
)
_WHOLE = re.compile(r"([0-9]+)\.0")


class MatrixReader:
    """Reads the table of votes, a row at a time; counts the external ids, which are not read."""

    def __init__(
        self, table: CsvText, comments: Mapping[str, PolisComment], problems: Problems
    ) -> None:
        self._table = table
        self._comments = comments
        self._problems = problems
        # After a mistake among the comments nobody can say which of them are unknown.
        self._tells_unknown = not problems.has_errors
        self._columns: dict[str, int] = {}
        self.external_ids = 0

    def read(self, claims: Sequence[str]) -> dict[str, Participant]:
        """The participants by id."""
        rows = self._table.rows()
        line, names = self._table.header(rows)
        self._columns = find_columns(self._table, line, names, MATRIX_REQUIRED, self._problems)
        participants: dict[str, Participant] = {}
        if not self._columns:
            return participants
        header = MatrixHeader(self._table, line, names)
        cells_of = header.cells(
            claims, self._comments, self._problems, tells_unknown=self._tells_unknown
        )
        for number, cells in rows:
            if not self._table.has_width(number, cells, len(names)):
                continue
            participant = self._participant(number, cells)
            self._take_votes(participant, cells, cells_of)
            self._check_totals(participant, cells)
            first = participants.setdefault(participant_id(participant.name), participant)
            if first is not participant:
                message = f"participant {in_quotes(participant.name)} stands here a second time"
                advice = f"the first is in line {first.line}; keep one of them"
                self._error(number, "participant", message, advice)
        return participants

    def _error(self, line: int, column: str, message: str, advice: str) -> None:
        place = self._table.place(line, self._columns[column])
        self._problems.error(place, message, advice, column)

    def _participant(self, line: int, cells: list[str]) -> Participant:
        name = cells[self._columns["participant"]].strip()
        if not name:
            self._error(line, "participant", "the number of the participant is missing", "")
        has_external_id = "xid" in self._columns and bool(cells[self._columns["xid"]].strip())
        self.external_ids += has_external_id
        group = cells[self._columns["group-id"]].strip() if "group-id" in self._columns else ""
        return Participant(name, group_name(group), line)

    def _take_votes(
        self, participant: Participant, cells: list[str], cells_of: Sequence[tuple[int, int]]
    ) -> None:
        for claim, index in cells_of:
            cell = cells[index]
            if cell:
                code = CODES.get(cell.strip())
                if code is not None:
                    participant.columns.append(claim)
                    participant.codes.append(code)
                elif cell.strip():
                    place = self._table.place(participant.line, index)
                    advice = f"{CODES_ADVICE}, empty is unseen"
                    self._problems.error(place, f"{in_quotes(cell)} is no vote", advice, "vote")

    def _check_totals(self, participant: Participant, cells: list[str]) -> None:
        """Warn where the row's own totals are not those of its votes: one was changed since."""
        counts = {
            "n-votes": len(participant.codes),
            "n-agree": participant.codes.count(1),
            "n-disagree": participant.codes.count(-1),
        }
        for column, number in counts.items():
            cell = cells[self._columns[column]].strip() if column in self._columns else ""
            if cell and cell not in {str(number), f"{number}.0"}:
                message = f"{column} says {in_quotes(cell)} and the row has {number}"
                place = self._table.place(participant.line, self._columns[column])
                self._problems.warn(place, message, "the votes in the row are taken", "totals")


@dataclass(frozen=True, slots=True)
class MatrixHeader:
    """The header of a table of votes: the names of its columns, at a line of ``table``."""

    table: CsvText
    line: int
    names: Sequence[str]

    def cells(
        self,
        claims: Sequence[str],
        comments: Mapping[str, PolisComment],
        problems: Problems,
        *,
        tells_unknown: bool,
    ) -> list[tuple[int, int]]:
        """For each comment voted on: the index of its claim and of its cell, in order of claim.

        What is wrong is noted, comments that are unknown only if ``tells_unknown``.
        """
        index_of = {claim: index for index, claim in enumerate(claims)}
        indices = []
        for cell, name in enumerate(self.names):
            if name in comments:
                indices.append((index_of[claim_id(name)], cell))
            elif name.isascii() and name.isdigit():
                if tells_unknown:
                    message = f"comment {name} is not among the comments"
                    place = self.table.place(self.line, cell)
                    problems.error(place, message, "export both anew", "unknown-comment")
            elif name and name not in MATRIX_COLUMNS:
                message = f"the column {in_quotes(name)} is not read"
                place = self.table.place(self.line, cell)
                problems.warn(place, message, "", "unknown-column")
        return sorted(indices)


def group_name(cell: str) -> str | None:
    """The letter that Polis' own pages show for a group: A for 0; other words as they are."""
    whole = _WHOLE.fullmatch(cell)
    number = whole[1] if whole else cell
    is_letter = number.isdecimal() and int(number) < len(ascii_uppercase)
    return (ascii_uppercase[int(number)] if is_letter else number) or None
