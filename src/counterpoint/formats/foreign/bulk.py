"""Stances as tables and graphs say them, made in an eighth of the time that their class takes.

A frozen record sets each of its fields past its own guard, and looks whether a choice is given as
a word: three microseconds for a stance, of which a table may have a million. These are filled as
records that anybody may change, and become frozen when they are full. What belongs here: that.
What does not: what is said in them.
"""

from __future__ import annotations

from dataclasses import fields
from inspect import signature
from operator import attrgetter
from typing import TYPE_CHECKING

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
# The fields of which each id is made, in their order; a later one only where it says something, so
# that what could be read before there was such a field keeps its ids. These are all, for good.
_IN_EVERY_ID = (
    *("id", "expert", "target", "polarity", "directness", "firmness"),
    *("conditions", "goals", "wording", "quotation", "source", "date", "voice", "answers"),
    *("shift", "sums", "fidelity", "note", "confidence", "confidence_said", "grade"),
    *("is_deciding", "place"),
)
_LATER = {x.name: x.default for x in fields(Stance) if x.name not in _IN_EVERY_ID}
_NOT_SIMPLE = _UNSAID | _LATER
_further_of = attrgetter(*_NOT_SIMPLE)
_NOTHING = tuple(_NOT_SIMPLE.values())


def is_simple(stance: Stance) -> bool:
    """Whether a stance says nothing but what `content_of` shows and `with_names` gives on."""
    return bool(_further_of(stance) == _NOTHING)


# What is said after who says it, of what and how: what differs from stance to stance, and the rest.
_DETAILS = _IN_EVERY_ID[6:]
_SHOWN_NAMES = [name for name in _DETAILS if name not in {*_UNSAID, "place"}]
_before_voice = attrgetter(*_SHOWN_NAMES[: _SHOWN_NAMES.index("voice")])
_after_voice = attrgetter(*_SHOWN_NAMES[_SHOWN_NAMES.index("voice") + 1 :])
_SHOWN_DETAILS = ", ".join(
    f"{name}=%r" if name in _SHOWN_NAMES else f"{name}={_UNSAID.get(name)!r}" for name in _DETAILS
)


def content_of(stance: Stance, expert: str, target: str, voice: str | None) -> str:
    """`whole_content_of` of a simple stance that refers to these, without its id and its place."""
    polarity, directness, firmness = stance.polarity, stance.directness, stance.firmness
    details = _SHOWN_DETAILS % (*_before_voice(stance), voice, *_after_voice(stance))
    # By hand, since a choice takes long to show itself.
    return (
        f"Stance(id='', expert={expert!r}, target={target!r},"
        f" polarity=<Polarity.{polarity._name_}: {polarity._value_!r}>,"
        f" directness=<Directness.{directness._name_}: {directness._value_!r}>,"
        f" firmness=<Firmness.{firmness._name_}: {firmness._value_!r}>, {details})"
    )


_whole_of = attrgetter(*_IN_EVERY_ID)
_SHOWN_WHOLE = ", ".join(f"{name}=%r" for name in _IN_EVERY_ID)


def whole_content_of(stance: Stance) -> str:
    """All that a stance says, as ``repr`` has it; later fields only where they say something."""
    content = _SHOWN_WHOLE % _whole_of(stance)
    for name, default in _LATER.items():
        if (value := getattr(stance, name)) != default:
            content += f", {name}={value!r}"
    return f"Stance({content})"


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
