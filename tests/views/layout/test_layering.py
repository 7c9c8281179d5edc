from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterpoint.views.layout.layering import break_cycles, columns_of, components

EDGES = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda edge: edge[0] != edge[1]),
    max_size=24,
)


@given(EDGES)
def test_every_edge_goes_right_once_cycles_are_broken(edges: list[tuple[int, int]]) -> None:
    acyclic = break_cycles(12, edges)

    column = columns_of(12, acyclic)

    assert all(column[tail] < column[head] for tail, head in acyclic)


@given(EDGES)
def test_breaking_cycles_keeps_the_ends_of_each_edge(edges: list[tuple[int, int]]) -> None:
    assert [set(edge) for edge in break_cycles(12, edges)] == [set(edge) for edge in edges]


def test_edges_without_a_cycle_are_left_alone() -> None:
    edges = [(0, 1), (0, 2), (1, 3), (2, 3)]

    assert break_cycles(4, edges) == edges


def test_a_reason_stands_next_to_its_conclusion() -> None:
    assert columns_of(4, [(0, 1), (1, 2), (3, 2)]) == [0, 1, 2, 1]


def test_components_are_found_in_order() -> None:
    assert components(5, [(3, 1), (4, 0)]) == [[0, 4], [1, 3], [2]]
