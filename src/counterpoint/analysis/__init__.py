"""Agreements and tensions found in a network, each with its witness, and figures over the whole.

``docs/findings.md`` defines every kind and measure. What belongs here: pure functions on the
network. What does not: reading, storing or showing.
"""

from counterpoint.analysis.analyse import analyse
from counterpoint.analysis.settings import DEFAULTS, Settings

__all__ = ["DEFAULTS", "Settings", "analyse"]
