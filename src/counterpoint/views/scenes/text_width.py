"""How wide text is and how it wraps, without a screen.

The page draws boxes on a canvas, in a face with the metrics of Arial, and the layout must know
their true size before any browser opens. The widths are those of a face metrically equal to
Arial; the page squeezes a line that another face makes longer.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_UNKNOWN = 640
_WIDE = 1000
_ELLIPSIS = "\u2026"


class _Widths(dict[str, int]):
    """Widths by letter, in thousandths of the size; an unknown letter is judged by its kind."""

    def __missing__(self, letter: str) -> int:
        if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
            width = 0
        else:
            width = _WIDE if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN
        self[letter] = width
        return width


@cache
def _widths(bold: bool) -> _Widths:
    text = files(__package__).joinpath("font_widths.json").read_text(encoding="utf-8")
    tables = json.loads(text)["bold" if bold else "regular"]
    return _Widths({letter: int(width) for width, row in tables.items() for letter in row})


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of ``text`` on one line, in pixels at a font size of ``size`` pixels.

    >>> text_width("iii", 10) < text_width("mmm", 10)
    True
    """
    return sum(map(_widths(bold).__getitem__, text)) * size / 1000


def wrap(text: str, size: float, width: float, lines: int, *, bold: bool = False) -> list[str]:
    """``text`` in at most ``lines`` lines no wider than ``width`` pixels, cut with an ellipsis.

    Breaks fall at spaces; a word that does not fit on a line of its own is broken in itself.
    Linear in the text that is shown.

    >>> wrap("one two three", 10, 40, 2)
    ['one two', 'three']
    """
    space = text_width(" ", size, bold=bold)
    wrapped: list[str] = []
    line_width = 0.0
    for word in _pieces(text, size, width, bold):
        wide = text_width(word, size, bold=bold)
        if wrapped and line_width + space + wide <= width:
            wrapped[-1] = f"{wrapped[-1]} {word}"
            line_width += space + wide
        elif len(wrapped) == lines:
            wrapped[-1] = _cut(f"{wrapped[-1]} {word}", size, width, bold)
            break
        else:
            wrapped.append(word)
            line_width = wide
    return wrapped


def _pieces(text: str, size: float, width: float, bold: bool) -> Iterator[str]:
    """The words of ``text``, those wider than a line broken so that each piece fits."""
    for word in text.split():
        piece = word
        while text_width(piece, size, bold=bold) > width and len(piece) > 1:
            count = _fitting(piece, size, width, bold)
            yield piece[:count]
            piece = piece[count:]
        yield piece


def _fitting(text: str, size: float, width: float, bold: bool) -> int:
    """How many letters from the start of ``text`` fit in ``width``, one at least."""
    line_width = 0.0
    for count, letter in enumerate(text):
        line_width += text_width(letter, size, bold=bold)
        if line_width > width:
            return max(1, count)
    return len(text)


def _cut(text: str, size: float, width: float, bold: bool) -> str:
    """The longest beginning of ``text`` that fits on a line with an ellipsis after it."""
    room = width - text_width(_ELLIPSIS, size, bold=bold)
    return text[: _fitting(text, size, room, bold)].rstrip() + _ELLIPSIS
