"""How things look on a terminal: tables, problems, and text that cannot act on the terminal."""

from __future__ import annotations

import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from counterpoint.errors import CounterpointError, InputError, InternalError, Problem, Severity

__all__ = ["problem_as_json", "show_error", "show_json", "show_problems", "show_table", "visible"]

_MOST_PROBLEMS = 50
# In letters: what is longer than a word may be broken, and the gap behind a column.
_LONG_WORD = 18
_GAP = 2


def visible(text: str) -> str:
    r"""``text`` with control, bidirectional and other invisible characters as escapes.

    Line breaks and tabs stay. Nothing that a map holds can move the cursor, colour the screen
    or turn the reading direction.

    >>> visible("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    """
    return "".join(_visible_letter(letter) for letter in text)


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table no wider than the terminal; long cells are wrapped, never cut.

    Where the columns have no room side by side, each row is a list of its own.
    """
    width = shutil.get_terminal_size((110, 24)).columns
    rows = [tuple(row) for row in rows]
    if width >= _least_width(columns, rows):
        _print_table(width, columns, rows)
        return
    for number, row in enumerate(rows, start=1):
        _print_table(width, (str(number), ""), zip(columns, row, strict=True))


def _least_width(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """The room in which a column need break no word of ordinary length, and no id."""
    words = (
        max((len(word) for cell in column for word in cell.split()), default=0)
        for column in zip(columns, *rows, strict=True)
    )
    return sum(min(longest, _LONG_WORD) + _GAP for longest in words)


def _print_table(width: int, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(Text(visible(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    console = Console(width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)
    with console.capture() as capture:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in capture.get().splitlines()))


def show_json(data: Any) -> None:
    """Print ``data`` as JSON, indented; keys keep their order."""
    click.echo(json.dumps(data, ensure_ascii=not _can_print_unicode(), indent=2))


def problem_as_json(problem: Problem) -> dict[str, str | int]:
    """A problem with its place, ready for JSON."""
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "advice": problem.advice,
    }


def show_problems(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, each with its line and a caret."""
    for problem in problems[:_MOST_PROBLEMS]:
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        click.secho(visible(problem.with_caret()), err=True, fg=colour)
    if len(problems) > _MOST_PROBLEMS:
        click.echo(f"... and {len(problems) - _MOST_PROBLEMS} more", err=True)


def show_error(error: CounterpointError) -> None:
    """Print one of our errors to standard error."""
    if isinstance(error, InputError):
        show_problems(error.problems)
    else:
        click.secho(f"counterpoint: {visible(str(error))}", err=True, fg="red")
    if isinstance(error, InternalError) and os.environ.get("COUNTERPOINT_TRACEBACK"):
        click.echo(visible(error.details), err=True)


def _visible_letter(letter: str) -> str:
    if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return letter
    number = ord(letter)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def _can_print_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
