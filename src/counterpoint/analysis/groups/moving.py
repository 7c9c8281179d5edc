"""Moving voters to where most of their ties are: all of them at once, and in the end one by one.

With ``s`` the sum of a group's departures and ``x`` those of a voter, the sum over the groups of
``|s|**2`` is convex in who is where, so moving every voter to where ``s . x`` is largest never
makes it smaller. What belongs here: who moves. What does not: how departures are kept
(`counterpoint.analysis.groups.sparse_grouping`, `counterpoint.analysis.groups.matrix_grouping`).
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from counterpoint.analysis.groups.counts import Floats, Integers
from counterpoint.progress import step

_MOST_ROUNDS = 100  # where moving is not at its end by then, it is taken as it is
_MOST_ROUNDS_SINGLY = 30  # as many as `grouping` takes of few votes
# Sums of thousands of fractions differ by rounding; who moved for less could move to and fro.
ROUNDING = 1e-9
# A direction turns toward the leading one with each step, by less and less. It only tells where to
# begin, so that it may stop before the end: two that lead alike would take steps without end.
_MOST_STEPS = 1_000
_NEAR = 1e-10


class Movable(Protocol):
    """Departures of very many, on which these steps are taken."""

    @property
    def squares(self) -> Floats:
        """Each voter's product with itself."""
        ...

    def __len__(self) -> int: ...

    def sums(self, groups: Integers, count: int) -> Floats:
        """The sum of the departures of each group, a row for each."""
        ...

    def ties(self, directions: Floats) -> Floats:
        """For each voter and each direction, a row of claims, the product of the two."""
        ...

    def change(self, voters: Integers, old: Integers, new: Integers, count: int) -> Floats:
        """By how much the sums change where some voters move."""
        ...

    def of_voter(self, voter: int) -> tuple[Integers | slice, Floats]:
        """On which claims a voter departs, and by how much."""
        ...


def move(departures: Movable, groups: Integers, count: int) -> tuple[Integers, Floats]:
    """Each voter where most ties are, until nobody would move; and the sums by group."""
    groups = groups.copy()
    with step("moving voters"):
        sums = _move_at_once(departures, groups, departures.sums(groups, count))
        _move_singly(departures, groups, sums)
    return groups, sums


def leading(pairs: Floats) -> Floats:
    """The direction in which departures differ most, of length 1; its largest part is positive.

    ``pairs`` has for each two claims the sum over the voters of the products. A step turns the
    direction toward the one that is sought, and costs the square of the claims; where two differ
    almost as much the last one stands, which is good enough to begin with.
    """
    direction: Floats = pairs[int(pairs.diagonal().argmax())].copy()
    length = float(np.linalg.norm(direction))
    if not length:
        return direction
    direction /= length
    for _ in range(_MOST_STEPS):
        following = pairs @ direction
        following /= np.linalg.norm(following)
        distance = float(np.abs(following - direction).max())
        direction = following
        if distance < _NEAR:
            break
    direction *= float(np.sign(direction[np.abs(direction).argmax()]))
    return direction


def _move_at_once(departures: Movable, groups: Integers, sums: Floats) -> Floats:
    everyone = np.arange(len(departures))
    for _ in range(_MOST_ROUNDS):
        ties = departures.ties(sums)
        best = ties.argmax(axis=1)
        movers = np.flatnonzero(ties[everyone, best] > ties[everyone, groups] + ROUNDING)
        if not len(movers):
            break
        if 2 * len(movers) < len(groups):
            sums += departures.change(movers, groups[movers], best[movers], len(sums))
            groups[movers] = best[movers]
        else:
            groups[movers] = best[movers]
            sums = departures.sums(groups, len(sums))
    return sums


def _move_singly(departures: Movable, groups: Integers, sums: Floats) -> None:
    """As before, but without a voter's tie to itself, which holds each where it is."""
    everyone = np.arange(len(departures))
    for _ in range(_MOST_ROUNDS_SINGLY):
        ties = departures.ties(sums)
        ties[everyone, groups] -= departures.squares
        would_move = ties.max(axis=1) > ties[everyone, groups] + ROUNDING
        moves = 0
        for voter in np.flatnonzero(would_move).tolist():
            moves += _move_one(departures, voter, groups, sums)
        if not moves:
            break


def _move_one(departures: Movable, voter: int, groups: Integers, sums: Floats) -> bool:
    columns, values = departures.of_voter(voter)
    here = groups[voter]
    ties = sums[:, columns] @ values
    ties[here] -= departures.squares[voter]
    there = int(ties.argmax())
    if ties[there] <= ties[here] + ROUNDING:
        return False
    sums[here, columns] -= values
    sums[there, columns] += values
    groups[voter] = there
    return True
