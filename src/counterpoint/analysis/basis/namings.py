"""Who names whom: the most explicit that one expert can say of another.

A naming is a stance that answers another expert of the panel, or that reports one. What belongs
here: where they are, and between whom they stand in a match. What does not: what they come to
(`counterpoint.analysis.kinds.reports`, `counterpoint.analysis.kinds.namings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import permutations

from counterpoint.analysis.basis.matches import Standpoint, Weighed
from counterpoint.analysis.basis.positions import Positions, sign_of
from counterpoint.model import Stance
from counterpoint.network import ArgumentNetwork

Place = tuple[str, str]


def addressee_of(stance: Stance) -> str | None:
    """Whom a stance names: who is answered, or who is reported."""
    return stance.answers if stance.is_own else stance.voice


def find_namings(network: ArgumentNetwork) -> dict[Place, tuple[Stance, ...]]:
    """By speaker and class (or argument, or attack) the stances that name another of the panel.

    Linear in the number of stances.
    """
    panel = frozenset(network.panel)
    namings: dict[Place, list[Stance]] = defaultdict(list)
    for stance in network.map.stances:
        addressee = addressee_of(stance)
        if addressee in panel and stance.expert in panel and addressee != stance.expert:
            for place in _places(stance, network):
                namings[stance.expert, place].append(stance)
    return {place: tuple(stances) for place, stances in namings.items()}


def _places(stance: Stance, network: ArgumentNetwork) -> Iterator[str]:
    if stance.target in network.class_of:
        yield network.class_of[stance.target]
    if stance.target in network.arguments or stance.target in network.attacks:
        yield stance.target


def namings_between(
    weighed: Weighed,
    namings: Mapping[Place, tuple[Stance, ...]],
    positions: Positions,
    network: ArgumentNetwork,
) -> frozenset[Stance]:
    """The stances by which one of two who meet in a match names the other.

    Only pairs that meet count, whichever of the match's sides they stand on. A report counts where
    the other, by the own words, is of the sign that is reported: else it names somebody wrongly.
    """
    if not namings:
        return frozenset()
    sides = [weighed.left, weighed.right] if weighed.match.right else [weighed.left] * 2
    stances = set()
    for ours, theirs in permutations(sides, 2):
        others = {standpoint.expert for standpoint in theirs}
        for standpoint in ours:
            for stance in _at(standpoint, namings, network):
                addressee = addressee_of(stance)
                is_meant = addressee in others and _is_as_reported(stance, positions, network)
                if is_meant and weighed.scores({standpoint.expert, str(addressee)}):
                    stances.add(stance)
    return frozenset(stances)


def _at(
    standpoint: Standpoint, namings: Mapping[Place, tuple[Stance, ...]], network: ArgumentNetwork
) -> Iterator[Stance]:
    """The namings of an expert at what the expert's standpoint rests on."""
    places = {standpoint.claim}.union(*(_places(x, network) for x in standpoint.stances))
    for place in sorted(places):
        yield from namings.get((standpoint.expert, place), ())


def _is_as_reported(stance: Stance, positions: Positions, network: ArgumentNetwork) -> bool:
    if stance.is_own:
        return True
    claim = network.class_of.get(stance.target)
    position = positions.of(str(stance.voice), claim) if claim is not None else None
    return position is None or position.sign == sign_of(stance)
