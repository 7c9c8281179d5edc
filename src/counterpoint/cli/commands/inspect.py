"""`counterpoint inspect`: what a file holds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline
from counterpoint.cli.map_choice import source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import problem_as_json, show, show_json, show_problems, show_table
from counterpoint.cli.table_choice import table_options, table_settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@source_folders
@table_options
@as_json
def inspect(file: Path, sources: Sequence[Path], *, as_json: bool) -> None:
    """Say what FILE holds, in its own format's terms and in this program's.

    A file with mistakes is inspected as far as it can be read; the mistakes are listed.
    """
    inspection = pipeline.inspect(file, sources=sources, table=table_settings())
    if as_json:
        show_json(
            {
                "format": inspection.format,
                "own": inspection.own,
                "counterpoint": inspection.ours,
                **inspection.details,
                "errors": [problem_as_json(problem) for problem in inspection.problems],
            }
        )
    else:
        rows = [(inspection.format, name, str(count)) for name, count in inspection.own.items()]
        rows += [
            ("counterpoint", name, str(count)) for name, count in (inspection.ours or {}).items()
        ]
        show_table(("in terms of", "what", "count"), rows)
        _show_understood(inspection.details.get("understood", ()))
        show_problems(inspection.problems)
    if inspection.ours is None:
        sys.exit(1)


def _show_understood(previews: Iterable[Mapping[str, Any]]) -> None:
    """Show how tables were understood: each column, scale and answer in a line."""
    for preview in previews:
        rows = []
        for name, value in preview.items():
            if isinstance(value, Mapping):
                rows += [(name, key, str(each)) for key, each in value.items()]
            elif isinstance(value, list):
                rows += [(name, "", str(each)) for each in value]
            else:
                rows.append((name, "", str(value)))
        show("")
        show_table(("understood", "", "as"), rows)
