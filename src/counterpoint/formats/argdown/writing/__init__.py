"""Writing Argdown: the one form that every valid document can be given without a change of
what it says.

What belongs here: text to text. What does not: what a map's metadata means.
"""

from counterpoint.formats.argdown.writing.formatting import format_text
from counterpoint.formats.argdown.writing.metadata import LINE_WIDTH

__all__ = ["LINE_WIDTH", "format_text"]
