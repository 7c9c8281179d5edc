"""Defence: one expert answers an objection to what another holds.

Two negative steps make no agreement: who refutes the objection need not share the claim. So
defences are listed apart and enter no figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from counterpoint.analysis.attacks import defenders, objectors
from counterpoint.analysis.explain import Explainer, finding_id
from counterpoint.analysis.ground import Ground
from counterpoint.analysis.matches import Hold
from counterpoint.analysis.wording import Wording, join, sentence
from counterpoint.model import Factor, Finding, FindingKind, Step, StepKind
from counterpoint.network import Inference

__all__ = ["find_defences"]


@dataclass(frozen=True, slots=True)
class _Answer:
    """Experts who tell against a premise of an objection, by an attack or by denying it."""

    key: str
    holds: tuple[Hold, ...]
    attack: Inference | None


def find_defences(ground: Ground, explainer: Explainer, wording: Wording) -> Iterator[Finding]:
    """One finding for each answer to an objection that somebody else's claim meets."""
    attackers: dict[str, list[Inference]] = {}
    for attack in ground.network.attacks.values():
        if attack.end is not None:
            attackers.setdefault(attack.end, []).append(attack)
    for objection in ground.network.attacks.values():
        shielded = defenders(objection, ground)
        objecting = {hold.expert for hold in objectors(objection, ground)}
        if not shielded:
            continue
        for premise in objection.premises:
            answers = [
                _Answer(answer.id, objectors(answer, ground), answer)
                for answer in attackers.get(premise, ())
            ]
            answers.append(_Answer(premise, ground.deniers(premise), None))
            for answer in answers:
                left = tuple(x for x in answer.holds if x.expert not in objecting)
                named = {hold.expert for hold in left}
                right = tuple(x for x in shielded if x.expert not in {*named, *objecting})
                if left and right:
                    found = _Answer(answer.key, left, answer.attack)
                    yield _finding(found, objection, right, ground, explainer, wording)


def _finding(
    answer: _Answer,
    objection: Inference,
    right: tuple[Hold, ...],
    ground: Ground,
    explainer: Explainer,
    wording: Wording,
) -> Finding:
    weight = max(min(x.weight, y.weight) for x in answer.holds for y in right)
    factors = (Factor("defence", ground.settings.defence), Factor("weaker stance", weight))
    steps = tuple(_steps(answer, objection, right, ground, explainer))
    names = wording.names([hold.expert for hold in answer.holds])
    told = f"puts {_premises(answer.attack, wording)} against" if answer.attack else "denies"
    if len(answer.holds) > 1:
        told = told.replace("puts", "put", 1) if answer.attack else "deny"
    objected = join(wording.title(x) for x in objection.record.premises)
    supported = wording.names([hold.expert for hold in right])
    summary = (
        f"{names} {told} {objected}, an objection to {wording.target(objection)} ({supported})"
    )
    forward = ground.network.put_forward
    unsaid = (answer.attack is not None and not forward.get(answer.attack.id)) and not forward.get(
        objection.id
    )
    return Finding(
        id=finding_id(FindingKind.DEFENCE, (answer.key, objection.id)),
        kind=FindingKind.DEFENCE,
        experts=tuple(sorted({x.expert for x in (*answer.holds, *right)})),
        sides=(),
        claims=explainer.claims(steps),
        score=prod(factor.value for factor in factors),
        factors=factors,
        witness=steps,
        summary=sentence(summary),
        possible=unsaid,
    )


def _premises(attack: Inference, wording: Wording) -> str:
    return join(wording.title(x) for x in attack.record.premises) or "an objection"


def _steps(
    answer: _Answer,
    objection: Inference,
    right: tuple[Hold, ...],
    ground: Ground,
    explainer: Explainer,
) -> Iterator[Step]:
    claims = ground.network.claims
    for hold in answer.holds:
        yield from (explainer.stance(x) for x in hold.stances if x.target in claims)
    for attack in (answer.attack, objection):
        if attack is not None:
            voices = sorted({x.expert for x in ground.network.put_forward.get(attack.id, ())})
            yield explainer.inference(StepKind.ATTACK, attack.id, voices)
    for hold in right:
        yield from (explainer.stance(x) for x in hold.stances)
