from __future__ import annotations

import pytest

from counterpoint.drafting.titles import title_of, unlike


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Not in a day.", "Not in a day"),
        ("So the Strand should move, to the fields.", "The Strand should move"),
        ("In that time it fell by two metres, and goes on.", "In that time it fell by two metres"),
        (
            "During talks, nobody should speak of the wall to the papers of the town.",
            "During talks, nobody should speak of the wall",
        ),
        (
            "The two rows behind the old wall should be moved within ten years from now on.",
            "The two rows behind the old wall",
        ),
        ("If they pay, we go.", "If they pay, we go"),
        (
            "Before it buys the first of the houses, one rule for the price must stand, for all.",
            "One rule for the price must stand",
        ),
        (
            "If they put the price of a house into law, and not a lower one, I will help.",
            "If they put the price of a house",
        ),
        ("So yes, Dunmarrow should move.", "Yes, Dunmarrow should move"),
        ("- [Tax] <cars>!", "Tax cars"),
        ("Отже, море прийде.", "Море прийде"),
        ("\u2026", ""),
    ],
)
def test_a_title_is_a_clause_and_never_breaks_off_at_a_small_word(
    sentence: str, title: str
) -> None:
    assert title_of(sentence) == title


def test_a_title_that_is_taken_is_numbered() -> None:
    titles = {"A toll"}

    assert [unlike("A toll", titles), unlike("A toll", titles)] == ["A toll (2)", "A toll (3)"]
    more = [unlike("A toll", titles) for _ in range(30)]
    assert more == [f"A toll ({number})" for number in range(4, 34)]
