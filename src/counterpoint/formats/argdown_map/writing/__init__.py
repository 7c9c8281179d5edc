"""Maps as Argdown text, with a report of what Argdown cannot say.

What belongs here: the way from records to text. What does not: the layout of the text, which
is that of every Argdown file (`counterpoint.formats.argdown.writing`).
"""

from counterpoint.formats.argdown_map.writing.rendering import render_argdown_map

__all__ = ["render_argdown_map"]
