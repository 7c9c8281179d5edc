"""`counterpoint report`: the answer as a document that one hands in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.conversions import with_loss_report
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.showing import say, show_data, show_problems
from counterpoint.cli.table_choice import table_options
from counterpoint.pipeline.reports import check_ending, report_of


@click.command()
@maps_or_store
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE: .docx, .html or .md, this with the picture as .svg beside it. Default: "
    "Markdown on standard output.",
)
@click.option("--full", is_flag=True, help="Add each finding with its steps, and all figures.")
@source_folders
@table_options
@language_option
@with_loss_report
def report(
    maps: Sequence[Path], output: Path | None, sources: Sequence[Path], *, full: bool
) -> None:
    """Write the answer as a document: in a few sentences, in a table, in a picture, by issue.

    --language is that of the document; what is quoted or titled keeps its own. The same map
    gives the same bytes.

    \b
    counterpoint report -o briefing.docx
    counterpoint report debate.argdown --language de -o briefing.html
    """
    if output is not None:
        check_ending(output.name)
    debate = load(maps, sources)
    name = "report.md" if output is None else output.name
    files, problems = report_of(
        debate,
        name,
        full=full,
        language=voice_of(debate.map).language,
        with_picture=output is not None,
    )
    show_problems((*debate.warnings, *problems))
    if output is None:
        show_data(files[name])
        return
    for path in pipeline.write_files(output.parent, files):
        say(f"wrote {path}")
