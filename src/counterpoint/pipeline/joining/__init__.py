"""Several maps as one: people joined where that is told, claims by their titles.

What belongs here: maps in, one map out, with all that is doubtful about it. What does not: files
and formats (`counterpoint.pipeline.map_parts`).
"""

from counterpoint.pipeline.joining.joining import JoinedMap, join_maps

__all__ = ["JoinedMap", "join_maps"]
