"""Rebuttal, undermining and undercut: one expert's argument against another's claim or argument.

Only who puts an objection forward is made an opponent by it. Where nobody does (a mapper's
objection), those who affirm its premises are, and the finding is marked as possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from counterpoint.analysis.basis.ground import Ground, keep_better
from counterpoint.analysis.basis.matches import Match, Standpoint, Weighed
from counterpoint.analysis.basis.paths import Link
from counterpoint.analysis.basis.positions import Advance, Position
from counterpoint.analysis.explaining.composer import Composer, experts_of, joined
from counterpoint.analysis.explaining.explainer import Explainer, Explanation
from counterpoint.analysis.kinds.conditions import note_conditions
from counterpoint.analysis.kinds.sites import Site
from counterpoint.model import AttackKind, Clause, Directness, FindingKind, StepKind
from counterpoint.network import Inference
from counterpoint.wording import clause

__all__ = ["attack_sites", "defenders", "explain_attack", "objectors"]

_KINDS = {
    AttackKind.REBUT: FindingKind.REBUTTAL,
    AttackKind.UNDERMINE: FindingKind.UNDERMINING,
    AttackKind.UNDERCUT: FindingKind.UNDERCUT,
}


def attack_sites(ground: Ground) -> Iterator[Site]:
    """Each attack, then each argument that an expert rejects as a step."""
    network = ground.network
    for attack in network.attacks.values():
        reads = {attack.id, *attack.premises, *_behind(attack, ground)}
        places = frozenset({attack.end} if attack.end is not None else ())
        yield Site(frozenset(reads), places, partial(_attack, attack))
    for key in ground.positions.rejecting:
        if key in network.arguments:
            argument = network.arguments[key]
            reads = {key, *argument.premises, str(argument.end)}
            yield Site(frozenset(reads), frozenset(), partial(_rejection, argument))


def _attack(attack: Inference, ground: Ground) -> Match | None:
    left, right = objectors(attack, ground), defenders(attack, ground)
    own, held = ({hold.expert for hold in side} for side in (left, right))
    right = tuple(hold for hold in right if hold.expert not in own)
    left = tuple(hold for hold in left if hold.expert not in held)
    if not left or not right:
        return None
    target = str(attack.end or attack.against)
    kind = _KINDS[attack.record.kind]  # type: ignore[union-attr]
    unless = ground.exceptions.get(target, ())
    return Match(kind, (attack.id,), (target,), left, right, (attack_link(attack, ground),), unless)


def _rejection(argument: Inference, ground: Ground) -> Match | None:
    rejecting = ground.positions.rejecting[argument.id]
    left = tuple(_advancing(advance, argument, ground) for advance in rejecting)
    against = {hold.expert for hold in left}
    right = tuple(hold for hold in _arguing(argument, ground) if hold.expert not in against)
    if not right:
        return None
    key, bridge = (argument.id, "rejected"), (_step_link(argument.id, ground),)
    return Match(FindingKind.UNDERCUT, key, (argument.id,), left, right, bridge)


def _behind(attack: Inference, ground: Ground) -> Iterator[str]:
    """What decides who holds the target of an attack."""
    if attack.end is None:
        argument = ground.network.arguments[str(attack.against)]
        yield from (argument.id, *argument.premises, str(argument.end))
        return
    yield attack.end
    for _, _, key in ground.network.supports.out_edges(attack.end, keys=True):
        yield from (key, *ground.network.arguments[key].premises)


def objectors(attack: Inference, ground: Ground) -> tuple[Standpoint, ...]:
    """Who puts an attack forward; where nobody does, who affirms all of its premises."""
    advances = ground.positions.advancing.get(attack.id, ())
    if advances or ground.network.put_forward.get(attack.id):
        return tuple(_advancing(advance, attack, ground) for advance in advances)
    return _affirming_all(attack, ground)


def defenders(attack: Inference, ground: Ground) -> tuple[Standpoint, ...]:
    """Who holds what an attack is aimed at.

    For a claim: who affirms it, and who argues from it without saying it. For a step of
    argument: who puts the argument forward, or where nobody does, who affirms both its ends.
    """
    if attack.end is None:
        return _arguing(ground.network.arguments[str(attack.against)], ground)
    found = {hold.expert: hold for hold in ground.holders(attack.end)}
    for _, _, key in ground.network.supports.out_edges(attack.end, keys=True):
        for advance in ground.positions.advancing.get(key, ()):
            if ground.positions.of(advance.expert, attack.end) is None:
                keep_better(found, _advancing(advance, ground.network.arguments[key], ground))
    return tuple(found[expert] for expert in sorted(found))


def attack_link(attack: Inference, ground: Ground) -> Link:
    """An attack as the link between two sides."""
    forward = ground.network.put_forward.get(attack.id, ())
    said_by = frozenset(stance.expert for stance in forward)
    return Link(StepKind.ATTACK, attack.id, "attack", 1.0, said_by, inferred=True)


def _step_link(argument: str, ground: Ground) -> Link:
    """An argument as the link between who draws it and who rejects it as a step."""
    forward = ground.network.put_forward.get(argument, ())
    said_by = frozenset(stance.expert for stance in forward)
    return Link(StepKind.ARGUMENT, argument, "step", 1.0, said_by, inferred=True)


def explain_attack(weighed: Weighed, explainer: Explainer) -> Explanation:
    """Osei puts “Y” against “X”, recommended by Ruiz."""
    ground, composer = explainer.ground, explainer.composer
    network, match = ground.network, weighed.match
    if match.bridge[0].kind is StepKind.ARGUMENT:
        step = _step(network.arguments[match.about[0]], weighed, composer)
        return Explanation([clause("undercut.rejected", step=step, who=experts_of(weighed.left))])
    attack = network.attacks[match.key[0]]
    note = note_conditions((*weighed.left, *weighed.right), ground, composer)
    note += _also(attack, weighed, ground)
    if attack.end is not None:
        return Explanation([_against_claim(attack, weighed, composer)], note)
    step = _step(network.arguments[str(attack.against)], weighed, composer)
    return Explanation([_against_step(attack, step, weighed, composer)], note)


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


def _against_claim(attack: Inference, weighed: Weighed, composer: Composer) -> Clause:
    given, aim, held = composer.premises(attack), composer.target(attack), _held(weighed, composer)
    if weighed.left[0].sign or _is_implied(weighed.left):
        by = composer.held(_premise_holds(weighed.left))
        key = "tells" if weighed.left[0].sign else "implied"
        return clause(f"attack.{key}", given=given, by=by, aim=aim, held=held)
    who, how = experts_of(weighed.left), _manner_of_premise(attack, weighed.left, composer)
    return clause("attack.puts", who=who, given=given, how=how, aim=aim, held=held)


def _against_step(attack: Inference, step: Clause, weighed: Weighed, composer: Composer) -> Clause:
    given = composer.premises(attack)
    if weighed.left[0].sign or _is_implied(weighed.left):
        by = composer.held(_premise_holds(weighed.left))
        return clause("undercut.implied", step=step, given=given, by=by)
    who, how = experts_of(weighed.left), _manner_of_premise(attack, weighed.left, composer)
    return clause("undercut.objected", step=step, who=who, given=given, how=how)


def _premise_holds(holds: tuple[Standpoint, ...]) -> list[Standpoint]:
    return [replace(hold, sign=1) for hold in holds]


def _manner_of_premise(
    attack: Inference, holds: tuple[Standpoint, ...], composer: Composer
) -> tuple[Clause, ...]:
    """How the objectors hold the single premise, where not outright."""
    if len(attack.premises) != 1 or any(len(hold.stances) < 2 for hold in holds):
        return ()
    if len(holds) == 1:
        return joined(composer.manner(holds[0].stances[0]))
    return composer.how(_premise_holds(holds))


def _is_implied(holds: tuple[Standpoint, ...]) -> bool:
    """Whether none makes the step in words: it is read out of what stands side by side."""
    return all(
        hold.sign == 0 and hold.stances[-1].directness is Directness.IMPLIED for hold in holds
    )


def _held(weighed: Weighed, composer: Composer) -> Clause:
    direct = [hold for hold in weighed.right if hold.sign]
    if direct:
        return composer.held(direct)
    return clause("held.argued-from", who=experts_of(weighed.right))


def _also(attack: Inference, weighed: Weighed, ground: Ground) -> list[Clause]:
    """Who affirms the objection's premises without making the objection."""
    involved = {hold.expert for hold in (*weighed.left, *weighed.right)}
    others = tuple(x.expert for x in _affirming_all(attack, ground) if x.expert not in involved)
    return [clause("also.affirms", who=others)] if others else []


