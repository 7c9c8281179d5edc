"""Who of the panel takes which side of a claim, and how directly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from counterpoint.model import ArgumentMap, Directness, Firmness, Polarity, Stance, Standing


@dataclass(frozen=True, slots=True)
class Holders:
    """Experts by how they hold a claim, each once and in the order of the panel.

    ``reserved`` are those of ``says`` who say it only with a hedge or on a condition.
    """

    says: tuple[str, ...]
    implies: tuple[str, ...]
    grants: tuple[str, ...]
    reserved: tuple[str, ...]


class Sides:
    """Who affirms or denies what; ``class_of`` says which claims are one and the same."""

    def __init__(self, argument_map: ArgumentMap, class_of: Mapping[str, str]) -> None:
        self._class_of = class_of
        self._panel = [x.id for x in argument_map.experts if x.standing is Standing.PANEL]
        claims = {claim.id for claim in argument_map.claims}
        self._stances: dict[str, list[Stance]] = defaultdict(list)
        for stance in argument_map.stances:
            if stance.target in claims and stance.is_own and not stance.firmness.takes_no_side:
                self._stances[class_of[stance.target]].append(stance)

    def of(self, claim: str, polarity: Polarity) -> Holders:
        """Who of the panel affirms or denies ``claim``: says, implies or merely grants it."""
        own = [x for x in self._stances[self._class_of[claim]] if x.polarity is polarity]
        holding = [x for x in own if x.firmness is not Firmness.CONCEDED]
        direct = {x.expert for x in holding if x.directness is Directness.EXPLICIT}
        implied = {x.expert for x in holding} - direct
        granting = {x.expert for x in own} - direct - implied
        flat = {x.expert for x in holding if x.firmness is Firmness.FLAT}
        says, implies, grants, reserved = (
            tuple(x for x in self._panel if x in voices)
            for voices in (direct, implied, granting, direct - flat)
        )
        return Holders(says, implies, grants, reserved)
