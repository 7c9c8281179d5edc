"""`counterpoint pull`: a map out of a store."""

from __future__ import annotations

from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.conversions import with_loss_report
from counterpoint.cli.map_choice import named_map, required_store, store_options
from counterpoint.cli.options import format_of
from counterpoint.cli.output_format import written_by_name
from counterpoint.cli.showing import show_data, show_problems
from counterpoint.formats import WRITTEN
from counterpoint.pipeline.exports import BY_ENDING
from counterpoint.rdf import FORMATS


@click.command()
@store_options
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice([*sorted(FORMATS), *WRITTEN]),
    help="Default: by the ending of the file, else Turtle.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE instead of standard output.",
)
@with_loss_report
def pull(style: str | None, output: Path | None) -> None:
    """Print or write a map that a store holds, as RDF or as a map file.

    TriG, N-Quads and JSON-LD hold also the findings, as they were when the map was pushed, and
    the provenance of both.

    \b
    counterpoint pull --store debates --map city -o city.argdown
    counterpoint pull --endpoint http://localhost:7878/query > city.ttl
    """
    format_name = style or format_of(output, BY_ENDING)
    store = pipeline.pull(required_store(), named_map())
    show_problems(store.warnings)
    content = written_by_name(store, format_name)
    if output is None:
        show_data(content)
        return
    pipeline.write_files(output.parent, {output.name: content})
