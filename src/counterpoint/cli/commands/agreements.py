"""`counterpoint agreements`: who agrees with whom on what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.cli.crowds import show_agreements
from counterpoint.cli.findings import show_findings
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json


@click.command()
@maps_or_store
@source_folders
@language_option
@as_json
def agreements(maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """List who agrees with whom on what, and for the same reasons or not; strongest first."""
    debate = load(maps, sources)
    if debate.map.crowd is not None:
        show_agreements(debate.map, voice_of(debate.map), as_json=as_json)
        return
    show_findings(debate, debate.analysis.agreements, as_json=as_json)
