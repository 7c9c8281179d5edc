"""Polis' log of votes, a row for each vote that was cast: the latest on a comment counts.

What belongs here: the columns of ``votes.csv`` and their mistakes. What does not: which sign an
agreement has (`counterpoint.formats.votes.polis_participants`).
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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

LOG_COLUMNS = ("timestamp", "datetime", "comment-id", "voter-id", "vote")
LOG_REQUIRED = ("timestamp", *LOG_COLUMNS[2:])
# Of a time that is none: what it is not, what to do, and in which column.
NO_TIME = ("time", "write the milliseconds since 1970", "timestamp")


@dataclass(frozen=True, slots=True)
class PolisLog:
    """The participants by id, each with the latest of the votes; and how many were replaced."""

    participants: dict[str, Participant]
    replaced: int


class LogReader:
    """Reads the log, a row at a time, in whatever order it is."""

    def __init__(
        self, table: CsvText, comments: Mapping[str, PolisComment], problems: Problems
    ) -> None:
        self._table = table
        self._comments = comments
        self._problems = problems
        # After a mistake among the comments nobody can say which of them are unknown.
        self._tells_unknown = not problems.has_errors
        self._unknown: set[str] = set()

    def read(self, claims: Sequence[str]) -> PolisLog:
        """The votes that stand in the end; of two at one time the lower row. O(n log n)."""
        rows = self._table.rows()
        header, names = self._table.header(rows)
        columns = find_columns(self._table, header, names, LOG_REQUIRED, self._problems)
        index_of = {claim: index for index, claim in enumerate(claims)}
        latest: dict[str, dict[int, tuple[int, int]]] = {}
        participants: dict[str, Participant] = {}
        total = 0
        for line, cells in rows if columns else ():
            row = self._row(line, cells, len(names), columns)
            if row is None:
                continue
            time, number, voter, code = row
            name = participant_id(voter)
            participants.setdefault(name, Participant(voter, None, line))
            votes = latest.setdefault(name, {})
            index = index_of[claim_id(number)]
            if index not in votes or votes[index][0] <= time:
                votes[index] = time, code
            total += 1
        for name, votes in latest.items():
            in_order = sorted(votes)
            participants[name].columns = array("i", in_order)
            participants[name].codes = array("b", [votes[index][1] for index in in_order])
        return PolisLog(participants, total - sum(map(len, latest.values())))

    def _row(
        self, line: int, cells: list[str], width: int, columns: Mapping[str, int]
    ) -> tuple[int, str, str, int] | None:
        """Time, comment, voter and vote, or ``None`` after noting what is wrong."""
        if not self._table.has_width(line, cells, width):
            return None
        time, number, voter, vote = (cells[columns[name]].strip() for name in LOG_REQUIRED)
        mistakes = []
        if not (time.isascii() and time.isdigit()):
            noun, advice, column = NO_TIME
            mistakes.append((column, f"{in_quotes(time)} is no {noun}", advice))
        if number not in self._comments and self._is_news(number):
            message = f"comment {number or in_quotes(number)} is not among the comments"
            mistakes.append(("comment-id", message, "export both anew"))
        if not voter:
            mistakes.append(("voter-id", "the number of the voter is missing", ""))
        if vote not in CODES:
            mistakes.append(("vote", f"{in_quotes(vote)} is no vote", CODES_ADVICE))
        for column, message, advice in mistakes:
            self._problems.error(self._table.place(line, columns[column]), message, advice, column)
        if mistakes or number not in self._comments:
            return None
        return int(time), number, voter, CODES[vote]

    def _is_news(self, number: str) -> bool:
        """Whether nothing was said yet of that unknown comment: thousands may have voted on it."""
        is_first = number not in self._unknown
        self._unknown.add(number)
        return self._tells_unknown and is_first
