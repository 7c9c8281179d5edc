"""The commands about stores that hold maps and folders with builds: push, pull, maps, verify."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.held import named_map, named_store, store_options, writable_store
from counterpoint.cli.making import as_argdown
from counterpoint.cli.options import (
    as_json,
    format_of,
    map_files,
    maps_or_default,
    seconds_option,
    source_folders,
)
from counterpoint.cli.showing import say, show, show_data, show_json, show_problems, show_table
from counterpoint.errors import UsageError
from counterpoint.rdf import FORMATS
from counterpoint.store import MapStore, StoreFolder

__all__ = ["maps", "pull", "push", "verify"]


@click.command()
@map_files
@writable_store
@source_folders
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
    store = _required_store()
    debate = pipeline.load(maps_or_default(maps), sources=sources)
    show_problems(debate.warnings)
    pushed = pipeline.push(debate, store)
    if as_json:
        show_json({"map": pushed.map, "store": pushed.store, "graphs": pushed.graphs})
        return
    show(f"{pushed.map} is in {pushed.store}")
    show_table(
        ("triples", "graph"), [(str(count), graph) for graph, count in pushed.graphs.items()]
    )


@click.command()
@store_options
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice([*sorted(FORMATS), "argdown"]),
    help="Default: by the ending of the file, else Turtle.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE instead of standard output.",
)
def pull(style: str | None, output: Path | None) -> None:
    """Print or write a map that a store holds, as RDF or as a map file.

    TriG, N-Quads and JSON-LD hold also the findings, as they were when the map was pushed, and
    the provenance of both.

    \b
    counterpoint pull --store debates --map city -o city.argdown
    counterpoint pull --endpoint http://localhost:7878/query > city.ttl
    """
    chosen = style or format_of(output)
    held = pipeline.pull(_required_store(), named_map())
    show_problems(held.warnings)
    content = as_argdown(held) if chosen == "argdown" else held.write(chosen)
    if output is None:
        show_data(content)
        return
    pipeline.write_files(output.parent, {output.name: content})


@click.command()
@store_options
@as_json
def maps(*, as_json: bool) -> None:
    """List the maps that a store holds."""
    store = _required_store()
    found = [x for x in store.list_maps() if named_map() in {"", x.id, x.base}]
    if not found:
        told = f"no map {named_map()!r}" if named_map() else "no map"
        say(f"{store.name} holds {told}")
    if as_json:
        show_json(
            [
                {
                    "id": x.id,
                    "title": x.title,
                    "base": x.base,
                    "graph": x.graph,
                    "findings": x.findings,
                    "provenance": x.provenance,
                }
                for x in found
            ]
        )
        return
    show_table(("map", "title", "base"), [(x.id, x.title, x.base) for x in found])


@click.command()
@click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False)
)
@click.option(
    "--store", metavar="DIR", type=click.Path(path_type=Path), help="A store on disk, in DIR."
)
@seconds_option("--timeout", 600.0, "How long reading the store may take.")
@as_json
def verify(folder: Path | None, store: Path | None, timeout: float, *, as_json: bool) -> None:
    """Read all of a store, or all that a build wrote, and say what is whole and what is not.

    Each file is compared with its checksum; of a store, every graph is read as well. Exit status
    1 if anything is damaged, gone or only half done. DIR is where build wrote, output by default.

    \b
    counterpoint verify output
    counterpoint verify --store debates
    """
    if store is not None and folder is not None:
        raise UsageError("name a folder or --store, not both")
    if store is None:
        where = folder or Path("output")
        checked = pipeline.check_built(where)
        rows = [("file", each.name, each.wrong) for each in checked]
    else:
        where = store
        found = StoreFolder(where, seconds=timeout / 10).verify()
        rows = [("file", each.name, each.wrong) for each in found.files]
        rows += [("graph", each.name, each.wrong) for each in found.graphs]
    wrong = [row for row in rows if row[2]]
    if as_json:
        listed = [{"kind": kind, "name": name, "wrong": told} for kind, name, told in rows]
        show_json({"folder": str(where), "whole": not wrong, "checked": listed})
    else:
        if wrong:
            show_table(("what", "name", "wrong"), wrong)
        told = f"{len(wrong)} of {len(rows)} are not whole" if wrong else f"all {len(rows)} whole"
        (say if wrong else show)(f"{where}: {told}")
    if wrong:
        sys.exit(1)


def _required_store() -> MapStore:
    store = named_store()
    if store is None:
        raise UsageError("name a store: --store DIR or --endpoint URL")
    return store
