"""The fields of a stance that are one word or text each: declared once, read and written by that.

A field that metadata gives under its own name is a line of `STANCE_FIELDS`: the keys that are
known, reading, the id of a stance and writing follow from it (docs/map-format.md names it too).
What belongs here: also what of how a stance is said goes for a step. What does not: fields that
depend on others, or name claims, voices or passages (`counterpoint.formats.argdown_map.stances`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown_map.metadata.values import (
    choice_reader,
    read_date,
    read_sureness,
    read_text,
)
from counterpoint.formats.sureness import Sureness
from counterpoint.formats.yaml_data import YamlMapping, YamlNode, YamlScalar
from counterpoint.model import Directness, Fidelity, Firmness, Grade, Shift, Stance

# What the speaker does not hold in the end is not held as a reason either.
GRANTED = (Firmness.CONCEDED, *(each for each in Firmness if each.takes_no_side))
# How the step from a reason may be said: what ``inference`` may say.
STEP_DIRECTNESS = (Directness.EXPLICIT, Directness.IMPLIED)


# That a wording is a quotation is seen, and never believed.
_STATED_FIDELITIES = tuple(x for x in Fidelity if x is not Fidelity.QUOTATION)


@dataclass(frozen=True, slots=True)
class StanceField:
    """A field of `Stance` and the key of the same name. ``read`` gives its value or ``None``.

    ``is_word``: it is written only if it is read again as it is; a text's white space may change.
    ``is_of_claim``: it speaks of a claim alone, and not of the step from a reason to it.
    ``is_of_editor``: only an editor's stance has it; reading says so where another's does.
    """

    name: str
    read: Callable[[YamlNode | None, str, Problems], str | Enum | Sureness | None]
    is_word: bool = False
    is_of_claim: bool = True
    is_of_editor: bool = False

    def values(self, value: str | Enum | Sureness) -> dict[str, Any]:
        """The fields of a stance that a value fills."""
        if isinstance(value, Sureness):
            return {"confidence": value.share, "confidence_said": value.words}
        return {self.name: value}

    def text(self, stance: Stance) -> str:
        """The value as a word or text, "" where there is none."""
        value = getattr(stance, self.name)
        if value == _DEFAULTS[self.name]:
            return ""
        if self.name == "confidence":
            return stance.confidence_said or str(value)
        return str(value.value) if isinstance(value, Enum) else str(value or "")

    def is_number(self, stance: Stance) -> bool:
        """Whether it is written without quotation marks."""
        return self.name == "confidence" and not stance.confidence_said

    def written(self, stance: Stance) -> str:
        """As `text`, "" also where the reader would not take it."""
        text = self.text(stance)
        if not text or not self.is_word:
            return text
        node = YamlScalar(text, text, Place(""))
        value = self.read(node, self.name, Problems())
        values = {} if value is None else self.values(value)
        is_taken = values and all(getattr(stance, name) == x for name, x in values.items())
        return text if is_taken else ""


# In the order in which they are written.
STANCE_FIELDS = (
    StanceField("date", read_date, is_word=True, is_of_claim=False),
    StanceField("shift", choice_reader(Shift), is_word=True, is_of_editor=True),
    StanceField("fidelity", choice_reader(_STATED_FIDELITIES), is_word=True),
    StanceField("note", read_text),
    StanceField("confidence", read_sureness, is_word=True),
    StanceField("grade", choice_reader(Grade), is_word=True),
)
# Keys of what a stance refers to; ``if`` makes it conditional besides.
MEANT_KEYS = ("to", "answers", "sums", "decides")
# Those that the id of every stance is made of; a later one only where it says something, so that
# the ids of older maps stay.
_IN_EVERY_ID = ("date", "shift", "note")


def with_fields(stance: Stance, data: YamlMapping, problems: Problems) -> Stance:
    """The stance with all that ``data`` gives under these keys; what is wrong is noted."""
    values: dict[str, Any] = {}
    for field in STANCE_FIELDS:
        value = field.read(data.get(field.name), field.name, problems)
        if value is not None:
            values |= field.values(value)
    return replace(stance, **values)


def about_step(stance: Stance) -> Stance:
    """The stance without what is said of a claim alone."""
    values: dict[str, Any] = {
        field.name: _DEFAULTS[field.name] for field in STANCE_FIELDS if field.is_of_claim
    }
    values |= {"confidence_said": ""}
    return replace(stance, conditions=(), goals=(), sums=(), is_deciding=False, **values)


def later_texts(stance: Stance) -> tuple[str, ...]:
    """The fields, by name and text, that make an id only where they say something."""
    return tuple(
        f"{field.name}={text}"
        for field in STANCE_FIELDS
        if field.name not in _IN_EVERY_ID and (text := field.text(stance))
    )


_DEFAULTS = {field.name: getattr(Stance("", "", ""), field.name) for field in STANCE_FIELDS}
