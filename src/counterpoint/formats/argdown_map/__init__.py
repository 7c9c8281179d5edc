"""Maps as Argdown files: who says what, where, in the metadata that Argdown leaves open.

The conventions are those of ``docs/map-format.md``. What belongs here: what a read Argdown
document means as a map. What does not: Argdown's grammar (`counterpoint.formats.argdown`),
and opening files (`counterpoint.formats`).
"""

from counterpoint.formats.argdown_map.head.bibliography import TextOfSource
from counterpoint.formats.argdown_map.reader import read_argdown_map
from counterpoint.formats.argdown_map.writing import RenderedMap, render_argdown_map

__all__ = ["RenderedMap", "TextOfSource", "read_argdown_map", "render_argdown_map"]
