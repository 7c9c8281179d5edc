"""How far apart each two groups stand, claim by claim: what most of the one and of the other say.

What belongs here: two groups over all claims. What does not: one claim over all groups, which
is `counterpoint.analysis.groups.divides`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from counterpoint.analysis.groups.counts import VoteCounts, grouped
from counterpoint.wording import clause, sentence


@dataclass(frozen=True, slots=True)
class GroupPair:
    """On how many claims most of two groups say the same, and on how many the opposite.

    A group takes a side on a claim if more than half of those in it who saw the claim agree, or
    more than half disagree, of enough who saw it (`VoteCounts.have_enough`). ``compared`` are the
    claims on which both do.
    """

    first: str
    second: str
    same: int
    opposite: int

    @property
    def compared(self) -> int:
        """On how many claims both groups take a side."""
        return self.same + self.opposite

    @property
    def reason(self) -> str:
        """The two counts in a sentence."""
        return sentence(clause("groups.pair", same=self.same, compared=self.compared))


def find_group_pairs(counts: VoteCounts, *, with_unranked: bool = False) -> tuple[GroupPair, ...]:
    """Every two groups in their order. Linear in claims times pairs of groups.

    Raises:
        UsageError: there are fewer than two groups to compare.
    """
    counts.need_groups(2)
    rows = counts.rows(with_unranked=with_unranked)
    agrees, disagrees = grouped(counts.agrees)[rows], grouped(counts.disagrees)[rows]
    half = (agrees + disagrees + grouped(counts.passes)[rows]) / 2
    side = np.where(agrees > half, 1, 0) - np.where(disagrees > half, 1, 0)
    side *= counts.have_enough()[rows]
    shared_claims = side.T @ side
    compared = np.abs(side).T @ np.abs(side)
    return tuple(
        GroupPair(
            counts.groups[i],
            counts.groups[j],
            int(compared[i, j] + shared_claims[i, j]) // 2,
            int(compared[i, j] - shared_claims[i, j]) // 2,
        )
        for i, j in combinations(range(len(counts.groups)), 2)
    )
