"""How many of each group agreed, disagreed and passed, counted once for all measures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from counterpoint.errors import UsageError
from counterpoint.model import Clause, Polarity, VoteTable
from counterpoint.wording import clause

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

EVERYONE = "everyone"  # the one group where nobody is in any
_VOTES_AT_ONCE = 2**18  # so that what is made of them stays in the processor's cache
_LEAST_VOTERS = 5  # what one or two of seventy say is not what the group says
_LONGEST_MARK = 2  # "A" and "12" are no names: such a group is told as "group A"


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How one group voted on one claim; ``group`` is ``None`` for all who are in no group."""

    claim: str
    group: str | None
    agrees: int
    disagrees: int
    passes: int

    @property
    def seen(self) -> int:
        """How many in the group voted on the claim at all, passes included."""
        return self.agrees + self.disagrees + self.passes

    def in_words(self, polarity: Polarity = Polarity.AFFIRM) -> Clause:
        """The count in words: 17 of 29 in group 1, or in a group that has a name of its own."""
        number = self.agrees if polarity is Polarity.AFFIRM else self.disagrees
        if self.group == EVERYONE:
            return clause("groups.count-all", n=number, seen=self.seen)
        if self.group is None:
            return clause("groups.count-in-none", n=number, seen=self.seen)
        key = "groups.count" if len(self.group) <= _LONGEST_MARK else "groups.count-named"
        return clause(key, n=number, seen=self.seen, group=self.group)


@dataclass(frozen=True, slots=True, eq=False)
class VoteCounts:
    """The votes by claim and group: each matrix has a row for each of ``claims``, a column for
    each of ``groups``, and a last column for who is in no group. Both are sorted.
    ``sizes`` are how many voters there are by the same columns. ``unranked`` are the claims that a
    moderator rejected, or that say who a voter is.
    """

    claims: tuple[str, ...]
    groups: tuple[str, ...]
    agrees: Integers
    disagrees: Integers
    passes: Integers
    sizes: tuple[int, ...]
    unranked: frozenset[str]

    def __iter__(self) -> Iterator[GroupCount]:
        """Every count, by claim, then by group, those in no group last."""
        for row, column in product(range(len(self.claims)), range(len(self.groups) + 1)):
            yield self.at(row, column)

    def at(self, row: int, column: int) -> GroupCount:
        """One count, by the indices of its claim and its group."""
        return GroupCount(
            self.claims[row],
            self.groups[column] if column < len(self.groups) else None,
            int(self.agrees[row, column]),
            int(self.disagrees[row, column]),
            int(self.passes[row, column]),
        )

    def of(self, row: int) -> tuple[GroupCount, ...]:
        """The counts of every group on the claim at ``row``, in order of group."""
        return tuple(self.at(row, column) for column in range(len(self.groups)))

    def rows(self, *, with_unranked: bool) -> list[int]:
        """The rows of the claims; unless asked for without those that are not ranked."""
        return [
            row
            for row, claim in enumerate(self.claims)
            if with_unranked or claim not in self.unranked
        ]

    def have_enough(self) -> NDArray[np.bool_]:
        """For each claim and group whether so many voted that their side is the group's.

        That is five, and of fewer than ten members half of them: a side that one or two of seventy
        took says nothing of the group. Of voters in one group, as of all together, one is enough.
        """
        sizes = np.array(self.sizes[: len(self.groups)], dtype=np.int64)
        voters = grouped(self.agrees + self.disagrees + self.passes)
        if len(self.groups) < 2:
            return np.asarray(voters > 0)
        enough: NDArray[np.bool_] = (voters >= _LEAST_VOTERS) | (2 * voters >= sizes)
        return enough & (voters > 0)

    def need_groups(self, number: int) -> None:
        """Refuse to compare fewer groups than that.

        Raises:
            UsageError: there are fewer.
        """
        if len(self.groups) < number:
            raise UsageError(
                f"the voters are in {len(self.groups)} groups and this takes at least {number}; "
                "name groups in a column, or give them by VoteTable.with_groups"
            )


def count_votes(table: VoteTable) -> VoteCounts:
    """How each group voted on each claim. Complexity: linear in the votes, in compiled code."""
    groups = tuple(sorted({group for group in table.groups if group is not None}))
    column_of: dict[str | None, int] = {group: i for i, group in enumerate(groups)}
    column_of[None] = len(groups)
    shape = (len(table.claims), len(groups) + 1, 3)
    number = max(1, math.prod(shape))
    kind = np.int32 if number <= np.iinfo(np.int32).max else np.int64
    of_expert = np.array([column_of[group] * 3 + 1 for group in table.groups], dtype=kind)
    of_claim = np.arange(shape[0], dtype=kind) * (shape[1] * 3)
    counts = np.zeros(number, dtype=np.int64)
    columns = tuple(map(np.asarray, (table.rows, table.columns, table.votes)))
    for first in range(0, len(table.votes), _VOTES_AT_ONCE):
        rows, claims, votes = (column[first : first + _VOTES_AT_ONCE] for column in columns)
        cells = of_claim[claims]
        cells += of_expert[rows]
        cells += votes
        counts += np.bincount(cells, minlength=number)
    by_vote = counts.reshape(shape) if shape[0] else np.zeros(shape, dtype=np.int64)
    disagrees, passes, agrees = (np.ascontiguousarray(by_vote[:, :, i]) for i in range(3))
    voters = Counter(table.groups)
    sizes = tuple(voters[group] for group in (*groups, None))
    return VoteCounts(table.claims, groups, agrees, disagrees, passes, sizes, table.unranked)


def grouped(matrix: Integers) -> Integers:
    """The columns of the groups, without that of who is in none."""
    return matrix[:, :-1]
