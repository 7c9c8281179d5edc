"""A witness is a real path in the map, and enough for its finding; each step of it counts, but
for premises that are shown beside the step that their speaker puts forward.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import networkx as nx
from analysis.debates import Debate
from analysis.generated import analysed, debates
from hypothesis import example, given, settings
from lengths import examples

from counterpoint.analysis.sensitivity import without_step
from counterpoint.model import (
    ArgumentMap,
    Finding,
    FindingKind,
    Polarity,
    RelationKind,
    Step,
    StepKind,
)
from counterpoint.network import ArgumentNetwork, build_network


def _each_claim_its_own(debate: ArgumentMap) -> ArgumentMap:
    """The map without its equivalences: taking one away changes what every other step says."""
    relations = tuple(x for x in debate.relations if x.kind is not RelationKind.EQUIVALENT)
    return replace(debate, relations=relations)


def _reason_of_the_one_told_first() -> ArgumentMap:
    debate = Debate("bo", "cy").says("bo", "toll").says("cy", "toll").says("bo", "jams")
    return debate.argues("bo", "jams", "toll").map


few = settings(max_examples=examples(75), deadline=None)

JOINED_OF_TWO = {
    FindingKind.SAME_ADVICE_DIFFERENT_FACTS,
    FindingKind.SAME_FACTS_DIFFERENT_ADVICE,
}


@few
@given(debates())
def test_every_witness_is_a_real_path_that_joins_all_its_experts(debate: ArgumentMap) -> None:
    network = build_network(debate)

    for finding in analysed(debate).findings:
        witness = _joined(finding, network)

        assert set(finding.experts) <= set(witness), finding
        assert nx.is_connected(witness), finding


@few
@given(debates())
@example(_reason_of_the_one_told_first())
def test_each_step_between_two_experts_meets_one_before_it(debate: ArgumentMap) -> None:
    """Along a path that is the one just before; reasons that stand beside it meet their giver."""
    network = build_network(debate)

    for finding in analysed(debate).findings:
        if len(finding.experts) < 3:
            joined_ends: set[str] = set()
            for step in finding.witness:
                ends = _ends(step, finding, network)
                assert not joined_ends or joined_ends & ends, finding
                joined_ends |= ends


@settings(max_examples=20, deadline=None)
@given(debates().map(_each_claim_its_own))
def test_the_records_of_a_witness_are_enough_for_its_finding(debate: ArgumentMap) -> None:
    for finding in analysed(debate).findings:
        if finding.kind not in JOINED_OF_TWO:
            alone = analysed(_alone(finding, debate)).findings

            assert any(_is_no_less(x, finding) for x in alone), finding


@settings(max_examples=20, deadline=None)
@given(debates().map(_each_claim_its_own))
def test_without_any_one_step_a_finding_between_two_is_not_what_it_was(
    debate: ArgumentMap,
) -> None:
    for finding in analysed(debate).findings:
        if len(finding.experts) < 3 and finding.kind not in JOINED_OF_TWO:
            alone = _alone(finding, debate)
            alike = _like(finding, alone)
            for step in _needed(finding, alone) if alike else ():
                assert _like(finding, without_step(alone, step)) != alike, step


def _essence(finding: Finding) -> tuple[FindingKind, tuple[str, ...], float, bool]:
    """What a finding comes to, whatever member a class is named by."""
    return (finding.kind, finding.experts, round(finding.score, 9), finding.possible)


def _is_no_less(one: Finding, other: Finding) -> bool:
    """Whether one finding says at least what another says.

    With fewer records there can be more: a stance that is not shown may have kept an expert out
    who takes part without it, or weakened what another says.
    """
    return (
        one.kind is other.kind
        and set(one.experts) >= set(other.experts)
        and abs(one.score) >= abs(other.score) - 1e-9
        and one.possible <= other.possible
    )


def _like(finding: Finding, debate: ArgumentMap) -> list[int]:
    """The findings of a map that come to the same, each by its number of conditions."""
    findings = analysed(debate).findings
    return sorted(len(x.conditions) for x in findings if _essence(x) == _essence(finding))


def _joined(finding: Finding, network: ArgumentNetwork) -> nx.Graph[str]:
    """What the steps of a witness tie together; a step without a record is a KeyError."""
    graph: nx.Graph[str] = nx.Graph()
    for step in finding.witness:
        nx.add_path(graph, sorted(_ends(step, finding, network)))
    return graph


def _ends(step: Step, finding: Finding, network: ArgumentNetwork) -> set[str]:
    """The experts, classes and inferences that a step ties together."""
    if step.kind is StepKind.STANCE:
        (stance,) = [x for x in network.map.stances if x.id == step.id]
        ends = [_class(x, network) for x in (stance.target, *stance.conditions)]
        return {stance.expert, *ends}
    if step.kind is StepKind.RELATION:
        relation = network.relations[step.id]
        return {_class(x, network) for x in (relation.source, relation.target)}
    kinds = network.arguments if step.kind is StepKind.ARGUMENT else network.attacks
    inference = kinds[step.id]
    aim = inference.end or str(inference.against)
    voices = {x.expert for x in network.put_forward.get(step.id, ())}
    return {step.id, *inference.premises, aim, *(voices & set(finding.experts))}


def _class(target: str, network: ArgumentNetwork) -> str:
    return network.class_of.get(target, target)


def _alone(finding: Finding, debate: ArgumentMap) -> ArgumentMap:
    """The map with nothing but the records of a witness, and what is said of its inferences.

    Exceptions (``unless``) stay: they take from a score, and no step shows them. So do denials
    of a premise: who denies it does not hold it by putting the step forward. Whoever denies it
    is heard out, since who affirms it as well is of two minds and denies it to nobody.
    """
    ids_of = {kind: {x.id for x in finding.witness if x.kind is kind} for kind in StepKind}
    targets = {x.target for x in debate.stances if x.id in ids_of[StepKind.STANCE]}
    inferences = _with_their_ends(
        ids_of[StepKind.ARGUMENT] | ids_of[StepKind.ATTACK] | targets, debate
    )
    classes = build_network(debate).class_of
    premises = {classes[y] for x in debate.arguments if x.id in inferences for y in x.premises}
    premises |= {classes[y] for x in debate.attacks if x.id in inferences for y in x.premises}
    doubts = {
        (x.expert, classes[x.target])
        for x in debate.stances
        if x.polarity is Polarity.DENY and classes.get(x.target) in premises
    }
    sayings = {(x.expert, x.target) for x in debate.stances if x.id in ids_of[StepKind.STANCE]}
    return replace(
        debate,
        arguments=tuple(x for x in debate.arguments if x.id in inferences),
        attacks=tuple(x for x in debate.attacks if x.id in inferences),
        relations=tuple(
            x
            for x in debate.relations
            if x.id in ids_of[StepKind.RELATION] or x.kind is RelationKind.UNLESS
        ),
        stances=tuple(
            x
            for x in debate.stances
            if x.id in ids_of[StepKind.STANCE]
            or (x.target in inferences and (x.expert, x.target) not in sayings)
            or (x.expert, classes.get(x.target)) in doubts
        ),
    )


def _with_their_ends(ids: set[str], debate: ArgumentMap) -> set[str]:
    """The inferences of these ids, and those that they back or are aimed at."""
    aims = {x.id: x.conclusion for x in debate.arguments} | {x.id: x.target for x in debate.attacks}
    inferences = ids & aims.keys()
    while not {aims[x] for x in inferences} & aims.keys() <= inferences:
        inferences |= {str(aims[x]) for x in inferences} & aims.keys()
    return inferences


def _needed(finding: Finding, debate: ArgumentMap) -> list[Step]:
    """The steps of the path; what stands beside a shared claim as its reasons is left out.

    So are the premises of a step that their speaker puts forward: they are shown, and count
    only where they are held more weakly than the step; and what one expert says more than once
    of one claim, on several conditions or with several degrees of confidence.
    """
    premises = {x.id: x.premises for x in debate.arguments}
    premises |= {x.id: x.premises for x in debate.attacks}
    stances = {x.id: x for x in debate.stances}
    idle = {(x.expert, claim) for x in debate.stances for claim in premises.get(x.target, ())}
    shared = {x.id for x in debate.stances if x.target in finding.claims}
    often = Counter((x.expert, x.target) for x in debate.stances)

    def counts(step: Step) -> bool:
        if finding.reasons:
            return step.kind is StepKind.RELATION or step.id in shared
        stance = stances.get(step.id)
        if stance is None:
            return True
        saying = (stance.expert, stance.target)
        return saying not in idle and often[saying] == 1

    return [step for step in finding.witness if counts(step)]
