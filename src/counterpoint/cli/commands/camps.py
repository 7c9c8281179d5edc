"""`counterpoint camps`: who sides with whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.analysis import find_camps
from counterpoint.cli.crowds import refuse_crowd
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_table


@click.command()
@maps_or_store
@source_folders
@language_option
@as_json
def camps(maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """Group the experts so that as few ties as possible go against the grouping.

    Says how many ties do, and whether it is proved that no grouping does better. A handful of
    experts is too few for camps to mean much; that is said as well.
    """
    debate = load(maps, sources)
    refuse_crowd(debate.map, "who sides with whom")
    voice = voice_of(debate.map)
    grouping = voice.again(find_camps(debate.analysis.matrix))
    if as_json:
        show_json(
            {
                "camps": [list(camp) for camp in grouping.camps],
                "violated": len(grouping.violated),
                "ties": grouping.ties,
                "optimal": grouping.optimal,
                "stable": grouping.stable,
                "caution": grouping.caution,
            }
        )
        return
    rows = [(str(i), voice.names(camp)) for i, camp in enumerate(grouping.camps, 1)]
    show_table(voice.columns("camp", "experts"), rows)
    how = "line.camps-proved" if grouping.optimal else "line.camps-found"
    show(voice.head(how, n=len(grouping.violated), all=grouping.ties))
    if not grouping.stable:
        show(voice.head("line.camps-unstable"))
    if grouping.caution:
        show(grouping.caution)
