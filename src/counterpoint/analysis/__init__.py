"""Agreements and tensions found in a network, each with its witness, and figures over the whole.

``docs/findings.md`` defines every kind and measure. What belongs here: pure functions on the
network. What does not: reading, storing or showing.

Each name is looked up when it is first used, so that a command loads what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.analysis.analysing import align_two, analyse
    from counterpoint.analysis.readback import ReadBack, read_back
    from counterpoint.analysis.sensitivity import Remainder, what_remains
    from counterpoint.analysis.settings import DEFAULTS, Settings
    from counterpoint.analysis.strength import LENSES, WEIGHTS, Strength, find_strengths
    from counterpoint.analysis.suggestions import Candidate, find_candidates
    from counterpoint.analysis.supposing import Supposer, suppose
    from counterpoint.analysis.whole.camps import Camps, find_camps
    from counterpoint.analysis.whole.coalitions import Coalitions, find_coalitions
    from counterpoint.analysis.whole.structure import Bearing, Structure, find_structure
    from counterpoint.analysis.worklist import MOST_LISTED, OpenPair, Worklist, find_worklist

__all__ = [
    "DEFAULTS",
    "LENSES",
    "MOST_LISTED",
    "WEIGHTS",
    "Bearing",
    "Camps",
    "Candidate",
    "Coalitions",
    "OpenPair",
    "ReadBack",
    "Remainder",
    "Settings",
    "Strength",
    "Structure",
    "Supposer",
    "Worklist",
    "align_two",
    "analyse",
    "find_camps",
    "find_candidates",
    "find_coalitions",
    "find_strengths",
    "find_structure",
    "find_worklist",
    "read_back",
    "suppose",
    "what_remains",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".analysing": "align_two analyse",
            ".readback": "ReadBack read_back",
            ".sensitivity": "Remainder what_remains",
            ".settings": "DEFAULTS Settings",
            ".strength": "LENSES WEIGHTS Strength find_strengths",
            ".suggestions": "Candidate find_candidates",
            ".supposing": "Supposer suppose",
            ".whole.camps": "Camps find_camps",
            ".whole.coalitions": "Coalitions find_coalitions",
            ".whole.structure": "Bearing Structure find_structure",
            ".worklist": "MOST_LISTED OpenPair Worklist find_worklist",
        },
    )
