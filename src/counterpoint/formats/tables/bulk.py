"""Stances as a table says them, made in an eighth of the time that their class takes.

A frozen record sets each of its fields past its own guard, and looks whether a choice is given as
a word: three microseconds for a stance, of which a table may have a million. These are filled as
records that anybody may change, and become frozen when they are full. What belongs here: that.
What does not: what is said in them (`stances`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

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
    return cast("Place", place)


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
    place: Place,
) -> Stance:
    """A stance that says this and nothing else. Only members of choices may be given, no words."""
    stance = OpenStance()
    stance.id, stance.expert, stance.target = stance_id, expert, target
    stance.polarity, stance.directness, stance.firmness = polarity, Directness.EXPLICIT, firmness
    stance.conditions = stance.goals = stance.sums = ()
    stance.wording = ""
    stance.quotation, stance.source, stance.date, stance.note = quotation, source, date, note
    stance.voice = stance.answers = stance.shift = stance.fidelity = None
    stance.confidence, stance.confidence_said, stance.grade = confidence, confidence_said, grade
    stance.is_deciding = False
    stance.place = place
    stance.__class__ = Stance  # type: ignore[assignment]  # same slots
    return cast("Stance", stance)
