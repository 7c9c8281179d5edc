"""Where experts meet: the groups on either side, and how strong their strongest pair is.

A match is a candidate for a finding before anything is said about it. Its score is that of its
strongest pair of experts; the weaker pairs keep their own figures for the matrix. Experts that
hold something in the same way (weight, path, conditions) are weighed together, so that the work
grows with the number of ways and not with the number of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from counterpoint.analysis.basis.paths import Link
from counterpoint.analysis.settings import Settings
from counterpoint.model import Factor, FindingKind, Firmness, Stance

_CONDITIONABLE = {FindingKind.SAME_CLAIM, FindingKind.BROADER, FindingKind.BACKING}


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One expert's part in a match.

    ``claim`` is the class of the expert's own stance, ``sign`` its sign (0 for an argument or
    attack put forward), ``stances`` the stances that show it, the deciding one first, ``links``
    the way from there to where the match takes place. ``also`` are classes that the expert
    speaks to besides: who starts from one of them is not paired with this expert here.
    """

    expert: str
    weight: float
    claim: str
    sign: int
    stances: tuple[Stance, ...]
    links: tuple[Link, ...] = ()
    conditions: tuple[str, ...] = ()
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
    kind apart, ``unless`` are classes that would reconcile the sides.
    """

    kind: FindingKind
    key: tuple[str, ...]
    about: tuple[str, ...]
    left: tuple[Standpoint, ...]
    right: tuple[Standpoint, ...] = ()
    bridge: tuple[Link, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """How one pair of experts meets: the kind it comes to, its score and what the score is of."""

    kind: FindingKind
    factors: tuple[Factor, ...]
    score: float
    possible: bool
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
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
    blocks: tuple[Block, ...]
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


def weigh(match: Match, settings: Settings, opposed: frozenset[frozenset[str]]) -> Weighed | None:
    """The pairings of a match; ``None`` where no pair of different experts meets in it."""
    blocks = sorted(_blocks(match, settings, opposed), key=_strongest_first)
    sure = [block for block in blocks if not block.pairing.possible]
    decisive = tuple(sure or blocks)
    if not decisive:
        return None
    left = _distinct(standpoint for block in decisive for standpoint in block.first)
    right = _distinct(standpoint for block in decisive for standpoint in block.second)
    if match.right:
        return Weighed(match, decisive, left, right)
    return Weighed(match, decisive, _distinct((*left, *right)), ())


def _blocks(
    match: Match, settings: Settings, opposed: frozenset[frozenset[str]]
) -> Iterator[Block]:
    voices_by_link = {
        link.id: link.said_by
        for standpoint in (*match.left, *match.right)
        for link in standpoint.links
    }
    voices_by_link.update((link.id, link.said_by) for link in match.bridge)

    def levels(standpoints: tuple[Standpoint, ...]) -> list[tuple[Standpoint, ...]]:
        alike: dict[object, list[Standpoint]] = defaultdict(list)
        for standpoint in standpoints:
            own = tuple(
                key for key, voices in voices_by_link.items() if standpoint.expert in voices
            )
            links = tuple(link.id for link in standpoint.links)
            manner = (standpoint.weight, standpoint.conceded, standpoint.claim, links)
            alike[manner, standpoint.conditions, standpoint.also, own].append(standpoint)
        return [tuple(group) for group in alike.values()]

    left, right = levels(match.left), levels(match.right)
    if match.right:
        meetings = [(first, second) for first in left for second in right]
    else:
        meetings = [*combinations(left, 2), *((group, ()) for group in left if len(group) > 1)]
    for first, second in meetings:
        block = Block(first, second, _pairing(match, first[0], (second or first)[-1], settings))
        conflict = _conditions_conflict(first[0], (second or first)[-1], opposed)
        is_met = next(block.pairs(), None) is not None
        is_agreement = match.kind.is_agreement
        least = settings.least_agreement if is_agreement else settings.least_tension
        if is_met and abs(block.pairing.score) >= least and not (is_agreement and conflict):
            yield block


def _pairing(match: Match, one: Standpoint, other: Standpoint, settings: Settings) -> Pairing:
    kind = match.kind
    conditions = tuple(sorted({*one.conditions, *other.conditions}))
    sign = -1.0 if kind.is_tension else 1.0
    factors = [Factor(kind.value, sign * settings.kind(kind))]
    if kind in _CONDITIONABLE and conditions:
        kind = FindingKind.CONDITIONAL
        equal = one.conditions == other.conditions
        factors = [
            Factor("same condition", 1.0)
            if equal
            else Factor(kind.value, settings.conditional_agreement)
        ]
    factors.append(Factor("weaker stance", min(one.weight, other.weight)))
    links = (*one.links, *match.bridge, *other.links)
    factors += [Factor(link.name, link.value) for link in links if link.value != 1]
    granted = one.conceded or other.conceded
    if kind.is_tension and (conditions or match.unless or granted):
        factors.append(Factor("may be reconciled", 1 - settings.reconciled))
    score = prod(factor.value for factor in factors)
    possible = _is_possible(match.kind, links, one.expert, other.expert)
    return Pairing(kind, tuple(factors), score, possible, conditions)


def _is_possible(kind: FindingKind, links: tuple[Link, ...], one: str, other: str) -> bool:
    """Whether a chain rests only on what neither expert nor the text contributes.

    One relation of meaning that the mapper declares is a reading, shown as such; two in a row,
    or a step of reasoning that nobody takes, is a conjecture. A pull needs a mark in the text.
    Somebody else's reasoning ties two experts together only as a possibility.
    """
    inferred = [link for link in links if link.inferred]
    if kind is FindingKind.BACKING:
        return not any({one, other} & link.said_by for link in inferred)
    if any(link.said_by for link in links):
        return False
    return bool(inferred) or len(links) > 1 or (kind is FindingKind.PULL and bool(links))


def _conditions_conflict(
    one: Standpoint, other: Standpoint, opposed: frozenset[frozenset[str]]
) -> bool:
    return any(frozenset(pair) in opposed for pair in product(one.conditions, other.conditions))


def _strongest_first(block: Block) -> tuple[float, str, list[tuple[str, float]], str, str]:
    pairing = block.pairing
    strength = -round(abs(pairing.score), 12)
    factors = [(factor.name, factor.value) for factor in pairing.factors]
    last = (block.second or block.first)[-1]
    return (strength, pairing.kind.value, factors, block.first[0].expert, last.expert)


def _distinct(standpoints: Iterator[Standpoint] | tuple[Standpoint, ...]) -> tuple[Standpoint, ...]:
    by_expert: dict[str, Standpoint] = {}
    for standpoint in standpoints:
        by_expert.setdefault(standpoint.expert, standpoint)
    return tuple(by_expert[expert] for expert in sorted(by_expert))
