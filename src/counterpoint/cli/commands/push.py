"""`counterpoint push`: a map into a store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.conversions import with_loss_report
from counterpoint.cli.map_choice import (
    load_files,
    map_files,
    required_store,
    source_folders,
    writable_store,
)
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_problems, show_table


@click.command()
@map_files
@writable_store
@source_folders
@with_loss_report
@as_json
def push(maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """Put a map, its findings and their provenance into a store, for what it held of that map.

    The store is a folder on this machine (--store, made if it is not there) or a SPARQL 1.1
    endpoint (--endpoint). Other maps in it stay as they are. User name and password come from
    COUNTERPOINT_ENDPOINT_USER and COUNTERPOINT_ENDPOINT_PASSWORD or from ~/.netrc.

    \b
    counterpoint push debate.argdown --store debates
    counterpoint push debate.argdown --store debates --wait 30
    counterpoint push debate.argdown --endpoint http://localhost:7878/query
    """
    store = required_store()
    debate = load_files(maps, sources)
    show_problems(debate.warnings)
    pushed = pipeline.push(debate, store)
    if as_json:
        show_json({"map": pushed.map, "store": pushed.store, "graphs": pushed.graphs})
        return
    show(f"{pushed.map} is in {pushed.store}")
    show_table(
        ("triples", "graph"), [(str(count), graph) for graph, count in pushed.graphs.items()]
    )
