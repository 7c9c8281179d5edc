"""Processes for what may hang, swell or crash; what they do in them, others say.

What runs here is given as a function or a module; nothing here knows what it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.processes.apart import run_apart
    from counterpoint.processes.budget import Budget

__all__ = ["Budget", "run_apart"]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".apart": "run_apart",
            ".budget": "Budget",
        },
    )
