"""What a finding rests on: what remains of it if one link of its witness is taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterpoint.analysis.analysing import analyse
from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.errors import UsageError
from counterpoint.model import (
    Analysis,
    ArgumentMap,
    AttackKind,
    Clause,
    Finding,
    FindingKind,
    Step,
    StepKind,
    rounded,
)
from counterpoint.network import ArgumentNetwork, build_network
from counterpoint.wording import clause, sentence

_ROUNDING = 1e-9  # a score that is reckoned anew from fewer steps may differ by rounding alone


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left of a finding without one of its steps; ``finding`` is ``None`` for nothing.

    ``sentence`` says it: gone, weaker, between fewer experts, for other reasons, replaced, or
    unchanged, which ``is_same`` marks: the finding does not rest on that step.
    """

    step: Step
    finding: Finding | None
    sentence: str
    is_same: bool = False


def what_remains(
    network: ArgumentNetwork, finding_id: str, settings: Settings = DEFAULTS
) -> tuple[Remainder, ...]:
    """For each relation, argument and attack in a finding's witness: the finding without it.

    Each time the record is taken out of the map and everything is computed anew: one analysis
    for each link.

    Raises:
        UsageError: there is no finding of that id.
    """
    analysis = analyse(network, settings)
    finding = next((x for x in analysis.findings if x.id == finding_id), None)
    if finding is None:
        raise UsageError(f"there is no finding {finding_id!r} in this map")
    remainders = []
    for step in finding.witness:
        if step.kind in {StepKind.RELATION, StepKind.ARGUMENT, StepKind.ATTACK}:
            smaller = build_network(without_step(network.map, step))
            remainder = _closest(finding, analyse(smaller, settings))
            words = _words_of(finding, remainder)
            is_same = words.key == "remains.as-it-is"
            remainders.append(Remainder(step, remainder, sentence(words), is_same))
    return tuple(remainders)


def without_step(argument_map: ArgumentMap, step: Step) -> ArgumentMap:
    """The map without the record of a step, and without what is aimed at it or said of it."""
    if step.kind is StepKind.STANCE:
        return replace(
            argument_map, stances=tuple(x for x in argument_map.stances if x.id != step.id)
        )
    if step.kind is StepKind.RELATION:
        return replace(
            argument_map, relations=tuple(x for x in argument_map.relations if x.id != step.id)
        )
    left_out = _falling_with(step.id, argument_map)
    claims = {
        claim.id for claim in argument_map.claims
    }  # a titled reason is a claim as well, and stays
    return replace(
        argument_map,
        arguments=tuple(x for x in argument_map.arguments if x.id not in left_out),
        attacks=tuple(x for x in argument_map.attacks if x.id not in left_out),
        stances=tuple(x for x in argument_map.stances if x.target not in left_out - claims),
    )


def _falling_with(inference: str, argument_map: ArgumentMap) -> set[str]:
    """An argument or attack, with the backings of it and the attacks on it, at any remove."""
    claims = {claim.id for claim in argument_map.claims}
    aims = {x.id: x.conclusion for x in argument_map.arguments if x.conclusion not in claims}
    aims |= {
        x.id: x.target
        for x in argument_map.attacks
        if x.kind is AttackKind.UNDERCUT or x.target not in claims
    }
    inferences = {inference}
    while more := {key for key, aim in aims.items() if aim in inferences} - inferences:
        inferences |= more
    return inferences


def _closest(finding: Finding, analysis: Analysis) -> Finding | None:
    """The same finding, or else the strongest of its kind and experts on one of its claims."""
    same = next((x for x in analysis.findings if x.id == finding.id), None)
    if same is not None:
        return same
    return next(
        (
            other
            for other in analysis.findings
            if _is_alike(other, finding)
            and set(other.experts) <= set(finding.experts)
            and set(other.claims) & set(finding.claims)
        ),
        None,
    )


def _is_alike(first: Finding, second: Finding) -> bool:
    """Whether both are agreements, or tensions between experts, or of one other kind."""
    if FindingKind.OWN_TENSION in {first.kind, second.kind}:
        return first.kind is second.kind
    return (first.kind.is_agreement, first.kind.is_tension) == (
        second.kind.is_agreement,
        second.kind.is_tension,
    )


def _words_of(finding: Finding, left: Finding | None) -> Clause:
    if left is None:
        return clause("remains.nothing")
    before, after = abs(finding.score), abs(left.score)
    parts = []
    if left.kind is not finding.kind:
        parts.append(clause("remains.kind", kind=clause(f"kind.{left.kind.value}")))
    if len(left.experts) < len(finding.experts):
        parts.append(clause("remains.fewer", n=len(left.experts), all=len(finding.experts)))
    if after < before - _ROUNDING:
        parts.append(clause("remains.weaker", left=rounded(after), before=rounded(before)))
    if left.reasons and left.reasons != finding.reasons:
        parts.append(clause(f"remains.{left.reasons}"))
    if not parts and left.id != finding.id:
        return clause("remains.instead")
    if not parts:
        return clause("remains.as-it-is")
    names = ("first", "second", "third", "fourth")
    return clause("remains", **dict(zip(names, parts, strict=False)))
