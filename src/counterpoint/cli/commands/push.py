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
    maps_or_default,
    reading_choices,
    required_store,
    source_folders,
    writable_store,
)
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import (
    problem_as_json,
    say,
    show,
    show_json,
    show_problems,
    show_table,
)
from counterpoint.pipeline import archive as archives
from counterpoint.store import MapStore

_LARGE = 32 << 20  # in bytes: what takes long enough to wonder


@click.command()
@map_files
@writable_store
@click.option(
    "--each",
    "is_each",
    is_flag=True,
    help="Push each map by itself, and do not join them into one. A folder is pushed so anyway.",
)
@source_folders
@with_loss_report
@as_json
def push(maps: Sequence[Path], sources: Sequence[Path], *, is_each: bool, as_json: bool) -> None:
    """Put a map, its findings and their provenance into a store, for what it held of that map.

    The store is a folder on this machine (--store, made if it is not there) or a SPARQL 1.1
    endpoint (--endpoint). Other maps in it stay as they are. User name and password come from
    COUNTERPOINT_ENDPOINT_USER and COUNTERPOINT_ENDPOINT_PASSWORD or from ~/.netrc. Of several
    maps one with mistakes stays out, which is told, and the others are put in.

    \b
    counterpoint push debate.argdown --store debates
    counterpoint push --each *.argdown --store debates
    counterpoint push maps/ --store debates --wait 30
    counterpoint push debate.argdown --endpoint http://localhost:7878/query
    """
    store = required_store()
    if is_each or any(path.is_dir() for path in maps):
        _push_each(archives.maps_of_folders(maps_or_default(maps)), sources, store, as_json=as_json)
        return
    debate = load_files(maps, sources)
    show_problems(debate.warnings)
    pushed = pipeline.push(debate, store)
    if as_json:
        show_json({"map": pushed.map, "store": pushed.store, "graphs": pushed.graphs})
        return
    show(f"{pushed.map} is in {pushed.store}")
    if len(maps) > 1:
        show(f"the {len(maps)} files became this one map; --each puts each in by itself")
    show_table(
        ("triples", "graph"), [(str(count), graph) for graph, count in pushed.graphs.items()]
    )
    _say_merged(pushed.merged)


def _push_each(
    files: Sequence[Path], sources: Sequence[Path], store: MapStore, *, as_json: bool
) -> None:
    pushed = archives.push_each(files, store, sources=sources, choices=reading_choices())
    show_problems((*pushed.warnings, *pushed.problems))
    if as_json:
        show_json(
            {
                "store": store.name,
                "maps": [{"map": x.map, "graphs": x.graphs} for x in pushed.maps],
                "problems": [problem_as_json(problem) for problem in pushed.problems],
            }
        )
    else:
        triples = sum(count for x in pushed.maps for count in x.graphs.values())
        number = f"{len(pushed.maps)} {'map is' if len(pushed.maps) == 1 else 'maps are'}"
        show(f"{number} in {store.name}: {triples:,} triples")
        _say_merged(pushed.merged)
    if pushed.problems:
        raise click.exceptions.Exit(1)


def _say_merged(merged: int) -> None:
    if merged >= _LARGE:
        size = f"{merged / (1 << 20):,.0f} MiB"
        say(f"the store put {size} of its tables together, as it does now and then")
