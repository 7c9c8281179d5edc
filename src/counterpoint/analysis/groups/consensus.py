"""Group-aware consensus: what every group agrees on, whatever its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from counterpoint.analysis.groups.counts import GroupCount, VoteCounts, grouped
from counterpoint.model import Polarity
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
    has_enough: bool

    @property
    def is_shared(self) -> bool:
        """Whether in every group more than half of those who voted on it agree, of enough."""
        return self.has_enough and all(2 * count.agrees > count.seen for count in self.counts)

    @property
    def is_rejected(self) -> bool:
        """Whether in every group more than half of those who voted on it disagree, of enough."""
        return self.has_enough and all(2 * count.disagrees > count.seen for count in self.counts)

    @property
    def is_near(self) -> bool:
        """Whether enough of every group voted on it, not most of each agree, and most of none
        reject it.
        """
        rejects_none = all(2 * count.disagrees <= count.seen for count in self.counts)
        return self.has_enough and rejects_none and not self.is_shared

    @property
    def reason(self) -> str:
        """The claim's agreement, group by group, in a sentence."""
        counts = tuple(count.in_words() for count in self.counts)
        return sentence(clause("groups.agreed", counts=counts))

    @property
    def rejecting(self) -> str:
        """The claim's rejection, group by group, in a sentence."""
        counts = tuple(count.in_words(Polarity.DENY) for count in self.counts)
        return sentence(clause("groups.rejected", counts=counts))


@dataclass(frozen=True, slots=True)
class SharedClaims:
    """What all groups agree on, what comes nearest to that, and what all reject.

    Each is ranked. No claim is in two of them, and one on which a group did not vote is in none.
    """

    agreed: tuple[GroupConsensus, ...]
    nearest: tuple[GroupConsensus, ...]
    rejected: tuple[GroupConsensus, ...]


def find_shared_claims(ranked: Sequence[GroupConsensus], most: int) -> SharedClaims:
    """The claims of `find_consensus_of_groups` by what groups share, at most ``most`` of each.

    What comes nearest is there for as many as are lacking to ``most`` agreed ones.
    """
    agreed = [each for each in ranked if each.is_shared][:most]
    nearest = [each for each in ranked if each.is_near][: most - len(agreed)]
    rejected = [each for each in ranked if each.is_rejected]
    rejected.sort(key=lambda each: (-each.rejection, each.claim))
    return SharedClaims(tuple(agreed), tuple(nearest), tuple(rejected[:most]))


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
    has_enough = np.logical_and.reduce(counts.have_enough(), axis=1)
    rows = [
        GroupConsensus(
            counts.claims[row],
            float(agreement[row]),
            float(rejection[row]),
            counts.of(row),
            bool(has_enough[row]),
        )
        for row in counts.rows(with_unranked=with_unranked)
    ]
    return tuple(sorted(rows, key=lambda one: (-one.agreement, one.claim)))
