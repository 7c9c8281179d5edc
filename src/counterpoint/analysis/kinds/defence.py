"""Defence: one expert answers an objection to what another holds.

Two negative steps make no agreement: who refutes the objection need not share the claim. So
defences are listed apart and enter no figure.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Pairing, Standpoint
from counterpoint.analysis.explaining.composer import Composer, experts_of
from counterpoint.analysis.explaining.explainer import Explainer
from counterpoint.analysis.explaining.finding_ids import finding_id
from counterpoint.analysis.kinds.attacks import defenders, objectors
from counterpoint.model import Clause, Factor, Finding, FindingKind, Step, StepKind
from counterpoint.network import Inference
from counterpoint.wording import clause


@dataclass(frozen=True, slots=True)
class Defence:
    """Who answers an objection (by an attack, or by denying a premise), and who is shielded."""

    key: str
    left: tuple[Standpoint, ...]
    answer: Inference | None
    objection: Inference
    right: tuple[Standpoint, ...]
    weight: float
    possible: bool

    def scores(self, among: Container[str] | None = None) -> dict[tuple[str, str], Pairing]:
        """How each who answers stands to each who is shielded, by their sorted ids."""
        left, right = (
            [x for x in standpoints if among is None or x.expert in among]
            for standpoints in (self.left, self.right)
        )
        pairings: dict[tuple[str, str], Pairing] = {}
        for one, other in product(left, right):
            key = (min(one.expert, other.expert), max(one.expert, other.expert))
            pairings[key] = self._pairing(min(one.weight, other.weight))
        return pairings

    def best(self) -> Pairing:
        """The strongest pair's pairing."""
        return self._pairing(max(min(x.weight, y.weight) for x in self.left for y in self.right))

    def _pairing(self, stance: float) -> Pairing:
        factors = (Factor("defence", self.weight), Factor("weaker stance", stance))
        score = prod(factor.value for factor in factors)
        return Pairing(FindingKind.DEFENCE, factors, score, self.possible, ())


def find_defences(explainer: Explainer) -> Iterator[tuple[Finding, Defence]]:
    """One finding for each answer to an objection that somebody else's claim meets."""
    for defence in _defences(explainer.ground):
        yield _finding(defence, explainer), defence


def _defences(ground: Ground) -> Iterator[Defence]:
    weight, forward = ground.settings.defence, ground.network.put_forward
    attackers: dict[str, list[Inference]] = {}
    for attack in ground.network.attacks.values():
        if attack.end is not None:
            attackers.setdefault(attack.end, []).append(attack)
    for objection in ground.network.attacks.values():
        shielded = defenders(objection, ground)
        objecting = {standpoint.expert for standpoint in objectors(objection, ground)}
        for premise in objection.premises if shielded else ():
            answers: list[tuple[str, tuple[Standpoint, ...], Inference | None]] = [
                (answer.id, objectors(answer, ground), answer)
                for answer in attackers.get(premise, ())
            ]
            answers.append((premise, ground.deniers(premise), None))
            for key, standpoints, answer in answers:
                left = tuple(x for x in standpoints if x.expert not in objecting)
                involved = {standpoint.expert for standpoint in left} | objecting
                right = tuple(x for x in shielded if x.expert not in involved)
                if left and right:
                    is_said = any(forward.get(x.id) for x in (answer, objection) if x is not None)
                    yield Defence(key, left, answer, objection, right, weight, not is_said)


def _finding(defence: Defence, explainer: Explainer) -> Finding:
    best = defence.best()
    steps = tuple(_steps(defence, explainer))
    return Finding(
        id=finding_id(FindingKind.DEFENCE, (defence.key, defence.objection.id)),
        kind=FindingKind.DEFENCE,
        experts=tuple(sorted({x.expert for x in (*defence.left, *defence.right)})),
        sides=(),
        claims=explainer.claims(steps),
        score=best.score,
        factors=best.factors,
        witness=steps,
        summary=explainer.composer.say(_summary(defence, explainer.composer)),
        possible=best.possible,
    )


def _summary(defence: Defence, composer: Composer) -> Clause:
    who, shielded = experts_of(defence.left), experts_of(defence.right)
    objection, aim = composer.premises(defence.objection), composer.target(defence.objection)
    if defence.answer is None:
        key = "defence.denies"
        return clause(key, who=who, objection=objection, aim=aim, shielded=shielded)
    return clause(
        "defence.puts",
        who=who,
        given=composer.premises(defence.answer),
        objection=objection,
        aim=aim,
        shielded=shielded,
    )


def _steps(defence: Defence, explainer: Explainer) -> Iterator[Step]:
    network = explainer.ground.network
    for standpoint in defence.left:
        yield from (explainer.stance(x) for x in standpoint.stances if x.target in network.claims)
    ends = [x.target for standpoint in defence.left for x in standpoint.stances]
    for attack in (defence.answer, defence.objection):
        if attack is not None:
            voices = sorted({x.expert for x in network.put_forward.get(attack.id, ())})
            yield from explainer.joints(ends, StepKind.ATTACK, attack.id)
            yield explainer.inference(StepKind.ATTACK, attack.id, voices)
            yield from explainer.step_aimed_at(attack.id)
            ends = list(explainer.claims_of(StepKind.ATTACK, attack.id))
    for standpoint in defence.right:
        for stance in standpoint.stances:
            yield from (x for end in ends for x in explainer.equivalence(end, stance.target))
        yield from (explainer.step_of(x) for x in standpoint.stances)
