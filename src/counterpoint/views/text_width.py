"""How wide text is and how it wraps, without a screen.

The page draws boxes on a canvas, in a face with the metrics of Arial, and the layout must know
their true size before any browser opens. The widths are those of a face metrically equal to
Arial; the page squeezes a line that another face makes longer.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib.resources import files

__all__ = ["text_width", "wrap"]

_UNKNOWN = 640
_WIDE = 1000
_ELLIPSIS = "\u2026"


@cache
def _widths(bold: bool) -> dict[str, int]:
    text = files("counterpoint.views").joinpath("font_widths.json").read_text(encoding="utf-8")
    tables = json.loads(text)["bold" if bold else "regular"]
    return {letter: int(width) for width, letters in tables.items() for letter in letters}


@cache
def _letter_width(letter: str, bold: bool) -> int:
    known = _widths(bold).get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of ``text`` on one line, in pixels at a font size of ``size`` pixels.

    >>> text_width("iii", 10) < text_width("mmm", 10)
    True
    """
    return sum(_letter_width(letter, bold) for letter in text) * size / 1000


def wrap(text: str, size: float, width: float, lines: int, *, bold: bool = False) -> list[str]:
    """``text`` in at most ``lines`` lines no wider than ``width`` pixels, cut with an ellipsis.

    Breaks fall at spaces; a word that does not fit on a line of its own is broken in itself.

    >>> wrap("one two three", 10, 40, 2)
    ['one two', 'three']
    """
    wrapped: list[str] = []
    for word in _pieces(text, size, width, bold):
        joined = f"{wrapped[-1]} {word}" if wrapped else word
        if wrapped and text_width(joined, size, bold=bold) <= width:
            wrapped[-1] = joined
        elif len(wrapped) == lines:
            wrapped[-1] = _cut(joined, size, width, bold)
            break
        else:
            wrapped.append(word)
    return wrapped


def _pieces(text: str, size: float, width: float, bold: bool) -> list[str]:
    """The words of ``text``, those wider than a line broken so that each piece fits."""
    pieces: list[str] = []
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and text_width(piece + letter, size, bold=bold) > width:
                pieces.append(piece)
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces


def _cut(text: str, size: float, width: float, bold: bool) -> str:
    """The longest beginning of ``text`` that fits on a line with an ellipsis after it."""
    kept = text
    while kept and text_width(kept + _ELLIPSIS, size, bold=bold) > width:
        kept = kept[:-1].rstrip()
    return kept + _ELLIPSIS
