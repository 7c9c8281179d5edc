"""Lines as they are put together, from left to right."""

from __future__ import annotations


def without_blanks_at_end(text: str) -> str:
    r"""The text without the blanks at its end, but for one that a backslash escapes.

    >>> without_blanks_at_end("a  "), without_blanks_at_end("a\\  ")
    ('a', 'a\\ ')
    """
    bare = text.rstrip(" \t")
    backslashes = len(bare) - len(bare.rstrip("\\"))
    return text[: len(bare) + 1] if backslashes % 2 and len(bare) < len(text) else bare


class LineWriter:
    """Collects pieces of lines. ``column`` is the width of the line that is being written."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._line_start = 0
        self.column = 0

    def put(self, text: str) -> None:
        """Add a piece, which may run over several lines."""
        if not text:
            return
        self._pieces.append(text)
        line_end = text.rfind("\n")
        self.column = self.column + len(text) if line_end < 0 else len(text) - line_end - 1

    def line(self) -> str:
        """What is written of the line so far."""
        return "".join(self._pieces[self._line_start :])

    def strip(self) -> None:
        """Take away the blanks at the end of the line."""
        pieces = self._pieces
        while len(pieces) > self._line_start:
            bare = without_blanks_at_end(pieces[-1])
            self.column -= len(pieces[-1]) - len(bare)
            if bare:
                pieces[-1] = bare
                return
            pieces.pop()

    def blank(self) -> None:
        """Make one blank of those at the end of the line, or of none."""
        self.strip()
        if self.column:
            self.put(" ")

    def end_line(self, blank_lines: int = 0) -> None:
        """Begin a new line after a number of empty ones."""
        self.strip()
        self._pieces.append("\n" * (blank_lines + 1))
        self._line_start = len(self._pieces)
        self.column = 0

    def text(self) -> str:
        """All that was written, with one line end at the end."""
        self.strip()
        return "".join(self._pieces).strip("\n") + "\n"
