"""Representativeness: what a group says, and says more than the other groups do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from counterpoint.analysis.groups.counts import Floats, GroupCount, Integers, VoteCounts, grouped
from counterpoint.model import Polarity, rounded
from counterpoint.wording import clause, sentence

SIGNIFICANT = 1.2816  # of a normal distribution one tenth lies above; Polis' z-sig-90?


@dataclass(frozen=True, slots=True)
class Representative:
    """A claim that a group affirms or denies, and more so than the other groups.

    ``share`` is ``(A + 1) / (S + 2)`` in the group (``D`` for a denial), ``ratio`` that divided
    by the same of all other groups together. ``share_test`` and ``ratio_test`` are z-values: of
    the share against one half, and of the two shares against each other. ``weight`` is the
    product of the four. ``is_significant`` if both z-values exceed `SIGNIFICANT`; where a group
    has no such claim, the best it has is given.
    """

    claim: str
    group: str
    polarity: Polarity
    count: GroupCount
    share: float
    share_test: float
    ratio: float
    ratio_test: float
    is_significant: bool

    @property
    def weight(self) -> float:
        """By what Polis ranks such claims."""
        return self.ratio * self.ratio_test * self.share * self.share_test

    @property
    def reason(self) -> str:
        """The count and the ratio in a sentence."""
        side = "agree" if self.polarity is Polarity.AFFIRM else "disagree"
        count = self.count.in_words(self.polarity)
        return sentence(clause(f"groups.{side}-more", count=count, ratio=rounded(self.ratio)))


def find_representative(
    counts: VoteCounts, *, most: int = 5, with_unranked: bool = False
) -> dict[str, tuple[Representative, ...]]:
    """For each group the claims that tell it from the other groups, at most ``most``.

    As Polis selects them: what is significant, by weight; the claim that the group agrees on
    best comes in whatever its rank; affirmed ones stand before denied ones. Where nothing is
    significant, that best one alone, or else the one with the highest ``ratio_test``.

    Raises:
        UsageError: there are fewer than two groups to compare.
    """
    counts.need_groups(2)
    views = _views(counts)
    rows = counts.rows(with_unranked=with_unranked)
    return {
        group: _selected([(views[0].at(row, i), views[1].at(row, i)) for row in rows], most)
        for i, group in enumerate(counts.groups)
    }


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """The four measures of one polarity, each with a row for a claim, a column for a group."""

    counts: VoteCounts
    polarity: Polarity
    share: Floats
    share_test: Floats
    ratio: Floats
    ratio_test: Floats

    def at(self, row: int, column: int) -> Representative:
        share_test, ratio_test = self.share_test[row, column], self.ratio_test[row, column]
        return Representative(
            self.counts.claims[row],
            self.counts.groups[column],
            self.polarity,
            self.counts.at(row, column),
            float(self.share[row, column]),
            float(share_test),
            float(self.ratio[row, column]),
            float(ratio_test),
            bool(share_test > SIGNIFICANT and ratio_test > SIGNIFICANT),
        )


def _views(counts: VoteCounts) -> tuple[_View, _View]:
    voters = grouped(counts.agrees + counts.disagrees + counts.passes)
    others = voters.sum(axis=1, keepdims=True) - voters

    def view(polarity: Polarity, votes: Integers) -> _View:
        elsewhere = votes.sum(axis=1, keepdims=True) - votes
        share = (votes + 1) / (voters + 2)
        return _View(
            counts,
            polarity,
            share,
            2 * np.sqrt(voters + 1) * ((votes + 1) / (voters + 1) - 0.5),
            share / ((elsewhere + 1) / (others + 2)),
            _two_shares_test(votes, elsewhere, voters, others),
        )

    return (
        view(Polarity.AFFIRM, grouped(counts.agrees)),
        view(Polarity.DENY, grouped(counts.disagrees)),
    )


def _two_shares_test(
    inside: Integers, outside: Integers, voters: Integers, others: Integers
) -> Floats:
    """The z-value of two shares, one added to every count; 0 where all say the same."""
    first, second = (inside + 1) / (voters + 1), (outside + 1) / (others + 1)
    pooled = (inside + outside + 2) / (voters + others + 2)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / (voters + 1) + 1 / (others + 1)))
    value: Floats = np.zeros_like(spread)
    np.divide(first - second, spread, out=value, where=pooled < 1)
    return value


def _selected(
    views: list[tuple[Representative, Representative]], most: int
) -> tuple[Representative, ...]:
    """Polis' selection among the affirming and denying views of one group on every claim."""
    significant = [view for pair in views for view in pair if view.is_significant]
    best = _best_agreed([affirming for affirming, _ in views])
    if not significant:
        tested = sorted(
            (view for pair in views for view in pair if view.count.seen),
            key=lambda view: (-view.ratio_test, view.claim, view.polarity.value),
        )
        return (best,) if best else tuple(tested[:1])
    rows = sorted(significant, key=lambda view: (-view.weight, view.claim))
    if best:
        rows = [best, *(view for view in rows if view.claim != best.claim)]
    return tuple(sorted(rows[:most], key=lambda view: view.polarity is Polarity.DENY))


def _best_agreed(views: list[Representative]) -> Representative | None:
    """The claim that a group agrees on best, first among those it does more than others."""
    fit = [
        view
        for view in views
        if view.count.agrees + view.count.disagrees
        and (view.share_test > SIGNIFICANT or (view.ratio > 1 and view.share > 0.5))
    ]
    more = [view for view in fit if view.ratio > 1]
    if more:
        return min(more, key=lambda view: (-view.weight, view.claim))
    return min(fit, key=lambda view: (-view.share * view.share_test, view.claim), default=None)
