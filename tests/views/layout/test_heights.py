from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.views.layout.heights import spread

PLACES = st.lists(st.floats(-500, 500), min_size=1, max_size=12)


@given(PLACES)
def test_spread_keeps_order_and_distance(wishes: list[float]) -> None:
    places = spread(wishes, [1.0] * len(wishes), [10.0] * len(wishes))

    assert all(right - left >= 10 - 1e-6 for left, right in pairwise(places))


@given(PLACES)
def test_spread_moves_the_whole_by_nothing(wishes: list[float]) -> None:
    """The mean of a least squares fit is the mean of what is fitted."""
    places = spread(wishes, [1.0] * len(wishes), [10.0] * len(wishes))

    assert sum(places) == pytest.approx(sum(wishes), abs=1e-6)


def test_wishes_that_leave_room_are_granted() -> None:
    assert spread([0.0, 30.0, 90.0], [1, 1, 1], [0, 20, 20]) == [0.0, 30.0, 90.0]


def test_the_heavier_wish_moves_less() -> None:
    light, heavy = spread([0.0, 0.0], [1.0, 3.0], [0.0, 8.0])

    assert (light, heavy) == (-6.0, 2.0)
