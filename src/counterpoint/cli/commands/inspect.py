"""`counterpoint inspect`: what a file holds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline
from counterpoint.cli.conversions import end_conversions
from counterpoint.cli.map_choice import reading_choices, source_folders, with_reading_choices
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import problem_as_json, show, show_json, show_problems, show_table
from counterpoint.cli.table_choice import table_options
from counterpoint.errors import InputError, Severity


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_reading_choices
@source_folders
@table_options
@as_json
def inspect(file: Path, sources: Sequence[Path], *, as_json: bool) -> None:
    """Say what FILE holds, in its own format's terms and in this program's.

    A file with mistakes is inspected as far as it can be read; the mistakes are listed. With
    --json they are in the JSON, also of a file that is refused, whose format is then "".
    """
    try:
        inspection = pipeline.inspect(file, sources=sources, choices=reading_choices())
    except InputError as error:
        if not as_json:
            raise
        inspection = pipeline.Inspection("", {}, None, {}, tuple(error.problems))
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
        show_table(("in terms of", "what", "count"), list(_rows(inspection)))
        _show_understood(inspection.details.get("understood", ()))
        show_problems(inspection.problems)
        if inspection.conversion is not None:
            end_conversions([inspection.conversion], "the map", is_whole=True)
    is_read = inspection.ours is not None and inspection.format != "nanopublication"
    if not is_read and any(x.severity is Severity.ERROR for x in inspection.problems):
        sys.exit(1)


def _rows(inspection: pipeline.Inspection) -> Iterator[tuple[str, str, str]]:
    """What is counted, in the file's own terms and then in ours."""
    for name, count in inspection.own.items():
        yield inspection.format, name, str(count)
    for name, part in inspection.details.items():
        if isinstance(part, dict) and all(isinstance(count, int) for count in part.values()):
            yield from ((inspection.format, f"{name}: {x}", str(part[x])) for x in part)
    for name, count in (inspection.ours or {}).items():
        yield "counterpoint", name, str(count)


def _show_understood(previews: Iterable[Mapping[str, Any]]) -> None:
    """Show how tables were understood: each column, scale and answer in a line."""
    for preview in previews:
        rows = []
        for name, value in preview.items():
            if isinstance(value, Mapping):
                rows += [(name, key, str(each)) for key, each in value.items()]
            elif isinstance(value, list):
                rows += [(name, "", str(each)) for each in value]
            elif value is None:
                rows.append((name, "", f'none: say --{name} "..."'))
            else:
                rows.append((name, "", str(value)))
        show("")
        show_table(("understood", "", "as"), rows)
