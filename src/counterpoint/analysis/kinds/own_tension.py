"""Own tension: one expert who holds, in the first person, what does not go together.

What is conceded is not held against the expert: to grant a point and to overrule it is how one
argues. Nor is an expert's own order of priorities.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from math import prod

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.paths import Link
from counterpoint.analysis.basis.positions import Position
from counterpoint.analysis.kinds.opposition import bridge_of, kind_of
from counterpoint.analysis.telling.explain import Explainer, finding_id
from counterpoint.analysis.telling.saying import phrase
from counterpoint.model import (
    Factor,
    Finding,
    FindingKind,
    Mode,
    Relation,
    RelationKind,
    Stance,
    Step,
    StepKind,
)

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
    ground, wording = explainer.ground, explainer.wording
    for (expert, claim), position in sorted(ground.positions.by_key.items()):
        if position.opposite is None:
            continue
        first, second = sorted((position.stance, position.opposite), key=lambda x: (x.date, x.id))
        weight = min(ground.settings.weight(first), ground.settings.weight(second))
        told = phrase("own.but-also", first=wording.stance(first), second=wording.stance(second))
        yield _Strain(
            expert=expert,
            key=(claim,),
            steps=(
                explainer.stance(first),
                *explainer.equivalence(first.target, second.target),
                explainer.stance(second),
            ),
            summary=wording.say(told),
            weight=weight,
            conditions=ground.network.classes_of((*first.conditions, *second.conditions)),
        )


def _both_ends(explainer: Explainer) -> Iterator[_Strain]:
    """Each expert who affirms both ends of an opposition, by the strongest relation of the two."""
    ground, wording = explainer.ground, explainer.wording
    for (start, end), relation in _oppositions(ground).items():
        link, pull = bridge_of(relation), kind_of(relation, ground) is FindingKind.PULL
        for held in ground.positions.affirming.get(start, ()):
            other = ground.positions.of(held.expert, end)
            if other is None or other.sign <= 0 or _granted(held, other):
                continue
            first, second = (
                [explainer.stance(x) for x in position.stances] for position in (held, other)
            )
            first += explainer.equivalence(held.stance.target, relation.source)
            second += explainer.equivalence(relation.target, other.stance.target)
            told = phrase(
                "own.and",
                first=wording.stance(held.stance),
                second=wording.stance(other.stance, named=False),
            )
            yield _Strain(
                expert=held.expert,
                key=tuple(sorted((start, end))),
                steps=(*first, explainer.link(link), *reversed(second)),
                summary=wording.say(told, wording.relation(relation)),
                weight=min(held.weight, other.weight),
                conditions=tuple(sorted({*held.conditions, *other.conditions})),
                links=(link,),
                pull=pull,
                possible=pull and relation.asserted_by is None,
            )


def _oppositions(ground: Ground) -> dict[tuple[str, str], Relation]:
    """By pair of classes the relation that weighs most; one's own priorities oppose nothing."""
    found: dict[frozenset[str], tuple[tuple[bool, float, bool, str], tuple[str, str]]] = {}
    relations = ground.network.relations
    for start, end, key in ground.network.ties.edges(keys=True):
        kind = kind_of(relations[key], ground)
        if kind is None or relations[key].kind is RelationKind.PRIORITY:
            continue
        pull, unsaid = kind is FindingKind.PULL, relations[key].asserted_by is None
        weight = relations[key].degree * (ground.settings.pull if pull else 1.0)
        rank = (pull and unsaid, -weight, unsaid, key)
        pair = frozenset((start, end))
        if pair not in found or rank < found[pair][0]:
            found[pair] = (rank, (start, end))
    return {ends: relations[rank[-1]] for rank, ends in found.values()}


def _own_attacks(explainer: Explainer) -> Iterator[_Strain]:
    ground, wording = explainer.ground, explainer.wording
    network = ground.network
    for attack in network.attacks.values():
        for advance in ground.positions.advancing.get(attack.id, ()):
            aimed = _own_target(advance.expert, attack.end, attack.against, ground)
            if aimed is None or Mode.CONCEDED in {advance.stance.mode, aimed.mode}:
                continue
            told = phrase(
                "own.but-also", first=wording.stance(aimed), second=wording.stance(advance.stance)
            )
            yield _Strain(
                expert=advance.expert,
                key=(attack.id,),
                steps=(
                    explainer.stance(aimed),
                    *explainer.joints([aimed.target], StepKind.ATTACK, attack.id),
                    explainer.stance(advance.stance),
                ),
                summary=wording.say(told),
                weight=min(advance.weight, ground.settings.weight(aimed)),
                conditions=tuple(
                    sorted({*network.classes_of(aimed.conditions), *advance.conditions})
                ),
            )


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
