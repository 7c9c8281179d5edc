"""The grouping of `counterpoint.analysis.groups.grouping` for millions of dense votes.

Where most people voted on much of what there is, a matrix of all voters and claims takes no more
room than the votes, and products with it a fraction of the time. What belongs here: arithmetic on
that matrix. What does not: who moves (`counterpoint.analysis.groups.moving`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from counterpoint.analysis.groups.counts import Floats, Integers
from counterpoint.analysis.groups.moving import leading, move

_VOTERS_AT_ONCE = 1_024  # so that what is made of them stays in the processor's cache
# Beyond, libraries of linear algebra start threads, which wait for one another longer than they
# work on matrices as narrow as these.
_PRODUCTS_AT_ONCE = 200_000
_LARGEST_SAMPLE = 500_000  # cells


@dataclass(frozen=True, slots=True)
class MatrixDepartures:
    """A row for each voter, a column for each claim, 0 where unseen; ``squares`` by voter."""

    matrix: Floats
    squares: Floats

    @classmethod
    def of(
        cls, starts: Integers, columns: Integers, codes: Integers, values: Floats, claims: int
    ) -> MatrixDepartures:
        """Voter ``i``'s votes begin at ``starts[i]``: one on each of ``columns``, which departs by
        what ``values`` have for its code.
        """
        matrix = np.zeros((len(starts) - 1, claims))
        for first in range(0, len(matrix), _VOTERS_AT_ONCE):
            bounds = starts[first : first + _VOTERS_AT_ONCE + 1]
            part = slice(bounds[0], bounds[-1])
            cells = np.repeat(np.arange(len(bounds) - 1) * claims, np.diff(bounds))
            cells += columns[part]
            rows = matrix[first : first + _VOTERS_AT_ONCE]
            rows.reshape(-1)[cells] = values[codes[part]]
        return cls(matrix, np.einsum("ij,ij->i", matrix, matrix))

    def __len__(self) -> int:
        return len(self.matrix)

    def sums(self, groups: Integers, count: int) -> Floats:
        """As `Movable.sums`."""
        sums, is_in = np.zeros((count, self.matrix.shape[1])), np.eye(count)
        for part in self._parts(len(self), count):
            sums += is_in[:, groups[part]] @ self.matrix[part]
        return sums

    def ties(self, directions: Floats) -> Floats:
        """As `Movable.ties`."""
        ties, columns = np.empty((len(self), len(directions))), directions.T.copy()
        for part in self._parts(len(self), len(directions)):
            np.matmul(self.matrix[part], columns, out=ties[part])
        return ties

    def change(self, voters: Integers, old: Integers, new: Integers, count: int) -> Floats:
        """As `Movable.change`."""
        change, is_in = np.zeros((count, self.matrix.shape[1])), np.eye(count)
        for part in self._parts(len(voters), count):
            change += (is_in[:, new[part]] - is_in[:, old[part]]) @ self.matrix[voters[part]]
        return change

    def _parts(self, voters: int, count: int) -> Iterator[slice]:
        """Runs of voters whose product with so many rows is small."""
        size = max(1, _PRODUCTS_AT_ONCE // max(1, count * self.matrix.shape[1]))
        return (slice(first, first + size) for first in range(0, voters, size))

    def of_voter(self, voter: int) -> tuple[slice, Floats]:
        """As `Movable.of_voter`."""
        values: Floats = self.matrix[voter]
        return slice(None), values

    def leading_direction(self, voters: Integers) -> Floats:
        """The direction in which departures of some voters differ most, by a sample of them.

        Every so manyth of them is looked at, since this is where moving only begins.
        """
        most = max(1, _LARGEST_SAMPLE // max(1, self.matrix.shape[1]))
        sample = self.matrix[voters[:: max(1, len(voters) // most)]]
        return leading(sample.T @ sample)

    def regroup(self, groups: Integers, count: int) -> tuple[Integers, Floats]:
        """Each voter where most ties are, until nobody would move; and the sums by group."""
        return move(self, groups, count)
