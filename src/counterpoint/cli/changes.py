"""What changes in a file, line by line, as `diff -u` shows it."""

from __future__ import annotations

import difflib


def line_changes(before: str, after: str, name: str) -> str:
    """The lines of a file called ``name`` that differ, each with three around it.

    Line ends do not count.
    """
    old, new = ([line.rstrip("\r") for line in text.split("\n")] for text in (before, after))
    changes = difflib.unified_diff(old, new, name, name, lineterm="")
    return "".join(f"{line}\n" for line in changes)
