"""What one expert says at one occurrence, before it is known what the occurrence stands for."""

from __future__ import annotations

from dataclasses import dataclass

from counterpoint.model import Directness, Stance


@dataclass(frozen=True, slots=True)
class Utterance:
    """One expert's stance at one passage, toward whatever the occurrence stands for.

    The ``stance`` has no id and no target yet. ``phrase`` is the key phrase as the map has it,
    whether or not it was looked up. ``inference`` is how the step to what it is a reason for is
    said; with ``names_only`` that step is all that the stance is about, for the occurrence only
    names its claim.
    """

    stance: Stance
    inference: Directness = Directness.EXPLICIT
    phrase: str = ""
    names_only: bool = False
    is_use: bool = False
    tells_mode: bool = False
    tells_inference: bool = False
