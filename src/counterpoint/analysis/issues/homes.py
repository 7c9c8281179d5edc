"""Sure findings that no matter holds: where each is told all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.issues.matter import Matter
from counterpoint.analysis.issues.matters import standing, width_of
from counterpoint.analysis.issues.places import ExpertPlace
from counterpoint.model import Finding, FindingKind, Issue, Mark, Stance, StepKind

# Tensions of which neither end is what is spoken for.
_SYMMETRIC = {FindingKind.CONTRADICTION, FindingKind.INCOMPATIBILITY, FindingKind.PULL}


def is_due(finding: Finding) -> bool:
    """Whether a finding stands between experts for sure, so that an issue must tell it."""
    return len(finding.experts) > 1 and not finding.possible


def matter_of(finding: Finding, ground: Ground) -> Matter:
    """The matter of a finding that no star holds: what is spoken for, and what bears on it."""
    classes = tuple(dict.fromkeys(ground.network.class_of[claim] for claim in finding.claims))
    *others, centre = classes
    if finding.kind in _SYMMETRIC:

        def order(claim: str) -> tuple[object, ...]:
            rest = frozenset(classes) - {claim}
            star = Matter((claim,), frozenset([claim]), rest)
            return (width_of(star, ground), standing(claim, ground))

        centre, *others = sorted(classes, key=order)
    if finding.kind.is_tension:
        return Matter((centre,), frozenset([centre]), frozenset(others))
    return Matter((centre,), frozenset(classes), frozenset())


def home_of(finding: Finding, issues: Iterable[Issue], ground: Ground) -> Issue | None:
    """The issue of most rank that is about what a finding ends at, if all its experts stand there.

    An objection to a step of reasoning is told with the conclusion, and makes no second matter.
    """
    claims = finding.claims if finding.kind in _SYMMETRIC else finding.claims[-1:]
    ends = {ground.network.face(ground.network.class_of[claim]).id for claim in claims}
    homes = [
        issue
        for issue in issues
        if ends & {*issue.claims} and {*finding.experts} <= {x.expert for x in issue.positions}
    ]
    return min(homes, key=lambda issue: (-issue.rank, issue.id), default=None)


def places_in(
    finding: Finding, stances: Mapping[str, Stance], ground: Ground
) -> Iterator[ExpertPlace]:
    """Where the experts of a finding stand by its own steps, each at the first that shows it.

    ``stances`` are those of the map by id.
    """
    network = ground.network
    stances_shown = [
        (number, stances[key])
        for number, step in enumerate(finding.witness)
        for key in (step.stances or ((step.id,) if step.kind is StepKind.STANCE else ()))
    ]
    for expert in finding.experts:
        first = next(((i, x) for i, x in stances_shown if x.expert == expert), None)
        if first is None:
            continue
        number, stance = first
        # A witness ends with what is spoken for, by all who say it.
        is_against = finding.kind.is_tension and number != stances_shown[-1][0]
        mark = Mark.TELLS_AGAINST if is_against else Mark.FOLLOWS
        weight = ground.weight(stance) * ground.settings.support
        inference = network.arguments.get(stance.target) or network.attacks.get(stance.target)
        claim = (
            ground.network.class_of.get(stance.target)
            or ground.network.class_of[finding.claims[-1]]
        )
        position = ground.positions.of(expert, claim) if inference is None else None
        yield ExpertPlace(expert, mark, claim, weight, (stance,), position, inference)
