"""Maps and what is found in them as HTML for a notebook: inert, complete, readable in the dark.

No program, no address and no picture stands in it, and every word of a map is escaped. Colours
are those of the notebook. What belongs here: that HTML. What does not: the interactive page,
which a notebook shows in a frame (`counterpoint.pipeline.notebook`).
"""

from __future__ import annotations

from counterpoint.views.notebook.drawing import html_of

__all__ = ["html_of"]
