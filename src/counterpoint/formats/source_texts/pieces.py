"""A text in pieces, as the reader of one sort of file gives it, before it is known who speaks.

What belongs here: the records between readers and `assembly`, and how a text is put together of
lines. What does not: any sort of file, or speakers.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterpoint.errors import Problem
from counterpoint.model import BlockKind, Furniture


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that is one paragraph, item, heading or the like.

    Offsets are code points of the text, half open. ``strong_end`` is where a beginning in bold
    ends; 0 where it does not begin so. ``speaker`` is a name that the sort of file itself gives
    (a voice in WebVTT). ``is_own_line`` is false for a paragraph that goes over several lines.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    furniture: Furniture | None = None
    strong_end: int = 0
    speaker: str = ""
    is_own_line: bool = True


@dataclass(frozen=True, slots=True)
class RawText:
    """A text and its pieces in order, which do not overlap; ``doubts`` are for its reader."""

    text: str
    pieces: tuple[Piece, ...]
    doubts: tuple[Problem, ...] = ()


class TextBuilder:
    r"""Puts a text together of pieces, each a line, with an empty line between them.

    >>> builder = TextBuilder()
    >>> builder.add("Title", Piece(0, 5, BlockKind.HEADING, level=1))
    >>> builder.add("Words.")
    >>> builder.finish().text
    'Title\n\nWords.\n'
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, line: str, shape: Piece | None = None) -> None:
        """Append a line as a paragraph, or as what ``shape`` says, whose offsets are the line's.

        A line has no line ends in it, and no blanks at its ends.
        """
        shape = shape or Piece(0, len(line))
        base = self._length
        self._pieces.append(
            # Not by `replace`, which takes a third of the time that a page takes.
            Piece(
                base + shape.start,
                base + shape.end,
                shape.kind,
                shape.level,
                shape.furniture,
                base + shape.strong_end if shape.strong_end else 0,
                shape.speaker,
                shape.is_own_line,
            )
        )
        self._lines.append(line)
        self._length += len(line) + 2

    def finish(self, doubts: tuple[Problem, ...] = ()) -> RawText:
        """The text with all that was added."""
        return RawText("\n\n".join(self._lines) + "\n", tuple(self._pieces), doubts)
