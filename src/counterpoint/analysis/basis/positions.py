"""Where each expert stands on each class of claims, and with what weight.

A position is what all stances of one expert toward one class come to; an advance is the same
toward an argument or attack. Both are about what was said there: what follows from it elsewhere
is a standpoint (``matches``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterpoint.analysis.settings import Settings
from counterpoint.model import ClaimKind, Directness, Firmness, Polarity, Relation, Stance
from counterpoint.network import ArgumentNetwork

# Of equally strong stances the more direct comes first, then the firmer.
_DIRECTNESS = tuple(Directness)
_FIRMNESS = tuple(Firmness)


@dataclass(frozen=True, slots=True)
class Position:
    """What one expert holds of one class.

    ``sign`` is 1 for affirmed, -1 for denied, 0 where the expert says both in the first person
    (then ``opposite`` is the strongest stance of the other sign). ``weight`` is that of the
    strongest stance, never a sum: repeating is not believing more. ``conditions`` are classes,
    sorted; empty unless the strongest stance is conditional. Who is as strong on another
    condition (``further``) is taken to set both.
    """

    expert: str
    claim: str
    sign: int
    weight: float
    stance: Stance
    conditions: tuple[str, ...] = ()
    opposite: Stance | None = None
    further: tuple[Stance, ...] = ()

    @property
    def stances(self) -> tuple[Stance, ...]:
        """The stances that show it, the deciding one first."""
        return (self.stance, *self.further)

    @property
    def conceded(self) -> bool:
        """Whether the expert only grants it."""
        return self.stance.firmness is Firmness.CONCEDED


@dataclass(frozen=True, slots=True)
class Advance:
    """An expert who puts an argument or attack forward, and how strongly."""

    expert: str
    weight: float
    stance: Stance
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Positions:
    """All positions, with look-ups by class; every sequence is sorted by expert."""

    by_key: Mapping[tuple[str, str], Position]
    affirming: Mapping[str, tuple[Position, ...]]
    denying: Mapping[str, tuple[Position, ...]]
    advancing: Mapping[str, tuple[Advance, ...]]
    rejecting: Mapping[str, tuple[Advance, ...]]

    def of(self, expert: str, claim: str) -> Position | None:
        """The expert's position on a class, ``None`` for silence."""
        return self.by_key.get((expert, claim))

    def with_changes(
        self,
        changes: Mapping[tuple[str, str], Position | None],
        advancing: Mapping[str, tuple[Advance, ...]],
        rejecting: Mapping[str, tuple[Advance, ...]],
    ) -> Positions:
        """The same with other positions, by expert and class, and other advances, by inference.

        ``None`` and an empty tuple stand for nothing. Linear in the number of positions (they are
        copied, not computed).
        """
        by_key = dict(self.by_key)
        for key, position in changes.items():
            by_key.pop(key, None)
            if position is not None:
                by_key[key] = position
        affirming, denying = dict(self.affirming), dict(self.denying)
        for expert, claim in changes:
            position = by_key.get((expert, claim))
            for by_claim, sign in ((affirming, 1), (denying, -1)):
                others = [x for x in by_claim.pop(claim, ()) if x.expert != expert]
                if position is not None and position.sign == sign:
                    others.append(position)
                if others:
                    by_claim[claim] = tuple(sorted(others, key=lambda x: x.expert))
        return Positions(
            by_key,
            affirming,
            denying,
            _changed(self.advancing, advancing),
            _changed(self.rejecting, rejecting),
        )


def _changed(
    advances: Mapping[str, tuple[Advance, ...]], changes: Mapping[str, tuple[Advance, ...]]
) -> Mapping[str, tuple[Advance, ...]]:
    if not changes:
        return advances
    return {key: each for key, each in {**advances, **changes}.items() if each}


def find_positions(network: ArgumentNetwork, settings: Settings) -> Positions:
    """The positions of the panel. Linear in the number of stances, but for sorting.

    What weighs nothing (advice that is only granted, what is only understood) is no position.
    """
    positions = (
        position_of(key, stances, network, settings) for key, stances in network.stances.items()
    )
    return _gather(
        (position for position in positions if position is not None),
        _advances(network.put_forward, network, settings),
        _advances(network.rejected, network, settings),
    )


def weight_of(stance: Stance, network: ArgumentNetwork, settings: Settings) -> float:
    """What a stance weighs, by how it is said and of what."""
    class_id = network.class_of.get(stance.target)
    is_advice = class_id is not None and network.kind(class_id) is ClaimKind.RECOMMENDATION
    return settings.weight(stance, is_advice=is_advice)


def _weighty(
    stances: Iterable[Stance], network: ArgumentNetwork, settings: Settings
) -> tuple[Stance, ...]:
    return tuple(stance for stance in stances if weight_of(stance, network, settings) > 0)


