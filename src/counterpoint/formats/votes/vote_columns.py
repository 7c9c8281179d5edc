"""What both of Polis' files of votes give where they are read in columns.

What belongs here: the columns of votes. What does not: either file's cells
(`counterpoint.formats.votes.matrix_columns`, `counterpoint.formats.votes.log_columns`).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from counterpoint.errors import Problems
from counterpoint.formats.columns import FileScan, array_of
from counterpoint.formats.csv_data import CsvText
from counterpoint.formats.votes.polis_export import Conversation


@dataclass(frozen=True, slots=True)
class VoteReading:
    """A file of votes that is read: ``table`` is how its text begins, ``head`` what is around it.

    After a mistake among the comments nobody can say which of them are unknown, so that these
    are noted only if ``tells_unknown``.
    """

    scan: FileScan
    table: CsvText
    head: Conversation
    problems: Problems
    tells_unknown: bool


@dataclass(frozen=True, slots=True)
class VoteColumns:
    """The votes as a `VoteTable` has them, and what else is counted."""

    experts: tuple[str, ...]
    names: tuple[str, ...]
    groups: tuple[str | None, ...]
    rows: array[int]
    columns: array[int]
    votes: array[int]
    replaced: int = 0
    external_ids: int = 0

    def votes_of(self, pairs: Sequence[tuple[int, int]]) -> list[int]:
        """The votes of pairs of a row and a column, of those that there are."""
        width = max((column for _, column in pairs), default=0) + 1
        width = max(width, int(np.max(np.asarray(self.columns), initial=0)) + 1)
        keys = np.asarray(self.rows, dtype=np.int64) * width + np.asarray(self.columns)
        wanted = np.array([row * width + column for row, column in pairs], dtype=np.int64)
        places = np.searchsorted(keys, wanted)
        is_there = places < len(keys)
        is_there[is_there] = keys[places[is_there]] == wanted[is_there]
        votes: list[int] = np.asarray(self.votes)[places[is_there]].tolist()
        return votes

    def turned_round(self) -> array[int]:
        """The votes with the other sign."""
        return array_of("b", -np.asarray(self.votes))
