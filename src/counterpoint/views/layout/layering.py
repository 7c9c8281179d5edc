"""Which column each box stands in: reasons left of what they speak for or against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

_ROUNDS = 30  # a reserve: 80 graphs drawn at random ended by the fourth at latest

Edge = tuple[int, int]


def components(count: int, edges: Iterable[Edge]) -> list[list[int]]:
    """The connected parts of ``range(count)``, each sorted, in the order of their first member."""
    parent = list(range(count))

    def root(member: int) -> int:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for tail, head in edges:
        first, second = sorted((root(tail), root(head)))
        parent[second] = first
    grouped: dict[int, list[int]] = defaultdict(list)
    for member in range(count):
        grouped[root(member)].append(member)
    return [grouped[key] for key in sorted(grouped)]


def break_cycles(count: int, edges: Sequence[Edge]) -> list[Edge]:
    """``edges`` with those turned round that close a cycle in a depth-first walk.

    Linear in boxes and edges. A loop from a box to itself must have been left out.
    """
    following: list[list[int]] = [[] for _ in range(count)]
    for position, (tail, _) in enumerate(edges):
        following[tail].append(position)
    has_entry = {head for _, head in edges}
    acyclic = list(edges)
    state = [0] * count  # 0 not met, 1 on the path, 2 done
    starts = [box for box in range(count) if box not in has_entry] + list(range(count))
    for start in starts:
        if state[start]:
            continue
        state[start] = 1
        path = [(start, iter(following[start]))]
        while path:
            box, rest = path[-1]
            position = next(rest, -1)
            if position < 0:
                state[box] = 2
                path.pop()
                continue
            head = edges[position][1]
            if state[head] == 1:
                acyclic[position] = (head, box)
            elif state[head] == 0:
                state[head] = 1
                path.append((head, iter(following[head])))
    return acyclic


def columns_of(count: int, edges: Sequence[Edge]) -> list[int]:
    """The column of each box, from 0, so that every edge of the acyclic ``edges`` goes right.

    Starts from the longest path to an end and then moves boxes one by one while that
    shortens edges, so a reason stands next to what it is a reason for.
    """
    before: list[list[int]] = [[] for _ in range(count)]
    after: list[list[int]] = [[] for _ in range(count)]
    for tail, head in edges:
        before[head].append(tail)
        after[tail].append(head)
    distance = [0] * count
    for box in reversed(_topological(count, before, after)):
        distance[box] = max((distance[head] + 1 for head in after[box]), default=0)
    width = max(distance, default=0)
    column = [width - steps for steps in distance]
    for _ in range(_ROUNDS):
        if not _shorten(column, before, after):
            break
    first = min(column, default=0)
    return [place - first for place in column]


def _shorten(column: list[int], before: list[list[int]], after: list[list[int]]) -> bool:
    """Move each box to where its edges are shortest, its neighbours standing still."""
    has_moved = False
    for box in range(len(column)):
        pull = len(before[box]) - len(after[box])
        if pull > 0:
            best = max(column[tail] for tail in before[box]) + 1
        elif pull < 0:
            best = min(column[head] for head in after[box]) - 1
        else:
            continue
        if best != column[box]:
            column[box] = best
            has_moved = True
    return has_moved


def _topological(count: int, before: list[list[int]], after: list[list[int]]) -> list[int]:
    waiting = [len(before[box]) for box in range(count)]
    order = [box for box in range(count) if not waiting[box]]
    for box in order:
        for head in after[box]:
            waiting[head] -= 1
            if not waiting[head]:
                order.append(head)
    return order
