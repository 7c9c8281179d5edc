"""The collector of problems."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError, Place, Problem, Problems, Severity

PLACE = Place("city.argdown", 2, 1)
SOURCES = Path(__file__).parents[2] / "src" / "counterpoint"


def test_the_same_said_twice_of_one_place_is_noted_once() -> None:
    problems = Problems()

    problems.error(PLACE, "is odd", "did you mean even?", "odd")
    problems.error(PLACE, "is odd", "mend it", "odd")

    assert list(problems) == [Problem(PLACE, "is odd", "did you mean even?", "odd")]


def test_an_error_in_what_is_read_leniently_is_a_warning() -> None:
    problems = Problems(code="map", is_lenient=True)

    problems.error(PLACE, "is odd")
    problems.raise_errors()

    assert problems.warnings == (Problem(PLACE, "is odd", "", "map", Severity.WARNING),)


def test_what_is_raised_has_every_error_in_order_of_place_and_no_warning() -> None:
    problems = Problems()
    problems.error(Place("b.argdown"), "second")
    problems.warn(PLACE, "doubtful")
    problems.error(Place("a.argdown"), "first")

    with pytest.raises(InputError) as refused:
        problems.raise_errors()

    assert [problem.message for problem in refused.value.problems] == ["first", "second"]


def test_beyond_the_limit_of_one_severity_the_other_is_still_noted() -> None:
    problems = Problems(most=1)
    for line in (1, 2, 3):
        problems.error(Place("t.csv", line), "wrong")

    problems.warn(PLACE, "doubtful")

    assert [(problem.message, problem.stands_for) for problem in problems] == [
        ("wrong", 1),
        ("doubtful", 1),
        ("2 further errors are not told singly", 2),
    ]


def test_problems_that_stand_for_several_are_counted_as_many() -> None:
    problems = Problems(most=0)

    problems.add(Problem(PLACE, "3 further errors", stands_for=3), Problem(PLACE, "wrong"))

    (rest,) = problems
    assert (rest.stands_for, rest.place) == (4, PLACE)


def test_problems_that_are_noted_one_by_one_are_noted_in_the_collector() -> None:
    gathering = [
        path.relative_to(SOURCES).as_posix()
        for path in sorted(SOURCES.rglob("*.py"))
        if "list[Problem] = []" in path.read_text(encoding="utf-8")
    ]

    assert gathering == []
