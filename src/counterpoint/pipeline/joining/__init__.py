"""Several maps as one: people joined where that is told, claims by their titles.

What belongs here: maps in, one map out, with all that is doubtful about it. What does not: files
and formats (`counterpoint.pipeline.map_parts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.pipeline.joining.joining import JoinedMap, join_maps

__all__ = ["JOINING", "JoinedMap", "join_maps"]

JOINING = "joined"  # what a conversion of several maps into one is called, for want of a format

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(__name__, {".joining": "JoinedMap join_maps"})
