"""How a polled panel answers, claim by claim."""

from __future__ import annotations

from dataclasses import replace

from counterpoint.analysis.basis.answers import AnswerCount, find_answer_counts
from counterpoint.model import ArgumentMap, Claim, Expert, Firmness, Grade, Polarity, Stance

POLL = ArgumentMap(
    "poll",
    "https://example.org/poll/",
    "A poll",
    "What now?",
    experts=tuple(Expert(x, x.title()) for x in ("ada", "bo", "cy", "di")),
    claims=tuple(Claim(x, x.title(), f"{x}.") for x in ("toll", "park", "bus")),
    stances=(
        Stance("1", "ada", "toll", grade=Grade.STRONG),
        Stance("2", "bo", "toll"),
        Stance("3", "ada", "park", firmness=Firmness.UNDECIDED),
        Stance("4", "bo", "park", firmness=Firmness.ABSTAINING),
        Stance("5", "cy", "park", Polarity.DENY, grade=Grade.STRONG),
        Stance("6", "ada", "bus", Polarity.DENY),
        Stance("7", "cy", "bus"),
    ),
)


def test_the_answers_to_each_claim_are_counted_those_to_which_most_answer_first() -> None:
    assert find_answer_counts(POLL) == (
        AnswerCount("park", 0, 1, 1, 1, silent=1, strongly_disagree=1),
        AnswerCount("bus", 1, 1, 0, 0, silent=2),
        AnswerCount("toll", 2, 0, 0, 0, silent=2, strongly_agree=1),
    )


def test_who_says_more_than_an_answer_was_not_polled() -> None:
    first, second, *_ = POLL.stances
    hedged = replace(second, firmness=Firmness.HEDGED)
    on_condition = replace(second, conditions=("park",))

    assert find_answer_counts(replace(POLL, stances=(first, second))) != ()
    assert find_answer_counts(replace(POLL, stances=(*POLL.stances, hedged))) == ()
    assert find_answer_counts(replace(POLL, stances=(first, on_condition))) == ()
