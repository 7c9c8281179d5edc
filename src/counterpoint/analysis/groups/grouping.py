"""Groups of voters found from the votes alone, where none were published with them.

Camps in columns: two voters are tied by how often they depart from everybody's mean in the same
direction, less how often in opposite ones, and a grouping is better the more of the ties lie
inside its groups (correlation clustering, Bansal, Blum and Chawla 2004, with real weights). With
``x`` a voter's departures as a vector, the sum of the ties inside a group is half of
``|sum of x|**2 - sum of |x|**2``, so that no pair of voters is ever formed.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import Protocol

import numpy as np

from counterpoint.analysis.groups.counts import Floats, Integers
from counterpoint.analysis.groups.matrix_grouping import MatrixDepartures
from counterpoint.analysis.groups.sparse_grouping import SparseDepartures
from counterpoint.model import VoteTable

# As Polis has it: who voted on fewer claims says too little to be placed.
LEAST_VOTES = 7
# As many as Polis tries, and as a reader can hold apart.
_MOST_GROUPS = 5
# So many votes take a second one voter at a time, and so many claims for the leading directions.
LEAST_SPARSE = 100_000
_MOST_CLAIMS_DENSE = 300
# Where this share of all votes that could be is there, a matrix of them is no larger than they.
_LEAST_DENSE = 0.4
# Moving ends by itself where no move helps; the limit bounds the time that a large vote takes.
_MOST_ROUNDS = 30
# A further group has to gain that share of the sum so far, and hold that share of the voters.
_LEAST_GAIN = 0.05
_LEAST_SHARE = 0.05


def find_groups(table: VoteTable, *, least_sparse: int = LEAST_SPARSE) -> VoteTable:
    """``table`` with its voters in two to five groups, A the largest; or in none.

    Who voted on fewer than `LEAST_VOTES` claims (or on fewer than there are) is in no group.
    Nobody is where no split leaves each part with a twentieth of the voters, as where all vote
    alike. What says who a voter is (``table.meta``) groups nobody. A heuristic; it takes nothing
    from chance, and in the end nobody has more ties to another group than to the own. Up to
    ``least_sparse`` votes one voter is moved at a time, beyond most move at once.

    Complexity: O(voters x claims) for each of at most thirty rounds, in a dense matrix of that
    size; beyond ``least_sparse`` O(votes) for each round, and O(claims**2) for the voters of a
    sample and for each step toward the leading direction of a group.
    """
    departures: Departures
    if len(table.votes) < least_sparse and len(table.claims) <= _MOST_CLAIMS_DENSE:
        matrix, members = _departures(table)
        departures = DenseDepartures(matrix)
    else:
        departures, members = _departures_of_many(table)
    groups = np.zeros(len(departures), dtype=np.int64)
    inside = _inside(departures.sums(groups, 1))
    for count in range(1, _MOST_GROUPS):
        candidate = _best_split(departures, groups, count)
        if candidate is None:
            break
        candidate, sums = departures.regroup(candidate, count + 1)
        sizes = np.bincount(candidate, minlength=count + 1)
        enough = sizes.min() >= max(2, _LEAST_SHARE * len(candidate))
        if not enough or _inside(sums) <= (1 + _LEAST_GAIN) * inside:
            break
        groups, inside = candidate, _inside(sums)
    return table.with_groups(letters_of(table, groups, members), found_by="ties")


class Departures(Protocol):
    """What each voter's votes differ by from each claim's mean, however it is kept."""

    def __len__(self) -> int: ...

    def sums(self, groups: Integers, count: int) -> Floats:
        """The sum of the departures of each group, a row for each."""
        ...

    def leading_direction(self, voters: Integers) -> Floats:
        """The direction in which those of some differ most; its largest part is positive."""
        ...

    def ties(self, directions: Floats) -> Floats:
        """For each voter and each direction, a row of claims, the product of the two."""
        ...

    def regroup(self, groups: Integers, count: int) -> tuple[Integers, Floats]:
        """Each voter where most ties are, until nobody would move; and the sums by group."""
        ...


@dataclass(frozen=True, slots=True)
class DenseDepartures:
    """A row for each voter, a column for each claim, 0 where unseen."""

    matrix: Floats

    def __len__(self) -> int:
        return len(self.matrix)

    def sums(self, groups: Integers, count: int) -> Floats:
        """As `Departures.sums`."""
        sums = np.zeros((count, self.matrix.shape[1]))
        np.add.at(sums, groups, self.matrix)
        return sums

    def leading_direction(self, voters: Integers) -> Floats:
        """As `Departures.leading_direction`."""
        part = self.matrix[voters]
        _, vectors = np.linalg.eigh(part.T @ part)
        direction: Floats = vectors[:, -1]
        return direction * float(np.sign(direction[np.abs(direction).argmax()]))

    def ties(self, directions: Floats) -> Floats:
        """As `Departures.ties`."""
        ties: Floats = self.matrix @ directions.T
        return ties

    def regroup(self, groups: Integers, count: int) -> tuple[Integers, Floats]:
        """As `Departures.regroup`, one voter after another."""
        groups = groups.copy()
        sums = self.sums(groups, count)
        for _ in range(_MOST_ROUNDS):
            moves = 0
            for voter, own in enumerate(self.matrix):
                here = groups[voter]
                ties = sums @ own
                ties[here] -= own @ own
                there = int(ties.argmax())
                if ties[there] > ties[here] + 1e-9:
                    sums[here] -= own
                    sums[there] += own
                    groups[voter] = there
                    moves += 1
            if not moves:
                break
        return groups, self.sums(groups, count)


def _departures(table: VoteTable) -> tuple[Floats, Integers]:
    """The votes less each claim's mean, 0 where unseen, of those with enough votes; their rows."""
    shape = len(table.experts), len(table.claims)
    rows, columns = np.asarray(table.rows), np.asarray(table.columns)
    votes = np.asarray(table.votes, dtype=np.float64)
    voters = np.maximum(np.bincount(columns, minlength=shape[1]), 1)
    mean = np.bincount(columns, weights=votes, minlength=shape[1]) / voters
    matrix = np.zeros(shape)
    matrix[rows, columns] = votes - mean[columns]
    is_meta = np.array([claim in table.meta for claim in table.claims], dtype=bool)
    matrix[:, is_meta] = 0
    cast = np.bincount(rows[~is_meta[columns]], minlength=shape[0])
    members = np.flatnonzero(cast >= min(LEAST_VOTES, max(1, shape[1] - is_meta.sum())))
    return matrix[members], members


