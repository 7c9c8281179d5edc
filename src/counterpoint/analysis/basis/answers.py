"""How a panel that was polled answers: how many agree with each claim, disagree, or take no side.

A panel was polled where somebody answers on a scale (says how strongly or how surely, or that no
side is taken), and nobody says more than an answer does. What people say in words of their own is
no poll, and is told by its words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from counterpoint.model import ArgumentMap, Directness, Firmness, Grade, Polarity, Stance

_NO_SIDE = frozenset({Firmness.UNDECIDED, Firmness.ABSTAINING})
_ANSWERS = _NO_SIDE | {Firmness.FLAT}


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many of a panel give which answer to a claim; ``silent`` give none.

    ``strongly_agree`` and ``strongly_disagree`` are among those who agree and disagree.
    """

    claim: str
    agree: int
    disagree: int
    uncertain: int
    no_opinion: int
    silent: int
    strongly_agree: int = 0
    strongly_disagree: int = 0


def is_polled(argument_map: ArgumentMap) -> bool:
    """Whether a panel answers on a scale, and says no more. Linear in stances."""
    stances = tuple(_of_panel(argument_map))
    return any(map(_is_on_scale, stances)) and all(map(_is_answer, stances))


def find_answer_counts(argument_map: ArgumentMap) -> tuple[AnswerCount, ...]:
    """The answers to each claim, those to which most answer first; none if nobody was polled.

    The latest answer of each expert counts. None of a crowd, whose votes are counted by group.
    Linear in stances, but for sorting.
    """
    if argument_map.is_crowd or not is_polled(argument_map):
        return ()
    claims = {claim.id for claim in argument_map.claims}
    latest: dict[str, dict[str, Stance]] = defaultdict(dict)
    for stance in _of_panel(argument_map):
        answers = latest[stance.target]
        if stance.expert not in answers or answers[stance.expert].date <= stance.date:
            answers[stance.expert] = stance
    size = len(argument_map.panel)
    counts = [_count(x, [*answers.values()], size) for x, answers in latest.items() if x in claims]
    answered = [each for each in counts if each.silent < size - 1 or size == 1]  # else one's reason
    return tuple(sorted(answered, key=lambda each: (each.silent, each.claim)))


def _of_panel(argument_map: ArgumentMap) -> Iterator[Stance]:
    panel = {expert.id for expert in argument_map.panel}
    return (stance for stance in argument_map.stances if stance.expert in panel)


def _is_on_scale(stance: Stance) -> bool:
    is_graded = stance.grade is not None or stance.confidence is not None
    return is_graded or stance.firmness in _NO_SIDE


def _is_answer(stance: Stance) -> bool:
    is_plain = stance.directness is Directness.EXPLICIT and stance.firmness in _ANSWERS
    return is_plain and not (stance.conditions or stance.goals or stance.wording)


def _count(claim: str, answers: list[Stance], size: int) -> AnswerCount:
    sides = Counter(map(_side, answers))
    strongly = Counter(_side(stance) for stance in answers if stance.grade is Grade.STRONG)
    return AnswerCount(
        claim,
        agree=sides["agree"],
        disagree=sides["disagree"],
        uncertain=sides["uncertain"],
        no_opinion=sides["no opinion"],
        silent=size - len(answers),
        strongly_agree=strongly["agree"],
        strongly_disagree=strongly["disagree"],
    )


def _side(stance: Stance) -> str:
    if stance.firmness is Firmness.ABSTAINING:
        return "no opinion"
    if stance.firmness is Firmness.UNDECIDED:
        return "uncertain"
    return "agree" if stance.polarity is Polarity.AFFIRM else "disagree"
