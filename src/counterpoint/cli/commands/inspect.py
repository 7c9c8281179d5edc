"""`counterpoint inspect`: what a file holds."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.map_choice import source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import problem_as_json, show_json, show_problems, show_table


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@source_folders
@as_json
def inspect(file: Path, sources: Sequence[Path], *, as_json: bool) -> None:
    """Say what FILE holds, in its own format's terms and in this program's.

    A file with mistakes is inspected as far as it can be read; the mistakes are listed.
    """
    inspection = pipeline.inspect(file, sources=sources)
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
        show_problems(inspection.problems)
    if inspection.ours is None:
        sys.exit(1)
