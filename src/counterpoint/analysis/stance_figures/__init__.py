"""Figures over the stances of many maps, as expressions that any engine of SQL can answer.

What belongs here: what is reckoned, written once in Ibis. What does not: which engine reckons it
(`counterpoint.pipeline.stance_tables`). Nothing here may lean on what engines do differently: the
logarithm of 0, division by 0, the order within an aggregate, hashes. All but what is asked by name
needs ibis-framework; each name is looked up when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.analysis.stance_figures.asked import (
        CHECKS,
        COLUMNS,
        KINDS,
        OF_PAIRS,
        TABLE,
        AskedFigure,
    )
    from counterpoint.analysis.stance_figures.changes import find_changes
    from counterpoint.analysis.stance_figures.classes import find_classes, find_consensus
    from counterpoint.analysis.stance_figures.figure import STANCES, Figure
    from counterpoint.analysis.stance_figures.listing import (
        LISTINGS,
        FigureListing,
        find_named,
        find_names,
    )
    from counterpoint.analysis.stance_figures.pairs import (
        count_meetings,
        find_meetings,
        find_pairs,
    )
    from counterpoint.analysis.stance_figures.positions import unusable

__all__ = [
    "CHECKS",
    "COLUMNS",
    "KINDS",
    "LISTINGS",
    "OF_PAIRS",
    "STANCES",
    "TABLE",
    "AskedFigure",
    "Figure",
    "FigureListing",
    "count_meetings",
    "find_changes",
    "find_classes",
    "find_consensus",
    "find_meetings",
    "find_named",
    "find_names",
    "find_pairs",
    "unusable",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".asked": "CHECKS COLUMNS KINDS OF_PAIRS TABLE AskedFigure",
            ".changes": "find_changes",
            ".classes": "find_classes find_consensus",
            ".figure": "STANCES Figure",
            ".listing": "LISTINGS FigureListing find_named find_names",
            ".pairs": "count_meetings find_meetings find_pairs",
            ".positions": "unusable",
        },
    )
