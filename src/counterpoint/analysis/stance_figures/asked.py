"""What is asked of a table of stances, by name, and which columns that takes.

What belongs here: names and types, so that an engine with texts of its own needs no Ibis. What does
not: how any figure is reckoned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterpoint.late import LateFunction

if TYPE_CHECKING:
    from counterpoint.analysis.stance_figures.figure import Figure
    from counterpoint.analysis.stance_figures.listing import figure_of
else:  # takes Ibis
    figure_of = LateFunction("counterpoint.analysis.stance_figures.listing", "figure_of")

# What expressions read of a table of stances, which is called so; of other columns they know
# nothing.
TABLE = "stances"
COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(("map", "date", "person", "class", "polarity", "directness"), "string"),
    **dict.fromkeys(("firmness", "stance", "standing", "name", "text"), "string"),
    "conditions": "string",
    **dict.fromkeys(("weight", "confidence"), "float64"),
    "panel": "int64",
}

# Figures that a reader can ask for. Those of pairs grow with the square of those who speak to a
# class, and can be asked of one person.
KINDS = ("pairs", "meetings", "classes", "consensus", "changes")
OF_PAIRS = ("pairs", "meetings")
# What is asked beside them: what cannot be reckoned with, who is meant by a text, what people are
# called, and how many rows of two persons there are.
CHECKS = ("unusable", "named", "names", "size")


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """A figure by its name, of `KINDS` or `CHECKS`.

    ``text`` is the IRI of the one person of whom pairs are asked, or whom ``named`` looks for;
    ``most`` is how many rows are wanted, the strongest first, all by their keys if ``None``.
    """

    name: str
    text: str | None = None
    most: int | None = None

    def express(self) -> Figure:
        """The figure as an expression; loads Ibis."""
        return figure_of(self)
