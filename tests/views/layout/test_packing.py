from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from counterpoint.views.layout.packing import pack

SIZES = st.lists(st.tuples(st.integers(20, 400), st.integers(20, 400)), min_size=1, max_size=20)


@given(SIZES)
def test_packed_rectangles_keep_their_distance(sizes: list[tuple[float, float]]) -> None:
    places, width, height = pack(sizes, 1.7, 12)

    for (a, (ax, ay)), (b, (bx, by)) in combinations(zip(sizes, places, strict=True), 2):
        apart = ax + a[0] + 12 <= bx or bx + b[0] + 12 <= ax
        assert apart or ay + a[1] + 12 <= by or by + b[1] + 12 <= ay
    assert all(
        x + size[0] <= width and y + size[1] <= height
        for size, (x, y) in zip(sizes, places, strict=True)
    )


@given(SIZES)
def test_a_limit_on_the_width_is_kept(sizes: list[tuple[float, float]]) -> None:
    _, width, _ = pack(sizes, 1.0, 12, limit=500)

    assert width <= 500
