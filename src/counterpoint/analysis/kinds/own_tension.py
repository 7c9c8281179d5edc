"""Own tension: one expert who holds, in the first person, what does not go together.

What is conceded is not held against the expert: to grant a point and to overrule it is how one
argues. Nor is an expert's own order of priorities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import prod

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.paths import PathStep
from counterpoint.analysis.basis.positions import Position, is_turn
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.explainer import Explainer
from counterpoint.analysis.explaining.finding_ids import finding_id
from counterpoint.analysis.kinds.opposition import bridge_of, kind_of
from counterpoint.model import (
    Clause,
    Factor,
    Finding,
    FindingKind,
    Firmness,
    Relation,
    RelationKind,
    Stance,
    Step,
    StepKind,
)
from counterpoint.network import Inference
from counterpoint.wording import clause


@dataclass(frozen=True, slots=True)
class _Strain:
    """What pulls one expert two ways, before it is told. ``key`` tells it from the others."""

    expert: str
    key: tuple[str, ...]
    steps: tuple[Step, ...]
    summary: str
    weight: float
    conditions: tuple[str, ...]
    links: tuple[PathStep, ...] = ()
    pull: bool = False
    possible: bool = False


def find_own_tensions(explainer: Explainer) -> Iterator[Finding]:
    """One finding for each expert and each claim, relation or attack that stands against itself."""
    strains = chain(_both_signs(explainer), _both_ends(explainer), _own_attacks(explainer))
    for strain in strains:
        yield _finding(strain, explainer)


def _both_signs(explainer: Explainer) -> Iterator[_Strain]:
    ground, composer = explainer.ground, explainer.composer
    for (expert, claim), position in sorted(ground.positions.by_key.items()):
        if position.opposite is None:
            continue
        both = (position.stance, position.opposite)
        sides = [(claim, ground.network.classes_of(stance.conditions)) for stance in both]
        if _of_different_cases(expert, *sides, ground=ground):
            continue
        first, second = sorted(both, key=lambda x: (x.date, x.id))
        weight = min(ground.weight(first), ground.weight(second))
        contradiction = _but_also(composer.stance(first), composer.stance(second), composer)
        yield _Strain(
            expert=expert,
            key=(claim,),
            steps=(
                explainer.stance(first),
                *explainer.equivalence(first.target, second.target),
                explainer.stance(second),
            ),
            summary=composer.say(*contradiction),
            weight=weight,
            conditions=ground.network.classes_of((*first.conditions, *second.conditions)),
        )


def _both_ends(explainer: Explainer) -> Iterator[_Strain]:
    """Each expert who affirms both ends of an opposition, by the strongest relation of the two.

    A relation that somebody states is that person's view: it sets nobody else at odds.
    """
    ground = explainer.ground
    class_of = ground.network.class_of
    for relations in _oppositions(ground).values():
        pair = {class_of[relations[0].source], class_of[relations[0].target]}
        for position in ground.positions.affirming.get(min(pair), ()):
            voices = (None, position.expert)
            relation = next((x for x in relations if x.asserted_by in voices), None)
            if relation is None:
                continue
            first, second = (
                ground.positions.of(position.expert, class_of[x])
                for x in (relation.source, relation.target)
            )
            if first and second and _at_odds(first, second, relation, ground):
                yield _both_held(first, second, relation, explainer)


def _at_odds(first: Position, second: Position, relation: Relation, ground: Ground) -> bool:
    """Whether both are affirmed in the end, and for cases that can arise together."""
    affirmed = first.sign > 0 and second.sign > 0 and not _granted(first, second)
    if is_turn(first, second, relation):
        return False
    sides = [(position.claim, position.conditions) for position in (first, second)]
    return affirmed and not _of_different_cases(first.expert, *sides, ground=ground)


def _both_held(
    position: Position, other: Position, relation: Relation, explainer: Explainer
) -> _Strain:
    ground, composer = explainer.ground, explainer.composer
    link, pull = bridge_of(relation), kind_of(relation, ground) is FindingKind.PULL
    first, second = (
        [explainer.stance(x) for x in position.stances] for position in (position, other)
    )
    first += explainer.equivalence(position.stance.target, relation.source)
    second += explainer.equivalence(relation.target, other.stance.target)
    both = clause(
        "own.and",
        first=composer.stance(position.stance),
        second=composer.stance(other.stance, is_named=False),
    )
    return _Strain(
        expert=position.expert,
        key=tuple(sorted((position.claim, other.claim))),
        steps=(*first, explainer.link(link), *reversed(second)),
        summary=composer.say(both, composer.relation(relation)),
        weight=min(position.weight, other.weight),
        conditions=tuple(sorted({*position.conditions, *other.conditions})),
        links=(link,),
        pull=pull,
        possible=pull and relation.asserted_by is None,
    )


def _of_different_cases(
    expert: str,
    one: tuple[str, tuple[str, ...]],
    other: tuple[str, tuple[str, ...]],
    *,
    ground: Ground,
) -> bool:
    """Whether two claims, each with its conditions, are held for cases that cannot both arise.

    The conditions exclude each other, or a condition of the one is the exception of the other.
    """
    (first, conditions), (second, other_conditions) = one, other
    beside = {*ground.exceptions_of(expert, first)}.intersection(other_conditions) | {
        *ground.exceptions_of(expert, second)
    }.intersection(conditions)
    return ground.exclude(conditions, other_conditions) or bool(beside)


def _oppositions(ground: Ground) -> dict[frozenset[str], list[Relation]]:
    """By pair of classes what opposes them, most weight first; one's own priorities do not."""
    by_pair: dict[frozenset[str], list[tuple[tuple[bool, float, bool, str], Relation]]] = {}
    for start, end, relation in ground.network.around.relations:
        kind = kind_of(relation, ground)
        if kind is None or relation.kind is RelationKind.PRIORITY:
            continue
        pull, is_unsaid = kind is FindingKind.PULL, relation.asserted_by is None
        weight = relation.degree * (ground.settings.pull if pull else 1.0)
        rank = (pull and is_unsaid, -weight, is_unsaid, relation.id)
        by_pair.setdefault(frozenset((start, end)), []).append((rank, relation))
    return {
        pair: [relation for _, relation in sorted(ranks, key=lambda x: x[0])]
        for pair, ranks in by_pair.items()
    }


