"""How things look: data as they are in files and pipes, on a terminal as text that cannot act.

All that a command prints goes through here: `show`, `show_data`, `show_json` and `show_table` for
what was asked for, on standard output; `say` and `show_problems` for what is said beside it, on
standard error.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from counterpoint.cli.escapes import visible_json
from counterpoint.cli.progress import without_progress
from counterpoint.errors import (
    CounterpointError,
    InputError,
    InternalError,
    Problem,
    Severity,
    shortened,
)
from counterpoint.late import LateFunction
from counterpoint.wording.escapes import json_escape, visible

if TYPE_CHECKING:
    from counterpoint.cli.drawn_tables import drawn_table
else:
    drawn_table = LateFunction("counterpoint.cli.drawn_tables", "drawn_table")

# Two screens; of more, the later ones mostly follow from the first.
_MOST_PROBLEMS = 50
# In letters: what is longer than a word may be broken, and the gap behind a column.
_LONG_WORD = 18
_GAP = 2
# Letters that no text uses between programs, and wide as one: U+F0000 and what follows.
_FIRST_STAND_IN = 0xF0000


def show(line: str) -> None:
    """Print one line of what was asked for."""
    show_data(f"{line}\n")


def show_data(content: str | bytes, escaped: Callable[[str], str] = visible) -> None:
    """Print what was asked for: as it is (text in UTF-8), or ``escaped`` on a terminal.

    Raises:
        OSError: it cannot be written.
    """
    if not _is_terminal():
        _write(content)
        return
    text = content if isinstance(content, str) else content.decode("utf-8", "backslashreplace")
    _show_on_terminal(escaped(text.replace("\r\n", "\n")))


def say(text: str, colour: str | None = None) -> None:
    """Print to standard error what is said beside the data; there is no other place to tell of it
    if that cannot be written.
    """
    try:
        with without_progress():
            click.secho(visible(text), err=True, fg=colour)
    except OSError:
        discard(2)


def discard(handle: int) -> None:
    """Drop what is left to write: Python would try again at the end, and complain once more."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), handle)


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table no wider than the terminal; long cells are wrapped, never cut.

    Where the columns have no room side by side, each row is a list of its own.
    """
    width = shutil.get_terminal_size((110, 24)).columns
    rows = [tuple(row) for row in rows]
    if width >= _least_width(columns, rows):
        _show_in_columns(width, columns, rows)
        return
    for number, row in enumerate(rows, start=1):
        _show_in_columns(width, (str(number), ""), zip(columns, row, strict=True))


def _least_width(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """The room in which a column need break no word of ordinary length, and no id."""
    return sum(_longest_word(column) + _GAP for column in zip(columns, *rows, strict=True))


def _longest_word(cells: Iterable[str]) -> int:
    """The length of the longest word, as far as it counts."""
    longest = 0
    for cell in cells:
        longest = max(longest, *map(len, cell.split()), 0)
        if longest >= _LONG_WORD:
            return _LONG_WORD
    return longest


def _show_in_columns(width: int, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    rows = [tuple(columns), *map(tuple, rows)]
    if _is_terminal():
        table = drawn_table(
            width, [[visible(cell) for cell in row] for row in rows], is_terminal=True
        )
        _show_on_terminal(table)
        return
    # Rich drops some characters and lays out others as nothing; so others stand in for them.
    letters = {x for row in rows for x in {*"".join(row)}}
    hidden = sorted(x for x in letters if x == "\t" or x != visible(x))
    stand_ins = {ord(x): _FIRST_STAND_IN + i for i, x in enumerate(hidden)}
    if not hidden:
        show_data(drawn_table(width, rows, is_terminal=False))
        return
    table = drawn_table(
        width, [[cell.translate(stand_ins) for cell in row] for row in rows], is_terminal=False
    )
    show_data(table.translate({there: here for here, there in stand_ins.items()}))


def show_json(data: Any) -> None:
    """Print ``data`` as JSON, indented; keys keep their order."""
    show_data(_json_text(data), visible_json)


def show_json_rows(tables: Mapping[str, Sequence[Any]]) -> None:
    """Print tables by their names as JSON, a row a line.

    The encoder that indents is written in Python, and of a million values five times slower.
    """
    encode = json.JSONEncoder(ensure_ascii=False).encode
    parts = []
    for name, rows in tables.items():
        lines = ",\n    ".join(map(encode, rows))
        parts.append(f"  {encode(name)}: " + (f"[\n    {lines}\n  ]" if rows else "[]"))
    show_data(_without_surrogates("{\n" + ",\n".join(parts) + "\n}"), visible_json)


def _json_text(data: Any) -> str:
    return _without_surrogates(json.dumps(data, ensure_ascii=False, indent=2))


def _without_surrogates(text: str) -> str:
    # A lone surrogate (a file name that is no UTF-8) can only be written as an escape.
    return re.sub("[\ud800-\udfff]", lambda match: json_escape(match[0]), text) + "\n"


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
    """Print problems to standard error, each with its line and a caret; many are counted only."""
    for problem in problems[:_MOST_PROBLEMS]:
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        say(problem.with_caret(visible), colour)
    if further := sum(problem.stands_for for problem in problems[_MOST_PROBLEMS:]):
        say(f"... and {further:,} more")


def show_error(error: CounterpointError) -> None:
    """Print one of our errors to standard error."""
    if isinstance(error, InputError):
        show_problems(error.problems)
    else:
        say(f"counterpoint: {shortened(str(error))}", "red")
    if isinstance(error, InternalError) and os.environ.get("COUNTERPOINT_TRACEBACK"):
        say(error.details)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _write(content: str | bytes) -> None:
    """Write to the file or pipe that standard output is, past all translation of text."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    sys.stdout.flush()
    sys.stdout.buffer.write(content if isinstance(content, bytes) else _as_bytes(content))
    sys.stdout.buffer.flush()


def _as_bytes(text: str) -> bytes:
    try:
        # The name of a file that is no UTF-8 gets its own bytes back.
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace")


def _show_on_terminal(text: str) -> None:
    encoding = sys.stdout.encoding or "ascii"
    with without_progress():
        click.echo(text.encode(encoding, "backslashreplace").decode(encoding), nl=False)
