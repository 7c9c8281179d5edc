"""How a stance is said as RDF: two axes, and the one property that older data has for both.

What belongs here: reading either. What does not: what the choices mean (`counterpoint.model`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rdflib.term import Node

from counterpoint.model import Directness, Firmness
from counterpoint.rdf.lookup.record_lookup import RecordLookup, short_form
from counterpoint.rdf.maps.fields import Choice
from counterpoint.rdf.maps.reading import MapReading
from counterpoint.vocab import CP, OLDER_MODES


@dataclass(frozen=True, slots=True)
class DirectnessField(Choice):
    """How directly; explicit where nothing is stated."""

    def read(self, subject: Node, reading: MapReading) -> Enum:
        """The member."""
        older, _ = _older_mode(subject, reading.lookup)
        stated = reading.lookup.choice(subject, self.term, Directness, None)
        return stated or older or Directness.EXPLICIT


@dataclass(frozen=True, slots=True)
class FirmnessField(Choice):
    """How firmly; where nothing is stated, conditional if there is a condition, else flat."""

    def read(self, subject: Node, reading: MapReading) -> Enum:
        """The member."""
        _, older = _older_mode(subject, reading.lookup)
        stated = reading.lookup.choice(subject, self.term, Firmness, None)
        has_conditions = bool(reading.lookup.values(subject, CP.condition))
        return stated or older or (Firmness.CONDITIONAL if has_conditions else Firmness.FLAT)


def _older_mode(subject: Node, lookup: RecordLookup) -> tuple[Directness | None, Firmness | None]:
    """What ``cp:mode`` says on each axis."""
    value = lookup.one(subject, CP.mode)
    if value is None:
        return None, None
    if value not in OLDER_MODES:
        concepts = ", ".join(short_form(concept) for concept in OLDER_MODES)
        lookup.note(
            subject, f"has the {short_form(CP.mode)} {short_form(value)}", f"there are {concepts}"
        )
        return None, None
    return OLDER_MODES[value]
