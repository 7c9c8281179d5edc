"""How many people, in words."""

from __future__ import annotations

from counterpoint.model import Clause
from counterpoint.wording import clause


def people(number: int) -> Clause:
    """How many people, in words as long as they are few."""
    return clause("number.people", n=number)


def count_of(number: int, panel: int) -> Clause:
    """How many of a panel: four of five, both, all three."""
    if number == panel > 1:
        return clause("count.both") if panel == 2 else clause("count.all", n=people(number))
    of = clause("number.of-people", n=panel)
    return clause("count.part", n=people(number), of=of, all=panel)
