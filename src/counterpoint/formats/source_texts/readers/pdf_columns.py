"""Stretches of words on a page to columns, and those of a column to lines.

What belongs here: where words stand. Lengths are in points, y grows upward. What does not: what
lines make of a text (`pdf_layout`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

# A gap between columns is at least as wide as a letter is high, times this.
_GUTTER = 0.5
# Lines that a column has, and the share of a page's width that what stands in one may have: of two
# columns each has less than half. With 1 to 4 lines, and shares of 0.5 to 0.7, the tests' pages are
# read alike.
_LEAST_LINES = 3
_WIDE = 0.62


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words that stand in one line and one column; ``bold_length`` letters of it are bold."""

    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold_length: int = 0

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.top - self.bottom

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return self.bold_length >= len(self.text) > 0


@dataclass(frozen=True, slots=True)
class Column:
    """Stretches of one column, top down, and its edges."""

    stretches: tuple[WordRun, ...]
    left: float
    right: float


def find_columns(stretches: Sequence[WordRun]) -> Iterator[Column]:
    """The columns of a page in the order in which they are read.

    What goes across a gutter parts the page: above it and below it columns are read each.
    """
    if not stretches:
        return
    gutter = _gutter(stretches)
    if gutter is None:
        downward = sorted(stretches, key=lambda x: (-x.top, x.left))
        yield Column(
            tuple(downward), min(x.left for x in stretches), max(x.right for x in stretches)
        )
        return
    across = sorted((x for x in stretches if x.left < gutter < x.right), key=lambda x: -x.top)
    rest = [x for x in stretches if not x.left < gutter < x.right]
    for number in range(len(across) + 1):
        top = across[number - 1].bottom if number else float("inf")
        bottom = across[number].top if number < len(across) else float("-inf")
        band = [x for x in rest if bottom - 2 <= (x.top + x.bottom) / 2 <= top + 2]
        yield from find_columns([x for x in band if x.right <= gutter])
        yield from find_columns([x for x in band if x.left >= gutter])
        if number < len(across):
            yield Column((across[number],), across[number].left, across[number].right)


def _gutter(stretches: Sequence[WordRun]) -> float | None:
    """Where an empty stripe parts two columns from top to bottom; ``None`` where none does."""
    left, right = min(x.left for x in stretches), max(x.right for x in stretches)
    width = right - left
    narrow = [x for x in stretches if x.right - x.left <= _WIDE * width]
    if len(narrow) < 2 * _LEAST_LINES or len(narrow) < 0.5 * len(stretches):
        return None
    size = median(x.height for x in narrow)
    edges = sorted(narrow, key=lambda x: x.left)
    best, reach = None, edges[0].right
    widest = _GUTTER * size
    for number, stretch in enumerate(edges):
        gap = stretch.left - reach
        is_wide = gap > widest and left + 0.15 * width < stretch.left < right - 0.1 * width
        if is_wide and min(number, len(edges) - number) >= _LEAST_LINES:
            sides = edges[:number], edges[number:]
            if _stand_side_by_side(*sides):
                best, widest = reach + gap / 2, gap
        reach = max(reach, stretch.right)
    return best


def _stand_side_by_side(one: Sequence[WordRun], other: Sequence[WordRun]) -> bool:
    top = min(max(x.top for x in one), max(x.top for x in other))
    bottom = max(min(x.bottom for x in one), min(x.bottom for x in other))
    shorter = min(max(x.top for x in side) - min(x.bottom for x in side) for side in (one, other))
    return top - bottom > 0.5 * shorter


def lines_of(column: Column) -> Iterator[WordRun]:
    """The lines of a column: stretches at one height joined, from left to right."""
    line: list[WordRun] = []
    for stretch in column.stretches:
        if line and abs(stretch.bottom - line[0].bottom) > 0.5 * min(
            stretch.height, line[0].height
        ):
            yield _whole_line(line)
            line = []
        line.append(stretch)
    if line:
        yield _whole_line(line)


def _whole_line(line: Sequence[WordRun]) -> WordRun:
    from_left = sorted(line, key=lambda x: x.left)
    first = from_left[0]
    bold = 0
    for stretch in from_left:
        bold += stretch.bold_length + (1 if bold else 0)
        if not stretch.is_bold:
            break
    return WordRun(
        first.page,
        " ".join(x.text for x in from_left),
        first.left,
        max(x.right for x in from_left),
        min(x.bottom for x in from_left),
        max(x.top for x in from_left),
        bold,
    )
