"""Giving map files their one form on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.argdown import SUFFIXES, format_text, read_text
from counterpoint.pipeline.files.replacement import replace_file


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file's text as it is and in its form, line ends included."""

    path: Path
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether the file is not in its form."""
        return self.before != self.after


def format_file(path: Path) -> Formatted:
    """The form of the Argdown file at ``path``; touches nothing.

    Raises:
        InputError: the file cannot be read, is no Argdown file, or has errors.
        LimitError: it is larger than the limit.
    """
    if path.suffix.lower() not in SUFFIXES and not path.is_dir():
        message = "only Argdown files are formatted"
        advice = f"the endings are {', '.join(SUFFIXES)}"
        raise InputError(Problem(Place(str(path)), message, advice, "unknown-format"))
    before = read_text(path)
    return Formatted(path, before, format_text(before, str(path)))


def write_formatted(formatted: Formatted) -> None:
    """Put the form in the place of the file, whole or not at all.

    Raises:
        UsageError: the file or its folder cannot be written to.
        LimitError: the disk is full.
    """
    replace_file(formatted.path, formatted.after.encode())
