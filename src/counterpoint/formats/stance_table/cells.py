"""Cells of CSV that no spreadsheet takes for a formula, and that read back as they were."""

from __future__ import annotations

from counterpoint.formats.csv_data import defused


def marked(text: str) -> str:
    """A text with a ``'`` before it where a spreadsheet might calculate, or it looks marked.

    >>> marked("=1"), marked("'=1"), marked("a")
    ("'=1", "''=1", 'a')
    """
    is_like_marked = text[:1] == "'" and unmarked(text) != text
    return f"'{text}" if is_like_marked else defused(text)


def unmarked(text: str) -> str:
    """The text that `marked` made this of: its inverse.

    >>> unmarked("'=1"), unmarked("''=1"), unmarked("'a")
    ('=1', "'=1", "'a")
    """
    rest = text.lstrip("'")
    return text[1:] if text[:1] == "'" and defused(rest) != rest else text
