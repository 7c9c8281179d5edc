"""`counterpoint groups`: a vote, measured by group."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.crowd_members import show_members
from counterpoint.cli.crowds import MOST_LISTED, measures_as_json, show_measures
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show_json
from counterpoint.errors import UsageError
from counterpoint.formats import GroupsBy


@click.command()
@click.argument("tables", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=MOST_LISTED,
    show_default=True,
    help="How many a list.",
)
@click.option(
    "--groups-by",
    type=click.Choice(["ties", "polis"]),
    help="Find the groups from the votes, by who votes like whom (ties) or as Polis does (polis), "
    "whatever groups the files name.",
)
@click.option(
    "--members",
    is_flag=True,
    help="Who is in which group instead, each voter a row, with the group that the file names.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE.csv",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --members: write them to FILE.csv.",
)
@language_option
@as_json
def groups(
    tables: Sequence[Path],
    most: int,
    groups_by: GroupsBy | None,
    output: Path | None,
    *,
    members: bool,
    as_json: bool,
) -> None:
    """Say what the groups of a vote share, what tells each apart and what divides them.

    TABLES are a plain table of votes with a column `group`, or the folder of a Polis export (or one
    of its files), or the RDF of a crowd. Where no groups are named, they are found from who votes
    like whom. docs/votes.md defines the measures.

    \b
    counterpoint groups votes.csv
    counterpoint groups votes.csv --groups-by polis
    counterpoint groups votes.csv --members -o members.csv
    """
    if members:
        show_members(pipeline.find_members(tables, groups_by or ""), output, as_json=as_json)
        return
    if output is not None:
        raise UsageError("-o goes with --members; the measures are printed, or --json gives them")
    measures = pipeline.measure_groups(tables, groups_by or "")
    if as_json:
        show_json(measures_as_json(measures))
    else:
        show_measures(measures, voice_of(measures.map), most)
