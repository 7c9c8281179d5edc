"""Stances as tables and graphs say them, made in an eighth of the time that their class takes.

A frozen record sets each of its fields past its own guard, and looks whether a choice is given as
a word: three microseconds for a stance, of which a table may have a million. These are filled as
records that anybody may change, and become frozen when they are full. What belongs here: that.
What does not: what is said in them.
"""

from __future__ import annotations

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
    stance.conditions = stance.goals = stance.sums = ()
    stance.wording = wording
    stance.quotation, stance.source, stance.date, stance.note = quotation, source, date, note
    stance.voice = voice
    stance.answers = stance.shift = stance.fidelity = None
    stance.confidence, stance.confidence_said, stance.grade = confidence, confidence_said, grade
    stance.is_deciding = False
    stance.place = place
    stance.__class__ = Stance  # type: ignore[assignment]  # same slots
    return stance  # type: ignore[return-value]  # as above


def is_simple(stance: Stance) -> bool:
    """Whether a stance says nothing that `stance_of_row` cannot say."""
    return not (
        stance.conditions
        or stance.goals
        or stance.sums
        or stance.answers
        or stance.shift
        or stance.fidelity
        or stance.is_deciding
    )


def content_of(stance: Stance, expert: str, target: str, voice: str | None) -> str:
    """What ``repr`` gives of a simple stance that refers to these, without its id and its place."""
    polarity, directness, firmness = stance.polarity, stance.directness, stance.firmness
    return (
        f"Stance(id='', expert={expert!r}, target={target!r},"
        f" polarity=<Polarity.{polarity._name_}: {polarity._value_!r}>,"
        f" directness=<Directness.{directness._name_}: {directness._value_!r}>,"
        f" firmness=<Firmness.{firmness._name_}: {firmness._value_!r}>,"
        f" conditions=(), goals=(), wording={stance.wording!r}, quotation={stance.quotation!r},"
        f" source={stance.source!r}, date={stance.date!r}, voice={voice!r}, answers=None,"
        f" shift=None, sums=(), fidelity=None, note={stance.note!r},"
        f" confidence={stance.confidence!r}, confidence_said={stance.confidence_said!r},"
        f" grade={stance.grade!r}, is_deciding=False, place=None)"
    )


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
