"""How a stance is said, from the words of ``mode`` and from what else its metadata says.

What belongs here: the words, and what stands for those that are not said. What does not: what is
taken over from another use of the statement (`counterpoint.formats.argdown_map.stances.reuse`).
"""

from __future__ import annotations

from dataclasses import dataclass

from counterpoint.errors import Mending, Problems
from counterpoint.formats.argdown_map.metadata.messages import cut_at_word, enumeration
from counterpoint.formats.argdown_map.metadata.values import read_text
from counterpoint.formats.yaml_data import YamlNode
from counterpoint.model import Directness, Firmness, Stance

Manner = tuple[Directness, Firmness, tuple[str, ...]]
OUTRIGHT: Manner = (Directness.EXPLICIT, Firmness.FLAT, ())
_DIRECTNESS = {choice.value: choice for choice in Directness}
_FIRMNESS = {choice.value: choice for choice in Firmness}


@dataclass(frozen=True, slots=True)
class SaidManner:
    """What ``mode`` says on each axis, ``None`` where it says nothing."""

    directness: Directness | None = None
    firmness: Firmness | None = None

    @property
    def is_silent(self) -> bool:
        """Whether nothing is said on either axis."""
        return self.directness is None and self.firmness is None

    def completed(self, *, is_reported: bool, is_conditional: bool) -> tuple[Directness, Firmness]:
        """Both axes: a voice makes reported what is not said to be, a condition conditional."""
        directness = Directness.REPORTED if is_reported else Directness.EXPLICIT
        firmness = Firmness.CONDITIONAL if is_conditional else Firmness.FLAT
        return self.directness or directness, self.firmness or firmness


def manner_of(stance: Stance) -> Manner:
    """How firmly and how directly, and on what conditions."""
    return stance.directness, stance.firmness, stance.conditions


def read_manner(node: YamlNode | None, problems: Problems) -> SaidManner:
    """What the words of ``mode`` say; what is wrong with them is noted.

    A word alone keeps the meaning that it had when there was one axis: ``explicit`` says that
    there is no reserve.
    """
    text = read_text(node, "mode", problems)
    if text is None or node is None:
        return SaidManner()
    words = text.split()
    for word in words:
        if word not in _DIRECTNESS and word not in _FIRMNESS:
            choices = [*_DIRECTNESS, *_FIRMNESS]
            advice = problems.did_you_mean(word, choices, f"it is one of {enumeration(choices)}")
            message = f"mode cannot be {cut_at_word(word)!r}"
            mending = problems.mending(word, choices)
            if mending is not None:
                right = (mending.after if each == word else each for each in words)
                mending = Mending(text, " ".join(right))
            problems.error(node.place, message, advice, "unknown-value", mending)
            return SaidManner()
    directness = [word for word in words if word in _DIRECTNESS]
    firmness = [word for word in words if word in _FIRMNESS]
    for axis, choices_of_axis in ((directness, _DIRECTNESS), (firmness, _FIRMNESS)):
        if len(axis) > 1:
            message = f"mode says both {enumeration(axis, 'and')} of one statement"
            advice = f"keep one of {enumeration(choices_of_axis)}"
            problems.error(node.place, message, advice, "conflicting-mode")
            return SaidManner()
    return SaidManner(
        _DIRECTNESS[directness[0]] if directness else None,
        _FIRMNESS[firmness[0]] if firmness else Firmness.FLAT if words == ["explicit"] else None,
    )


def words_to_write(
    directness: Directness, firmness: Firmness, *, is_reported: bool, is_conditional: bool
) -> tuple[str, ...]:
    """The words that ``mode`` needs for a stance, none where what else is written says it."""
    silent = SaidManner().completed(is_reported=is_reported, is_conditional=is_conditional)
    words: tuple[str, ...] = ()
    if directness is not silent[0]:
        words += (directness.value,)
    if firmness is not silent[1]:
        words += (firmness.value,)
    return words
