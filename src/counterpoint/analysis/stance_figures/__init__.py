"""Figures over the stances of many maps, as expressions that any engine of SQL can answer.

What belongs here: what is reckoned, written once in Ibis. What does not: which engine reckons it
(`counterpoint.pipeline.stance_tables`). Nothing here may lean on what engines do differently: the
logarithm of 0, division by 0, the order within an aggregate, hashes. Needs ibis-framework.
"""

from counterpoint.analysis.stance_figures.changes import find_changes
from counterpoint.analysis.stance_figures.classes import find_classes, find_consensus
from counterpoint.analysis.stance_figures.figure import STANCES, Figure
from counterpoint.analysis.stance_figures.listing import LISTINGS, Listing, find_named, find_names
from counterpoint.analysis.stance_figures.pairs import count_meetings, find_meetings, find_pairs
from counterpoint.analysis.stance_figures.positions import unusable

__all__ = [
    "LISTINGS",
    "STANCES",
    "Figure",
    "Listing",
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
