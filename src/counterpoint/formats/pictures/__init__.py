"""A map as a picture that others lay out: DOT of Graphviz, and Mermaid.

Both draw the same: claims as boxes with who is for and against them, reasons, objections and
relations as lines. What belongs here: what is drawn and how either writes it. What does not:
layout, and the whole of a map as a graph (`counterpoint.network.files`).
"""

from counterpoint.formats.pictures.dot import render_dot
from counterpoint.formats.pictures.mermaid import render_mermaid

__all__ = ["render_dot", "render_mermaid"]
