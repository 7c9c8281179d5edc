"""Where boxes and links go: a layered drawing from left to right, in pure Python.

Sugiyama, Tagawa and Toda's method (1981): break cycles, put boxes in columns, order the
columns so that few links cross, then find heights that keep links straight. Knows nothing of
claims or maps: boxes have a size, links have two ends.
"""

from counterpoint.views.layout.drawing import (
    Box,
    Drawing,
    Link,
    Point,
    draw_layered,
    join_drawings,
)

__all__ = ["Box", "Drawing", "Link", "Point", "draw_layered", "join_drawings"]
