"""Polis' log of votes in columns: a row for each vote that was cast, millions of them.

What belongs here: its cells as votes, and mistakes in them with their places. What does not: a
small log, see `counterpoint.formats.votes.polis_log`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterpoint.errors import Problem
from counterpoint.formats.columns import (
    NO_NUMBER,
    Batch,
    CodedCells,
    CsvShape,
    Keys,
    RowPlaces,
    array_of,
    columns_of,
    last_rows,
    note_rows,
    read_csv_batches,
)
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.votes.polis_comments import find_columns
from counterpoint.formats.votes.polis_log import LOG_REQUIRED, NO_TIME
from counterpoint.formats.votes.polis_participants import (
    CODES,
    CODES_ADVICE,
    claim_id,
    participant_id,
)
from counterpoint.formats.votes.vote_columns import VoteColumns, VoteReading

_MOST_BLANK = 1_000  # rows that are looked at one by one


def read_log(reading: VoteReading) -> VoteColumns:
    """The votes of a log, of several of one voter on one comment the latest.

    Raises:
        InputError: its header is wrong, or a cell.
    """
    table, problems = reading.table, reading.problems
    rows = table.rows()
    line, names = table.header(rows)
    index_of = find_columns(table, line, names, LOG_REQUIRED, problems)
    first, _ = next(rows, (0, []))
    problems.raise_errors()
    selected = [index_of[name] for name in LOG_REQUIRED]
    shape = CsvShape(table.delimiter, len(names), first, selected, {selected[0]: NO_TIME})
    times: list[NDArray[np.int64]] = []
    (comments, voters, codes), size = columns_of(_without_times(reading, shape, times), 3)
    problems.raise_errors()
    in_time = np.concatenate(times) if times else np.zeros(0, dtype=np.int64)
    places = RowPlaces(reading.scan, shape, size)
    log = _Log(reading, index_of, comments, voters, codes, in_time).without_blanks(places)
    log.note_mistakes(places)
    problems.raise_errors()
    return log.votes()


def _without_times(
    reading: VoteReading, shape: CsvShape, times: list[NDArray[np.int64]]
) -> Iterator[Batch]:
    if not shape.line:
        return
    for batch in read_csv_batches(reading.scan, shape, reading.problems):
        times.append(batch.numbers(0))
        yield Batch(batch.first, batch.size, batch.columns[1:])


@dataclass(slots=True)
class _Log:
    """The columns of a log, ``index_of`` where they stand in it: comments, voters, votes, times."""

    reading: VoteReading
    index_of: Mapping[str, int]
    comments: CodedCells
    voters: CodedCells
    codes: CodedCells
    times: NDArray[np.int64]
    rows: NDArray[np.int64] | None = None

    def without_blanks(self, places: RowPlaces) -> _Log:
        """The log without rows in which nothing stands; ``rows`` says which there are."""
        is_blank = self.times == NO_NUMBER
        if not is_blank.any():
            return self
        columns = (self.comments, self.voters, self.codes)
        for column in columns:
            is_blank &= np.array([not value for value in column.values], dtype=bool)[column.codes]
        blank = np.flatnonzero(is_blank)
        # A text in a column that is not read makes it a row with something missing.
        is_blank[[row for row in blank[:_MOST_BLANK] if not places.is_blank(int(row))]] = False
        rows = np.flatnonzero(~is_blank)
        comments, voters, codes = (column.at(rows) for column in columns)
        return replace(
            self, comments=comments, voters=voters, codes=codes, times=self.times[rows], rows=rows
        )

    def votes(self) -> VoteColumns:
        """The votes that stand in the end; of two at one time the lower row."""
        head = self.reading.head
        column_of = {claim: index for index, claim in enumerate(head.claims)}
        columns = [column_of.get(claim_id(number), 0) for number in self.comments.values]
        ids = [participant_id(name) for name in self.voters.values]
        experts = sorted(set(ids))
        row_of = {expert: row for row, expert in enumerate(experts)}
        width = max(1, len(head.claims))
        number = len(experts) * width
        kind: type[np.signedinteger[Any]] = (
            np.int32 if number <= np.iinfo(np.int32).max else np.int64
        )
        of_voter: Keys = np.array([row_of[expert] * width for expert in ids], dtype=kind)
        of_comment: Keys = np.array(columns, dtype=kind)
        keys: Keys = of_voter[self.voters.codes]
        keys += of_comment[self.comments.codes]
        latest = self._latest(keys, number)
        keys = keys[latest]
        signs = np.array([CODES[value] for value in self.codes.values], dtype=np.int8)
        # As the table of votes names them: the first spelling of a number.
        name_of = dict(zip(reversed(ids), reversed(self.voters.values), strict=True))
        return VoteColumns(
            tuple(experts),
            tuple(f"Participant {name_of[expert]}" for expert in experts),
            (None,) * len(experts),
            array_of("i", (keys // width).astype(np.int32)),
            array_of("i", (keys % width).astype(np.int32)),
            array_of("b", signs[self.codes.codes[latest]]),
            replaced=len(self.times) - len(latest),
        )

    def _latest(self, keys: Keys, number: int) -> Keys:
        """For each key the row of the latest vote, in the order of the keys.

        Only rows of which one key has several are sorted: few change their minds.
        """
        latest = last_rows(keys, number)
        if len(latest) == len(keys) or not np.any(self.times[1:] < self.times[:-1]):
            return latest
        is_last = np.zeros(len(keys), dtype=bool)
        is_last[latest] = True
        others = np.flatnonzero(~is_last)
        places = np.searchsorted(keys[latest], np.unique(keys[others]))
        rows = np.concatenate([others, latest[places]])
        rows = rows[np.lexsort((rows, self.times[rows], keys[rows]))]
        ends = np.append(keys[rows][1:] != keys[rows][:-1], True)
        latest[places] = rows[ends]
        return latest

    def note_mistakes(self, places: RowPlaces) -> None:
        """Note votes of nobody, of no known value, and the first on each unknown comment."""
        problems, head, index_of = self.reading.problems, self.reading.head, self.index_of

        def problem(column: str, message: str, advice: str = "") -> Callable[[int], Problem]:
            index = index_of[column]
            return lambda row: Problem(places.place(at(row), index), message, advice, column)

        def at(row: int) -> int:
            return row if self.rows is None else int(self.rows[row])

        noun, advice, column = NO_TIME
        no_time = np.flatnonzero(self.times == NO_NUMBER)
        note_rows(no_time, problem(column, f"'' is no {noun}", advice), problems)

        for code, number in enumerate(self.comments.values):
            if self.reading.tells_unknown and number not in head.comments:
                message = f"comment {number or in_quotes(number)} is not among the comments"
                row = np.flatnonzero(self.comments.codes == code)[:1]
                note_rows(row, problem("comment-id", message, "export both anew"), problems)
        for code, name in enumerate(self.voters.values):
            if not name:
                rows = np.flatnonzero(self.voters.codes == code)
                message = "the number of the voter is missing"
                note_rows(rows, problem("voter-id", message), problems)
        for code, vote in enumerate(self.codes.values):
            if vote not in CODES:
                rows = np.flatnonzero(self.codes.codes == code)
                message = f"{in_quotes(vote)} is no vote"
                note_rows(rows, problem("vote", message, CODES_ADVICE), problems)
