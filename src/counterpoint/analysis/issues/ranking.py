"""In which order a reader meets the issues: how much each weighs, and what stands behind others.

What belongs here: the rank and the order by it. What does not: what an issue says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Sequence

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.issues.places import ExpertPlace
from counterpoint.model import Finding, Issue, Mark


def in_order(issues: Collection[Issue], ground: Ground) -> tuple[Issue, ...]:
    """The issues in a reader's order."""
    under = _told_under(issues, ground)
    return tuple(sorted(issues, key=lambda issue: _order(issue, under, ground)))


def _told_under(issues: Collection[Issue], ground: Ground) -> frozenset[str]:
    """The issues that ask about a special case of what another one asks, and divide nobody.

    Who stands for the special case stands for the general one, and is told there already.
    """
    class_of = ground.network.class_of
    by_centre: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        by_centre[class_of[issue.claims[0]]].append(issue)
    return frozenset(
        issue.id
        for centre, general in by_centre.items()
        if any(each.is_compared for each in general)
        for path in ground.paths.special_cases(centre)
        if not path.in_part and path.start != centre
        for issue in by_centre.get(path.start, ())
        if not any(position.mark.is_against for position in issue.positions)
    )


def _order(
    issue: Issue, under: Container[str], ground: Ground
) -> tuple[bool, bool, float, int, bool, str]:
    """Sorts by rank, then by who speaks directly, advice first, and at last by the question.

    What is told ``under`` a more general matter stands behind what is not, and what one voice
    alone speaks to behind all that can be compared.
    """
    direct = sum(position.mark in {Mark.SAYS, Mark.AGAINST} for position in issue.positions)
    is_advice = ground.is_advice(ground.network.class_of[issue.claims[0]])
    is_under = issue.id in under
    return (not issue.is_compared, is_under, -issue.rank, -direct, not is_advice, issue.question)


def rank_of(places: Iterable[ExpertPlace], tensions: Sequence[Finding], ground: Ground) -> float:
    """What those who speak weigh, each with the strongest tension that this person is in there.

    A dispute is worth more of a reader's time, the more people are in it.
    """
    disputes: dict[str, float] = {}
    for tension in tensions:
        for expert in tension.experts:
            disputes[expert] = max(disputes.get(expert, 0.0), abs(tension.score))
    stakes = (_stake(place, ground) + disputes.get(place.expert, 0.0) for place in places)
    return round(sum(stakes), 6)


def _stake(place: ExpertPlace, ground: Ground) -> float:
    """What a place adds to the rank: less where the expert says it as a reason for more."""
    is_reason = place.position is not None and any(
        advance.expert == place.expert
        for inference in ground.network.inferences_from(place.claim)
        if inference.id in ground.network.arguments
        for advance in ground.positions.advancing.get(inference.id, ())
    )
    return place.weight * (ground.settings.support if is_reason else 1.0)
