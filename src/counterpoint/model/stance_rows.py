"""A stance as a row of a table of many maps: all that it says without the map beside it.

What belongs here: the row and what its columns hold. What does not: files of them
(`counterpoint.formats.stance_table`), or what is reckoned from them.
"""

from __future__ import annotations

from typing import NamedTuple


class StanceRow(NamedTuple):
    """One stance of one map; the fields are the columns of the table, in their order.

    Whatever is told apart over maps is an IRI: ``map`` (its base), ``person`` (who is the same
    over maps, see `person`), ``claim``, ``class_`` (the class of claims that say the same),
    ``source``. ``expert``, ``stance`` and ``argument`` are ids of the map. ``date`` is a year, a
    month or a day of ISO 8601, in UTC. ``polarity`` is ``None`` where no side is taken.
    ``weight`` is what the stance weighs in the figures, in [0, 1]; ``confidence`` how sure the
    expert said they are, ``None`` if not asked. ``start`` and ``end`` are offsets in code
    points into the source, half open. ``standing`` is of the expert, ``panel`` the number of
    experts that the map asks, those included who say nothing. ``argument`` is the reason or the
    objection that a stance is about; then there is no claim. ``conditions`` are classes, sorted,
    a space between them.
    """

    map: str
    question: str
    date: str | None
    expert: str
    person: str
    claim: str | None
    class_: str | None
    topic: str | None
    polarity: str | None
    directness: str
    firmness: str
    weight: float
    confidence: float | None
    source: str | None
    start: int | None
    end: int | None
    stance: str
    standing: str
    panel: int
    name: str
    text: str | None
    kind: str | None
    argument: str | None
    conditions: str | None
