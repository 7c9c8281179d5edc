"""`counterpoint issues`: the matters on which the panel can be compared, one entry each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.cli.issues import IssuePrinter, issue_as_json, show_brief
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json


@click.command()
@maps_or_store
@source_folders
@as_json
def issues(maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """List the matters on which the experts can be compared: who stands where, and why.

    A brief of a few sentences stands first. Of the issues, first comes what most of the panel
    speaks to most firmly. `explain ID` shows the passages and the findings beneath;
    docs/findings.md says how issues are found and ranked.
    """
    debate = load(maps, sources)
    if as_json:
        show_json([issue_as_json(issue) for issue in debate.analysis.issues])
        return
    printer = IssuePrinter(debate.map)
    show_brief(debate.analysis.brief)
    for number, issue in enumerate(debate.analysis.issues, start=1):
        show(f"\n{number}. {issue.question}")
        printer.show(issue)
    if not debate.analysis.issues:
        show("No two experts can be compared on anything in this map.")
