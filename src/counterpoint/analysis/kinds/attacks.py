"""Rebuttal, undermining and undercut: one expert's argument against another's claim or argument.

Only who puts an objection forward is made an opponent by it. Where nobody does (a mapper's
objection), those who affirm its premises are, and the finding is marked as possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from counterpoint.analysis.basis.ground import Ground, put_if_better
from counterpoint.analysis.basis.matches import Match, Standpoint, Weighed
from counterpoint.analysis.basis.paths import PathStep
from counterpoint.analysis.explaining.composer import Composer, clauses_of, experts_of
from counterpoint.analysis.explaining.explainer import Explainer, Explanation
from counterpoint.analysis.kinds.conditions import note_conditions
from counterpoint.analysis.kinds.proponents import advancing, affirming_all, arguing
from counterpoint.analysis.kinds.sites import Site
from counterpoint.model import AttackKind, Clause, Directness, FindingKind, StepKind
from counterpoint.network import Inference
from counterpoint.wording import clause

_KINDS = {
    AttackKind.REBUT: FindingKind.REBUTTAL,
    AttackKind.UNDERMINE: FindingKind.UNDERMINING,
    AttackKind.UNDERCUT: FindingKind.UNDERCUT,
}


def attack_sites(ground: Ground) -> Iterator[Site]:
    """Each attack, then each argument that an expert rejects as a step."""
    network = ground.network
    undercuts: dict[str, list[str]] = {}
    for attack in network.attacks.values():
        undercuts.setdefault(attack.against or "", []).append(attack.id)
        reads = {attack.id, *attack.premises, *_behind(attack, ground)}
        if attack.against is not None:
            reads.add(attack.against)
        places = frozenset({attack.end} if attack.end is not None else ())
        yield Site((attack.id,), frozenset(reads), places, partial(_attack, attack))
    for key in ground.positions.rejecting:
        if key in network.arguments:
            argument = network.arguments[key]
            reads = {key, *_ends(argument)}
            reads.update(undercuts.get(key, ()))
            find = partial(_rejection, argument, undercuts.get(key, ()))
            yield Site((key, "rejected"), frozenset(reads), frozenset(), find)


def _attack(attack: Inference, ground: Ground) -> Match | None:
    if attack.id not in ground.network.attacks:
        return None
    left, right = _rejecting_too(attack, ground), defenders(attack, ground)
    objecting, defending = ({standpoint.expert for standpoint in side} for side in (left, right))
    right = tuple(standpoint for standpoint in right if standpoint.expert not in objecting)
    left = tuple(standpoint for standpoint in left if standpoint.expert not in defending)
    if not left or not right:
        return None
    target = attack.end or attack.against
    if target is None:
        raise ValueError(f"the attack {attack.id} is aimed at nothing")
    kind = _KINDS[attack.record.kind]  # type: ignore[union-attr]
    return Match(kind, (attack.id,), (target,), left, right, (attack_link(attack, ground),))


def _rejection(argument: Inference, undercuts: Iterable[str], ground: Ground) -> Match | None:
    rejecting = ground.positions.rejecting.get(argument.id, ())
    rejecting_experts = {advance.expert for advance in rejecting}
    undercutting = {
        advance.expert
        for attack in undercuts
        for advance in ground.positions.advancing.get(attack, ())
    }
    # Who says why the step fails is told with that objection.
    left = tuple(
        advancing(advance, argument, ground)
        for advance in rejecting
        if advance.expert not in undercutting
    )
    right = tuple(
        standpoint
        for standpoint in arguing(argument, ground)
        if standpoint.expert not in rejecting_experts
    )
    if not left or not right:
        return None
    key, bridge = (argument.id, "rejected"), (_step_link(argument.id, ground),)
    return Match(FindingKind.UNDERCUT, key, (argument.id,), left, right, bridge)


def _rejecting_too(attack: Inference, ground: Ground) -> tuple[Standpoint, ...]:
    """Who puts an attack forward; as firmly as the step that it is aimed at is rejected too."""
    rejecting = {x.expert: x for x in ground.positions.rejecting.get(attack.against or "", ())}
    return tuple(
        replace(
            standpoint,
            weight=max(standpoint.weight, rejecting[standpoint.expert].weight),
            stances=(*standpoint.stances, rejecting[standpoint.expert].stance),
        )
        if standpoint.expert in rejecting
        else standpoint
        for standpoint in objectors(attack, ground)
    )


def _behind(attack: Inference, ground: Ground) -> Iterator[str]:
    """What decides who holds the target of an attack."""
    attacked = ground.network.argument_attacked_by(attack)
    if attacked is not None:
        yield from (attacked.id, *_ends(attacked))
    if attack.end is not None:
        yield attack.end
        for argument in ground.network.arguments_from(attack.end):
            yield from (argument.id, *argument.premises)


def _ends(argument: Inference) -> tuple[str, ...]:
    """The classes that an argument joins."""
    return argument.premises if argument.end is None else (*argument.premises, argument.end)


def objectors(attack: Inference, ground: Ground) -> tuple[Standpoint, ...]:
    """Who puts an attack forward; where nobody does, who affirms all of its premises."""
    advances = ground.positions.advancing.get(attack.id, ())
    if advances or ground.network.put_forward.get(attack.id):
        return tuple(advancing(advance, attack, ground) for advance in advances)
    return affirming_all(attack, ground)


def defenders(attack: Inference, ground: Ground) -> tuple[Standpoint, ...]:
    """Who holds what an attack is aimed at.

    For a claim: who affirms it, and who argues from it without saying it. For a step of
    argument: who puts the argument forward, or where nobody does, who affirms both its ends.
    """
    attacked = ground.network.argument_attacked_by(attack)
    if attacked is not None:
        return arguing(attacked, ground)
    if attack.end is None:
        return ()
    by_expert = {standpoint.expert: standpoint for standpoint in ground.affirmers(attack.end)}
    for argument in ground.network.arguments_from(attack.end):
        for advance in ground.positions.advancing.get(argument.id, ()):
            if ground.positions.of(advance.expert, attack.end) is None:
                exceptions = ground.exceptions_of(advance.expert, attack.end)
                standpoint = advancing(advance, argument, ground)
                put_if_better(by_expert, replace(standpoint, exceptions=exceptions))
    return tuple(by_expert[expert] for expert in sorted(by_expert))


def attack_link(attack: Inference, ground: Ground) -> PathStep:
    """An attack as the link between two sides."""
    forward = ground.network.put_forward.get(attack.id, ())
    said_by = frozenset(stance.expert for stance in forward)
    return PathStep(StepKind.ATTACK, attack.id, "attack", 1.0, said_by, inferred=True)


def _step_link(argument: str, ground: Ground) -> PathStep:
    """An argument as the link between who draws it and who rejects it as a step."""
    forward = ground.network.put_forward.get(argument, ())
    said_by = frozenset(stance.expert for stance in forward)
    return PathStep(StepKind.ARGUMENT, argument, "step", 1.0, said_by, inferred=True)


def explain_attack(weighed: Weighed, explainer: Explainer) -> Explanation:
    """Ruiz urges “X”; Osei objects to it: “Y”."""
    ground, composer = explainer.ground, explainer.composer
    network, match = ground.network, weighed.match
    if match.bridge[0].kind is StepKind.ARGUMENT:
        step = _step(network.arguments[match.about[0]], weighed, composer)
        return Explanation([clause("undercut.rejected", step=step, who=experts_of(weighed.left))])
    attack = network.attacks[match.key[0]]
    note = note_conditions((*weighed.left, *weighed.right), ground, composer)
    note += _also(attack, weighed, ground)
    attacked = network.argument_attacked_by(attack)
    if attacked is None:
        return Explanation(
            _objection("attack", attack, _target(weighed, composer), weighed, composer), note
        )
    step = _step(attacked, weighed, composer)
    return Explanation(_objection("undercut", attack, step, weighed, composer), note)


def _step(argument: Inference, weighed: Weighed, composer: Composer) -> Clause:
    """Ada concludes “X” from “Y”; or, where nobody says so, that she affirms both."""
    if weighed.right[0].sign:
        key = "both-ends"
    else:
        key = "implied" if _is_implied(weighed.right) else "concluded"
    return clause(
        f"inference.{key}",
        who=experts_of(weighed.right),
        aim=composer.target(argument),
        given=composer.premises(argument),
    )


def _objection(
    key: str, attack: Inference, target: Clause, weighed: Weighed, composer: Composer
) -> tuple[Clause, ...]:
    """What an attack is aimed at, and who objects with what; in two sentences if it is long."""
    how: tuple[Clause, ...]
    if weighed.left[0].sign or _is_implied(weighed.left):
        tells = key == "attack" and weighed.left[0].sign
        form, how = (
            "tells" if tells else "implied",
            composer.how(_premise_standpoints(weighed.left)),
        )
    else:
        form = "puts" if key == "attack" else "objected"
        how = _manner_of_premise(attack, weighed.left, composer)
    who, premises = experts_of(weighed.left), composer.premises(attack)
    whole = clause(f"{key}.{form}", taken=target, who=who, given=premises, how=how)
    apart = clause(f"{key}.{form}.apart", who=who, given=premises, how=how)
    return composer.in_breaths(whole, target, apart)


def _premise_standpoints(standpoints: tuple[Standpoint, ...]) -> list[Standpoint]:
    return [replace(standpoint, sign=1) for standpoint in standpoints]


def _manner_of_premise(
    attack: Inference, standpoints: tuple[Standpoint, ...], composer: Composer
) -> tuple[Clause, ...]:
    """How the objectors hold the single premise, where not outright."""
    if len(attack.premises) != 1 or any(len(standpoint.stances) < 2 for standpoint in standpoints):
        return ()
    if len(standpoints) == 1:
        return clauses_of(composer.manner(standpoints[0].stances[0]))
    return composer.how(_premise_standpoints(standpoints))


def _is_implied(standpoints: tuple[Standpoint, ...]) -> bool:
    """Whether none makes the step in words: it is read out of what stands side by side."""
    return all(
        standpoint.sign == 0 and standpoint.stances[-1].directness is Directness.IMPLIED
        for standpoint in standpoints
    )


def _target(weighed: Weighed, composer: Composer) -> Clause:
    """What the objection is aimed at: who says it, or who argues from it."""
    direct = [standpoint for standpoint in weighed.right if standpoint.sign]
    if direct:
        return composer.takes(direct)
    what = (weighed.match.about[0],)
    return clause("argues-from", who=experts_of(weighed.right), what=composer.faces(what))


def _also(attack: Inference, weighed: Weighed, ground: Ground) -> list[Clause]:
    """Who affirms the objection's premises without making the objection."""
    involved = {standpoint.expert for standpoint in (*weighed.left, *weighed.right)}
    others = tuple(x.expert for x in affirming_all(attack, ground) if x.expert not in involved)
    return [clause("also.affirms", who=others)] if others else []
