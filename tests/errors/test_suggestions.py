"""The one "did you mean"."""

from __future__ import annotations

import pytest

from counterpoint.errors import CLOSE, WRITTEN, Suggestions, did_you_mean, nearest_name, some_of


@pytest.mark.parametrize(
    ("word", "likeness", "name"),
    [
        pytest.param("buld", 0.6, "build", id="typed"),
        pytest.param("budge", 0.6, "build", id="typed roughly"),
        pytest.param("budge", WRITTEN, "", id="too unlike for a file"),
        pytest.param("bulid", CLOSE, "build", id="close"),
    ],
)
def test_a_name_is_near_from_its_likeness_on(word: str, likeness: float, name: str) -> None:
    assert nearest_name(word, ["build", "watch"], likeness) == name


def test_case_plays_a_part_unless_it_is_ignored() -> None:
    assert nearest_name("BUILD", ["build"]) == ""
    assert nearest_name("BUILD", ["build"], ignores_case=True) == "build"


def test_of_names_that_differ_in_case_alone_the_last_is_meant() -> None:
    assert nearest_name("ruis", ["Ruiz", "ruiz"], ignores_case=True) == "ruiz"


def test_after_a_hundred_words_none_is_looked_for() -> None:
    suggestions = Suggestions()

    names = [suggestions.nearest("buld", ["build"]) for _ in range(101)]

    assert names == ["build"] * 100 + [""]


def test_among_thousands_of_names_fewer_words_are_looked_for() -> None:
    suggestions = Suggestions()
    names = ["build", *("x" * 30 for _ in range(100_000))]

    assert [suggestions.nearest("buld", names) for _ in range(3)] == ["build", "build", ""]


def test_a_title_with_braces_is_shown_as_it_is() -> None:
    assert did_you_mean("{a}", pattern="[{}]") == "did you mean [{a}]?"


def test_twenty_names_are_listed_and_more_are_hinted_at() -> None:
    names = [f"n{number}" for number in range(21)]

    assert some_of(names[:20]).endswith(", n19")
    assert some_of(names).endswith(", n19, ...")
