"""Where experts meet: the groups on either side, and the pairings that they come to.

A match is a candidate for a finding before anything is said about it; what its pairs come to is
weighed elsewhere (``weighing``).
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from counterpoint.analysis.basis.paths import Link
from counterpoint.model import Factor, FindingKind, Firmness, Stance


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One expert's part in a match.

    ``claim`` is the class of the expert's own stance, ``sign`` its sign (0 for an argument or
    attack put forward), ``stances`` the stances that show it, the deciding one first, ``links``
    the way from there to where the match takes place. ``exceptions`` are the classes whose truth
    lifts what the expert affirms. ``also`` are classes that the expert speaks to besides: who
    starts from one of them is not paired with this expert here.
    """

    expert: str
    weight: float
    claim: str
    sign: int
    stances: tuple[Stance, ...]
    links: tuple[Link, ...] = ()
    conditions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    also: frozenset[str] = frozenset()

    @property
    def reach(self) -> float:
        """The product of the links' weights."""
        return prod(link.value for link in self.links)

    @property
    def conceded(self) -> bool:
        """Whether the expert only grants something that this part rests on."""
        return any(stance.firmness is Firmness.CONCEDED for stance in self.stances)

    @property
    def rank(self) -> tuple[float, bool, int, bool]:
        """Sorts the strongest, unconditional, most direct part first, then what the text says."""
        strength = -round(self.weight * self.reach, 12)
        unsaid = not any(link.said_by for link in self.links)
        return (strength, bool(self.conditions), len(self.links), unsaid)

    @property
    def order(self) -> tuple[tuple[float, bool, int, bool], str]:
        """The same, and at last by name, so that one comes first."""
        return (self.rank, self.claim)


@dataclass(frozen=True, slots=True)
class Match:
    """Experts who meet at ``about`` (classes, or an argument's id for an undercut).

    ``left`` and ``right`` are two sides; an empty ``right`` means that everybody in ``left``
    meets everybody else there. ``bridge`` is what joins the sides, ``key`` tells matches of one
    kind apart.
    """

    kind: FindingKind
    key: tuple[str, ...]
    about: tuple[str, ...]
    left: tuple[Standpoint, ...]
    right: tuple[Standpoint, ...] = ()
    bridge: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """How one pair of experts meets: the kind it comes to, its score and what the score is of."""

    kind: FindingKind
    factors: tuple[Factor, ...]
    score: float
    possible: bool
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairingBlock:
    """Experts who meet one another with the same pairing; ``second`` is empty for one group."""

    first: tuple[Standpoint, ...]
    second: tuple[Standpoint, ...]
    pairing: Pairing

    def count(self) -> int:
        """How many pairs a block of a tension has, in which nobody stands on both sides."""
        return len(self.first) * len(self.second)

    def pairs(self, among: Container[str] | None = None) -> Iterator[tuple[Standpoint, Standpoint]]:
        """Every pair of different experts of the block; only of those in ``among``, if given."""
        first, second = (
            standpoints_of_side
            if among is None
            else tuple(x for x in standpoints_of_side if x.expert in among)
            for standpoints_of_side in (self.first, self.second)
        )
        if not self.second:
            yield from combinations(first, 2)
            return
        for one, other in product(first, second):
            if one.expert != other.expert and one.claim not in other.also:
                yield one, other


@dataclass(frozen=True, slots=True)
class Weighed:
    """A match with its pairings: all sure ones, or only possible ones if there are no others.

    ``blocks`` are sorted strongest first; ``left`` and ``right`` hold who takes part in them.
    """

    match: Match
    blocks: tuple[PairingBlock, ...]
    left: tuple[Standpoint, ...]
    right: tuple[Standpoint, ...]

    @property
    def best(self) -> Pairing:
        """The strongest pair's pairing."""
        return self.blocks[0].pairing

    @property
    def experts(self) -> tuple[str, ...]:
        """Everybody who takes part, sorted."""
        return tuple(sorted({standpoint.expert for standpoint in (*self.left, *self.right)}))

    @property
    def exceptions(self) -> tuple[str, ...]:
        """The classes that would lift what somebody here affirms, sorted."""
        return tuple(
            sorted({x for side in (self.left, self.right) for y in side for x in y.exceptions})
        )

    def weights(self) -> list[tuple[float, int]]:
        """Each score that pairs of a tension have, with their number, without naming them."""
        return [(block.pairing.score, block.count()) for block in self.blocks]

    def scores(self, among: Container[str] | None = None) -> dict[tuple[str, str], Pairing]:
        """The strongest pairing of each pair of experts, by their sorted ids.

        Quadratic in the number of experts that take part, and are in ``among`` if it is given.
        """
        pairings: dict[tuple[str, str], Pairing] = {}
        for block in self.blocks:
            for one, other in block.pairs(among):
                key = (min(one.expert, other.expert), max(one.expert, other.expert))
                pairings.setdefault(key, block.pairing)
        return pairings
