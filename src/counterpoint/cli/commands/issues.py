"""`counterpoint issues`: the matters on which the panel can be compared, one entry each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.cli.crowds import refuse_crowd
from counterpoint.cli.issues import IssuePrinter, issue_as_json, show_brief
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json


@click.command()
@maps_or_store
@source_folders
@language_option
@as_json
def issues(maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """List the matters on which the experts can be compared: who stands where, and why.

    A brief of a few sentences stands first. Of the issues, first comes what most of the panel
    speaks to most firmly. `explain ID` shows the passages and the findings beneath (--json has
    the ids that the map does not give); docs/findings.md says how issues are found and ranked.
    """
    debate = load(maps, sources)
    refuse_crowd(debate.map, "an issue")
    voice = voice_of(debate.map)
    all_issues = voice.again(debate.analysis.issues)
    if as_json:
        show_json([issue_as_json(issue) for issue in all_issues])
        return
    printer = IssuePrinter(voice)
    show_brief(voice.again(debate.analysis.brief), all_issues)
    for number, issue in enumerate(all_issues, start=1):
        show(f"\n{number}. {issue.question}")
        printer.show(issue)
    if not all_issues:
        show(voice.word("line.no-issues" if debate.map.experts else "line.no-speakers"))
