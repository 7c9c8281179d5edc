"""What a match comes to: each pair's kind and score, and which pairs decide.

The score of a match is that of its strongest pair of experts; the weaker pairs keep their own
figures for the matrix. Experts that hold something in the same way (weight, path, conditions, what
they say of the other side's conditions) are weighed together, so that the work grows with the
number of ways and not with the number of pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations
from math import prod

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Match, Pairing, PairingBlock, Standpoint, Weighed
from counterpoint.analysis.basis.paths import Link
from counterpoint.model import Factor, FindingKind

_CONDITIONABLE = {FindingKind.SAME_CLAIM, FindingKind.BROADER, FindingKind.BACKING}


def weigh(match: Match, ground: Ground) -> Weighed | None:
    """The pairings of a match; ``None`` where no pair of different experts meets in it."""
    blocks = sorted(_blocks(match, ground), key=_strongest_first)
    sure = [block for block in blocks if not block.pairing.possible]
    decisive = tuple(sure or blocks)
    if not decisive:
        return None
    left = _distinct(standpoint for block in decisive for standpoint in block.first)
    right = _distinct(standpoint for block in decisive for standpoint in block.second)
    if match.right:
        return Weighed(match, decisive, left, right)
    return Weighed(match, decisive, _distinct((*left, *right)), ())


def _blocks(match: Match, ground: Ground) -> Iterator[PairingBlock]:
    left, right = _levels(match.left, match, ground), _levels(match.right, match, ground)
    if match.right:
        meetings = [(first, second) for first in left for second in right]
    else:
        meetings = [*combinations(left, 2), *((group, ()) for group in left if len(group) > 1)]
    settings, is_agreement = ground.settings, match.kind.is_agreement
    least = settings.least_agreement if is_agreement else settings.least_tension
    for first, second in meetings:
        one, other = first[0], (second or first)[-1]
        if _is_nothing(match, one, other, ground):
            continue
        block = PairingBlock(first, second, _pairing(match, one, other, ground))
        is_met = next(block.pairs(), None) is not None
        if is_met and abs(block.pairing.score) >= least:
            yield block


def _levels(
    standpoints: tuple[Standpoint, ...], match: Match, ground: Ground
) -> list[tuple[Standpoint, ...]]:
    """The standpoints of one side, those that meet the other side alike together."""
    if len(standpoints) < 2:
        return [standpoints] if standpoints else []
    both = (*match.left, *match.right)
    voices_by_link = {
        link.id: link.said_by for link in chain(match.bridge, *(x.links for x in both))
    }
    conditions: set[str] = set()
    if match.kind.is_tension:
        conditions.update(*(standpoint.conditions for standpoint in both))
    alike: dict[object, list[Standpoint]] = defaultdict(list)
    for standpoint in standpoints:
        expert = standpoint.expert
        own = tuple([key for key, voices in voices_by_link.items() if expert in voices])
        spoken = frozenset([x for x in conditions if ground.speaks_to(expert, x)])
        links = tuple([link.id for link in standpoint.links])
        manner = (standpoint.weight, standpoint.conceded, standpoint.claim, links)
        reserves = (standpoint.conditions, standpoint.exceptions)
        alike[manner, reserves, standpoint.also, own, spoken].append(standpoint)
    return [tuple(group) for group in alike.values()]


def _is_nothing(match: Match, one: Standpoint, other: Standpoint, ground: Ground) -> bool:
    """Whether two neither agree nor clash, since they speak of cases that exclude each other.

    Two facts may still be in tension: what holds in each case is not for the speaker to choose.
    """
    if match.kind.is_agreement:
        return ground.exclude(one.conditions, other.conditions)
    is_advice = all(
        claim in ground.network.members and ground.is_advice(claim) for claim in match.about
    )
    is_opposition = not any(link.inferred for link in match.bridge)
    return is_advice and is_opposition and _of_different_cases(one, other, ground)


def _of_different_cases(one: Standpoint, other: Standpoint, ground: Ground) -> bool:
    """Whether the conditions exclude each other, or one's condition is the other's exception."""
    excepted = {*one.exceptions}.intersection(other.conditions) or {*other.exceptions}.intersection(
        one.conditions
    )
    return bool(excepted) or ground.exclude(one.conditions, other.conditions)


def _pairing(match: Match, one: Standpoint, other: Standpoint, ground: Ground) -> Pairing:
    kind, settings = match.kind, ground.settings
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
    if kind.is_tension and _may_be_reconciled(one, other, ground):
        factors.append(Factor("may be reconciled", 1 - settings.reconciled))
    score = prod(factor.value for factor in factors)
    possible = _is_possible(match.kind, links, one.expert, other.expert)
    return Pairing(kind, tuple(factors), score, possible, conditions)


def _may_be_reconciled(one: Standpoint, other: Standpoint, ground: Ground) -> bool:
    """Whether there is something between these two that would part or join their sides.

    That somebody speaks on a condition, or only grants a point, is in the weight already. It
    concerns the other only where the other speaks to the condition.
    """
    is_spoken_to = any(
        ground.speaks_to(listener.expert, condition)
        for speaker, listener in ((one, other), (other, one))
        for condition in speaker.conditions
    )
    is_excepted = bool(one.exceptions or other.exceptions)
    return is_spoken_to or is_excepted or _of_different_cases(one, other, ground)


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


def _strongest_first(block: PairingBlock) -> tuple[float, str, list[tuple[str, float]], str, str]:
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
