"""How far down each box stands, so that links run straight and nothing overlaps.

Each column in turn is put as near as its neighbours wish, exactly: the least squares under
order and distance is an isotonic regression, solved by pooling adjacent violators.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

# A reserve: of 19 networks drawn at random, of up to 240 boxes and 280 links, lines were no shorter
# after 14 or 40 sweeps than after 6.
_SWEEPS = 14


def find_heights(
    columns: Sequence[Sequence[int]],
    sizes: Sequence[float],
    neighbours: tuple[Sequence[Sequence[int]], Sequence[Sequence[int]]],
    is_waypoint: Sequence[bool],
    gaps: tuple[float, float],
) -> list[float]:
    """The middle of each member, in pixels from an origin of no meaning.

    ``sizes`` are heights; ``gaps`` is the least distance between boxes and between waypoints.
    """
    middle = [0.0] * len(sizes)
    distances = [_distances(column, sizes, is_waypoint, gaps) for column in columns]
    for column, apart in zip(columns, distances, strict=True):
        total = sum(apart)
        at = -total / 2
        for member, step in zip(column, apart, strict=True):
            at += step
            middle[member] = at
    before, after = neighbours
    for sweep in range(_SWEEPS):
        rightwards = sweep % 2 == 0
        last = sweep >= _SWEEPS - 4
        order = range(len(columns)) if rightwards else range(len(columns) - 1, -1, -1)
        for index in order:
            wishes, weights = [], []
            for member in columns[index]:
                near = before[member] if rightwards else after[member]
                others = [*before[member], *after[member]] if last else near
                wish, weight = _wish(member, others, middle, is_waypoint)
                wishes.append(wish)
                weights.append(weight)
            for member, place in zip(
                columns[index], spread(wishes, weights, distances[index]), strict=True
            ):
                middle[member] = place
    return middle


def spread(
    wishes: Sequence[float], weights: Sequence[float], distances: Sequence[float]
) -> list[float]:
    """The places nearest to ``wishes`` that keep the order and the distances.

    ``distances[i]`` is the least from member ``i - 1`` to ``i``; the first is not used.
    Minimises the weighted squares. O(n).

    >>> spread([0, 0], [1, 1], [0, 10])
    [-5.0, 5.0]
    """
    offsets: list[float] = []
    offset = 0.0
    for index, distance in enumerate(distances):
        offset += distance if index else 0.0
        offsets.append(offset)
    blocks: list[list[float]] = []  # mean, weight, members
    for wish, weight, shift in zip(wishes, weights, offsets, strict=True):
        blocks.append([wish - shift, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, heavy, members = blocks.pop()
            under = blocks[-1]
            under[0] = (under[0] * under[1] + mean * heavy) / (under[1] + heavy)
            under[1] += heavy
            under[2] += members
    means = [mean for mean, _, members in blocks for _ in range(int(members))]
    return [mean + shift for mean, shift in zip(means, offsets, strict=True)]


def _distances(
    column: Sequence[int],
    sizes: Sequence[float],
    is_waypoint: Sequence[bool],
    gaps: tuple[float, float],
) -> list[float]:
    apart = [0.0]
    for upper, lower in pairwise(column):
        gap = gaps[1] if is_waypoint[upper] and is_waypoint[lower] else gaps[0]
        apart.append((sizes[upper] + sizes[lower]) / 2 + gap)
    return apart


def _wish(
    member: int, others: Sequence[int], middle: list[float], is_waypoint: Sequence[bool]
) -> tuple[float, float]:
    """Where ``member`` would stand for its ``others``, and how much that counts."""
    if not others:
        return middle[member], 0.05
    total = heavy = 0.0
    for other in others:
        bends = is_waypoint[member] + is_waypoint[other]
        weight = (1.0, 2.0, 8.0)[bends]
        total += weight * middle[other]
        heavy += weight
    return total / heavy, heavy
