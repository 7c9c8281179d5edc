"""Numbers of a scale, cell by cell: where a scale begins and ends, and how strong an answer is."""

from __future__ import annotations

import pytest

from counterpoint.formats.sureness import Sureness
from counterpoint.formats.tables.answers import Answer
from counterpoint.formats.tables.scales import understand_answers, understand_confidence


@pytest.mark.parametrize(
    ("cells", "words", "shares"),
    [
        ("6 1", "1 to 10", {"1": 0.1, "10": 1.0, "0.5": None, "11": None}),
        ("0 8", "1 to 10", {"0": None, "0.5": 0.05, "10": 1.0}),
        ("11 60 100", "0 to 100", {"11": 0.11, "100": 1.0, "101": None}),
        ("0.4 1", "0 to 1", {"0.4": 0.4, "1": 1.0, "1.1": None}),
    ],
    ids=["ten", "from nothing", "hundred", "share"],
)
def test_the_scale_of_a_confidence_shows_in_its_largest_number(
    cells: str, words: str, shares: dict[str, float | None]
) -> None:
    understood = understand_confidence(cells.split(), "Confidence", "")

    sure = {cell: understood.read(cell) for cell in shares}
    assert understood.words == words
    assert {
        cell: x.share if isinstance(x, Sureness) else x for cell, x in sure.items()
    } == pytest.approx(shares)


@pytest.mark.parametrize("cells", ["1 5", "2 101"], ids=["five", "beyond"])
def test_a_scale_that_does_not_show_is_asked_for(cells: str) -> None:
    largest = cells.split()[1]

    understood = understand_confidence(cells.split(), "Confidence", "")

    assert understood.question == f"numbers up to {largest} are on no scale that is evident"


@pytest.mark.parametrize(
    ("scale", "answers"),
    [
        ("0..10", "-strong -strong - -mild -mild ? +mild +mild + +strong +strong"),
        ("3..0", "+strong +mild -mild -strong"),
        ("0..2", "- ? +"),
    ],
)
def test_a_strength_is_told_by_a_scale_of_four_steps_and_more(scale: str, answers: str) -> None:
    understood = understand_answers(["0", "2"], "Rating", scale)

    def sign(cell: str) -> str:
        answer = understood.read(cell)
        assert isinstance(answer, Answer)
        side = {"agree": "+", "disagree": "-", "uncertain": "?"}[answer.side.value]
        return side + (answer.grade.value if answer.grade else "")

    assert [sign(str(number)) for number in range(len(answers.split()))] == answers.split()
