"""`counterpoint verify`: whether a store or a build is whole."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.options import as_json, seconds_option
from counterpoint.cli.showing import say, show, show_json, show_table
from counterpoint.errors import UsageError
from counterpoint.store import StoreFolder


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
        built_files = pipeline.check_built(where)
        rows = [("file", each.name, each.wrong) for each in built_files]
    else:
        where = store
        store_report = StoreFolder(where, seconds=timeout / 10).verify()
        rows = [("file", each.name, each.wrong) for each in store_report.files]
        rows += [("graph", each.name, each.wrong) for each in store_report.graphs]
    wrong = [row for row in rows if row[2]]
    if as_json:
        entries = [{"kind": kind, "name": name, "wrong": fault} for kind, name, fault in rows]
        show_json({"folder": str(where), "whole": not wrong, "checked": entries})
    else:
        if wrong:
            show_table(("what", "name", "wrong"), wrong)
        sentence = (
            f"{len(wrong)} of {len(rows)} are not whole" if wrong else f"all {len(rows)} whole"
        )
        (say if wrong else show)(f"{where}: {sentence}")
    if wrong:
        sys.exit(1)