def _own_attacks(explainer: Explainer) -> Iterator[_Strain]:
    ground, composer = explainer.ground, explainer.composer
    network = ground.network
    for attack in network.attacks.values():
        for advance in ground.positions.advancing.get(attack.id, ()):
            aimed = _own_target(advance.expert, attack, ground)
            positions = [ground.positions.of(advance.expert, x) for x in attack.premises]
            affirmed = [x for x in positions if x is not None and x.sign > 0]
            stances = (advance.stance, *(x.stance for x in affirmed))
            if aimed is None or any(x.firmness is Firmness.CONCEDED for x in (aimed, *stances)):
                continue
            conditions = network.classes_of(aimed.conditions)
            objecting_conditions = {
                *advance.conditions,
                *(y for x in affirmed for y in x.conditions),
            }
            if _answers_itself(advance.expert, attack, conditions, objecting_conditions, ground):
                continue
            weights = (advance.weight, *(x.weight for x in affirmed))
            yield _Strain(
                expert=advance.expert,
                key=(attack.id,),
                steps=(
                    *explainer.joints([aimed.target], StepKind.ATTACK, attack.id),
                    explainer.stance(aimed),
                    *(explainer.stance(x.stance) for x in affirmed),
                    explainer.stance(advance.stance),
                ),
                summary=composer.say(*_objecting(aimed, advance.stance, affirmed, composer)),
                weight=min(ground.weight(aimed), *weights),
                conditions=tuple(sorted({*conditions, *objecting_conditions})),
            )


def _answers_itself(
    expert: str,
    attack: Inference,
    conditions: Iterable[str],
    objecting_conditions: Iterable[str],
    ground: Ground,
) -> bool:
    """Whether an objection holds only in a case for which what it is aimed at is not said.

    The case is what the objection says, or a condition of it. It is excluded by a condition of
    the aim, or is the aim's exception; or the aim's condition is the objection's exception.
    """
    cases = {*attack.premises, *objecting_conditions}
    aims_exceptions = ground.exceptions_of(expert, attack.end) if attack.end is not None else ()
    own_exceptions = {y for x in attack.premises for y in ground.exceptions_of(expert, x)}
    return (
        ground.exclude(conditions, cases)
        or not cases.isdisjoint(aims_exceptions)
        or not own_exceptions.isdisjoint(conditions)
    )


def _objecting(
    aimed: Stance, objection: Stance, premises: Sequence[Position], composer: Composer
) -> tuple[Clause, ...]:
    """What is held, how the premises of the objection are held, and the objection."""
    first, step = composer.stance(aimed), composer.stance(objection)
    if not premises:
        return _but_also(first, step, composer)
    stances = tuple(composer.stance(position.stance, is_named=False) for position in premises)
    whole = clause("own.objects", first=first, given=stances, step=step)
    both = clause("own.too", first=first, given=stances)
    return composer.in_breaths(whole, both, clause("own.yet", step=step))


def _but_also(first: Clause, second: Clause, composer: Composer) -> tuple[Clause, ...]:
    whole = clause("own.but-also", first=first, second=second)
    return composer.in_breaths(whole, first, clause("own.yet", step=second))


def _own_target(expert: str, attack: Inference, ground: Ground) -> Stance | None:
    """The stance of an expert toward what the expert attacks."""
    if attack.end is not None:
        position = ground.positions.of(expert, attack.end)
        return position.stance if position and position.sign > 0 else None
    argument = ground.network.argument_attacked_by(attack)
    advances = ground.positions.advancing.get(argument.id, ()) if argument is not None else ()
    return next((x.stance for x in advances if x.expert == expert), None)


def _granted(first: Position, second: Position) -> bool:
    return first.conceded or second.conceded


def _finding(strain: _Strain, explainer: Explainer) -> Finding:
    settings = explainer.ground.settings
    factors = [Factor("own-tension", -settings.own_tension)]
    if strain.pull:
        factors.append(Factor("pull", settings.pull))
    factors.append(Factor("weaker stance", strain.weight))
    factors += [Factor(link.name, link.value) for link in strain.links if link.value != 1]
    if any(explainer.ground.speaks_to(strain.expert, x) for x in strain.conditions):
        factors.append(Factor("may be reconciled", 1 - settings.reconciled))
    face = explainer.ground.network.face
    return Finding(
        id=finding_id(FindingKind.OWN_TENSION, (strain.expert, *strain.key)),
        kind=FindingKind.OWN_TENSION,
        experts=(strain.expert,),
        sides=(),
        claims=explainer.claims(strain.steps),
        score=prod(factor.value for factor in factors),
        factors=tuple(factors),
        witness=strain.steps,
        summary=strain.summary,
        conditions=tuple(sorted(face(x).id for x in strain.conditions)),
        possible=strain.possible,
    )
