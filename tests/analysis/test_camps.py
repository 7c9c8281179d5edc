"""Camps by signed ties: exact on small panels, by moves beyond."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint.analysis.whole.camps import find_camps
from counterpoint.model import Alignment


def matrix(experts: str, friends: str = "", foes: str = "") -> list[Alignment]:
    """A row for each pair of letters; ``friends`` and ``foes`` are pairs: ``"ab cd"``."""

    def row(pair: tuple[str, str]) -> Alignment:
        name = "".join(pair)
        if name in friends.split():
            return Alignment(*pair, 0.8, 0.1, 0.5, 1, ())
        if name in foes.split():
            return Alignment(*pair, 0.1, 0.8, 0.5, 1, ())
        return Alignment(*pair, None, None, 0.0, 0, ())

    return [row(pair) for pair in combinations(experts, 2)]


def test_two_camps_that_only_agree_inside_violate_nothing() -> None:
    camps = find_camps(matrix("abcd", "ab cd", "ac ad bc bd"))

    assert camps.camps == (("a", "b"), ("c", "d"))
    assert (camps.violated, camps.ties, camps.optimal) == ((), 6, True)


def test_a_panel_without_tension_is_one_camp() -> None:
    assert find_camps(matrix("abc", "ab bc ac")).camps == (("a", "b", "c"),)


def test_who_has_no_ties_stands_alone() -> None:
    assert find_camps(matrix("abc", "ab")).camps == (("a", "b"), ("c",))


def test_a_friend_of_two_foes_costs_one_tie() -> None:
    camps = find_camps(matrix("abc", "ab bc", "ac"))

    assert len(camps.violated) == 1


def test_three_foes_are_three_camps_or_frustrated_in_two() -> None:
    foes = matrix("abc", "", "ab bc ac")

    assert find_camps(foes).violated == ()
    assert [tie.sign for tie in find_camps(foes, most_camps=2).violated] == [-1]


def test_few_experts_are_a_reason_for_caution() -> None:
    assert (
        find_camps(matrix("abc", "ab")).caution == "Camps among 3 experts change with the margin."
    )
    assert find_camps(matrix("abcdefghij", "ab")).caution == ""


def test_camps_that_hang_on_the_margin_are_not_stable() -> None:
    close = [Alignment("a", "b", 0.31, 0.2, 0.5, 1, ())]

    assert not find_camps(close).stable
    assert find_camps(matrix("ab", "ab")).stable


_PAIRS = ["".join(pair) for pair in combinations("abcdef", 2)]


def groupings(size: int, most: int) -> Iterator[tuple[int, ...]]:
    """Each way to put so many into at most so many camps, once: camps are numbered as they come."""
    if size == 0:
        yield ()
        return
    for camps in groupings(size - 1, most):
        for camp in range(min(most, max(camps, default=-1) + 2)):
            yield (*camps, camp)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([0, 1, -1]), min_size=len(_PAIRS), max_size=len(_PAIRS)),
    st.sampled_from([2, None]),
)
def test_branch_and_bound_equals_brute_force(signs: list[int], most: int | None) -> None:
    signed = dict(zip(_PAIRS, signs, strict=True))
    rows = matrix(
        "abcdef",
        " ".join(x for x, sign in signed.items() if sign > 0),
        " ".join(x for x, sign in signed.items() if sign < 0),
    )

    def violated(camps: tuple[int, ...]) -> int:
        camp_of = dict(zip("abcdef", camps, strict=True))
        return sum(
            sign != 0 and (sign > 0) != (camp_of[pair[0]] == camp_of[pair[1]])
            for pair, sign in signed.items()
        )

    least = min(violated(camps) for camps in groupings(6, most or 6))

    assert len(find_camps(rows, most_camps=most).violated) == least


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 1, -1]), min_size=len(_PAIRS), max_size=len(_PAIRS)))
def test_moves_violate_as_few_ties_as_the_exact_method_and_say_that_they_prove_nothing(
    signs: list[int],
) -> None:
    signed = dict(zip(_PAIRS, signs, strict=True))
    rows = matrix(
        "abcdef",
        " ".join(x for x, sign in signed.items() if sign > 0),
        " ".join(x for x, sign in signed.items() if sign < 0),
    )

    exact, by_moves = find_camps(rows), find_camps(rows, most_exact=1)

    assert len(by_moves.violated) == len(exact.violated)
    assert exact.optimal
    assert by_moves.optimal == (not any(signs))


@pytest.mark.parametrize("size", [20, 60])
def test_moves_find_planted_camps_in_large_panels(size: int) -> None:
    experts = [f"e{n:02}" for n in range(size)]
    rows = [
        Alignment(
            x, y, *((0.8, 0.1) if (int(x[1:]) + int(y[1:])) % 2 == 0 else (0.1, 0.8)), 1, 1, ()
        )
        for x, y in combinations(experts, 2)
    ]

    camps = find_camps(rows)

    assert camps.camps == (tuple(experts[::2]), tuple(experts[1::2]))
    assert not camps.optimal
