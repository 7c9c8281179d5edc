"""Divisiveness: the claims that set groups apart, and each group at odds with itself.

Polis has no measure of this by group (what it calls extremity is a distance in its projection),
so this one is ours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from counterpoint.analysis.groups.consensus import GroupConsensus
from counterpoint.analysis.groups.counts import GroupCount, VoteCounts, grouped
from counterpoint.wording import clause, sentence


@dataclass(frozen=True, slots=True)
class Divide:
    """How far a claim sets groups apart, and each group at odds with itself.

    ``between`` is half the distance between the two groups in ``groups``, which lie farthest
    apart by ``(A - D) / (S + 2)``, the more favourable first; in [0, 1). Only groups in which
    enough voted (`VoteCounts.have_enough`) are compared; where there is one such group, or none,
    ``between`` is 0.
    ``leaning`` is the mean of ``(A - D) / (S + 2)`` over those groups, in (-1, 1), 0 where there
    are none. ``compared`` are the groups of which that is so. ``within`` has, in order of group,
    ``2 min(A, D) / (S + 2)``, in [0, 1).
    """

    claim: str
    between: float
    leaning: float
    groups: tuple[str, str]
    within: tuple[float, ...]
    counts: tuple[GroupCount, ...]
    compared: tuple[str, ...] = ()

    @property
    def is_tension(self) -> bool:
        """Whether most of one group agree and most of another reject it, of those compared."""
        compared = [each for each in self.counts if each.group in self.compared]
        is_backed = any(2 * each.agrees > each.seen for each in compared)
        return is_backed and any(2 * each.disagrees > each.seen for each in compared)

    @property
    def shared(self) -> str:
        """How far the claim is shared for all that: ``agreed`` or ``rejected`` by most of every
        group, ``nearest`` to being agreed; empty where it is not.
        """
        each = GroupConsensus(
            self.claim, 0.0, 0.0, self.counts, len(self.compared) == len(self.counts)
        )
        if each.is_shared:
            return "agreed"
        return "rejected" if each.is_rejected else "nearest" if each.is_near else ""

    @property
    def reason(self) -> str:
        """What the two groups make of the claim, in a sentence."""
        by_group = {count.group: count for count in self.counts}
        first, second = (by_group[group].in_words() for group in self.groups)
        also = {"also": clause(f"groups.also-{self.shared}")} if self.shared else {}
        return sentence(clause("groups.divided", first=first, second=second, **also))


def find_divides(counts: VoteCounts, *, with_unranked: bool = False) -> tuple[Divide, ...]:
    """Every claim by how far apart it sets two groups, widest first.

    Raises:
        UsageError: there are fewer than two groups to compare.
    """
    counts.need_groups(2)
    agrees, disagrees, passes = map(grouped, (counts.agrees, counts.disagrees, counts.passes))
    voters = agrees + disagrees + passes
    balance = (agrees - disagrees) / (voters + 2)
    within = 2 * np.minimum(agrees, disagrees) / (voters + 2)
    has_voted = counts.have_enough()
    groups_voting = has_voted.sum(axis=1)
    leaning = (balance * has_voted).sum(axis=1) / np.maximum(groups_voting, 1)
    high = np.where(has_voted, balance, -np.inf).argmax(axis=1)
    low = np.where(has_voted, balance, np.inf).argmin(axis=1)
    rows = []
    for row in counts.rows(with_unranked=with_unranked):
        pair = (int(high[row]), int(low[row]))
        if groups_voting[row] < 2 or pair[0] == pair[1]:
            pair = (0, 1)
        first, second = (counts.groups[column] for column in pair)
        distance = float(balance[row, pair[0]] - balance[row, pair[1]]) / 2
        rows.append(
            Divide(
                counts.claims[row],
                distance if groups_voting[row] > 1 else 0.0,
                float(leaning[row]),
                (first, second),
                tuple(float(value) for value in within[row]),
                counts.of(row),
                tuple(x for x, has in zip(counts.groups, has_voted[row], strict=True) if has),
            )
        )
    return tuple(sorted(rows, key=lambda one: (-one.between, one.claim)))
