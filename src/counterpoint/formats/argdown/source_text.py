r"""Text with places: which file, line and column a character came from.

A document may be pieced together from several files (``@include``), so a place is found by
the piece first and by the line within it second. Line ends are made ``\n`` before a text
comes here; nothing else is a line end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from counterpoint.errors import Place, Problem, Severity

MAX_SHOWN_LINE = 1000  # a longer one is data and no line; each problem carries its own


def with_plain_line_ends(text: str) -> str:
    r"""The text with CRLF and CR as ``\n``; lines and columns stay what they were."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


@dataclass(slots=True)
class FilePiece:
    """A stretch of one file: from ``offset`` of its text on, at ``start`` of the whole."""

    start: int
    file: str
    text: str
    offset: int = 0
    line_starts: list[int] = field(default_factory=list)


class ParsedText:
    """The text that is parsed, and where each of its characters stands."""

    __slots__ = ("_pieces", "_starts", "text")

    def __init__(self, text: str, pieces: list[FilePiece]) -> None:
        self.text = text
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]

    @classmethod
    def of_one_file(cls, text: str, file: str) -> ParsedText:
        """The text of a single file."""
        return cls(text, [FilePiece(0, file, text)])

    @property
    def is_one_file(self) -> bool:
        """Whether nothing is included, so that places follow from lines alone."""
        return len(self._pieces) == 1

    def place(self, offset: int) -> Place:
        """Where the character at an offset stands. Logarithmic, after a first linear pass."""
        piece, index = self._locate(offset)
        line = bisect_right(piece.line_starts, index) - 1
        return Place(piece.file, line + 1, index - piece.line_starts[line] + 1)

    def position(self, offset: int) -> tuple[str, int]:
        """The file in which an offset lies, and the offset within its own text. Logarithmic."""
        piece, index = self._locate(offset)
        return piece.file, index

    def line_text(self, offset: int) -> str:
        """The line of its file in which an offset stands, empty if it is too long to be shown."""
        piece, index = self._locate(offset)
        start = piece.line_starts[bisect_right(piece.line_starts, index) - 1]
        end = piece.text.find("\n", start, start + MAX_SHOWN_LINE + 1)
        if end < 0:
            end = len(piece.text)
        return piece.text[start:end] if end - start <= MAX_SHOWN_LINE else ""

    def lines(self) -> dict[tuple[str, int], str]:
        """Each line by its file and number; where one is here twice, the first."""
        if self.is_one_file:
            (piece,) = self._pieces
            return {(piece.file, i): line for i, line in enumerate(self.text.split("\n"), 1)}
        lines: dict[tuple[str, int], str] = {}
        offset = 0
        for line in self.text.split("\n"):
            at = self.place(offset)
            lines.setdefault((at.file, at.line), line)
            offset += len(line) + 1
        return lines

    def problem(
        self,
        offset: int,
        message: str,
        advice: str,
        code: str,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """What is wrong at an offset, with its place and its line."""
        place, line = self.place(offset), self.line_text(offset)
        return Problem(place, message, advice, code, severity, line)

    def _locate(self, offset: int) -> tuple[FilePiece, int]:
        piece = self._pieces[max(bisect_right(self._starts, offset) - 1, 0)]
        if not piece.line_starts:
            piece.line_starts.append(0)
            piece.line_starts.extend(line_end.end() for line_end in re.finditer("\n", piece.text))
        return piece, min(max(offset - piece.start + piece.offset, 0), len(piece.text))