def departures_of(table: VoteTable) -> tuple[SparseDepartures, Integers]:
    """All votes less each claim's mean, of those who voted; their rows.

    A vote on what a moderator rejected is nothing, and yet one.
    """
    rows, columns = np.asarray(table.rows), np.asarray(table.columns)
    votes = np.asarray(table.votes).astype(np.float64)
    is_rejected = np.array([claim in table.rejected for claim in table.claims], dtype=bool)
    if is_rejected.any():
        votes[is_rejected[columns]] = 0
    size = len(table.claims)
    mean = np.bincount(columns, votes, size) / np.maximum(np.bincount(columns, minlength=size), 1)
    cast = np.bincount(rows, minlength=len(table.experts))
    voters = np.flatnonzero(cast)
    starts = np.append(0, np.cumsum(cast[voters]))
    return SparseDepartures.of(starts, columns, votes - mean[columns], size), voters


def _departures_of_many(
    table: VoteTable,
) -> tuple[SparseDepartures | MatrixDepartures, Integers]:
    """As `_departures`, in whatever form takes less room."""
    size = len(table.experts), len(table.claims)
    rows, columns = np.asarray(table.rows), np.asarray(table.columns)
    cells = 3 * columns
    cells += np.asarray(table.votes)
    cells += 1
    counts = np.bincount(cells, minlength=3 * size[1]).reshape(size[1], 3)
    mean = (counts[:, 2] - counts[:, 0]) / np.maximum(counts.sum(axis=1), 1)
    values = (np.array([-1.0, 0.0, 1.0]) - mean[:, np.newaxis]).ravel()
    is_meta = np.array([claim in table.meta for claim in table.claims], dtype=bool)
    if is_meta.any():
        is_left = ~is_meta[columns]
        rows, columns, cells = rows[is_left], columns[is_left], cells[is_left]
    cast = np.bincount(rows, minlength=size[0])
    is_member = cast >= min(LEAST_VOTES, max(1, size[1] - int(is_meta.sum())))
    if not is_member.all():
        is_left = is_member[rows]
        columns, cells = columns[is_left], cells[is_left]
    members = np.flatnonzero(is_member)
    starts = np.append(0, np.cumsum(cast[members]))
    if len(cells) >= _LEAST_DENSE * len(members) * size[1]:
        return MatrixDepartures.of(starts, columns, cells, values, size[1]), members
    return SparseDepartures.of(starts, columns, values[cells], size[1]), members


def _inside(sums: Floats) -> float:
    """The sum over the groups of the square of their sum of departures."""
    return float((sums * sums).sum())


def _best_split(departures: Departures, groups: Integers, count: int) -> Integers | None:
    """One group more: the group cut across its leading direction where that gains most."""
    members = [np.flatnonzero(groups == group) for group in range(count)]
    if not len(groups) or max(map(len, members)) < 2:
        return None
    directions = np.array([departures.leading_direction(each) for each in members])
    ties = departures.ties(directions)[np.arange(len(groups)), groups]
    halves = departures.sums(2 * groups + (ties < 0), 2 * count).reshape(count, 2, -1)
    squares = (halves * halves).sum(axis=(1, 2))
    gains = squares - (halves.sum(axis=1) ** 2).sum(axis=1)
    gains[[len(each) < 2 for each in members]] = -np.inf
    best = int(gains.argmax())
    if gains[best] <= 1e-9:
        return None
    candidate = groups.copy()
    candidate[members[best][ties[members[best]] < 0]] = count
    return candidate


def letters_of(table: VoteTable, groups: Integers, members: Integers) -> dict[str, str]:
    """By expert the letter of the group, A the largest; nothing where there is one group alone.

    ``groups`` are numbers, one for each of ``members``, who are rows of the table.
    """
    sizes = np.bincount(groups) if len(groups) else np.zeros(0, dtype=np.int64)
    if len(sizes) < 2:
        return {}
    first = [int(np.flatnonzero(groups == group)[0]) for group in range(len(sizes))]
    order = sorted(range(len(sizes)), key=lambda group: (-int(sizes[group]), first[group]))
    name = {group: ascii_uppercase[place] for place, group in enumerate(order)}
    return {
        table.experts[row]: name[int(group)] for row, group in zip(members, groups, strict=True)
    }
