"""What experts themselves name as deciding: an exception, or the condition of other advice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from counterpoint.analysis.basis.ground import Ground
from counterpoint.model import Argument, Attack, AttackKind, RelationKind, Stance
from counterpoint.network import ArgumentNetwork, Inference


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
    """What turns on each class, looked up once for all that is settled in turn.

    ``by_claim`` is what experts name; ``stances_on`` what the panel says and reports of a class,
    ``on_condition`` what it says on the condition of it, ``attacks_on`` the objections to it;
    ``aimed_at`` the backings of an argument and the attacks on an inference, by its id;
    ``means_to`` what is named as a means to a class, by expert and class.
    """

    by_claim: Mapping[str, tuple[Hinge, ...]]
    stances_on: Mapping[str, tuple[Stance, ...]]
    on_condition: Mapping[str, tuple[Stance, ...]]
    attacks_on: Mapping[str, tuple[Inference, ...]]
    aimed_at: Mapping[str, tuple[Inference, ...]]
    means_to: Mapping[str, tuple[tuple[str, str], ...]]


def find_hinges(ground: Ground) -> Hinges:
    """The hinges of a map. Linear in its size."""
    by_claim: dict[str, list[Hinge]] = defaultdict(list)
    for hinge in (*_exceptions(ground), *_other_advice(ground), *_deciding(ground)):
        by_claim[hinge.claim].append(hinge)
    network = ground.network
    panel = frozenset(network.panel)
    stances_on = _grouped(
        (network.class_of[stance.target], (stance,))
        for stance in network.map.stances
        if stance.target in network.class_of and stance.expert in panel
    )
    own = chain(
        *network.stances.values(), *network.put_forward.values(), *network.rejected.values()
    )
    on_condition = _grouped(
        (claim, (stance,))
        for stance in own
        if stance.conditions
        for claim in network.classes_of(stance.conditions)
    )
    means_to = _grouped(
        (goal, (key,))
        for key, stances in network.stances.items()
        if any(stance.goals for stance in stances)
        for goal in network.classes_of(goal for stance in stances for goal in stance.goals)
    )
    attacks = network.attacks.values()
    return Hinges(
        {claim: tuple(hinges) for claim, hinges in by_claim.items()},
        stances_on,
        on_condition,
        _grouped((x.end, (x,)) for x in attacks if x.end is not None),
        _grouped((aim, (x,)) for x, aim in _aims(network)),
        means_to,
    )


_Key = TypeVar("_Key")
_Item = TypeVar("_Item")


def _grouped(pairs: Iterable[tuple[_Key, tuple[_Item, ...]]]) -> dict[_Key, tuple[_Item, ...]]:
    groups: dict[_Key, list[_Item]] = defaultdict(list)
    for key, items in pairs:
        groups[key] += items
    return {key: tuple(items) for key, items in groups.items()}


def _aims(network: ArgumentNetwork) -> Iterator[tuple[Inference, str]]:
    """What backs an argument or attacks an inference, with its id."""
    for inference in (*network.arguments.values(), *network.attacks.values()):
        record = inference.record
        aim = record.conclusion if isinstance(record, Argument) else record.target
        is_undercut = isinstance(record, Attack) and record.kind is AttackKind.UNDERCUT
        if aim is not None and (is_undercut or aim not in network.claims):
            yield inference, aim


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
