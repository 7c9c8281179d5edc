"""`counterpoint build`: the page, the RDF and the report, into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from counterpoint import pipeline
from counterpoint.cli.conversions import with_loss_report
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_problems
from counterpoint.cli.table_choice import table_options
from counterpoint.model.display import count_of
from counterpoint.views import QUOTINGS, Quoting


def web_address(_context: click.Context, _option: click.Parameter, address: str) -> str:
    """``address`` as that of a folder, with a slash behind it."""
    if not address:
        return ""
    if not address.startswith(("http://", "https://")) or not urlsplit(address).netloc:
        raise click.BadParameter(f"{address!r} is no address of the web: https://example.org/maps/")
    return address if address.endswith("/") else f"{address}/"


@click.command()
@maps_or_store
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="output",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to write.",
)
@click.option(
    "--no-sparql", is_flag=True, help="Leave the query engine out of the page (2 MB less)."
)
@click.option(
    "--full", is_flag=True, help="Put each finding with its steps and all figures into the report."
)
@source_folders
@table_options
@click.option(
    "--quote",
    "quoting",
    type=click.Choice(QUOTINGS),
    default="text",
    show_default=True,
    help="How much of source texts that are at hand the page shows: all, the sentences that are "
    "quoted, or key phrases only, where a licence asks for it.",
)
@click.option(
    "--site",
    metavar="ADDRESS",
    default="",
    callback=web_address,
    help="The address that DIR will have on the web, for other sites to show the page by; a "
    "picture there that is named as the page is (NAME.png) is shown with it.",
)
@language_option
@with_loss_report
@as_json
def build(
    maps: Sequence[Path],
    output: Path,
    sources: Sequence[Path],
    *,
    no_sparql: bool,
    full: bool,
    quoting: Quoting,
    site: str,
    as_json: bool,
) -> None:
    """Build the page, the Turtle, the TriG with findings, and the report.

    --language is that of the report; the page opens in its reader's and can be switched.
    All files take the place of earlier ones at one moment, with a list of their checksums; a map
    with mistakes, a full disk or a kill leaves the folder as it was.

    \b
    counterpoint build
    counterpoint build debate.argdown -o site
    """
    debate = load(maps, sources)
    voice = voice_of(debate.map)
    paths = pipeline.build(
        debate,
        output,
        with_sparql=not no_sparql,
        full=full,
        language=voice.language,
        sources=sources,
        quoting=quoting,
        site=site,
    )
    show_problems(debate.warnings)
    if as_json:
        conversions = [conversion.as_json() for conversion in debate.conversions]
        written = [str(path) for path in paths]
        show_json({"map": debate.map.id, "written": written, "conversions": conversions})
        return
    show(_in_numbers(debate))
    for path in paths:
        show(f"  {path}")


def _in_numbers(debate: pipeline.Debate) -> str:
    """What there is in all; of a crowd its votes; of a map in which nobody speaks no findings."""
    argument_map, analysis = debate.map, debate.analysis
    if argument_map.crowd is not None:
        crowd = argument_map.crowd
        return (
            f"{crowd.people:,} voters in {count_of(len(crowd.groups), 'group')}, "
            f"{count_of(len(argument_map.claims), 'claim')}: {crowd.total:,} votes"
        )
    if not argument_map.experts:
        reasons = sum(argument.conclusion is not None for argument in argument_map.arguments)
        return (
            f"{len(argument_map.claims)} claims, {reasons} reasons, "
            f"{len(argument_map.attacks)} objections, and nobody who speaks"
        )
    voices = [
        count_of(len(argument_map.panel), "expert"),
        count_of(len(argument_map.claims), "claim"),
    ]
    findings = [
        count_of(len(analysis.agreements), "agreement"),
        count_of(len(analysis.tensions), "tension"),
    ]
    return f"{', '.join(voices)}: {', '.join(findings)}"
