"""What a speaker keeps when using a statement again: the reserve with which it was said.

What belongs here: which occurrences are such uses, and what they take over. What does not: how an
occurrence by itself is read (`counterpoint.formats.argdown_map.stances.utterances`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown_map.stances.manner import OUTRIGHT, manner_of
from counterpoint.formats.argdown_map.stances.utterance import Utterance
from counterpoint.model import Polarity, Stance


def with_reserve(utterance: Utterance, sayings: Iterable[Utterance]) -> Utterance:
    """A use of a statement as its speaker said it; any other utterance stays as it is.

    ``sayings`` are all that its speaker says of the claim. Where that is said in several ways, no
    reserve is taken over. A use that tells how the step is said has the passage of the step: it
    is no further evidence for a stance that is taken elsewhere.
    """
    if not utterance.is_use or utterance.names_only:
        return utterance
    own = [other for other in sayings if _is_alike(other.stance, utterance.stance)]
    manners = {
        manner_of(other.stance) for other in own if not other.is_use and not other.names_only
    }
    if len(manners) == 1 and manners != {OUTRIGHT}:
        directness, firmness, conditions = manners.pop()
        stance = replace(
            utterance.stance, directness=directness, firmness=firmness, conditions=conditions
        )
        utterance = replace(utterance, stance=stance)
    is_taken_elsewhere = any(not other.tells_inference for other in own)
    is_step_alone = utterance.tells_inference and is_taken_elsewhere
    return replace(utterance, names_only=True) if is_step_alone else utterance


def _is_alike(other: Stance, stance: Stance) -> bool:
    is_same = (other.expert, other.polarity) == (stance.expert, Polarity.AFFIRM)
    return is_same and other.is_own and stance.polarity is Polarity.AFFIRM


def warn_of_other_reserves(utterances: Iterable[Utterance], problems: Problems) -> None:
    """Note each claim of which one speaker says by ``mode`` two different things.

    At two dates one may have changed one's mind.
    """
    first_of: dict[tuple[str, Polarity, str], Stance] = {}
    for utterance in utterances:
        stance = utterance.stance
        if not utterance.tells_mode or not stance.is_own:
            continue
        first = first_of.setdefault((stance.expert, stance.polarity, stance.date), stance)
        if first.firmness is not stance.firmness and not (first.conditions or stance.conditions):
            message = (
                f"{stance.expert} says this {stance.mode_text} here,"
                f" and {first.mode_text} at {first.place}"
            )
            advice = "keep one reserve for what one speaker says, or make it two claims"
            problems.warn(stance.place or Place(""), message, advice, "other-reserve")
