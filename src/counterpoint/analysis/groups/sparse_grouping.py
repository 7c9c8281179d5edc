"""The grouping of `counterpoint.analysis.groups.grouping` for millions of votes.

The same sum is made as large as it gets by the same steps, but on the votes that there are and
not on a matrix of all voters and claims, and most voters move at once. What belongs here:
arithmetic on votes. What does not: who moves (`counterpoint.analysis.groups.moving`), or when a
further group is worth it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise

import numpy as np

from counterpoint.analysis.groups.counts import Floats, Integers
from counterpoint.analysis.groups.moving import leading, move

_VOTES_AT_ONCE = 2**18  # so that what is made of them stays in the processor's cache
_MOST_INT32 = 2**31
_LARGEST_SAMPLE = 5_000  # voters
# Beyond, the leading direction of a sample is found without a matrix of pairs of claims.
_MOST_CLAIMS_EXACT = 400
_MOST_STEPS = 50
_NEAR = 1e-12


@dataclass(frozen=True, slots=True)
class SparseDepartures:
    """The votes of each voter less the mean of each claim: ``values`` at ``columns``.

    Those of voter ``i`` stand from ``starts[i]`` to below ``starts[i + 1]``; each has at least one.
    ``squares`` has each voter's product with itself.
    """

    starts: Integers
    columns: Integers
    values: Floats
    claims: int
    squares: Floats

    @classmethod
    def of(
        cls, starts: Integers, columns: Integers, values: Floats, claims: int
    ) -> SparseDepartures:
        """The departures with each voter's product with itself."""
        squares = np.add.reduceat(values**2, starts[:-1]) if len(starts) > 1 else np.zeros(0)
        return cls(starts, columns, values, claims, squares)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def sums(self, groups: Integers, count: int) -> Floats:
        """The sum of the departures of each group, a row for each."""
        lengths, size = np.diff(self.starts), count * self.claims
        sums = np.zeros(size)
        for first, last in self._blocks():
            start, end = self.starts[first], self.starts[last]
            cells = np.repeat(groups[first:last] * self.claims, lengths[first:last])
            cells += self.columns[start:end]
            sums += np.bincount(cells, self.values[start:end], size)
        return sums.reshape(count, self.claims)

    def ties(self, directions: Floats) -> Floats:
        """For each voter and each direction, a row of claims, the product of the two.

        By scipy where it is installed, which takes a quarter of the time.
        """
        if find_spec("scipy") is None:
            return self._ties_by_blocks(directions)
        from scipy.sparse import csr_array  # type: ignore[import-untyped]  # noqa: PLC0415 (not everybody has it)

        starts = self.starts.astype(np.int32) if self.starts[-1] < _MOST_INT32 else self.starts
        matrix = csr_array((self.values, self.columns, starts), (len(self), self.claims))
        ties: Floats = matrix @ np.ascontiguousarray(directions.T)
        return ties

    def _ties_by_blocks(self, directions: Floats) -> Floats:
        ties = np.empty((len(self), len(directions)))
        for first, last in self._blocks():
            start, end = self.starts[first], self.starts[last]
            columns, values = self.columns[start:end], self.values[start:end]
            offsets = self.starts[first:last] - start
            for number, direction in enumerate(directions):
                products = direction[columns]
                products *= values
                ties[first:last, number] = np.add.reduceat(products, offsets)
        return ties

    def leading_direction(self, voters: Integers) -> Floats:
        """The direction in which departures of some voters differ most, by a sample of them.

        Every so manyth of them is looked at, since this is where moving only begins.
        """
        sample = self.at(voters[:: max(1, len(voters) // _LARGEST_SAMPLE)])
        if self.claims <= _MOST_CLAIMS_EXACT:
            return leading(sample._pairs_of_claims())  # noqa: SLF001 (one of us)
        direction: Floats = sample.leading_directions(1, exact_up_to=0)[0]
        direction *= float(np.sign(direction[np.abs(direction).argmax()]))
        return direction

    def at(self, voters: Integers) -> SparseDepartures:
        """The departures of some voters, in their order."""
        lengths, votes = self._votes_of(voters)
        starts = np.append(0, np.cumsum(lengths))
        return SparseDepartures.of(starts, self.columns[votes], self.values[votes], self.claims)

    def _votes_of(self, voters: Integers) -> tuple[Integers, Integers]:
        """How many votes each of some voters has, and the positions of all of them."""
        lengths = np.diff(self.starts)[voters]
        ends = np.cumsum(lengths)
        votes = np.repeat(self.starts[voters] - ends + lengths, lengths) + np.arange(lengths.sum())
        return lengths, votes

    def _dense(self, voters: Integers) -> Floats:
        """A row for each of some voters, a column for each claim."""
        dense = np.zeros((len(voters), self.claims))
        lengths, votes = self._votes_of(voters)
        dense[np.repeat(np.arange(len(voters)), lengths), self.columns[votes]] = self.values[votes]
        return dense

    def leading_directions(
        self, count: int, *, exact_up_to: int, most_steps: int = _MOST_STEPS
    ) -> Floats:
        """The directions in which departures differ most, of length 1, the first most of all.

        Up to so many claims exactly; beyond by steps that turn all directions toward them.
        """
        count = min(count, self.claims)
        if self.claims <= exact_up_to:
            vectors: Floats = np.linalg.eigh(self._pairs_of_claims())[1]
            return vectors[:, ::-1][:, :count].T.copy()
        directions: Floats = np.eye(count, self.claims) + 1 / self.claims
        for _ in range(most_steps):
            along = self.ties(directions)
            turns = np.stack([self._weighted_sum(along[:, i]) for i in range(count)])
            following: Floats = np.linalg.qr(turns.T)[0].T.copy()
            distance = float(np.abs(np.abs((following * directions).sum(axis=1)) - 1).max())
            directions = following
            if distance < _NEAR:
                break
        return directions

    def _weighted_sum(self, weights: Floats) -> Floats:
        """The sum of all voters' departures, each times a weight."""
        lengths, total = np.diff(self.starts), np.zeros(self.claims)
        for first, last in self._blocks():
            part = slice(self.starts[first], self.starts[last])
            weighted = self.values[part] * np.repeat(weights[first:last], lengths[first:last])
            total += np.bincount(self.columns[part], weighted, self.claims)
        return total

    def _pairs_of_claims(self) -> Floats:
        """For each two claims the sum over the voters of the products of departures."""
        pairs = np.zeros((self.claims, self.claims))
        for first, last in self._blocks():
            dense = self._dense(np.arange(first, last))
            pairs += dense.T @ dense
        return pairs

    def regroup(self, groups: Integers, count: int) -> tuple[Integers, Floats]:
        """Each voter where most ties are, until nobody would move; and the sums by group."""
        return move(self, groups, count)

    def change(self, voters: Integers, old: Integers, new: Integers, count: int) -> Floats:
        """As `Movable.change`."""
        lengths, votes = self._votes_of(voters)
        columns, values, size = self.columns[votes], self.values[votes], count * self.claims
        change: Floats = np.zeros(size)
        change += np.bincount(np.repeat(new * self.claims, lengths) + columns, values, size)
        change -= np.bincount(np.repeat(old * self.claims, lengths) + columns, values, size)
        return change.reshape(count, self.claims)

    def of_voter(self, voter: int) -> tuple[Integers, Floats]:
        """As `Movable.of_voter`."""
        part = slice(self.starts[voter], self.starts[voter + 1])
        return self.columns[part], self.values[part]

    def _blocks(self) -> list[tuple[int, int]]:
        """Runs of voters with few votes together, each from one number to below the other."""
        ends = np.searchsorted(
            self.starts, np.arange(_VOTES_AT_ONCE, self.starts[-1], _VOTES_AT_ONCE)
        )
        bounds = np.unique([0, *ends.tolist(), len(self)]).tolist()
        return list(pairwise(bounds))
