"""Where each expert stands on each class of claims, and with what weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterpoint.analysis.settings import Settings
from counterpoint.model import ClaimKind, Directness, Firmness, Polarity, Stance
from counterpoint.network import ArgumentNetwork

__all__ = ["Advance", "Position", "Positions", "find_positions", "weight_of"]

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

    def without(
        self, fallen: Iterable[tuple[str, str]], dropped: Iterable[tuple[str, str]]
    ) -> Positions:
        """The same without what fell.

        ``fallen`` are positions, by expert and claim; ``dropped`` advances, by inference and
        expert. Linear in the number of positions (they are copied, not computed).
        """
        by_key, affirming = dict(self.by_key), dict(self.affirming)
        denying, advancing = dict(self.denying), dict(self.advancing)
        for expert, claim in fallen:
            del by_key[expert, claim]
            for held in (affirming, denying):
                rest = tuple(x for x in held.pop(claim, ()) if x.expert != expert)
                if rest:
                    held[claim] = rest
        for inference, expert in dropped:
            advancing[inference] = tuple(x for x in advancing[inference] if x.expert != expert)
        return Positions(by_key, affirming, denying, advancing, self.rejecting)


def find_positions(network: ArgumentNetwork, settings: Settings) -> Positions:
    """The positions of the panel. Linear in the number of stances, but for sorting.

    What weighs nothing (advice that is only granted, what is only understood) is no position.
    """
    held = (
        _position(expert, claim, weighty, network, settings)
        for (expert, claim), stances in network.stances.items()
        if (weighty := _weighty(stances, network, settings))
    )
    return _gather(
        held,
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


def _position(
    expert: str,
    claim: str,
    stances: tuple[Stance, ...],
    network: ArgumentNetwork,
    settings: Settings,
) -> Position:
    if len(stances) == 1:
        (only,) = stances
        sign = 1 if only.polarity is Polarity.AFFIRM else -1
        conditions = network.classes_of(only.conditions)
        return Position(expert, claim, sign, weight_of(only, network, settings), only, conditions)
    # What is conceded gives way to what is held: granting a point and rejecting it in the end
    # is how one argues, not a contradiction of oneself.
    own = [stance for stance in stances if stance.firmness is not Firmness.CONCEDED] or list(
        stances
    )
    ranked = _strongest_first(own, network, settings)
    first = ranked[0]
    opposite = next((x for x in ranked if x.polarity is not first.polarity), None)
    sign = 0 if opposite else (1 if first.polarity is Polarity.AFFIRM else -1)
    further = _on_other_conditions(ranked, network, settings)
    conditions = network.classes_of(x for stance in (first, *further) for x in stance.conditions)
    weight = weight_of(first, network, settings)
    return Position(expert, claim, sign, weight, first, conditions, opposite, further)


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
    ranked: Sequence[Stance], network: ArgumentNetwork, settings: Settings
) -> tuple[Stance, ...]:
    """The stances as strong as the first, a conditional one, that set other conditions."""
    first, *others = ranked
    found = {network.classes_of(first.conditions): first}
    strongest = weight_of(first, network, settings)
    for stance in others if first.conditions else ():
        alike = stance.polarity is first.polarity
        if alike and weight_of(stance, network, settings) == strongest:
            found.setdefault(network.classes_of(stance.conditions), stance)
    return tuple(found.values())[1:]


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
        {claim: tuple(held) for claim, held in sorted(affirming.items())},
        {claim: tuple(held) for claim, held in sorted(denying.items())},
        advancing,
        rejecting,
    )


def _advances(
    stances: Mapping[str, tuple[Stance, ...]], network: ArgumentNetwork, settings: Settings
) -> dict[str, tuple[Advance, ...]]:
    found = {}
    for inference, held in stances.items():
        by_expert: dict[str, list[Stance]] = {}
        for stance in _weighty(held, network, settings):
            by_expert.setdefault(stance.expert, []).append(stance)
        found[inference] = tuple(
            _advance(by_expert[expert], network, settings) for expert in sorted(by_expert)
        )
    return found


def _advance(held: Iterable[Stance], network: ArgumentNetwork, settings: Settings) -> Advance:
    ranked = _strongest_first(held, network, settings)
    first, further = ranked[0], _on_other_conditions(ranked, network, settings)
    conditions = network.classes_of(x for stance in (first, *further) for x in stance.conditions)
    return Advance(first.expert, weight_of(first, network, settings), first, conditions)
