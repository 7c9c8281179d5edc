"""Group-aware consensus: what every group agrees on, whatever its size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from counterpoint.analysis.groups.counts import GroupCount, VoteCounts, grouped
from counterpoint.wording import clause, sentence


@dataclass(frozen=True, slots=True)
class GroupConsensus:
    """How much all groups share a claim: ``agreement`` is the product over the groups of
    ``(A + 1) / (S + 2)``, ``rejection`` that of ``(D + 1) / (S + 2)``, each in (0, 1).
    """

    claim: str
    agreement: float
    rejection: float
    counts: tuple[GroupCount, ...]

    @property
    def reason(self) -> str:
        """The claim's agreement, group by group, in a sentence."""
        counts = tuple(count.in_words() for count in self.counts)
        return sentence(clause("groups.agreed", counts=counts))


def find_consensus_of_groups(
    counts: VoteCounts, *, with_unranked: bool = False
) -> tuple[GroupConsensus, ...]:
    """Every claim by what all groups agree on, most agreed first.

    Group-aware consensus, Small et al. 2021: a claim that one group rejects cannot be carried
    by the number of the others. A group that has not seen it counts one half. Claims that a
    moderator rejected, or that say who a voter is, are left out unless asked for.

    Raises:
        UsageError: nobody is in a group.
    """
    counts.need_groups(1)
    voters = grouped(counts.agrees + counts.disagrees + counts.passes)
    agreement = np.prod((grouped(counts.agrees) + 1) / (voters + 2), axis=1)
    rejection = np.prod((grouped(counts.disagrees) + 1) / (voters + 2), axis=1)
    rows = [
        GroupConsensus(
            counts.claims[row], float(agreement[row]), float(rejection[row]), counts.of(row)
        )
        for row in counts.rows(with_unranked=with_unranked)
    ]
    return tuple(sorted(rows, key=lambda one: (-one.agreement, one.claim)))
