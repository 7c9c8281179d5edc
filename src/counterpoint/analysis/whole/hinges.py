"""What experts themselves name as deciding: an exception, or the condition of other advice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.positions import Position
from counterpoint.model import RelationKind


@dataclass(frozen=True, slots=True)
class Hinge:
    """An expert for whom ``claim`` decides on the class ``about``.

    If it holds the expert gives that up (``falls``), for ``instead`` where other advice is named;
    else the expert says it only if it holds, and says that this decides.
    """

    expert: str
    claim: str
    about: str
    instead: str | None = None
    falls: bool = True


@dataclass(frozen=True, slots=True)
class Hinges:
    """What turns on each class: what experts name, and what they say only if (``if_false``).

    ``if_false`` holds positions by expert and class.
    """

    by_claim: Mapping[str, tuple[Hinge, ...]]
    if_false: Mapping[str, tuple[tuple[str, str], ...]]


def find_hinges(ground: Ground) -> Hinges:
    """The hinges of a map. Linear in positions, conditions and relations."""
    by_claim: dict[str, list[Hinge]] = defaultdict(list)
    for hinge in (*_exceptions(ground), *_other_advice(ground), *_deciding(ground)):
        by_claim[hinge.claim].append(hinge)
    if_false: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, position in ground.positions.by_key.items():
        for condition in position.conditions:
            if _rests_on(condition, position, ground):
                if_false[condition].append(key)
    return Hinges(
        {claim: tuple(hinges) for claim, hinges in by_claim.items()},
        {claim: tuple(keys) for claim, keys in if_false.items()},
    )


def _exceptions(ground: Ground) -> Iterator[Hinge]:
    """``unless``: of who says it, or of all who affirm the claim if the mapper reads it."""
    for start, end, relation in ground.network.around.relations:
        if relation.kind is RelationKind.UNLESS:
            for position in ground.positions.affirming.get(start, ()):
                if relation.asserted_by in {None, position.expert} and position.weight > 0:
                    yield Hinge(position.expert, end, start)


def _other_advice(ground: Ground) -> Iterator[Hinge]:
    """Advice on a condition beside other advice of the same expert, which it excludes."""
    excluded: dict[str, list[str]] = defaultdict(list)
    for pair in ground.opposed:
        for claim in pair:
            excluded[claim] += [other for other in pair if other != claim]
    for (expert, claim), position in ground.positions.by_key.items():
        if not position.conditions or position.sign < 1 or not ground.is_advice(claim):
            continue
        for other in sorted(excluded.get(claim, ())):
            first = ground.positions.of(expert, other)
            if first is not None and first.sign > 0 and ground.is_advice(other):
                for condition in position.conditions:
                    if condition not in first.conditions:
                        yield Hinge(expert, condition, other, claim)


def _deciding(ground: Ground) -> Iterator[Hinge]:
    """Conditions of which the expert says that they decide."""
    for (expert, claim), position in ground.positions.by_key.items():
        if position.stance.is_deciding and position.weight > 0:
            for condition in position.conditions:
                yield Hinge(expert, condition, claim, falls=False)


def _rests_on(condition: str, position: Position, ground: Ground) -> bool:
    """Whether the expert says it on that condition, and in no other way."""
    network = ground.network
    return all(
        condition in network.classes_of(stance.conditions)
        for stance in network.stances[position.expert, position.claim]
    )
