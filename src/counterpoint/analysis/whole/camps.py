"""Camps: groups of experts with few ties that go against the grouping.

A tie is positive where two experts agree clearly more than they are in tension, negative where
it is the other way round. A negative tie inside a camp and a positive tie between camps are
violated. The frustration index (Harary 1959) is the least number of violated ties with at most
two camps; with any number of camps the problem is correlation clustering (Bansal, Blum and
Chawla 2004).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from counterpoint.model import Alignment
from counterpoint.wording import clause, sentence

# Figures are read to one decimal: a smaller difference of agreement and tension is none.
_MARGIN = 0.1
# Twelve experts have 4,213,597 groupings, and with each further one there are six to seven times as
# many, of which branch and bound may have to look at each.
_MOST_EXACT = 12
# Beyond that, starts from a dozen experts' points of view, with two or with any number of camps.
_MOST_STARTS = 12
# As far as the margin could be another: a fifth either way.
_SHIFT = 0.2
# Below ten experts, moving one from camp to camp changes what a camp is.
_FEW = 10


@dataclass(frozen=True, slots=True)
class SignedTie:
    """Two experts, sorted, and the sign of what prevails between them."""

    first: str
    second: str
    sign: int


@dataclass(frozen=True, slots=True)
class Camps:
    """A grouping of a panel, and how far it can be trusted.

    ``camps`` are sorted, the largest first; an expert without ties stands alone. ``violated``
    are the ties that go against the grouping, of ``ties`` in all. ``optimal`` says that no
    grouping violates fewer (proved), else a heuristic found it. ``stable`` says that the camps
    are the same with the margin moved by a fifth either way; ``caution`` is a sentence where the
    panel is too small for camps to mean much.
    """

    camps: tuple[tuple[str, ...], ...]
    violated: tuple[SignedTie, ...]
    ties: int
    optimal: bool
    stable: bool
    caution: str


def find_camps(
    matrix: Sequence[Alignment],
    *,
    most_camps: int | None = None,
    margin: float = _MARGIN,
    most_exact: int = _MOST_EXACT,
) -> Camps:
    """The grouping of the experts of ``matrix`` that violates the fewest ties.

    ``most_camps`` of 2 gives the frustration index as the number of violated ties. A tie needs a
    difference of agreement and tension above ``margin``. Each connected group of up to
    ``most_exact`` experts is solved exactly by branch and bound (exponential in the worst case),
    larger ones by moving one expert at a time from several starts.
    """
    ties = _ties(matrix, margin)
    camps, optimal = _best(matrix, ties, most_camps, most_exact)
    near = [_ties(matrix, margin * factor) for factor in (1 - _SHIFT, 1 + _SHIFT)]
    panel = len({x for row in matrix for x in (row.first, row.second)})
    caution = sentence(clause("camps.few", n=panel)) if panel < _FEW else ""
    return Camps(
        camps=camps,
        violated=_violated(ties, camps),
        ties=len(ties),
        optimal=optimal,
        stable=all(
            other == ties or _best(matrix, other, most_camps, most_exact)[0] == camps
            for other in near
        ),
        caution=caution,
    )


@dataclass(slots=True)
class _Neighbours:
    """Whom an expert has positive ties with, and whom negative ones."""

    friends: list[str] = field(default_factory=list)
    foes: list[str] = field(default_factory=list)


_Ties = Mapping[str, _Neighbours]
_Camps = tuple[tuple[str, ...], ...]


def _ties(matrix: Sequence[Alignment], margin: float) -> list[SignedTie]:
    ties = []
    for row in matrix:
        if row.agreement is None or row.tension is None:
            continue
        difference = row.agreement - row.tension
        if abs(difference) > margin:
            ties.append(SignedTie(row.first, row.second, 1 if difference > 0 else -1))
    return ties


def _best(
    matrix: Sequence[Alignment], ties: Sequence[SignedTie], most_camps: int | None, most_exact: int
) -> tuple[_Camps, bool]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(x for row in matrix for x in (row.first, row.second))
    graph.add_edges_from((tie.first, tie.second) for tie in ties)
    neighbours: dict[str, _Neighbours] = defaultdict(_Neighbours)
    for tie in ties:
        for expert, other in ((tie.first, tie.second), (tie.second, tie.first)):
            side = neighbours[expert]
            (side.friends if tie.sign > 0 else side.foes).append(other)
    camps: list[tuple[str, ...]] = []
    optimal = True
    for part in nx.connected_components(graph):
        members = sorted(part, key=lambda x: (-graph.degree[x], x))
        seats = _by_moves(members, neighbours, most_camps)
        if len(members) <= most_exact:
            seats = _by_branch_and_bound(members, neighbours, most_camps, seats)
        else:
            optimal = False
        camps += _groups(seats)
    return tuple(sorted(camps, key=lambda camp: (-len(camp), camp))), optimal


def _by_branch_and_bound(
    members: Sequence[str], ties: _Ties, most_camps: int | None, start: Mapping[str, int]
) -> dict[str, int]:
    """The best grouping.

    Experts are placed in turn, and a branch is left once its ties, and the least that each
    expert still to come must cost, come to as much as the best grouping known.
    """
    best, least = dict(start), _cost(start, ties)
    camp_of: dict[str, int] = {}

    def place(position: int, camps: int, cost: int) -> None:
        nonlocal best, least
        if cost >= least:
            return
        if position == len(members):
            best, least = dict(camp_of), cost
            return
        room = camps + 1 if most_camps is None or camps < most_camps else camps
        waiting = members[position:]
        prices = {x: [*map(_costs_of(x, camp_of, ties), range(room))] for x in waiting}
        if cost + sum(min(price) for price in prices.values()) >= least:
            return
        expert = waiting[0]
        for camp in sorted(range(room), key=lambda camp: (prices[expert][camp], camp)):
            camp_of[expert] = camp
            place(position + 1, max(camps, camp + 1), cost + prices[expert][camp])
            del camp_of[expert]

    place(0, 0, 0)
    return best


def _by_moves(members: Sequence[str], ties: _Ties, most_camps: int | None) -> dict[str, int]:
    """A good grouping.

    From all together, from all spread out, and from each of the experts with most ties (who goes
    first where all find a camp in turn, then with friends against the rest), one expert at a
    time moves to the camp that suits best, until nobody wants to move.
    """
    apart = {expert: number for number, expert in enumerate(members)}
    starts = [
        dict.fromkeys(members, 0),
        {expert: number % (most_camps or len(members)) for expert, number in apart.items()},
    ]
    for first in members[:_MOST_STARTS]:
        starts.append(_seated(first, members, ties, most_camps))
        friends = {first, *ties[first].friends}
        starts.append({expert: int(expert not in friends) for expert in members})
    candidates = [_improve(start, members, ties, most_camps) for start in starts]
    return min(candidates, key=lambda camps: _cost(camps, ties))


def _seated(
    first: str, members: Sequence[str], ties: _Ties, most_camps: int | None
) -> dict[str, int]:
    """Each in turn, from ``first`` on, in the camp that suits best among those seated before."""
    camps: dict[str, int] = {}
    count = 0
    for expert in (first, *(x for x in members if x != first)):
        cost_of = _costs_of(expert, camps, ties)
        room = min(count + 1, most_camps or count + 1)
        camps[expert] = min((cost_of(camp), camp) for camp in range(room))[1]
        count = max(count, camps[expert] + 1)
    return camps


def _improve(
    camps: dict[str, int], members: Sequence[str], ties: _Ties, most_camps: int | None
) -> dict[str, int]:
    limit = most_camps or len(members)
    sizes = Counter(camps.values())
    moving = True
    while moving:
        moving = False
        for expert in members:
            here = camps.pop(expert)
            cost_of = _costs_of(expert, camps, ties)
            fresh = next((camp for camp in range(limit) if camp not in sizes), here)
            camp = min((cost_of(x), x != here, x) for x in (*sizes, fresh))[2]
            camps[expert] = camp
            sizes[camp] += 1
            sizes[here] -= 1
            if not sizes[here]:
                del sizes[here]
            moving = moving or camp != here
    return camps


def _cost(camps: Mapping[str, int], ties: _Ties) -> int:
    return sum(_costs_of(expert, camps, ties)(camp) for expert, camp in camps.items()) // 2


def _costs_of(expert: str, camps: Mapping[str, int], ties: _Ties) -> Callable[[int], int]:
    """How many ties to those already placed an expert violates in a camp, for each camp.

    The ties are counted once, for a panel of hundreds has as many camps to choose among.
    """
    friends = Counter(map(camps.get, ties[expert].friends))
    foes = Counter(map(camps.get, ties[expert].foes))
    del friends[None], foes[None]
    most = friends.total()
    return lambda camp: most - friends[camp] + foes[camp]


def _groups(camps: Mapping[str, int]) -> list[tuple[str, ...]]:
    members_of: dict[int, list[str]] = defaultdict(list)
    for expert, camp in camps.items():
        members_of[camp].append(expert)
    return [tuple(sorted(members)) for members in members_of.values()]


def _violated(ties: Iterable[SignedTie], camps: _Camps) -> tuple[SignedTie, ...]:
    camp_of = {expert: number for number, camp in enumerate(camps) for expert in camp}
    return tuple(
        tie for tie in ties if (tie.sign > 0) != (camp_of[tie.first] == camp_of[tie.second])
    )
