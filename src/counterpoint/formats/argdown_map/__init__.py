"""Maps as Argdown files: who says what, where, in the metadata that Argdown leaves open.

The conventions are those of ``docs/map-format.md``. What belongs here: what a read Argdown
document means as a map. What does not: Argdown's grammar (`counterpoint.formats.argdown`).
"""

from counterpoint.formats.argdown_map.files import read_argdown_files
from counterpoint.formats.argdown_map.head.bibliography import TextOfSource
from counterpoint.formats.argdown_map.reader import read_argdown_map
from counterpoint.formats.argdown_map.writing import render_argdown_map

__all__ = ["TextOfSource", "read_argdown_files", "read_argdown_map", "render_argdown_map"]
