"""`counterpoint candidates`: claims worded alike that nothing links."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.analysis import find_candidates
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show_json, show_table


@click.command()
@maps_or_store
@click.option(
    "--least",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.3,
    show_default=True,
    help="How alike the wording must be.",
)
@source_folders
@language_option
@as_json
def candidates(
    maps: Sequence[Path], least: float, sources: Sequence[Path], *, as_json: bool
) -> None:
    """List claims that may be the same or may conflict and that nothing links yet.

    They are worded alike, no more is known. Candidates are for the mapper to look at; none is
    ever counted as an agreement or a tension.
    """
    debate = load(maps, sources)
    voice = voice_of(debate.map)
    pairs = voice.again(find_candidates(debate.network, least=least))
    if as_json:
        show_json(
            [
                {"claims": [x.first, x.second], "likeness": x.likeness, "reason": x.reason}
                for x in pairs
            ]
        )
        return
    titles = {claim.id: claim.title for claim in debate.map.claims}
    show_table(
        voice.columns("likeness", "claim", "claim", "why"),
        [
            (
                voice.figure(x.likeness),
                titles.get(x.first, x.first),
                titles.get(x.second, x.second),
                x.reason,
            )
            for x in pairs
        ],
    )
