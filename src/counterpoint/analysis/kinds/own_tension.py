"""Own tension: one expert who holds, in the first person, what does not go together.

What is conceded is not held against the expert: to grant a point and to overrule it is how one
argues. Nor is an expert's own order of priorities.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product
from math import prod

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.paths import Link
from counterpoint.analysis.basis.positions import Position
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.explainer import Explainer, finding_id
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
from counterpoint.wording import clause

__all__ = ["find_own_tensions"]


@dataclass(frozen=True, slots=True)
class _Strain:
    """What pulls one expert two ways, before it is told. ``key`` tells it from the others."""

    expert: str
    key: tuple[str, ...]
    steps: tuple[Step, ...]
    summary: str
    weight: float
    conditions: tuple[str, ...]
    links: tuple[Link, ...] = ()
    pull: bool = False
    possible: bool = False


def find_own_tensions(explainer: Explainer) -> Iterator[Finding]:
    """One finding for each expert and each claim, relation or attack that stands against itself."""
    found = chain(_both_signs(explainer), _both_ends(explainer), _own_attacks(explainer))
    for strain in found:
        yield _finding(strain, explainer)


def _both_signs(explainer: Explainer) -> Iterator[_Strain]:
    ground, composer = explainer.ground, explainer.composer
    for (expert, claim), position in sorted(ground.positions.by_key.items()):
        if position.opposite is None:
            continue
        both = (position.stance, position.opposite)
        sides = [(claim, ground.network.classes_of(stance.conditions)) for stance in both]
        if _of_different_cases(*sides, ground=ground):
            continue
        first, second = sorted(both, key=lambda x: (x.date, x.id))
        weight = min(ground.weight(first), ground.weight(second))
        told = clause("own.but-also", first=composer.stance(first), second=composer.stance(second))
        yield _Strain(
            expert=expert,
            key=(claim,),
            steps=(
                explainer.stance(first),
                *explainer.equivalence(first.target, second.target),
                explainer.stance(second),
            ),
            summary=composer.say(told),
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
        for held in ground.positions.affirming.get(min(pair), ()):
            voices = (None, held.expert)
            relation = next((x for x in relations if x.asserted_by in voices), None)
            if relation is None:
                continue
            first, second = (
                ground.positions.of(held.expert, class_of[x])
                for x in (relation.source, relation.target)
            )
            if first and second and _at_odds(first, second, ground):
                yield _both_held(first, second, relation, explainer)


def _at_odds(first: Position, second: Position, ground: Ground) -> bool:
    """Whether both are affirmed in the end, and for cases that can arise together."""
    affirmed = first.sign > 0 and second.sign > 0 and not _granted(first, second)
    sides = [(position.claim, position.conditions) for position in (first, second)]
    return affirmed and not _of_different_cases(*sides, ground=ground)


def _both_held(
    held: Position, other: Position, relation: Relation, explainer: Explainer
) -> _Strain:
    ground, composer = explainer.ground, explainer.composer
    link, pull = bridge_of(relation), kind_of(relation, ground) is FindingKind.PULL
    first, second = ([explainer.stance(x) for x in position.stances] for position in (held, other))
    first += explainer.equivalence(held.stance.target, relation.source)
    second += explainer.equivalence(relation.target, other.stance.target)
    told = clause(
        "own.and",
        first=composer.stance(held.stance),
        second=composer.stance(other.stance, named=False),
    )
    return _Strain(
        expert=held.expert,
        key=tuple(sorted((held.claim, other.claim))),
        steps=(*first, explainer.link(link), *reversed(second)),
        summary=composer.say(told, composer.relation(relation)),
        weight=min(held.weight, other.weight),
        conditions=tuple(sorted({*held.conditions, *other.conditions})),
        links=(link,),
        pull=pull,
        possible=pull and relation.asserted_by is None,
    )


def _of_different_cases(
    one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]], *, ground: Ground
) -> bool:
    """Whether two claims, each with its conditions, are held for cases that cannot both arise.

    The conditions exclude each other, or a condition of the one is the exception of the other.
    """
    (first, wanted), (second, needed) = one, other
    excluded = any(frozenset(pair) in ground.opposed for pair in product(wanted, needed))
    excepted = ground.exceptions.get
    beside = {*excepted(first, ())}.intersection(needed) | {*excepted(second, ())}.intersection(
        wanted
    )
    return excluded or bool(beside)


def _oppositions(ground: Ground) -> dict[frozenset[str], list[Relation]]:
    """By pair of classes what opposes them, most weight first; one's own priorities do not."""
    found: dict[frozenset[str], list[tuple[tuple[bool, float, bool, str], Relation]]] = {}
    relations = ground.network.relations
    for start, end, key in ground.network.ties.edges(keys=True):
        kind = kind_of(relations[key], ground)
        if kind is None or relations[key].kind is RelationKind.PRIORITY:
            continue
        pull, unsaid = kind is FindingKind.PULL, relations[key].asserted_by is None
        weight = relations[key].degree * (ground.settings.pull if pull else 1.0)
        rank = (pull and unsaid, -weight, unsaid, key)
        found.setdefault(frozenset((start, end)), []).append((rank, relations[key]))
    return {
        pair: [relation for _, relation in sorted(ranked, key=lambda x: x[0])]
        for pair, ranked in found.items()
    }


def _own_attacks(explainer: Explainer) -> Iterator[_Strain]:
    ground, composer = explainer.ground, explainer.composer
    network = ground.network
    for attack in network.attacks.values():
        for advance in ground.positions.advancing.get(attack.id, ()):
            aimed = _own_target(advance.expert, attack.end, attack.against, ground)
            held = [ground.positions.of(advance.expert, x) for x in attack.premises]
            given = [x for x in held if x is not None and x.sign > 0]
            said = (advance.stance, *(x.stance for x in given))
            if aimed is None or any(x.firmness is Firmness.CONCEDED for x in (aimed, *said)):
                continue
            wanted = network.classes_of(aimed.conditions)
            needed = {*advance.conditions, *(y for x in given for y in x.conditions)}
            objection = (attack.id, tuple(sorted(needed)))
            if _of_different_cases((attack.end or "", wanted), objection, ground=ground):
                continue
            weights = (advance.weight, *(x.weight for x in given))
            yield _Strain(
                expert=advance.expert,
                key=(attack.id,),
                steps=(
                    explainer.stance(aimed),
                    *explainer.joints([aimed.target], StepKind.ATTACK, attack.id),
                    *(explainer.stance(x.stance) for x in given),
                    explainer.stance(advance.stance),
                ),
                summary=composer.say(_objecting(aimed, advance.stance, given, composer)),
                weight=min(ground.weight(aimed), *weights),
                conditions=tuple(sorted({*wanted, *needed})),
            )


def _objecting(
    aimed: Stance, objection: Stance, given: Sequence[Position], composer: Composer
) -> Clause:
    """What is held, how the premises of the objection are held, and the objection."""
    first, step = composer.stance(aimed), composer.stance(objection)
    if not given:
        return clause("own.but-also", first=first, second=step)
    stances = tuple(composer.stance(position.stance, named=False) for position in given)
    return clause("own.objects", first=first, given=stances, step=step)


def _own_target(expert: str, end: str | None, against: str | None, ground: Ground) -> Stance | None:
    """The stance of an expert toward what the expert attacks."""
    if end is not None:
        position = ground.positions.of(expert, end)
        return position.stance if position and position.sign > 0 else None
    advances = ground.positions.advancing.get(str(against), ())
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
    if strain.conditions:
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
