"""Unconnected drawings side by side in little space, larger ones first."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt


def pack(
    sizes: Sequence[tuple[float, float]], aspect: float, gap: float, *, limit: float = 0
) -> tuple[list[tuple[float, float]], float, float]:
    """The corner of each rectangle, and the width and height of all, on shelves.

    Rectangles keep ``gap`` apart. The higher come first; ties keep their order. The width is
    that among a few trials which comes nearest to ``aspect`` (width by height), or at most
    ``limit`` where that is given and no rectangle is wider.
    """
    if not sizes:
        return [], 0.0, 0.0
    order = sorted(range(len(sizes)), key=lambda i: (-sizes[i][1], -sizes[i][0], i))
    widest = max(width for width, _ in sizes)
    area = sum((width + gap) * (height + gap) for width, height in sizes)
    if limit:
        return _shelves(sizes, order, max(widest, limit), gap)
    best: tuple[float, list[tuple[float, float]], float, float] | None = None
    for factor in (0.8, 0.9, 1.0, 1.15, 1.3, 1.5):
        trial = max(widest, sqrt(area * aspect) * factor)
        places, width, height = _shelves(sizes, order, trial, gap)
        # A drawing that is too high costs as much as one too wide by the same factor.
        waste = width * height * max(width / height / aspect, aspect * height / width)
        if best is None or waste < best[0]:
            best = (waste, places, width, height)
    assert best is not None
    return best[1], best[2], best[3]


def _shelves(
    sizes: Sequence[tuple[float, float]], order: Sequence[int], limit: float, gap: float
) -> tuple[list[tuple[float, float]], float, float]:
    """Fill shelves from left to right; a lower rectangle may stand on another within a shelf."""
    places = [(0.0, 0.0)] * len(sizes)
    shelf_top = shelf_height = total_width = 0.0
    stack_x = stack_width = stack_y = 0.0
    for index in order:
        width, height = sizes[index]
        fits_below = shelf_height and stack_y + height <= shelf_top + shelf_height
        if fits_below and stack_x + width <= limit and width <= stack_width:
            places[index] = (stack_x, stack_y)
        else:
            next_x = stack_x + stack_width + gap if shelf_height else 0.0
            if shelf_height and next_x + width > limit:
                shelf_top += shelf_height + gap
                shelf_height = next_x = 0.0
            stack_x, stack_y, stack_width = next_x, shelf_top, width
            shelf_height = shelf_height or height
            places[index] = (stack_x, stack_y)
        stack_y += height + gap
        total_width = max(total_width, places[index][0] + width)
    return places, total_width, shelf_top + shelf_height
