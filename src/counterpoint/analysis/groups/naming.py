"""What a group may be called by: a claim that it backs and one that it rejects, unlike the others.

What belongs here: which claims name a group. What does not: all that tells it apart, which is
`counterpoint.analysis.groups.representative`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterpoint.analysis.groups.counts import GroupCount, VoteCounts
from counterpoint.analysis.groups.representative import Representative, find_representative
from counterpoint.model import Clause, Polarity
from counterpoint.wording import clause


@dataclass(frozen=True, slots=True)
class GroupName:
    """The claims that set ``group`` apart best: one that it ``backs``, one that it ``rejects``.

    More than half of the group voted on the claim, and most of these take that side, significantly
    more of them than in the other groups, where most do not. ``None`` where there is no such claim.
    """

    group: str
    backs: str | None
    rejects: str | None

    @property
    def reason(self) -> Clause | None:
        """Those who mostly back one claim and reject another; nothing where neither is there."""
        backs = (self.backs,) if self.backs else ()
        rejects = (self.rejects,) if self.rejects else ()
        if backs and rejects:
            return clause("groups.called-both", backs=backs, rejects=rejects)
        if backs:
            return clause("groups.called-backs", backs=backs)
        return clause("groups.called-rejects", rejects=rejects) if rejects else None


def find_group_names(counts: VoteCounts, *, with_unranked: bool = False) -> tuple[GroupName, ...]:
    """A name for each group, in their order; claims that are not ranked name nothing.

    Raises:
        UsageError: there are fewer than two groups to compare.
    """
    everything = find_representative(
        counts, most=2 * len(counts.claims), with_unranked=with_unranked
    )
    row_of = {claim: row for row, claim in enumerate(counts.claims)}
    names = []
    for (group, claims), size in zip(everything.items(), counts.sizes, strict=False):
        put_to_most = [x for x in claims if 2 * x.count.seen > size]  # else a few name all
        telling = [x for x in put_to_most if _tells_apart(x, counts.of(row_of[x.claim]))]
        names.append(
            GroupName(
                group,
                _weightiest(x for x in telling if x.polarity is Polarity.AFFIRM),
                _weightiest(x for x in telling if x.polarity is Polarity.DENY),
            )
        )
    return tuple(names)


def _tells_apart(claim: Representative, by_group: tuple[GroupCount, ...]) -> bool:
    """Most of the group take that side, and most of the others, taken together, do not."""
    others = [count for count in by_group if count.group != claim.group]
    of_others = sum(_side(count, claim.polarity) for count in others)
    seen_by_others = sum(count.seen for count in others)
    is_of_most = 2 * _side(claim.count, claim.polarity) > claim.count.seen
    return claim.is_significant and is_of_most and 2 * of_others <= seen_by_others > 0


def _side(count: GroupCount, polarity: Polarity) -> int:
    return count.agrees if polarity is Polarity.AFFIRM else count.disagrees


def _weightiest(claims: Iterable[Representative]) -> str | None:
    best = min(claims, key=lambda x: (-x.weight, x.claim), default=None)
    return best.claim if best else None
