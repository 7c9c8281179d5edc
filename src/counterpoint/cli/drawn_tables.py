"""Tables as text, drawn by Rich; a command that prints none does not load it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text


def drawn_table(width: int, rows: Sequence[Sequence[str]], *, is_terminal: bool) -> str:
    """The rows below their heads, each a line or more, no wider than ``width`` columns."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    for head in rows[0]:
        table.add_column(Text(head), overflow="fold")
    for row in rows[1:]:
        table.add_row(*map(Text, row))
    context = click.get_current_context(silent=True)
    is_styled = is_terminal and not (context and context.color is False)
    console = Console(
        file=io.StringIO(),
        force_terminal=is_styled,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().rstrip("\n").split("\n"))
