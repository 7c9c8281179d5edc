"""Maps as Argdown files: who says what, where, in the metadata that Argdown leaves open.

The conventions are those of ``docs/map-format.md``. What belongs here: what a read Argdown
document means as a map. What does not: Argdown's grammar (`counterpoint.formats.argdown`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.formats.argdown_map.files import read_argdown_files
    from counterpoint.formats.argdown_map.head.bibliography import TextOfSource
    from counterpoint.formats.argdown_map.reader import read_argdown_map
    from counterpoint.formats.argdown_map.writing import render_argdown_map

__all__ = ["TextOfSource", "read_argdown_files", "read_argdown_map", "render_argdown_map"]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".files": "read_argdown_files",
            ".head.bibliography": "TextOfSource",
            ".reader": "read_argdown_map",
            ".writing": "render_argdown_map",
        },
    )
