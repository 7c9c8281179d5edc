"""Own tension: one expert who holds, in the first person, what does not go together.

What is conceded is not held against the expert: to grant a point and to overrule it is how one
argues. Nor is an expert's own order of priorities.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from counterpoint.analysis.explain import Explainer, finding_id
from counterpoint.analysis.ground import Ground
from counterpoint.analysis.opposition import bridge_of, kind_of
from counterpoint.analysis.paths import Link
from counterpoint.analysis.positions import Position
from counterpoint.analysis.wording import Wording, join, sentence
from counterpoint.model import (
    Factor,
    Finding,
    FindingKind,
    Mode,
    Relation,
    RelationKind,
    Stance,
    Step,
)

__all__ = ["find_own_tensions"]


def find_own_tensions(ground: Ground, explainer: Explainer, wording: Wording) -> Iterator[Finding]:
    """One finding for each expert and each claim, relation or attack that stands against itself."""
    yield from _both_signs(ground, explainer, wording)
    yield from _both_ends(ground, explainer, wording)
    yield from _own_attacks(ground, explainer, wording)


def _both_signs(ground: Ground, explainer: Explainer, wording: Wording) -> Iterator[Finding]:
    for (expert, claim), position in sorted(ground.positions.by_key.items()):
        if position.opposite is None:
            continue
        first, second = sorted((position.stance, position.opposite), key=lambda x: (x.date, x.id))
        weight = min(ground.settings.mode(first.mode), ground.settings.mode(second.mode))
        steps = (explainer.stance(first), explainer.stance(second))
        said = [wording.stance(stance).rstrip(".") for stance in (first, second)]
        yield _finding(
            expert, (claim,), steps, explainer, _factors(ground, weight, (), position.conditions),
            sentence(f"{said[0]}, but also: {said[1]}"), ground, position.conditions,
        )  # fmt: skip


def _both_ends(ground: Ground, explainer: Explainer, wording: Wording) -> Iterator[Finding]:
    seen = set()
    for start, end, data in ground.network.ties.edges(data=True):
        relation: Relation = data["record"]
        kind = kind_of(relation, ground)
        if kind is None or relation.kind is RelationKind.PRIORITY:
            continue
        for held in ground.positions.affirming.get(start, ()):
            other = ground.positions.of(held.expert, end)
            key = (held.expert, *sorted((start, end)))
            if other is None or other.sign <= 0 or key in seen or _granted(held, other):
                continue
            seen.add(key)
            link = bridge_of(relation)
            conditions = tuple(sorted({*held.conditions, *other.conditions}))
            links = (link,)
            weight = min(held.weight, other.weight)
            factors = _factors(ground, weight, links, conditions, pull=kind is FindingKind.PULL)
            steps = (
                explainer.stance(held.stance),
                explainer.link(link),
                explainer.stance(other.stance),
            )
            told = f"{_says(held, other, wording)}. {wording.relation(relation)}"
            yield _finding(
                held.expert, key[1:], steps, explainer, factors, told, ground, conditions,
                possible=kind is FindingKind.PULL and relation.asserted_by is None,
            )  # fmt: skip


def _own_attacks(ground: Ground, explainer: Explainer, wording: Wording) -> Iterator[Finding]:
    network = ground.network
    for attack in network.attacks.values():
        for advance in ground.positions.advancing.get(attack.id, ()):
            aimed = _own_target(advance.expert, attack.end, attack.against, ground)
            if aimed is None or Mode.CONCEDED in {advance.stance.mode, aimed.mode}:
                continue
            weight = min(advance.weight, ground.settings.mode(aimed.mode))
            objection = explainer.stance(advance.stance)
            steps = (explainer.stance(aimed), objection)
            told = f"{wording.stance(aimed).rstrip('.')}, but also: {objection.sentence}"
            conditions = network.classes_of((*aimed.conditions, *advance.stance.conditions))
            yield _finding(
                advance.expert, (attack.id,), steps, explainer,
                _factors(ground, weight, (), conditions), told, ground, conditions,
            )  # fmt: skip


def _own_target(expert: str, end: str | None, against: str | None, ground: Ground) -> Stance | None:
    """The stance of an expert toward what the expert attacks."""
    if end is not None:
        position = ground.positions.of(expert, end)
        return position.stance if position and position.sign > 0 else None
    advances = ground.positions.advancing.get(str(against), ())
    return next((x.stance for x in advances if x.expert == expert), None)


def _granted(first: Position, second: Position) -> bool:
    return first.conceded or second.conceded


def _says(first: Position, second: Position, wording: Wording) -> str:
    told = [wording.stance(x.stance).rstrip(".") for x in (first, second)]
    name = wording.name(first.expert)
    return join([told[0], told[1].removeprefix(f"{name} ")])


def _factors(
    ground: Ground,
    weight: float,
    links: tuple[Link, ...],
    conditions: tuple[str, ...],
    *,
    pull: bool = False,
) -> tuple[Factor, ...]:
    factors = [Factor("own-tension", -ground.settings.own_tension)]
    if pull:
        factors.append(Factor("pull", ground.settings.pull))
    factors.append(Factor("weaker stance", weight))
    factors += [Factor(link.name, link.value) for link in links if link.value != 1]
    if conditions:
        factors.append(Factor("may be reconciled", 1 - ground.settings.reconciled))
    return tuple(factors)


def _finding(
    expert: str,
    key: tuple[str, ...],
    steps: tuple[Step, ...],
    explainer: Explainer,
    factors: tuple[Factor, ...],
    summary: str,
    ground: Ground,
    conditions: tuple[str, ...],
    *,
    possible: bool = False,
) -> Finding:
    return Finding(
        id=finding_id(FindingKind.OWN_TENSION, (expert, *key)),
        kind=FindingKind.OWN_TENSION,
        experts=(expert,),
        sides=(),
        claims=explainer.claims(steps),
        score=prod(factor.value for factor in factors),
        factors=factors,
        witness=steps,
        summary=summary,
        conditions=tuple(sorted(ground.network.face(x).id for x in conditions)),
        possible=possible,
    )
