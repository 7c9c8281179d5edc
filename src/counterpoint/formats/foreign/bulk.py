"""Stances as tables and graphs say them, made in an eighth of the time that their class takes.

A frozen record sets each of its fields past its own guard, and looks whether a choice is given as
a word: three microseconds for a stance, of which a table may have a million. These are filled as
records that anybody may change, and become frozen when they are full. What belongs here: that.
What does not: what is said in them.
"""

from __future__ import annotations

from dataclasses import Field, fields
from enum import Enum
from inspect import signature
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from counterpoint.errors import Place
from counterpoint.model import Directness, Stance

if TYPE_CHECKING:
    from types import SimpleNamespace as OpenPlace

    # To a type checker they are what they become; that they can be filled it need not see.
    from types import SimpleNamespace as OpenStance

    from counterpoint.model import Firmness, Grade, Polarity, Quotation
else:

    class OpenStance:
        """A stance before it is one."""

        __slots__ = Stance.__slots__

    class OpenPlace:
        """A place before it is one."""

        __slots__ = Place.__slots__


def place_of_line(file: str, line: int) -> Place:
    """``Place(file, line)``."""
    place = OpenPlace()
    place.file, place.line, place.column = file, line, 0
    place.__class__ = Place  # type: ignore[assignment]  # same slots
    return place  # type: ignore[return-value]  # what it has become


def stance_of_row(  # noqa: PLR0913, PLR0917 (what a table says; names would take time)
    stance_id: str,
    expert: str,
    target: str,
    polarity: Polarity,
    firmness: Firmness,
    quotation: Quotation | None,
    source: str | None,
    date: str,
    note: str,
    confidence: float | None,
    confidence_said: str,
    grade: Grade | None,
    place: Place | None,
    directness: Directness = Directness.EXPLICIT,
    wording: str = "",
    voice: str | None = None,
) -> Stance:
    """A stance that says this and nothing else. Only members of choices may be given, no words."""
    stance = OpenStance()
    stance.id, stance.expert, stance.target = stance_id, expert, target
    stance.polarity, stance.directness, stance.firmness = polarity, directness, firmness
    stance.wording = wording
    stance.quotation, stance.source, stance.date, stance.note = quotation, source, date, note
    stance.voice = voice
    stance.confidence, stance.confidence_said, stance.grade = confidence, confidence_said, grade
    stance.place = place
    # What a row has no word for. To ask for these defaults, too, would take half as long again.
    stance.conditions = stance.goals = stance.sums = ()
    stance.answers = stance.shift = stance.fidelity = None
    stance.is_deciding = False
    for name, default in _FURTHER:
        setattr(stance, name, default)
    stance.__class__ = Stance  # type: ignore[assignment]  # same slots
    return stance  # type: ignore[return-value]  # as above


_UNSAID = {
    field.name: field.default
    for field in fields(Stance)
    if field.name not in signature(stance_of_row).parameters and field.name != "id"
}
_FILLED = ("conditions", "goals", "sums", "answers", "shift", "fidelity", "is_deciding")
# Fields that a stance has got since: they are at their defaults without a word of them here.
_FURTHER = tuple((name, value) for name, value in _UNSAID.items() if name not in _FILLED)
_unsaid_of = attrgetter(*_UNSAID)
_NOTHING = tuple(_UNSAID.values())


def is_simple(stance: Stance) -> bool:
    """Whether a stance says nothing that `stance_of_row` cannot say."""
    return bool(_unsaid_of(stance) == _NOTHING)


def _pattern_of(field: Field[Any]) -> str:
    """A field in what ``repr`` gives, with room for what differs from stance to stance."""
    if field.name in {"id", "place"} or field.name in _UNSAID:
        value = "" if field.name == "id" else field.default
        return f"{field.name}={value!r}"
    is_choice = isinstance(field.default, Enum)
    return f"{field.name}=" + (f"<{type(field.default).__name__}.%s: %r>" if is_choice else "%r")


def _parts_of(field: Field[Any]) -> tuple[str, ...]:
    """What fills that room; of a choice two, since one is slow to show itself."""
    if field.name in {"id", "expert", "target", "voice", "place"} or field.name in _UNSAID:
        return ()
    is_choice = isinstance(field.default, Enum)
    return (f"{field.name}._name_", f"{field.name}._value_") if is_choice else (field.name,)


_FIELDS = fields(Stance)
_CONTENT = f"Stance({', '.join(map(_pattern_of, _FIELDS))})"
_VOICE = [field.name for field in _FIELDS].index("voice")
_before_voice = attrgetter(*chain.from_iterable(map(_parts_of, _FIELDS[:_VOICE])))
_after_voice = attrgetter(*chain.from_iterable(map(_parts_of, _FIELDS[_VOICE:])))


def content_of(stance: Stance, expert: str, target: str, voice: str | None) -> str:
    """What ``repr`` gives of a simple stance that refers to these, without its id and its place."""
    return _CONTENT % (expert, target, *_before_voice(stance), voice, *_after_voice(stance))


def with_names(
    stance: Stance, stance_id: str, expert: str, target: str, voice: str | None
) -> Stance:
    """A simple stance with another id, that refers to others."""
    return stance_of_row(
        stance_id,
        expert,
        target,
        stance.polarity,
        stance.firmness,
        stance.quotation,
        stance.source,
        stance.date,
        stance.note,
        stance.confidence,
        stance.confidence_said,
        stance.grade,
        stance.place,
        stance.directness,
        stance.wording,
        voice,
    )