def _advancing(advance: Advance, inference: Inference, ground: Ground) -> Standpoint:
    """Who puts an inference forward: no stronger than the stances on its premises."""
    held = [
        position
        for premise in inference.premises
        if (position := ground.positions.of(advance.expert, premise)) is not None
        and position.sign > 0
    ]
    weight = min([advance.weight, *(position.weight for position in held)])
    conditions = {*advance.conditions, *(x for position in held for x in position.conditions)}
    return Standpoint(
        advance.expert,
        weight,
        inference.premises[0] if inference.premises else inference.id,
        0,
        (*(position.stance for position in held), advance.stance),
        (),
        tuple(sorted(conditions)),
    )


def _affirming_all(inference: Inference, ground: Ground) -> tuple[Standpoint, ...]:
    if not inference.premises:
        return ()
    first, *rest = (
        {x.expert: x for x in ground.positions.affirming.get(premise, ())}
        for premise in inference.premises
    )
    shared = sorted(set(first).intersection(*rest))
    return tuple(
        Standpoint(
            expert,
            min(held[expert].weight for held in (first, *rest)),
            inference.premises[0],
            1,
            tuple(held[expert].stance for held in (first, *rest)),
            (),
            _conditions_of(held[expert] for held in (first, *rest)),
        )
        for expert in shared
    )


def _conditions_of(held: Iterable[Position]) -> tuple[str, ...]:
    return tuple(sorted({x for position in held for x in position.conditions}))


def _arguing(argument: Inference, ground: Ground) -> tuple[Standpoint, ...]:
    advances = ground.positions.advancing.get(argument.id, ())
    if advances or ground.network.put_forward.get(argument.id):
        return tuple(_advancing(advance, argument, ground) for advance in advances)
    if argument.end is None:
        return ()
    concluding = {x.expert: x for x in ground.positions.affirming.get(argument.end, ())}
    return tuple(
        replace(
            hold,
            weight=min(hold.weight, concluding[hold.expert].weight),
            stances=(*hold.stances, concluding[hold.expert].stance),
            conditions=tuple(sorted({*hold.conditions, *concluding[hold.expert].conditions})),
        )
        for hold in _affirming_all(argument, ground)
        if hold.expert in concluding
    )
