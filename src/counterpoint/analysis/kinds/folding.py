"""No tension twice: what the same experts have about the same claims is told once, at its best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Weighed
from counterpoint.analysis.explaining.composer import Composer, experts_of
from counterpoint.model import Clause, FindingKind, StepKind
from counterpoint.wording import clause

# Folding asks for each pair of experts where it is strongest. Sixty experts, the largest panel that
# is read voice by voice, make 1,770 pairs; a crowd's tensions are counted and not folded.
_MOST_PAIRS = 2_000


@dataclass(frozen=True, slots=True)
class Folded:
    """A tension that stays, and the weaker ones that say the same in another way."""

    strongest: Weighed
    others: tuple[Weighed, ...]


def fold(weighed: Sequence[Weighed]) -> list[Folded]:
    """The tensions, strongest first, without those that a stronger one covers.

    A tension is covered if every pair of its experts has, between the two of them, one at least as
    strong that takes place at all of the same claims, or at the claim from which one of the pair
    was lifted. So nobody who joins a stronger tension hides what stands between two others.
    Matches of very many pairs are kept unexamined.
    """
    if len(weighed) < 2:
        return [Folded(each, ()) for each in weighed]
    in_order = sorted(weighed, key=strength)
    strongest: list[Weighed] = []
    inside: dict[int, list[Weighed]] = defaultdict(list)
    places: dict[_Pair, list[_Place]] = defaultdict(list)
    for each in in_order:
        roots = _roots(each)
        about = frozenset(each.match.about)
        cover = _cover(roots, about, places) if roots else None
        if cover is not None:
            inside[cover].append(each)
            continue
        for pair, root in roots.items():
            places[pair].append(_Place(len(strongest), about, root.rank))
        strongest.append(each)
    return [Folded(each, tuple(inside[number])) for number, each in enumerate(strongest)]


def strength(weighed: Weighed) -> tuple[bool, float, int, int, int, str, tuple[str, ...]]:
    """Sorts sure before possible, strong before weak, many experts before few, near before far."""
    best, match = weighed.best, weighed.match
    score = -round(abs(best.score), 12)
    lifted = sum(bool(standpoint.links) for standpoint in (*weighed.left, *weighed.right))
    place = (-len(match.about), lifted, match.kind.value, match.key)
    return (best.possible, score, -len(weighed.experts), *place)


def note_of(folding: Folded, ground: Ground, composer: Composer) -> tuple[Clause, ...]:
    """The other ways in which the same tension shows, in a sentence or two."""
    clauses = (_also(other, ground, composer) for other in folding.others)
    return tuple(dict.fromkeys(clauses))


_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Root:
    """How a pair comes to a match: from which classes one was lifted, and the pair's own rank.

    A rank is whether it is sure, and then the score: what is sure stands before what is possible.
    """

    lifted_from: frozenset[str]
    rank: tuple[bool, float]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a tension that stays takes place, and its rank between one pair."""

    number: int
    about: frozenset[str]
    rank: tuple[bool, float]


def _roots(weighed: Weighed) -> dict[_Pair, _Root]:
    """By pair of experts: how the two come to the match where they are strongest."""
    size = sum(len(block.first) * len(block.second or block.first) for block in weighed.blocks)
    if size > _MOST_PAIRS:
        return {}
    roots: dict[_Pair, _Root] = {}
    for block in weighed.blocks:
        rank = (not block.pairing.possible, round(abs(block.pairing.score), 12))
        for one, other in block.pairs():
            pair = (min(one.expert, other.expert), max(one.expert, other.expert))
            lifted_from = frozenset(
                standpoint.claim for standpoint in (one, other) if standpoint.links
            )
            roots.setdefault(pair, _Root(lifted_from, rank))
    return roots


def _cover(
    roots: dict[_Pair, _Root], about: frozenset[str], places: dict[_Pair, list[_Place]]
) -> int | None:
    first: int | None = None
    for pair, root in roots.items():
        covering = [
            place.number
            for place in places[pair]
            if place.rank >= root.rank and (about <= place.about or root.lifted_from & place.about)
        ]
        if not covering:
            return None
        first = covering[0] if first is None else first
    return first


def _also(other: Weighed, ground: Ground, composer: Composer) -> Clause:
    match = other.match
    if match.kind is FindingKind.CONTRADICTION and not match.bridge:
        return composer.takes_also(other.right, match.about[0])
    if match.bridge and match.bridge[0].kind is StepKind.RELATION:
        return composer.relation(ground.network.relations[match.bridge[0].id])
    who = experts_of(other.left)
    if match.bridge and match.bridge[0].kind is StepKind.ATTACK:
        attack = ground.network.attacks[match.bridge[0].id]
        premises, aim = composer.premises(attack), composer.target(attack)
        return clause("also.attack", who=who, given=premises, aim=aim)
    if match.bridge:
        step = composer.step(ground.network.arguments[match.bridge[0].id])
        return clause("also.rejected", step=step)
    return clause("also.bears", what=composer.face(other.left[0].claim), who=who)
