"""Decisions about a map, written into its files as the smallest changes of their text.

What belongs here: what is written of a decision, where it stands (`places` has the writer's
order), and that nothing else changes (`facts`). What does not: locks, disks and undoing
(`counterpoint.pipeline.workbench`).
"""

from counterpoint.formats.argdown_map.editing.deciding import ChangedFiles, decide
from counterpoint.formats.argdown_map.editing.map_text import MapText, read_map_text
from counterpoint.formats.argdown_map.editing.no_claims import find_no_claims, start_of_sentence

__all__ = [
    "ChangedFiles",
    "MapText",
    "decide",
    "find_no_claims",
    "read_map_text",
    "start_of_sentence",
]
