"""A map and its sources at work: decisions applied, told, undone, and never lost.

What belongs here: the state that a person works on, whoever shows it. What does not: HTTP, and
what a decision writes (`counterpoint.formats.argdown_map.editing`).
"""

from counterpoint.pipeline.workbench.desk import Desk
from counterpoint.pipeline.workbench.problems import (
    ChangedOutsideError,
    DeskError,
    RefusedError,
    StaleError,
)

__all__ = ["ChangedOutsideError", "Desk", "DeskError", "RefusedError", "StaleError"]
