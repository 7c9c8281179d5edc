"""Strength lenses: what survives the objections in this map, by four published semantics.

A lens is a way to look, not a finding: it knows only the reasons and objections that happen to
stand in the map, so it measures how widely a claim was argued. Always show it beside the number
of experts. No agreement or tension depends on it.
"""

from counterpoint.analysis.strength.lenses import LENSES, WEIGHTS, Strength, find_strengths

__all__ = ["LENSES", "WEIGHTS", "Strength", "find_strengths"]
