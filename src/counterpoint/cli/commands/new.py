"""`counterpoint new`: a small map to begin from."""

from __future__ import annotations

from pathlib import Path

import click

from counterpoint.cli.showing import show
from counterpoint.pipeline.starter_map import write_starter_map, write_starter_sheet


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--sheet",
    is_flag=True,
    help="A sheet (.csv) of who says what instead, for a spreadsheet program (docs/tables.md).",
)
def new(file: Path, *, sheet: bool) -> None:
    """Write a small map with comments to FILE, to begin from.

    It is complete: it builds as it stands. A file that is there already is never replaced.

    \b
    counterpoint new debate.argdown
    counterpoint watch debate.argdown
    counterpoint new --sheet panel.csv
    """
    if sheet:
        write_starter_sheet(file)
        show(f"{file}  (see how it is read: counterpoint inspect {file})")
        return
    write_starter_map(file)
    show(f"{file}  (see it: counterpoint watch {file})")
