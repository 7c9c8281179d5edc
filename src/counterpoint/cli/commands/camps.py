"""`counterpoint camps`: who sides with whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.analysis import find_camps
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.model import name_list


@click.command()
@maps_or_store
@source_folders
@as_json
def camps(maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """Group the experts so that as few ties as possible go against the grouping.

    Says how many ties do, and whether it is proved that no grouping does better. A handful of
    experts is too few for camps to mean much; that is said as well.
    """
    debate = load(maps, sources)
    grouping = find_camps(debate.analysis.matrix)
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
    names = {expert.id: expert.name for expert in debate.map.experts}
    rows = [(str(i), name_list(names[x] for x in camp)) for i, camp in enumerate(grouping.camps, 1)]
    show_table(("camp", "experts"), rows)
    how = "proved to be the fewest possible" if grouping.optimal else "found by a heuristic"
    show(f"{len(grouping.violated)} of {grouping.ties} ties go against it, {how}.")
    if not grouping.stable:
        show("The camps change when the margin of a tie is moved by a fifth.")
    if grouping.caution:
        show(grouping.caution)
