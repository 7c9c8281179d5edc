"""Polis' table of votes in columns: a row for each participant, however many there are.

What belongs here: its cells as votes, and mistakes in them with their places. What does not: a
small table, see `counterpoint.formats.votes.polis_matrix`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterpoint.errors import Problem, Problems, Severity
from counterpoint.formats.columns import (
    Batch,
    CodedCells,
    CsvShape,
    RowPlaces,
    array_of,
    in_runs,
    note_rows,
    read_csv_batches,
)
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.votes.polis_comments import find_columns
from counterpoint.formats.votes.polis_matrix import MATRIX_REQUIRED, MatrixHeader, group_name
from counterpoint.formats.votes.polis_participants import CODES, CODES_ADVICE, participant_id
from counterpoint.formats.votes.vote_columns import VoteColumns, VoteReading

_UNSEEN, _WRONG = 9, 8  # beside the votes, which are 1, 0 and -1
_TOTALS = ("n-votes", "n-agree", "n-disagree")
_NOT_SAID, _NO_NUMBER = -1, -2
_MOST_DIGITS = 9


def read_matrix(reading: VoteReading) -> VoteColumns:
    """The votes of a table with a row for each participant; what is wrong is noted.

    Raises:
        InputError: its header is wrong, or a cell.
    """
    rows = reading.table.rows()
    line, names = reading.table.header(rows)
    index_of = find_columns(reading.table, line, names, MATRIX_REQUIRED, reading.problems)
    first, _ = next(rows, (0, []))
    reading.problems.raise_errors()
    header = MatrixHeader(reading.table, line, names)
    cells = header.cells(
        reading.head.claims,
        reading.head.comments,
        reading.problems,
        tells_unknown=reading.tells_unknown,
    )
    reading.problems.raise_errors()
    shape = CsvShape(reading.table.delimiter, len(names), first)
    matrix = _Matrix(index_of, cells)
    if first:
        for batch in read_csv_batches(reading.scan, shape, reading.problems):
            matrix.take(batch)
    places = RowPlaces(reading.scan, shape, len(matrix.people))
    matrix.note_mistakes(places, reading.problems)
    reading.problems.raise_errors()
    return matrix.votes(places, reading.problems)


@dataclass(slots=True)
class _Person:
    """Who votes in one row of the table; nobody where ``is_blank``: no cell of it says anything."""

    name: str
    group: str | None
    is_blank: bool = False


@dataclass(slots=True)
class _Matrix:
    """Gathers the blocks of a table of votes; ``cells`` are pairs of a claim and a cell."""

    index_of: Mapping[str, int]
    cells: Sequence[tuple[int, int]]
    people: list[_Person] = field(default_factory=list)
    external_ids: int = 0
    _rows: list[NDArray[np.int32]] = field(default_factory=list)
    _columns: list[NDArray[np.int32]] = field(default_factory=list)
    _votes: list[NDArray[np.int8]] = field(default_factory=list)
    _wrong: list[tuple[int, int, str]] = field(default_factory=list)
    _totals: list[tuple[int, str, str, int]] = field(default_factory=list)

    def take(self, batch: Batch) -> None:
        """Add the rows of a block."""
        names = _texts(batch.cells(self.index_of["participant"]))
        groups = self._texts_of(batch, "group-id")
        self.external_ids += sum(map(bool, self._texts_of(batch, "xid")))
        self.people += [
            _Person(name, group_name(group)) for name, group in zip(names, groups, strict=True)
        ]
        matrix = np.full((batch.size, len(self.cells)), _UNSEEN, dtype=np.int8)
        for place, (_, cell) in enumerate(self.cells):
            matrix[:, place] = self._column(batch, cell)
        for row, name in enumerate(names):
            if not name and not any(map(str.strip, batch.texts(row))):
                self.people[batch.first + row].is_blank = True
        rows, places = np.nonzero(matrix <= 1)
        claims = np.array([claim for claim, _ in self.cells], dtype=np.int32)
        self._rows.append((rows + batch.first).astype(np.int32))
        self._columns.append(claims[places])
        self._votes.append(matrix[rows, places])
        self._compare_totals(batch, matrix)

    def _texts_of(self, batch: Batch, column: str) -> list[str]:
        index = self.index_of.get(column)
        return [""] * batch.size if index is None else _texts(batch.cells(index))

    def _column(self, batch: Batch, cell: int) -> NDArray[np.int8]:
        cells = batch.cells(cell)
        codes = [CODES.get(value, _WRONG) if value else _UNSEEN for value in cells.values]
        votes = np.array(codes, dtype=np.int8)[cells.codes]
        if _WRONG in codes:
            self._wrong += [
                (batch.first + row, cell, cells.values[cells.codes[row]])
                for row in np.flatnonzero(votes == _WRONG).tolist()
            ]
        return votes

    def _compare_totals(self, batch: Batch, matrix: NDArray[np.int8]) -> None:
        """Keep where the row's own totals are not those of its votes: one was changed since."""
        counts = ((matrix <= 1).sum(axis=1), (matrix == 1).sum(axis=1), (matrix == -1).sum(axis=1))
        for column, numbers in zip(_TOTALS, counts, strict=True):
            if column not in self.index_of:
                continue
            cells = batch.cells(self.index_of[column])
            written = np.array([_number(value) for value in cells.values], dtype=np.int64)[
                cells.codes
            ]
            differing = np.flatnonzero((written != numbers) & (written != _NOT_SAID))
            self._totals += [
                (batch.first + row, column, cells.values[cells.codes[row]], int(numbers[row]))
                for row in differing.tolist()
            ]

    def note_mistakes(self, places: RowPlaces, problems: Problems) -> None:
        """Note cells that are no vote, people without a number, totals that are not so."""
        wrong, totals = self._wrong, self._totals

        def no_vote(number: int) -> Problem:
            row, cell, text = wrong[number]
            advice = f"{CODES_ADVICE}, empty is unseen"
            return Problem(places.place(row, cell), f"{in_quotes(text)} is no vote", advice, "vote")

        def other_total(number: int) -> Problem:
            row, column, text, count = totals[number]
            message = f"{column} says {in_quotes(text)} and the row has {count}"
            place, advice = (
                places.place(row, self.index_of[column]),
                "the votes in the row are taken",
            )
            return Problem(place, message, advice, "totals", Severity.WARNING)

        def no_name(row: int) -> Problem:
            place = places.place(row, self.index_of["participant"])
            message = "the number of the participant is missing"
            return Problem(place, message, "", "participant")

        note_rows(np.arange(len(wrong)), no_vote, problems)
        note_rows(np.arange(len(totals)), other_total, problems)
        nameless = [
            row for row, person in enumerate(self.people) if not person.name and not person.is_blank
        ]
        note_rows(np.array(nameless, dtype=np.int64), no_name, problems)

    def votes(self, places: RowPlaces, problems: Problems) -> VoteColumns:
        """The votes, sorted by the ids of the participants; who stands twice is noted."""
        ids = [participant_id(person.name) for person in self.people]
        first: dict[str, int] = {}
        present = [row for row, person in enumerate(self.people) if not person.is_blank]
        again = [row for row in present if first.setdefault(ids[row], row) != row]

        def twice(row: int) -> Problem:
            message = f"participant {in_quotes(self.people[row].name)} stands here a second time"
            advice = f"the first is in line {places.lines()[first[ids[row]]]}; keep one of them"
            place = places.place(row, self.index_of["participant"])
            return Problem(place, message, advice, "participant")

        note_rows(np.array(again, dtype=np.int64), twice, problems)
        order = np.array(sorted(present, key=ids.__getitem__), dtype=np.int64)
        rows = _whole_array(self._rows, np.int32)
        lengths = np.bincount(rows, minlength=len(ids))
        starts = np.cumsum(lengths) - lengths
        sorted_rows = in_runs(starts[order], lengths[order])
        people = [self.people[row] for row in order.tolist()]
        return VoteColumns(
            tuple(ids[row] for row in order.tolist()),
            tuple(f"Participant {person.name}" for person in people),
            tuple(person.group for person in people),
            array_of("i", np.repeat(np.arange(len(order), dtype=np.int32), lengths[order])),
            array_of("i", _whole_array(self._columns, np.int32)[sorted_rows]),
            array_of("b", _whole_array(self._votes, np.int8)[sorted_rows]),
            external_ids=self.external_ids,
        )


def _texts(cells: CodedCells) -> list[str]:
    return [cells.values[code] for code in cells.codes.tolist()]


def _number(cell: str) -> int:
    """The number that a cell says; -1 for nothing, -2 for what is no number."""
    whole = cell.removesuffix(".0")
    if not cell:
        return _NOT_SAID
    is_number = whole.isascii() and whole.isdigit() and len(whole) <= _MOST_DIGITS
    return int(whole) if is_number else _NO_NUMBER


def _whole_array(parts: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)