def position_of(
    key: tuple[str, str],
    all_stances: Iterable[Stance],
    network: ArgumentNetwork,
    settings: Settings,
) -> Position | None:
    """What these stances of one expert toward one class (``key``) come to; ``None`` for nothing."""
    expert, claim = key
    weighty = [
        (stance, weight)
        for stance in all_stances
        if (weight := weight_of(stance, network, settings)) > 0
    ]
    if not weighty:
        return None
    if len(weighty) == 1:
        ((only, weight),) = weighty
        conditions = network.classes_of(only.conditions)
        return Position(expert, claim, sign_of(only), weight, only, conditions)
    stances = [stance for stance, _ in weighty]
    # What is conceded gives way to what is held: granting a point and rejecting it in the end
    # is how one argues, not a contradiction of oneself.
    own = [x for x in stances if x.firmness is not Firmness.CONCEDED] or stances
    by_strength = _strongest_first(own, network, settings)
    first = by_strength[0]
    opposite = next((x for x in by_strength if x.polarity is not first.polarity), None)
    sign = 0 if opposite else sign_of(first)
    further = _on_other_conditions(by_strength, network, settings)
    conditions = network.classes_of(x for stance in (first, *further) for x in stance.conditions)
    weight = weight_of(first, network, settings)
    return Position(expert, claim, sign, weight, first, conditions, opposite, further)


def sign_of(stance: Stance) -> int:
    """The sign of a position that has this stance alone."""
    return 1 if stance.polarity is Polarity.AFFIRM else -1


def _strongest_first(
    stances: Iterable[Stance], network: ArgumentNetwork, settings: Settings
) -> list[Stance]:
    """Of equally strong stances, what is said without a condition comes first."""

    def rank(stance: Stance) -> tuple[float, int, int, int, str]:
        weight = weight_of(stance, network, settings)
        manner = _DIRECTNESS.index(stance.directness), _FIRMNESS.index(stance.firmness)
        return (-weight, len(stance.conditions), *manner, stance.id)

    return sorted(stances, key=rank)


def _on_other_conditions(
    by_strength: Sequence[Stance], network: ArgumentNetwork, settings: Settings
) -> tuple[Stance, ...]:
    """The stances as strong as the first, a conditional one, that set other conditions."""
    first, *others = by_strength
    strongest = weight_of(first, network, settings)
    by_conditions = {network.classes_of(first.conditions): first}
    for stance in others if first.conditions else ():
        alike = stance.polarity is first.polarity
        if alike and weight_of(stance, network, settings) == strongest:
            by_conditions.setdefault(network.classes_of(stance.conditions), stance)
    return tuple(by_conditions.values())[1:]


def _gather(
    positions: Iterable[Position],
    advancing: Mapping[str, tuple[Advance, ...]],
    rejecting: Mapping[str, tuple[Advance, ...]],
) -> Positions:
    by_key = {(x.expert, x.claim): x for x in positions}
    affirming: dict[str, list[Position]] = defaultdict(list)
    denying: dict[str, list[Position]] = defaultdict(list)
    for key in sorted(by_key):
        position = by_key[key]
        if position.sign > 0:
            affirming[position.claim].append(position)
        elif position.sign < 0:
            denying[position.claim].append(position)
    return Positions(
        by_key,
        {claim: tuple(positions_there) for claim, positions_there in sorted(affirming.items())},
        {claim: tuple(positions_there) for claim, positions_there in sorted(denying.items())},
        advancing,
        rejecting,
    )


def _advances(
    by_inference: Mapping[str, tuple[Stance, ...]], network: ArgumentNetwork, settings: Settings
) -> dict[str, tuple[Advance, ...]]:
    return {
        inference: advances_of(stances, network, settings)
        for inference, stances in by_inference.items()
    }


def advances_of(
    stances: Iterable[Stance], network: ArgumentNetwork, settings: Settings
) -> tuple[Advance, ...]:
    """What these stances toward one argument or attack come to, sorted by expert."""
    by_expert: dict[str, list[Stance]] = {}
    for stance in _weighty(stances, network, settings):
        by_expert.setdefault(stance.expert, []).append(stance)
    return tuple(_advance(by_expert[expert], network, settings) for expert in sorted(by_expert))


def _advance(stances: Iterable[Stance], network: ArgumentNetwork, settings: Settings) -> Advance:
    by_strength = _strongest_first(stances, network, settings)
    first, further = by_strength[0], _on_other_conditions(by_strength, network, settings)
    conditions = network.classes_of(x for stance in (first, *further) for x in stance.conditions)
    return Advance(first.expert, weight_of(first, network, settings), first, conditions)


def is_turn(first: Position, second: Position, relation: Relation) -> bool:
    """Whether somebody says of two own claims that the one ends where a condition holds.

    "So it is now, but not if ...": who names the case is not at odds with what holds until then.
    """
    is_own = relation.asserted_by == first.expert == second.expert
    are_own_claims = all(x.sign > 0 and x.weight > 0 and not x.conceded for x in (first, second))
    has_case = bool(first.conditions) != bool(second.conditions)
    return relation.kind.excludes and is_own and are_own_claims and has_case
