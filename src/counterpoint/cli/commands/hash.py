"""`counterpoint hash`: one line that tells whether two people have the same data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.cli.map_choice import maps_or_store, open_store, source_folders
from counterpoint.cli.options import as_json, seconds_option
from counterpoint.cli.showing import show, show_json


@click.command("hash")
@maps_or_store
@source_folders
@as_json
@seconds_option(
    "--deadline", 30.0, "Give up naming entangled blank nodes after so long (exit status 1)."
)
def hash_(maps: Sequence[Path], sources: Sequence[Path], deadline: float, *, as_json: bool) -> None:
    """Print the SHA-256 of the map's canonical RDF (RDFC-1.0), with its findings.

    Two people who get the same hash hold the same data, whatever the syntax. How the data came
    to be (files, versions) is no part of it.
    """
    store = open_store(maps, sources)
    digest = store.canonical_hash(deadline=deadline)
    if as_json:
        show_json({"sha256": digest})
    else:
        show(digest)
