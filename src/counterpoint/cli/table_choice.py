"""Options that say how a table of who says what is to be read: columns, scales, title.

They are kept in the command's context, as those that name a store. What belongs here: the
options. What does not: what they mean (`counterpoint.formats.tables`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from counterpoint.formats import tables

_Command = Callable[..., Any]
_META_KEY = "counterpoint.table"
_OPTIONS: tuple[tuple[str, str, str, str, bool], ...] = (
    (
        "--column",
        "columns",
        "WHAT=HEADER",
        "Of a table: which column holds what: expert=Panelist. May be repeated (docs/tables.md).",
        True,
    ),
    (
        "--scale",
        "scales",
        "WHAT=SCALE",
        "Of a table: its numbers from the least to the most: stance=5..1. May be repeated.",
        True,
    ),
    ("--title", "title", "TEXT", "Of a table: what its map is called.", False),
    ("--question", "question", "TEXT", "Of a table: what was asked.", False),
    (
        "--claim",
        "claim",
        "[COLUMN=]TEXT",
        'Of a table about one claim: that claim; of a column: "Question A=Cars should pay".',
        True,
    ),
    ("--dates", "dates", "ORDER", "Of a table: day-first or month-first.", False),
    (
        "--rounds",
        "rounds",
        "DATES",
        "Of a table with rounds in its headers: when each was: 2026-03,2026-05.",
        False,
    ),
    ("--sheet", "sheet", "NAME", 'Of a workbook: which sheet, or "*" for all tables.', False),
    ("--encoding", "encoding", "NAME", "Of a table: its encoding, if it is not Unicode.", False),
)


def table_options(command: _Command) -> _Command:
    """The options that say how a table is to be read."""
    for option, name, metavar, text, is_several in reversed(_OPTIONS):
        command = click.option(
            option,
            name,
            metavar=metavar,
            multiple=is_several,
            help=text,
            expose_value=False,
            callback=_keep,
        )(command)
    return command


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    values = value if isinstance(value, tuple) else (value,) if value else ()
    context.meta.setdefault(_META_KEY, {})[parameter.name] = values


def table_settings() -> tables.TableSettings | None:
    """What the options say, ``None`` where they say nothing.

    Raises:
        UsageError: an option says what cannot be.
    """
    pairs = {
        name: values
        for name, values in click.get_current_context().meta.get(_META_KEY, {}).items()
        if values
    }
    return tables.settings_of(pairs) if pairs else None
