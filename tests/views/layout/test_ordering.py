from __future__ import annotations

from counterpoint.views.layout.ordering import count_crossings, order_columns


def adjacency(count: int, edges: list[tuple[int, int]]) -> tuple[list[list[int]], list[list[int]]]:
    before: list[list[int]] = [[] for _ in range(count)]
    after: list[list[int]] = [[] for _ in range(count)]
    for tail, head in edges:
        after[tail].append(head)
        before[head].append(tail)
    return before, after


def test_two_crossed_edges_count_once() -> None:
    _, after = adjacency(4, [(0, 3), (1, 2)])

    assert count_crossings([[0, 1], [2, 3]], after) == 1


def test_edges_to_one_member_do_not_cross() -> None:
    _, after = adjacency(4, [(0, 3), (1, 3), (2, 3)])

    assert count_crossings([[0, 1, 2], [3]], after) == 0


def test_a_tree_is_drawn_without_crossings() -> None:
    edges = [(0, 6), (1, 7), (2, 6), (3, 7), (4, 6), (5, 7), (6, 8), (7, 8)]
    before, after = adjacency(9, edges)

    columns = order_columns([[0, 1, 2, 3, 4, 5], [6, 7], [8]], before, after)

    assert count_crossings(columns, after) == 0
    assert [sorted(column) for column in columns] == [[0, 1, 2, 3, 4, 5], [6, 7], [8]]
